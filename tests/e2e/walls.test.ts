import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Role } from '#access/index.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { barriers } from './axe.ts'
import { choose, panel, send, write } from './hands.ts'

// An information wall as people meet it: the officer raises it, whom it shuts out confirms on the telephone and sees
// nothing, the managing partner lifts it.

let web: WebProduct
let officer: Colleague
let lawyer: Colleague
let partner: Colleague
let lead: string
const secret = '长青新材料有限公司'

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const hire = (name: string, email: string, department: string, roles: Role[]) =>
    colleague(web.product, founder, { name, email: `${email}@mingli.example`, department, roles })
  officer = await hire('顾清源', 'gu', '管理层', ['conflict_officer'])
  partner = await hire('陆远舟', 'lu', '管理层', ['managing_partner'])
  lawyer = await hire('韩松', 'han', '客户关系部', ['client_service_specialist'])
  const marketer = await hire('许诺', 'xu', '市场部', ['marketing'])
  const made = await marketer.browser.post('/api/leads', { name: secret, phone: '13800001234' })
  lead = made.body.id
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('walls'))
})

async function windowOf(who: Colleague, size: object = {}): Promise<Page> {
  const page = await web.window(size)
  await comesIn(page, who.email, who.password)
  return page
}
const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
const picture = async (page: Page, name: string) => {
  const folder = process.env.WALL_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('the officer raises a wall by names, and its page says who is shut out of what', async () => {
  const left = await windowOf(lawyer)
  await goTo(left, `/leads/${lead}`)
  await left.getByRole('heading', { name: secret, level: 1 }).waitFor()
  const page = await windowOf(officer)
  await goTo(page, '/conflicts/walls')
  await page.getByRole('heading', { name: '还没有信息隔离墙' }).waitFor()
  await picture(page, 'empty')
  await page.getByRole('button', { name: '设立信息隔离墙' }).first().click()
  await panel(page).getByLabel('事由').waitFor()
  await choose(page, '被隔离的人员', '韩松')
  await choose(page, '隔离的对象', secret)
  await page.keyboard.press('Escape')
  await write(page, { 事由: '韩松的配偶持有对方当事人的股份。' })
  await picture(page, 'raise')
  await send(page, '设立信息隔离墙')
  await page.getByRole('heading', { name: '信息隔离墙 1 号', level: 1 }).waitFor()
  const text = await page.getByRole('main').innerText()
  for (const word of ['韩松', secret, '尚未确认', '由你设立的墙须由另一位'])
    expect(text).toContain(word)
  expect(await barriers(page)).toEqual([])
  await picture(page, 'page')
  // What stood open in another window is not shown on from memory.
  await left.getByRole('heading', { name: '这里没有你要找的内容' }).waitFor()
  expect(await left.getByRole('main').innerText()).not.toContain('长青')
  expect(web.complaints).toEqual([])
}, 90_000)

test('whom it shuts out confirms it on the telephone, and is told no word of what is behind', async () => {
  const page = await windowOf(lawyer, { width: 390, height: 844 })
  const mine = page.getByRole('region', { name: '与我有关的信息隔离墙' })
  await mine.getByText('1 号').waitFor()
  expect(await page.getByRole('main').innerText()).not.toContain('长青')
  expect(await scrollsSideways(page)).toBe(false)
  await picture(page, 'my-day-390')
  expect(await barriers(page)).toEqual([])
  await mine.getByRole('button', { name: '我已知悉并将遵守 1 号信息隔离墙' }).click()
  await mine.waitFor({ state: 'hidden' })
  await goTo(page, `/leads/${lead}`)
  await page.getByRole('heading', { name: '这里没有你要找的内容' }).waitFor()
  await goTo(page, '/my-walls')
  await page.getByText('已确认', { exact: false }).first().waitFor()
  await picture(page, 'my-walls-390')
  expect(web.complaints).toEqual([])
}, 90_000)

test('the managing partner lifts it with a reason; it stays in the list of those that were lifted', async () => {
  const page = await windowOf(partner, { dark: true })
  await goTo(page, '/conflicts/walls')
  await page.getByText('全部确认').waitFor()
  await picture(page, 'list-dark')
  await page.getByRole('link', { name: '韩松' }).click()
  await page.getByRole('heading', { name: '信息隔离墙 1 号', level: 1 }).waitFor()
  await picture(page, 'page-dark')
  await page.getByRole('button', { name: '解除', exact: true }).click()
  await write(page, { 解除的理由: '配偶已转让全部股份。' })
  await picture(page, 'lift-dark')
  await send(page, '解除')
  await page.getByText('理由：配偶已转让全部股份。').waitFor()
  await goTo(page, '/conflicts/walls?view=lifted')
  await page.getByText(secret).waitFor()
  const back = await windowOf(lawyer)
  await goTo(back, `/leads/${lead}`)
  await back.getByRole('heading', { name: secret, level: 1 }).waitFor()
  const small = await windowOf(partner, { width: 390, height: 844 })
  await goTo(small, '/conflicts/walls?view=lifted')
  await small.getByText(secret).waitFor()
  expect(await scrollsSideways(small)).toBe(false)
  await picture(small, 'list-390')
  await small.getByText('韩松').first().click()
  await small.getByRole('heading', { name: '信息隔离墙 1 号', level: 1 }).waitFor()
  expect(await scrollsSideways(small)).toBe(false)
  await picture(small, 'page-390')
  expect(web.complaints).toEqual([])
}, 120_000)
