import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '#access/index.ts'
import { TestClock } from '#platform/clock.ts'
import { mondayMorning } from '../support/firm.ts'
import { type Browser, type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { barriers } from './axe.ts'

let web: WebProduct
let manager: Colleague
let lin: Colleague
let marketer: Colleague
const clock = new TestClock(mondayMorning)

beforeAll(async () => {
  web = await startWeb({ clock })
  const founder = await setUpAndSignIn(web.product)
  const hire = (name: string, email: string, department: string, role: Role) =>
    colleague(web.product, founder, {
      name,
      email: `${email}@mingli.example`,
      department,
      roles: [role],
    })
  manager = await hire('沈知行', 'shen', '客户关系部', 'client_relationship_manager')
  lin = await hire('林晓', 'lin', '客户关系部', 'client_service_specialist')
  marketer = await hire('许诺', 'xu', '市场部', 'marketing')
}, 120_000)
afterAll(async () => {
  await web?.close()
})

const must = async (reply: ReturnType<Browser['post']>) => {
  const { status, body } = await reply
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

async function givenLead(name: string): Promise<string> {
  const { id } = await must(marketer.browser.post('/api/leads', { name, phone: '13800001234' }))
  const screening = { outcome: 'accepted', practiceArea: 'civil' }
  await must(marketer.browser.post(`/api/leads/${id}/screening`, screening))
  const assignment = { specialistId: lin.id }
  await must(manager.browser.post(`/api/leads/${id}/assignment`, assignment))
  await web.product.work()
  return id
}

async function windowOf(who: Colleague, size?: { width: number; height: number }): Promise<Page> {
  const page = await web.window(size)
  await page.clock.setFixedTime(clock.now())
  await comesIn(page, who.email, who.password)
  return page
}
const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

test('the bell counts what is new; the notice leads to the act, and is read then', async () => {
  await givenLead('王晓梅')
  const page = await windowOf(lin)
  const bell = page.getByRole('link', { name: /^提醒，\d+条未读/ })
  await bell.click()
  await page.getByRole('heading', { name: '提醒', level: 1 }).waitFor()
  const row = page.locator('.nt-row', { hasText: '王晓梅' })
  expect(await row.innerText()).toContain('新的承诺')
  expect(await barriers(page)).toEqual([])
  await row.getByRole('link', { name: '记录初次沟通' }).click()
  await page.getByRole('heading', { name: '王晓梅', level: 1 }).waitFor()
  expect(page.url()).toContain('act=recordFirstContact')
  await goTo(page, '/notices?view=unread')
  await page.getByRole('heading', { name: '提醒', level: 1 }).waitFor()
  await expect.poll(() => page.locator('.nt-row', { hasText: '王晓梅' }).count()).toBe(0)
  expect(web.complaints).toEqual([])
}, 60_000)

test('a hand-over is answered in place on the telephone, accepted or returned with a reason', async () => {
  for (const name of ['李国强', '周敏']) {
    const subjectId = await givenLead(name)
    await must(
      lin.browser.post('/api/handovers', {
        subjectId,
        part: 'specialist',
        toId: manager.id,
        note: '客户指定由您对接。',
      }),
    )
  }
  const page = await windowOf(manager, { width: 390, height: 844 })
  await goTo(page, '/approvals')
  await page.getByRole('heading', { name: '待我决定', level: 1 }).waitFor()
  const accept = page.getByRole('button', { name: '接受交接：李国强' })
  await accept.waitFor()
  expect((await accept.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  expect(await barriers(page)).toEqual([])
  await accept.click()
  await accept.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '退回交接：周敏' }).click()
  await page.getByLabel('原因').fill('下周在外地开庭，无法按时联系。')
  await page.getByRole('button', { name: '退回交接', exact: true }).click()
  await page.getByText('没有等你决定的事').waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  expect(web.complaints).toEqual([])
}, 60_000)

test('how I am told, my robot and my calendar are set in the account', async () => {
  const page = await windowOf(lin, { width: 390, height: 844 })
  await goTo(page, '/account')
  await page.getByRole('heading', { name: '提醒方式' }).waitFor()
  await page.getByRole('combobox', { name: '新的承诺：邮件' }).click()
  await page.getByTitle('不提醒', { exact: true }).last().click()
  await page.getByRole('button', { name: '保存提醒方式' }).click()
  await page.getByText('提醒方式已保存').waitFor()
  const kept = await lin.browser.get('/api/notice-choices')
  expect(kept.body.own).toEqual([
    { channel: 'mail', kind: 'commitment_opened', clause: null, wanted: 'off' },
  ])
  await page.getByText('日历里不写客户、案件和人员的名字').waitFor()
  await page.getByRole('button', { name: '生成订阅地址' }).click()
  await page.getByText(/calendar\/[\w-]{43}\.ics/).waitFor()
  await page.getByRole('button', { name: '设定机器人' }).click()
  await page.getByLabel('机器人地址').fill('http://127.0.0.1/hook')
  await page.getByRole('button', { name: '保存机器人' }).click()
  await page.getByText('不是所选平台的机器人地址').waitFor()
  expect(await scrollsSideways(page)).toBe(false)
  expect(await barriers(page)).toEqual([])
  expect(web.complaints).toEqual([])
}, 60_000)
