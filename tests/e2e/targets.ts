import type { Page } from 'playwright-core'

/** Least height and width of what is pressed with a thumb, in CSS pixels. */
const least = 44

/**
 * What on the page is too small to press on a telephone, one line each: where, what, how large. Links among the
 * words of a sentence are as high as their line (WCAG 2.5.8 leaves them out); a label belongs to its box.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((size) => {
    const pressed =
      'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [role=tab], [role=option], [role=menuitem], [role=combobox], [role=switch], [role=radio]'
    const isSeen = (one: Element) =>
      one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !one.closest('[inert], [aria-hidden=true], :disabled')
    /** A link with words of its line before or after it. */
    const isAmongWords = (one: Element) => {
      if (getComputedStyle(one).display !== 'inline') return false
      const line = one.parentElement
      return (line?.textContent ?? '').trim().length > (one.textContent ?? '').trim().length
    }
    const hits = (one: Element, x: number, y: number) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && (one === there || one.contains(there) || there.contains(one))
    }
    const found: string[] = []
    for (const one of document.querySelectorAll(pressed)) {
      if (!isSeen(one) || isAmongWords(one)) continue
      const whole = one.closest('label, .ant-input-affix-wrapper, .ant-select, .ant-picker') ?? one
      const box = whole.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      if (box.height >= size - 0.5 && box.width >= size - 0.5) continue
      one.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = whole.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      const reach = size / 2 - 1
      const isTall = height >= size - 0.5 || (hits(one, x, y - reach) && hits(one, x, y + reach))
      const isWide = width >= size - 0.5 || (hits(one, x - reach, y) && hits(one, x + reach, y))
      if (isTall && isWide) continue
      const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30)
      const kind = `${one.tagName.toLowerCase()}.${one.className || one.getAttribute('role')}`
      found.push(
        `${location.pathname}: ${kind} “${name}” ${Math.round(width)}×${Math.round(height)}`,
      )
    }
    return [...new Set(found)]
  }, least)
}
