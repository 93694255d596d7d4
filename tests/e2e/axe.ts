import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What stands between the page as it is shown and WCAG 2.2 AA, one line each: rule, place, words. */
export async function barriers(page: Page): Promise<string[]> {
  // Colours on their way would be measured as neither.
  await page.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map((one) => one.finished)),
      new Promise((done) => setTimeout(done, 2_000)),
    ]),
  )
  await page.evaluate(source)
  return page.evaluate(async () => {
    // oxlint-disable-next-line typescript/no-explicit-any -- axe puts itself on the window
    const { violations } = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.flatMap((rule: { id: string; nodes: { html: string; target: string[] }[] }) =>
      rule.nodes.map(
        (node) =>
          `${location.pathname}: ${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`,
      ),
    )
  })
}
