import type { Page } from 'playwright-core'

/** Clauses are named by their codes, in either language. */
const clauseCode = /^[A-Z]\d[a-z]?\.\w+$/

/**
 * What a screen reader would say in English on a Chinese page, one line each: names and titles without a
 * Chinese character.
 */
export async function englishNames(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-valuetext',
      'title',
      'alt',
      'placeholder',
    ]
    return [...document.querySelectorAll('*')].flatMap((one) =>
      attributes.flatMap((attribute) => {
        const text = one.getAttribute(attribute)?.trim() ?? ''
        const isEnglish = /[a-z]{2}/i.test(text) && !/\p{Script=Han}/u.test(text)
        if (!isEnglish || one.closest('[lang="en"], [aria-hidden="true"]')) return []
        return [
          {
            text,
            line: `${location.pathname}: ${attribute}="${text}": ${one.outerHTML.slice(0, 120)}`,
          },
        ]
      }),
    )
  })
  return found.filter(({ text }) => !clauseCode.test(text)).map(({ line }) => line)
}

/** Chinese signs and their marks. */
const chinese = /[\p{Script=Han}\u3001-\u301f\uff01-\uff65]+/gu
/** The language by its own name. */
const ownName = '中文'

/** Listens to everything that tests write into the product from here on. */
export function listenToWriting(): { written(): string; stop(): void } {
  const told: string[] = []
  const real = globalThis.fetch
  globalThis.fetch = (input, init) => {
    if (typeof init?.body === 'string') told.push(init.body)
    if (init?.body instanceof FormData)
      for (const value of init.body.values()) {
        if (typeof value === 'string') told.push(value)
        else void value.text().then((text) => told.push(value.name, text))
      }
    return real(input, init)
  }
  return { written: () => told.join('\n'), stop: () => void (globalThis.fetch = real) }
}

/**
 * What an English page says in Chinese although nobody of the firm wrote it, one line each. What is marked as Chinese is
 * meant to be: words to clients, the texts of the law.
 */
export async function chineseLeft(page: Page, written: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    const isMeant = (one: Element | null) =>
      one?.closest('[lang^="zh"]:not(html), script, style') !== null
    const said: { text: string; where: string }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent && !isMeant(parent))
        said.push({ text: node.textContent ?? '', where: parent.outerHTML.slice(0, 160) })
    }
    for (const one of document.body.querySelectorAll('*')) {
      if (isMeant(one)) continue
      for (const name of ['aria-label', 'aria-description', 'title', 'alt', 'placeholder']) {
        const text = one.getAttribute(name)
        if (text) said.push({ text, where: `${name} of ${one.outerHTML.slice(0, 160)}` })
      }
    }
    return said.filter(({ text }) => /[\p{Script=Han}\u3001-\u301f\uff01-\uff65]/u.test(text))
  })
  const { pathname, search } = new URL(page.url())
  return found.flatMap(({ text, where }) => {
    const left = (text.match(chinese) ?? []).filter(
      (run) => run !== ownName && !written.includes(run),
    )
    return left.length > 0 ? [`${pathname}${search}: ${left.join(' … ')}: ${where}`] : []
  })
}
