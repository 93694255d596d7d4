import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What stands between the page as it is shown and WCAG 2.2 AA, one line each: rule, place, words.
 * @param only the rules to look at, where the others were asked of the same page before
 */
export async function barriers(page: Page, only?: string[]): Promise<string[]> {
  // Colours on their way would be measured as neither.
  await page.evaluate(() =>
    Promise.race([
      Promise.allSettled(
        document
          .getAnimations()
          // What turns for ever never ends.
          .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
          .map((one) => one.finished),
      ),
      new Promise((done) => setTimeout(done, 2_000)),
    ]),
  )
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  return page.evaluate(async (runOnly) => {
    // oxlint-disable-next-line typescript/no-explicit-any -- axe puts itself on the window
    const { violations } = await (window as any).axe.run(document, {
      runOnly,
      // What is all right need not be described.
      resultTypes: ['violations'],
      // No rule of these levels reads style sheets once more.
      preload: false,
    })
    return violations.flatMap((rule: { id: string; nodes: { html: string; target: string[] }[] }) =>
      rule.nodes.map(
        (node) =>
          `${location.pathname}: ${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`,
      ),
    )
  }, only ?? levels)
}
