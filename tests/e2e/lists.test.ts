import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'
import { choose, panel, send, write } from './hands.ts'

// A list as one lives in it: with the keys, the quick look, a view of one's own, several at once, and
// the file one takes away.

let web: WebProduct
let page: Page

const names = ['安晓雯', '白建国', '陈海燕', '丁志强', '范雨桐', '顾思远']

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const { email, password, browser } = await colleague(web.product, founder, {
    name: '许诺',
    email: 'nuo@mingli.example',
    department: '客户关系部',
    roles: ['marketing', 'client_relationship_manager', 'client_service_specialist'],
  })
  for (const [at, name] of names.entries()) {
    const body = { name, phone: `1391234567${at}`, need: '拖欠货款，对方已失联。' }
    expect((await browser.post('/api/leads', body)).status).toBe(201)
  }
  page = await web.window({ motion: true })
  await comesIn(page, email, password)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('lists'))
})

/** What the server answers reaches the page a little later. */
const soon = { timeout: 15_000 }

const grid = () => page.getByRole('grid', { name: '潜在客户' })
const rows = () =>
  grid()
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
const look = () => page.getByRole('complementary', { name: '快速查看' })
const bar = () => page.getByRole('region', { name: /^已选/ })

test('the keys move, look, follow and let go; while one writes they are letters', async () => {
  await page.goto('/leads')
  await expect.poll(() => rows().count(), soon).toBe(names.length)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => look().getByRole('heading', { level: 2 }).first().innerText(), soon)
    .toBe(names[0])
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(() => look().getByRole('heading', { level: 2 }).first().innerText(), soon)
    .toBe(names[1])
  expect(new URL(page.url()).searchParams.get('open')).toBeTruthy()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await look().waitFor({ state: 'detached' })
  await page.getByLabel('在列表中查找').fill('')
  await page.getByLabel('在列表中查找').press('x')
  expect(await bar().count()).toBe(0)
  await page.getByLabel('在列表中查找').fill('')
  await page.getByRole('heading', { level: 1 }).click()
})

test('filters become a view under a name, which opens again with what it was kept with', async () => {
  await page.goto('/leads?stage=registered&sort=name&columns=name,phone,promise')
  await expect.poll(() => rows().count(), soon).toBe(names.length)
  await page.getByRole('button', { name: '管理视图' }).click()
  await page.getByRole('menuitem', { name: '存为新视图' }).click()
  await write(page, { 视图名称: '待筛选的电话' })
  await panel(page).getByRole('radio', { name: '全所' }).check()
  await send(page, '存为新视图')
  await page.goto('/leads')
  await page.getByRole('link', { name: '待筛选的电话' }).click()
  await grid().getByRole('columnheader', { name: '电话' }).waitFor()
  const { searchParams } = new URL(page.url())
  expect([searchParams.get('stage'), searchParams.get('sort')]).toEqual(['registered', 'name'])
})

test('several are chosen with keys and shift, and done at once; what is left says why', async () => {
  await page.goto('/leads?sort=name')
  await expect.poll(() => rows().count(), soon).toBe(names.length)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await rows()
    .nth(2)
    .click({ modifiers: ['Shift'] })
  await bar().getByText('已选3项').waitFor()
  expect(await barriers(page)).toEqual([])
  await bar().getByRole('button', { name: '批量筛选' }).click()
  await choose(page, '业务领域', '民事')
  await send(page, '批量筛选')
  await expect.poll(() => grid().getByText('待分派').count(), soon).toBe(3)
  expect(await bar().count()).toBe(0)
})

test('the list is taken away as it is looked at', async () => {
  await page.goto('/leads?stage=registered&columns=name,phone')
  await expect.poll(() => rows().count(), soon).toBe(3)
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: '导出为CSV' }).click()
  const text = await textOf(await file)
  expect(text.startsWith('\ufeff"潜在客户","单位","联系人","电话"\r\n')).toBe(true)
  expect(text.match(/"1391234567\d"/g)).toHaveLength(3)
  await page.getByText('已导出3行').waitFor()
})

async function textOf(download: Download): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

test('on the board a key opens the act that takes a lead on; nothing changes silently', async () => {
  await page.goto('/leads?as=board')
  const column = page.getByRole('region', { name: '待筛选' })
  await expect.poll(() => column.getByRole('button').count(), soon).toBe(3)
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  await panel(page).getByRole('button', { name: '通过筛选' }).waitFor()
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'hidden' })
  expect(await column.getByRole('button').count()).toBe(3)
  expect(await barriers(page)).toEqual([])
  expect(web.complaints).toEqual([])
})
