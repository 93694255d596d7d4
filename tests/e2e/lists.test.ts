import type { Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'
import { choose, panel, pick, send, write } from './hands.ts'

// A list as one lives in it: with the keys, the quick look, a view of one's own, several at once, and
// the file one takes away.

let web: WebProduct
let page: Page
let nuo: Awaited<ReturnType<typeof colleague>>

const names = ['安晓雯', '白建国', '陈海燕', '丁志强', '范雨桐', '顾思远']

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  nuo = await colleague(web.product, founder, {
    name: '许诺',
    email: 'nuo@mingli.example',
    department: '客户关系部',
    roles: ['marketing', 'client_relationship_manager', 'client_service_specialist'],
  })
  for (const [at, name] of names.entries()) {
    const body = { name, phone: `1391234567${at}`, need: '拖欠货款，对方已失联。' }
    expect((await nuo.browser.post('/api/leads', body)).status).toBe(201)
  }
  page = await web.window({ motion: true })
  await comesIn(page, nuo.email, nuo.password)
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

test('a filter set to what it does not know leaves the address, and says so', async () => {
  const somebody = '0197b2c4-6f1e-7c3a-9d2b-1f2e3a4b5c6d'
  await page.goto(`/leads?stage=nonsense&specialist=${somebody}`)
  await page.getByText('不认识筛选条件“阶段：nonsense”').waitFor()
  await page.getByRole('button', { name: '专员：已指定' }).waitFor()
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ specialist: somebody })
  for (const [list, name] of [
    ['/clients?tier=', '等级'],
    ['/engagements?stage=', '阶段'],
    ['/feedback?state=', '状态'],
    ['/parties?kind=', '类型'],
    ['/maintenance?within=', '时间'],
    ['/administration?view=people&role=', '角色'],
  ]) {
    await page.goto(`${list}nonsense`)
    await page.getByText(`不认识筛选条件“${name}：nonsense”`).waitFor()
    expect(new URL(page.url()).search).not.toContain('nonsense')
  }
})

test('what is printed says whose it is, what it is, and who printed it when', async () => {
  await page.goto('/leads')
  await expect.poll(() => rows().count(), soon).toBe(names.length)
  const head = page.locator('.cv-print-head')
  const said = () =>
    head.evaluate((one) => ['::before', '::after'].map((end) => getComputedStyle(one, end).content))
  expect(await head.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await head.isVisible()).toBe(true)
  expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false)
  const printed = expect.stringMatching(/^"许诺打印于20\d\d年.*（北京时间）"$/)
  expect(await said()).toEqual(['"明理律师事务所"', printed])
  const title = () => document.documentElement.style.getPropertyValue('--cv-print-title')
  expect(await page.evaluate(title)).toBe('"潜在客户"')
  await page.emulateMedia({ media: 'screen' })
})

test('the tab that a list stands in is none of its views: it opens with the usual one', async () => {
  await page.goto('/administration?view=people')
  const usual = page.getByRole('link', { name: '在所', exact: true })
  await expect.poll(() => usual.getAttribute('aria-current'), soon).toBe('page')
  await page.getByRole('link', { name: '已离职' }).click()
  await expect.poll(() => usual.getAttribute('aria-current'), soon).toBeNull()
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
  await pick(page, '按哪个业务领域', '统一为一个')
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

test('so are other lists, with the columns of their screens', async () => {
  for (const [path, titles] of [
    ['/parties?kind=person', '"名称","其他名称","类型","身份","证件号码","登记"'],
    ['/notices', '"时间","提醒","对象","承诺","到期时间","已处理","代谁","已读"'],
    ['/insight?view=load', '"人员","部门","在办委托","欠着的承诺","其中逾期"'],
    ['/charter', '"条款","'],
    ['/administration/channels', '"名称","类型","说明","状态"'],
  ] as const) {
    await page.goto(path)
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('menuitem', { name: '导出为CSV' }).click()
    expect(await textOf(await file), path).toContain(`\ufeff${titles}`)
  }
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

test('on the telephone one comes back to the row one went away from, where it stood', async () => {
  for (let at = 0; at < 40; at += 1) {
    const body = { name: `来访者${at + 1}`, phone: `1380000${1000 + at}`, need: '想问一件事。' }
    expect((await nuo.browser.post('/api/leads', body)).status).toBe(201)
  }
  const phone = await web.window({ width: 390, height: 844 })
  await comesIn(phone, nuo.email, nuo.password)
  await phone.goto('/leads')
  const row = phone.getByRole('button', { name: /来访者30/ })
  await row.scrollIntoViewIfNeeded()
  await phone.mouse.wheel(0, 200)
  const top = async () => Math.round((await row.boundingBox())?.y ?? 0)
  let before = Number.NaN
  await expect.poll(async () => before === (before = await top()), soon).toBe(true)
  await row.click()
  await phone.getByRole('heading', { level: 1, name: '来访者30' }).waitFor()
  await phone.goBack()
  await row.waitFor()
  await expect.poll(async () => Math.abs((await top()) - before) < 4, soon).toBe(true)
})
