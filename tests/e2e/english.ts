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
