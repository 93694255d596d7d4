import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cellText, readWorkbook } from '#platform/sheets/index.ts'
import { type Browser, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'
import { goTo, settled } from './going.ts'
import { sees, seesHead, textOf } from './hands.ts'

// A firm brings its business over: clients with their contacts, then what runs for them, then its people.
// One row of each list is wrong.

let web: WebProduct
let founder: Browser
let page: Page

beforeAll(async () => {
  web = await startWeb()
  founder = await setUpAndSignIn(web.product)
  await colleague(web.product, founder, {
    name: '韩立言',
    email: 'han@mingli.example',
    department: '民事业务部',
    roles: ['lawyer'],
  })
  page = await web.window()
  await comesIn(page)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('imports-of-business'))
})

const main = () => page.getByRole('main')
const button = (name: string) => main().getByRole('button', { name, exact: true })

/** Chooses a file on the page of imports and sees how it would be read. */
async function bring(kind: string, name: string, rows: string[][]): Promise<void> {
  await goTo(page, `/imports?view=${kind}`)
  const buffer = Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))
  await main().locator('input[type=file]').first().setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer,
  })
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
}

/** Begins the import and waits until its page says that it is through. */
async function run(rows: number): Promise<void> {
  await button(`开始导入${rows}行`).click()
  await sees(page, '已开始导入')
  await web.product.work('sheet-imports')
  await seesHead(page, '已完成')
  await settled(page)
}

/** What became of the rows, by the table of the page. */
const outcome = async (): Promise<string[]> => {
  const lines = await main().locator('.im-outcome tbody tr').allInnerTexts()
  return lines.map((line) => line.split(/\s+/).join(' ')).filter((line) => !line.startsWith('表头'))
}

/** Rows of the sheet of those not imported. */
async function failures(): Promise<string[]> {
  const coming = page.waitForEvent('download')
  await main().getByRole('link', { name: '下载未导入的行' }).click()
  const pieces: Buffer[] = []
  for await (const piece of await (await coming).createReadStream()) pieces.push(piece as Buffer)
  const book = await readWorkbook(Buffer.concat(pieces), '未导入的行.xlsx')
  if (!book.ok) throw new Error(book.code)
  return book.sheets.flatMap(({ rows }) => rows.slice(1).map((row) => row.map(cellText).join(' ')))
}

test('clients come in with their contacts; what waits and what cannot is told before', async () => {
  await bring('client', '客户台账.csv', [
    ['客户名称', '客户类型', '联系人', '联系电话', '客户专员'],
    ['浙江禾屿食品科技有限公司', '单位', '姜晓棠', '13800001111', ''],
    ['王建国', '个人', '', '13900001111', '早已离开的人'],
    ['😀😀', '单位', '', '13700001111', ''],
  ])
  const before = await textOf(page)
  for (const words of ['将导入1行', '1行等待指定是谁', '1行不能导入'])
    expect(before).toContain(words)
  await sees(page, '名称里没有文字或数字，无法检索')
  expect(await barriers(page)).toEqual([])
  await main().getByRole('button', { name: '不是本所的' }).click()
  await sees(page, '将导入2行')
  await run(2)
  expect(await outcome()).toEqual(['已导入 2', '不能导入 1'])
  expect(await failures()).toEqual([expect.stringMatching(/😀😀.*无法检索/)])
  // Nothing is asked any more; what was said is still told.
  expect(await button('保存列的含义').count()).toBe(0)
  expect(await main().getByRole('combobox').count()).toBe(0)
  await sees(page, '导入时是这样认定的')
  await main().getByRole('cell', { name: '客户专员', exact: true }).waitFor()
  await main().getByRole('link', { name: '打开' }).first().click()
  await page.getByRole('heading', { level: 1, name: '浙江禾屿食品科技有限公司' }).waitFor()
  await sees(page, '姜晓棠')
}, 60_000)

test('engagements find their clients and lawyers, and are taken back as a whole', async () => {
  await bring('engagement', '收案登记表.csv', [
    ['委托人', '对方当事人', '案由', '主办律师', '收案日期'],
    ['浙江禾屿食品科技有限公司', '杭州腾跃包装有限公司', '买卖合同纠纷', '韩立言', '2025-03-05'],
    ['从未来过的有限公司', '', '劳动争议', '韩立言', '2025-03-06'],
  ])
  const before = await textOf(page)
  for (const words of ['将导入1行', '1行不能导入']) expect(before).toContain(words)
  await main().getByText('不能导入', { exact: true }).last().click()
  await sees(page, '系统里没有客户“从未来过的有限公司”')
  await run(1)
  expect(await outcome()).toEqual(['已导入 1', '没有存进去 1'])
  expect(await failures()).toEqual([expect.stringContaining('请先导入客户')])
  const { items } = (await founder.get('/api/engagements')).body
  expect(items).toMatchObject([{ title: '与杭州腾跃包装有限公司买卖合同纠纷' }])
  await button('撤销整次导入').click()
  await page.getByRole('button', { name: '撤销整次导入' }).last().click()
  await sees(page, '已撤销1行')
  await seesHead(page, '已撤销')
  expect((await founder.get('/api/engagements')).body.items).toEqual([])
}, 60_000)

test('people come in with their department; one without has nowhere to go', async () => {
  await bring('staff', '花名册.csv', [
    ['姓名', '邮箱', '部门', '职务'],
    ['许小满', 'man@mingli.example', '民事业务部', '律师'],
    ['无处可去', 'nowhere@mingli.example', '', '律师'],
  ])
  const before = await textOf(page)
  for (const words of ['将导入1行', '1行不能导入']) expect(before).toContain(words)
  await run(1)
  expect(await outcome()).toEqual(['已导入 1', '没有存进去 1'])
  expect(await failures()).toEqual([expect.stringMatching(/无处可去.*没有写部门/)])
  await main().getByRole('link', { name: '查看人员' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await goTo(page, '/administration?view=people')
  await sees(page, '许小满')
  expect(await main().getByText('无处可去').count()).toBe(0)
  expect(web.complaints).toEqual([])
}, 60_000)
