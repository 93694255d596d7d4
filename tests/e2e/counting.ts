import type { Page } from 'playwright-core'

/** What a page counts: presses, and fields written into. */
interface Counter {
  presses: number
  fields: Set<EventTarget | null>
}

/**
 * How often a hand does something while `act` runs: each press of the mouse or finger, and each field
 * written into, however much is written. The page must stay the same document.
 */
export async function counting(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const counter: Counter = { presses: 0, fields: new Set() }
    Object.assign(window, { counter })
    window.addEventListener('pointerdown', () => (counter.presses += 1), true)
    const writes = ({ target }: Event) => {
      const free = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
      if (free && !/^(?:radio|checkbox|file)$/.test(target.type)) counter.fields.add(target)
    }
    window.addEventListener('input', writes, true)
  })
  const began = performance.now()
  await act()
  const hands = await page.evaluate(() => {
    const { counter } = window as unknown as { counter: Counter }
    return counter.presses + counter.fields.size
  })
  console.info(`${hands} interactions, ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  return hands
}
