import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { barriers } from './axe.ts'
import { textOf } from './hands.ts'

// The managing partner reads the week on the telephone and decides there; anybody goes from a figure
// down to its cases.

let web: WebProduct
let marketer: Colleague
let partner: Page

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  marketer = await colleague(web.product, founder, {
    name: '许诺',
    email: 'nuo@mingli.example',
    department: '市场部',
    roles: ['marketing'],
  })
  // Confirming the charter keeps a promise (G2): something to count.
  await marketer.browser.post('/api/charter/acknowledgement')
  const title = '劳动争议团队介绍'
  const body = '团队由六名律师组成，近三年办理劳动争议案件二百余件。'
  await marketer.browser.post('/api/introductions', { kind: 'firm', title, body })
  const lead = { name: '赵敏', phone: '13812345678', need: '拖欠工资' }
  await marketer.browser.post('/api/leads', lead)
  partner = await web.window({ width: 390, height: 844 })
  await comesIn(partner)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('insight'))
})

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

test('the managing partner approves what waits, on the telephone, where it stands', async () => {
  await goTo(partner, '/insight/week')
  const waiting = partner.getByRole('article').filter({ hasText: '劳动争议团队介绍' })
  await waiting.waitFor()
  expect(await sideways(partner)).toBe(false)
  expect(await barriers(partner)).toEqual([])
  await waiting.getByRole('button', { name: '批准' }).click()
  await waiting.waitFor({ state: 'detached' })
  const { items } = (await marketer.browser.get('/api/introductions?approved=true')).body
  expect(items).toMatchObject([{ title: '劳动争议团队介绍' }])
})

test('a figure leads to its cases, and a case to its page', async () => {
  await goTo(partner, '/insight?view=channels')
  await partner.getByRole('link', { name: /^登记：1位/ }).click()
  await partner.getByRole('dialog').getByRole('link', { name: '赵敏' }).click()
  await partner.getByRole('heading', { level: 1, name: '赵敏' }).waitFor()
  expect(new URL(partner.url()).pathname).toMatch(/^\/leads\//)
})

test('on paper the map of promises stands whole: one column for each department, and nothing beside the edge', async () => {
  const page = await web.window({ width: 680 })
  await comesIn(page)
  await goTo(page, '/insight')
  await page.getByText('从哪个月起没守住').waitFor()
  const map = page.getByRole('table', { name: '每格为该部门各月合计的执行率' })
  expect(await map.count()).toBe(0)
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await map.getByRole('columnheader', { name: '合计' }).waitFor()
  expect(await sideways(page)).toBe(false)
  expect(await barriers(page)).toEqual([])
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await map.waitFor({ state: 'detached' })
})

test('everybody sees figures of their own', async () => {
  const page = await web.window()
  await comesIn(page, marketer.email, marketer.password)
  await goTo(page, '/insight')
  await page.getByText('我哪一条没守住').waitFor()
  await goTo(page, '/insight?view=channels')
  await page.getByText('客户从哪里来').waitFor()
  await goTo(page, '/insight/week')
  await page.getByText('你没有查看这里的权限').waitFor()
  expect(await textOf(page)).not.toContain('客户从哪里来')
})

test('the browser complained of nothing', () => {
  expect(web.complaints.filter((one) => !/403/.test(one))).toEqual([])
})
