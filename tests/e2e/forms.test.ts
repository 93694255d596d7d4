import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Role } from '#access/index.ts'
import { type Browser, type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { barriers } from './axe.ts'
import { field, panel, press, sees, send, write } from './hands.ts'

let web: WebProduct
let founder: Browser
let page: Page

beforeAll(async () => {
  // The firm's own site is one of the internet, the product of the test stands on this machine.
  web = await startWeb({ browserArguments: ['--disable-features=LocalNetworkAccessChecks'] })
  founder = await setUpAndSignIn(web.product)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('forms'))
})

const hire = (name: string, department: string, roles: Role[]): Promise<Colleague> =>
  colleague(web.product, founder, { name, email: `${roles[0]}@mingli.example`, department, roles })

/** Adds a question to the form in the editor and words it. */
async function ask(label: string, kind?: string): Promise<void> {
  const main = page.getByRole('main')
  await press(page, '加一个问题')
  await main.getByLabel('问题', { exact: true }).last().fill(label)
  if (!kind) return
  await main.getByLabel('怎么回答').last().click()
  await page.locator('.ant-select-item-option:visible', { hasText: kind }).first().click()
}

async function publish(reason: string): Promise<void> {
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await panel(page).waitFor()
  await write(page, { 为什么改: reason })
  await send(page, '发布')
}

test('a marketer adds a question for labour cases in the browser, and enquirers of labour cases are asked', async () => {
  const marketer = await hire('秦月', '市场部', ['marketing', 'client_relationship_manager'])
  page = await web.window()
  await comesIn(page, marketer.email, marketer.password)
  await goTo(page, '/administration/forms')
  await page.getByRole('button', { name: '新建表单' }).first().click()
  await page.getByRole('menuitem', { name: '仅劳动' }).click()
  await ask('签过劳动合同吗', '是或否')
  await page.getByRole('main').getByText('必须回答').click()
  await ask('合同是哪天签的', '日期')
  await page.getByRole('main').getByText('看前面的回答').last().click()
  const preview = page.getByRole('region', { name: '对方看到的样子' })
  expect(await preview.getByText('合同是哪天签的').count()).toBe(0)
  await preview.getByText('是', { exact: true }).click()
  await preview.getByText('合同是哪天签的').waitFor()
  expect(await barriers(page)).toEqual([])
  await publish('劳动案件要先知道有没有合同')
  await sees(page, '已发布，立即生效')
  await sees(page, '劳动案件要先知道有没有合同')

  const notice = await founder.get('/api/firm')
  const { name, nameEn, version } = notice.body
  const body = { name, nameEn, privacyNotice: '仅为答复咨询使用您的信息。' }
  const saved = await founder.send('PUT', '/api/firm', body, { 'if-match': `"${version}"` })
  expect(saved.status).toBe(200)
  const stranger = await web.window({ width: 390, height: 844 })
  await stranger.goto('/enquiry')
  await stranger.getByLabel('您的称呼').fill('访客')
  expect(await stranger.getByText('签过劳动合同吗').count()).toBe(0)
  await stranger.getByLabel('哪方面的事（选填）').selectOption({ label: '劳动' })
  await stranger.getByText('签过劳动合同吗').waitFor()
  await stranger.getByLabel('电话').fill('13712345678')
  await stranger.getByLabel('您遇到了什么事').fill('公司口头辞退了我')
  await stranger.getByRole('checkbox').check()
  await stranger.getByRole('button', { name: '提交咨询' }).click()
  await stranger.getByText('请选择').waitFor()
  await stranger.getByText('否', { exact: true }).click()
  expect(await barriers(stranger)).toEqual([])
  // Faster than a person could type is refused.
  await stranger.waitForTimeout(4_000)
  await stranger.getByRole('button', { name: '提交咨询' }).click()
  await stranger.getByText('已收到，谢谢您').waitFor()

  const { items } = (await marketer.browser.get('/api/leads')).body
  await goTo(page, `/leads/${items[0].id}`)
  await sees(page, '签过劳动合同吗')
}, 120_000)

test('in a frame of the firm’s own site the page of enquiries is light as that site is', async () => {
  const visitor = await web.window({ dark: true })
  await visitor.goto('/enquiry')
  await visitor.getByRole('heading', { level: 1 }).waitFor()
  const themeIn = (where: Frame) => where.evaluate(() => document.documentElement.dataset.theme)
  expect(await themeIn(visitor.mainFrame())).toBe('dark')
  const site = `<iframe src="${web.product.url}/enquiry"></iframe>`
  await visitor.route('https://www.mingli.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: site }),
  )
  await visitor.goto('https://www.mingli.example/')
  const framed = visitor.frameLocator('iframe')
  await framed.getByRole('heading', { level: 1 }).waitFor()
  const frame = visitor.frames().find((one) => one.url().endsWith('/enquiry')) as Frame
  expect(await themeIn(frame)).toBe('light')
})

test('a field of the firm appears on the client’s file and is filled in there', async () => {
  await goTo(page, '/administration/forms')
  await page
    .locator('section', { hasText: '潜在客户字段' })
    .getByRole('button', { name: '新建表单' })
    .click()
  await page.getByRole('menuitem', { name: '所有业务领域' }).click()
  await ask('客户来源评分', '数字')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await sees(page, '草稿已保存')
  await publish('按评分排先后')
  await sees(page, '已发布，立即生效')
  const lead = await founder.post('/api/leads', { name: '孙倩', phone: '13800138000' })
  await goTo(page, `/leads/${lead.body.id}`)
  const section = page.locator('section', {
    has: page.getByRole('heading', { name: '自定义字段' }),
  })
  await section.getByRole('button', { name: '填写' }).click()
  await panel(page).waitFor()
  await field(panel(page), '客户来源评分').fill('8')
  expect(await barriers(page)).toEqual([])
  await send(page, '保存')
  await section.getByText('8', { exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])
}, 120_000)

test('the list shows the firm’s own fields as columns and filters by those answered with a choice', async () => {
  const { items } = (await founder.get('/api/custom-fields?on=lead')).body
  const forms = (await founder.get('/api/forms')).body.items as { id: string; purpose: string }[]
  const path = `/api/forms/${forms.find((one) => one.purpose === 'lead_fields')?.id}`
  const { questions, version } = (await founder.get(path)).body
  const vip = { key: 'vip', kind: 'yes_no', label: { zh: '老客户介绍', en: '' } }
  const match = (seen: number) => ({ 'if-match': `"${seen}"` })
  const wanted = { questions: [...questions, vip] }
  const draft = (await founder.send('PUT', `${path}/draft`, wanted, match(version))).body
  await founder.post(`${path}/publication`, { reason: '看谁介绍的' }, match(draft.version))
  const custom = { vip: 'yes' }
  await founder.post('/api/leads', { name: '周宁', phone: '13900139000', custom })
  await goTo(page, `/leads?columns=name,custom.${items[0].key},custom.vip`)
  await page.getByRole('columnheader', { name: '客户来源评分' }).waitFor()
  await page.getByRole('gridcell', { name: '8', exact: true }).waitFor()
  expect(await barriers(page)).toEqual([])
  await goTo(page, '/leads?columns=name,custom.vip&custom.vip=yes')
  await page.getByRole('gridcell', { name: '是', exact: true }).waitFor()
  expect(await page.getByRole('row').count()).toBe(2)
  expect(web.complaints).toEqual([])
}, 120_000)
