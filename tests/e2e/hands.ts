import type { Locator, Page } from 'playwright-core'

// What a person's hands do on a page: everything is found as the person finds it, by its words.

const exactly = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The panel at the side in which an act is done. */
export const panel = (page: Page): Locator => page.getByRole('dialog')

/** The next promise of a page. */
export const nextPromise = (page: Page): Locator => page.getByRole('region', { name: '下一个承诺' })

/** A field by its label, with or without the word that it may be left empty. */
export const field = (within: Page | Locator, label: string): Locator =>
  within.getByLabel(new RegExp(`^\\s*${exactly(label)}\\s*(（可选）)?$`))

/** Opens what stands on the page under these words, a button or a link. */
export async function press(page: Page, words: string): Promise<void> {
  await page.getByRole('main').getByText(words, { exact: true }).first().click()
}

/** Opens an act that stands in the menu of the page. */
export async function fromMenu(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: '更多操作' }).first().click()
  await page.getByRole('menuitem', { name: words, exact: true }).click()
}

/** One of a few choices in sight. */
export async function pick(page: Page, group: string, option: string): Promise<void> {
  await field(panel(page), group).getByRole('radio', { name: option, exact: true }).check()
}

/** One of many, found by typing. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = field(panel(page), label)
  await box.fill(option)
  await page.locator('.ant-select-item-option:visible', { hasText: option }).first().click()
}

/** Writes into the fields of the panel, by label. */
export async function write(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(panel(page), label).fill(value)
}

/** Sends the form of the panel, which closes when all is well. */
export async function send(page: Page, words: string): Promise<void> {
  // After a refusal the sign that it was busy may still be fading, as a part of the name.
  await panel(page).getByRole('button', { name: words }).click()
  await panel(page).waitFor({ state: 'hidden' })
}

/** What the head of the page says: name, stage, who is responsible. */
export async function seesHead(page: Page, ...words: string[]): Promise<void> {
  for (const one of words) {
    await page.getByRole('main').locator('header').getByText(one, { exact: true }).first().waitFor()
  }
}

/** All that stands on the page, and in its head. */
export const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText()
export const headOf = (page: Page): Promise<string> =>
  page.getByRole('main').locator('header').innerText()

export async function seesPromise(page: Page, words: string | RegExp): Promise<void> {
  await nextPromise(page).getByText(words).first().waitFor()
}

export async function sees(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor()
}

/** From my day to the act that keeps a promise. */
export async function fromMyDay(page: Page, act: string): Promise<void> {
  const places = page.getByRole('navigation', { name: '主导航' })
  await places.getByRole('link', { name: /今日工作台/ }).click()
  await page.getByRole('heading', { level: 1, name: '今日工作台' }).waitFor()
  await press(page, act)
  await panel(page).waitFor()
}

/** `2026-11-24` so many days from today. */
export const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    Date.now() + days * 86_400_000,
  )
