import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { founder, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { settled } from './going.ts'

let web: WebProduct
let page: Page

/** What somebody might write of their need, and call the engagement. */
const need = '供应商合同违约纠纷：货款三百二十万元逾期七个月未付，想先发函催告，必要时起诉并保全'

beforeAll(async () => {
  web = await startWeb()
  const alone = await setUpAndSignIn(web.product)
  const { personId } = (await alone.get('/api/me')).body
  for (const role of [
    'client_service_specialist',
    'lawyer',
    'conflict_officer',
    'client_relationship_manager',
  ])
    await alone.send('PUT', `/api/people/${personId}/roles/${role}`)
  page = await web.window({ width: 390, height: 800 })
  await comesIn(page)
}, 120_000)
afterAll(() => web?.close())

/** The largest button of the page; it says what comes next. */
const next = (name: string) => page.locator('.cv-hero').getByRole('button', { name, exact: true })
const panel = () => page.getByRole('dialog')
const choose = (name: string) => panel().getByRole('radio', { name, exact: true }).check()
/** Presses the button the panel ends with, and waits until it is done. */
async function send(name: string) {
  await panel().getByRole('button', { name, exact: true }).click()
  await panel().waitFor({ state: 'hidden' })
}
async function pick(field: string, option: string) {
  await panel().getByRole('combobox', { name: field }).click()
  await page.locator('.ant-select-item-option:visible', { hasText: option }).click()
}

test('one person makes a first client on the telephone by the largest button alone', async () => {
  await page.goto('/leads?act=registerLead')
  await panel().getByLabel('名称').first().fill('天禾贸易有限公司')
  await panel().getByLabel('电话').fill('010-65551234')
  await panel().getByLabel('法律需求').fill(need)
  await send('登记潜在客户')
  await page.getByRole('link', { name: '010 6555 1234' }).waitFor()

  await next('初步筛选').click()
  await pick('业务领域', '商事')
  await pick('部门', '商事业务部')
  await send('通过筛选')

  await next('分派客户服务专员').click()
  await pick('客户服务专员', founder.name)
  await send('分派客户服务专员')

  await next('记录初次沟通').click()
  await choose('需求已明确')
  await panel().getByRole('button', { name: '介绍还没有备好' }).click()
  await send('记录初次沟通')

  await next('利益冲突结论').click()
  await choose('无冲突')
  await panel().getByLabel('理由').fill('检索无命中')
  await send('利益冲突结论')

  await next('提交需求评估').click()
  await panel().getByLabel('法律依据').fill('民法典合同编')
  await panel().getByLabel('主要风险').fill('对方偿付能力')
  await panel().getByLabel('前景判断').fill('证据较完整')
  await panel().getByLabel('专业意见').fill('先发函，后起诉')
  await panel().getByLabel('初步服务方案').fill('发函、谈判、诉讼')
  await panel().getByRole('button', { name: '添加里程碑' }).click()
  await page.locator('#milestones_0_title:focus').waitFor()
  await page.keyboard.type('发律师函')
  await panel().getByLabel('何时完成').fill('2027-12-20')
  await panel().getByLabel('下限').fill('20000')
  await panel().getByLabel('上限').fill('30000')
  await panel().getByLabel('做什么').scrollIntoViewIfNeeded()
  await panel().getByRole('button', { name: '提交需求评估', exact: true }).click()
  // What is missing stands under the buttons; it comes into sight and is written into.
  const basis = panel().getByLabel('计费依据')
  await page.locator('#feeEstimate_basis:focus').waitFor()
  const above = await panel().locator('.cv-form-acts').boundingBox()
  await expect
    .poll(async () => {
      const box = await basis.boundingBox()
      return box && above && box.y + box.height < above.y
    })
    .toBe(true)
  await basis.fill('按工作量')
  await send('提交需求评估')

  await next('提交方案与报价').click()
  await panel().getByLabel('服务范围').fill('一审代理')
  await send('提交方案与报价')
  for (const about of ['服务方案', '费用']) {
    await settled(page)
    await next('记录满意度').click()
    expect(await panel().getByRole('radio', { name: about, exact: true }).isChecked()).toBe(true)
    await send('记录满意度')
  }

  await next('核验身份').click()
  // By its name it is an organisation; with the other kind, its documents go too, and come back.
  for (const [kind, document] of [
    ['单位', '营业执照'],
    ['个人', '居民身份证'],
    ['单位', '营业执照'],
  ] as const) {
    if (kind === '个人' || (await panel().getByRole('radio', { name: '个人' }).isChecked()))
      await choose(kind)
    await panel().locator('label', { hasText: document }).getByRole('radio').waitFor()
    expect(await panel().getByRole('radio', { name: document }).isChecked()).toBe(true)
  }
  await choose('其他')
  await panel().getByLabel('证件号码').fill('TH-2026-001')
  await send('核验身份')

  await next('转化为客户').click()
  const title = panel().getByLabel('委托名称')
  expect(await title.inputValue()).toBe('天禾贸易—商事纠纷')
  await title.fill(need)
  await send('转化为客户')
  await page.waitForURL('**/clients/*')
}, 180_000)

test('a long name of an engagement does not make the day wider than the telephone', async () => {
  await page.goto('/')
  await next('签订合同').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})
