import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Role } from '#access/index.ts'
import { TestClock } from '#platform/clock.ts'
import { type Filled, fill, pictured, stayAwake } from '../pictures/fill.ts'
import { must, startService } from '../pictures/road.ts'
import {
  type Browser,
  type Colleague,
  colleague,
  founder as founding,
  setUpAndSignIn,
} from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { counting } from './counting.ts'
import { goTo } from './going.ts'
import {
  choose,
  dayFromNow,
  fromMenu,
  fromMyDay,
  headOf,
  panel,
  pick,
  press,
  sees,
  seesHead,
  send,
  textOf,
  write,
} from './hands.ts'

// A Tuesday at a firm at work: what each does first thing in the morning, and how many presses it takes.

let web: WebProduct
let founder: Browser
let firm: Filled
const others = {} as Record<'hr' | 'assistant' | 'complaints' | 'head', Colleague>
/** Of the client with a contract, where the service runs. */
let engagement: string
let client: string

/** Set by hand while the past happens, real time from then on: the browser has no other. */
class CatchingUp extends TestClock {
  follows = false
  override now(): Date {
    return this.follows ? new Date() : super.now()
  }
}

beforeAll(async () => {
  const week = 7 * 86_400_000
  const later = Math.floor((Date.now() - pictured) / week) * week
  const clock = new CatchingUp(new Date(pictured - 4 * week + later))
  web = await startWeb({ clock })
  founder = await setUpAndSignIn(web.product)
  const hire = async (key: keyof typeof others, name: string, department: string, role: Role) => {
    const person = { name, email: `${key}@mingli.example`, department, roles: [role] }
    others[key] = await colleague(web.product, founder, person)
  }
  await hire('hr', '罗静', '人力资源部', 'human_resources')
  await hire('assistant', '夏青', '民事业务部', 'assistant')
  await hire('complaints', '闻正', '管理层', 'complaint_owner')
  firm = await fill(web.product, clock, founder, later)
  clock.follows = true
  await stayAwake(web.product)
  await web.product.work('sweep')
  client = `/clients/${firm.clients.get('苏州云杉机械有限公司')}`
  const { items } = must(await firm.people.han.browser.get('/api/engagements'))
  const ours = items.find(
    (one: { clientName: string }) => one.clientName === '苏州云杉机械有限公司',
  )
  engagement = `/engagements/${ours.id}`
}, 240_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('days'))
  // Whoever has gone home asks for nothing.
  await web.closeWindows()
})

/** Somebody opens the computer, or the telephone, in the morning. */
async function morningOf(
  person: { email: string; password: string },
  phone = false,
): Promise<Page> {
  const page = await web.window(phone ? { width: 390, height: 844 } : {})
  await comesIn(page, person.email, person.password)
  await page.getByRole('heading', { level: 1, name: '今日工作台' }).waitFor()
  return page
}

/** Milliseconds for what others did, or the server does, to reach the page. */
const soon = { timeout: 10_000 }

const toPlace = (page: Page, place: RegExp) =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: place }).click()

test('marketing screens what came in without touching the mouse', async () => {
  const page = await morningOf(firm.people.marketer)
  await goTo(page, '/leads/screening')
  await page.getByRole('button', { name: '通过筛选' }).waitFor()
  await page.keyboard.press('a')
  await sees(page, /^已通过：/)
  await sees(page, '2位待筛选')
  await page.keyboard.press('u')
  await expect.poll(() => textOf(page), soon).toContain('3位待筛选')
})

test('the client relationship manager assigns from my day, and sees on the board where it went', async () => {
  const page = await morningOf(firm.people.manager)
  await fromMyDay(page, '分派专员')
  await choose(page, '客户服务专员', '何苗')
  await send(page, '分派客户服务专员')
  await toPlace(page, /潜在客户/)
  await page.getByRole('heading', { level: 1, name: '潜在客户' }).waitFor()
  await goTo(page, '/leads?view=board')
  await expect.poll(() => textOf(page), soon).toContain('待初次沟通')
})

test('the client service specialist notes a first contact in four presses', async () => {
  const page = await morningOf(firm.people.lin)
  const hands = await counting(page, async () => {
    await press(page, '记录初次沟通')
    await panel(page).waitFor()
    await pick(page, '需求是否明确', '还不明确')
    await panel(page).getByRole('button', { name: '对方时间有限' }).click()
    await send(page, '记录初次沟通')
  })
  expect(hands).toBeLessThanOrEqual(4)
})

test('the lawyer reports progress in three, and answers a question in three', async () => {
  const ask = { text: '什么时候开庭？', way: 'call' }
  must(await firm.people.lin.browser.post(`/api${engagement}/questions`, ask))
  const page = await morningOf(firm.people.han)
  const answered = await counting(page, async () => {
    await press(page, '答复提问')
    await panel(page).waitFor()
    await write(page, { 答复: '下月十二日上午九点。' })
    await send(page, '答复客户')
  })
  expect(answered).toBeLessThanOrEqual(3)
  await goTo(page, engagement)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const reported = await counting(page, async () => {
    await press(page, '报告进展')
    await write(page, { 进展: '已交换证据，对方撤回鉴定申请。' })
    await send(page, '报告进展')
  })
  expect(reported).toBeLessThanOrEqual(3)
  await sees(page, '已交换证据，对方撤回鉴定申请。')
})

test('a talk is logged in five with what the client thinks of us, a return visit in four', async () => {
  const page = await morningOf(firm.people.lin)
  await goTo(page, `${engagement}?tab=talks`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const talked = await counting(page, async () => {
    await fromMenu(page, '记录沟通')
    await write(page, { 谈了什么: '客户关心开庭时间，已说明。' })
    await pick(page, '满意度（1到5）', '5')
    await send(page, '记录沟通')
  })
  expect(talked).toBeLessThanOrEqual(5)
  await sees(page, '客户关心开庭时间，已说明。')

  const closing = { outcome: 'won', summary: '判决支持全部请求。' }
  must(await firm.people.han.browser.post(`/api${engagement}/closing`, closing))
  await web.product.work()
  await toPlace(page, /今日工作台/)
  await sees(page, '结案后回访')
  const visited = await counting(page, async () => {
    await press(page, '记录回访')
    await panel(page).waitFor()
    await pick(page, '满意度（1到5）', '5')
    await write(page, { 意见: '进展说得清楚。' })
    await send(page, '记录回访')
  })
  expect(visited).toBeLessThanOrEqual(4)
})

test('the conflict officer decides what waits', async () => {
  const page = await morningOf(firm.people.officer)
  await fromMyDay(page, '作出冲突结论')
  await pick(page, '审查结论', '无冲突')
  await write(page, { 理由: '检索无命中，经核对无关联。' })
  await send(page, '利益冲突结论')
  await expect.poll(() => textOf(page), soon).toContain('无冲突')
})

test('finance checks the fees of a new contract, and takes the list along', async () => {
  const { han, officer, marketer, manager, lin } = firm.people
  const { departmentId } = must(await han.browser.get('/api/me'))
  const opened = must(
    await han.browser.post('/api/engagements', {
      clientId: client.split('/').at(-1),
      title: '设备租赁纠纷',
      practiceArea: 'civil',
      departmentId,
      lawyers: [{ personId: han.id, part: 'lead_lawyer' }],
    }),
  )
  await web.product.work()
  const clear = { outcome: 'clear', reason: '检索无命中，经核对无关联。' }
  must(await officer.browser.post(`/api/engagements/${opened.id}/conflict-decision`, clear))
  const staff = { marketer, manager, specialist: lin, lawyer: han }
  await startService(web.product, staff, opened.id)
  await web.product.work()

  const page = await morningOf(firm.people.accountant)
  await sees(page, '设备租赁纠纷')
  const checked = await counting(page, async () => {
    await press(page, '核对收费')
    await panel(page).getByText('签约付 60%，开庭前付 40%。').waitFor()
    await send(page, '核对收费')
  })
  expect(checked).toBeLessThanOrEqual(2)
  await sees(page, '收费已核对登记')
  await toPlace(page, /今日工作台/)
  await page.getByRole('heading', { level: 1, name: '今日工作台' }).waitFor()
  await expect.poll(() => textOf(page), soon).not.toContain('设备租赁纠纷')
  await toPlace(page, /委托/)
  await sees(page, '苏州云杉机械有限公司')
  await page.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Excel|xlsx/i }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
})

test('a partner approves on the telephone what a colleague would tell a client', async () => {
  const { han, gu } = firm.people
  const news = { happenedOn: dayFromNow(-1), source: '招标公告', text: '拟采购新生产线。' }
  const { id } = must(await han.browser.post(`/api${client}/business-developments`, news))
  const text = '采购前请先审看供应商的交货与质量条款。'
  const draft = { text, approverId: gu.id }
  must(await han.browser.post(`/api/business-developments/${id}/advice-proposals`, draft))
  await web.product.work()
  const page = await morningOf(gu, true)
  await sees(page, '待我决定')
  await goTo(page, '/approvals')
  const card = page.getByRole('article').filter({ hasText: text })
  await card.getByText('拟采购新生产线。').waitFor()
  await card.getByRole('button', { name: '批准' }).click()
  await card.waitFor({ state: 'detached' })
  const { advice, proposal } = must(await han.browser.get(`/api/business-developments/${id}`))
  expect(proposal.outcome).toBe('approved')
  expect(advice).toBeNull()
})

test('the head of a department sees what the department owes, down to the case', async () => {
  const page = await morningOf(firm.people.gu)
  await toPlace(page, /洞察/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => textOf(page), soon).toContain('民事业务部')
  await goTo(page, '/insight?view=load')
  await sees(page, '韩立言')
  await page
    .getByRole('link', { name: /韩立言/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('link').first().waitFor()
})

test('the complaint owner takes up a complaint as it comes in, and tells the client the outcome', async () => {
  const complaint = {
    subject: { kind: 'client', id: client.split('/').at(-1) },
    kind: 'complaint',
    text: '开庭前一天才通知，太晚了。',
    touchesPlan: false,
    way: 'call',
  }
  must(await firm.people.lin.browser.post('/api/feedback', complaint))
  await web.product.work()
  const page = await morningOf(others.complaints)
  await press(page, '确认收到投诉')
  await panel(page).getByText('开庭前一天才通知，太晚了。').waitFor()
  await write(page, { 怎么回复的: '由我处理，十个工作日内答复。' })
  await send(page, '向客户确认收到')
  await toPlace(page, /反馈/)
  await expect.poll(() => textOf(page), soon).toContain('开庭前一天才通知，太晚了。')
  await press(page, '解决并告知客户')
  await write(page, { 解决办法: '已当面致歉；今后开庭提前五天通知。' })
  await pick(page, '投诉认定', '投诉成立')
  await send(page, '解决并告知客户')
  await page.getByRole('main').getByText('待客户确认', { exact: true }).first().click()
  await expect.poll(() => textOf(page), soon).toContain('开庭前一天才通知，太晚了。')
})

test('the assistant writes down who telephoned', async () => {
  const page = await morningOf(others.assistant, true)
  await goTo(page, '/leads?act=registerLead')
  await write(page, { 名称: '钟婷', 电话: '139 1234 5678', 法律需求: '租房押金不退。' })
  await send(page, '登记潜在客户')
  await seesHead(page, '钟婷')
  expect(await headOf(page)).toContain('待筛选')
})

test('human resources records a training', async () => {
  const page = await morningOf(others.hr)
  await goTo(page, '/administration?view=training')
  await press(page, '登记培训')
  await choose(page, '人员', '林晓')
  await write(page, { 课程: '客户沟通基础', 通过日期: dayFromNow(-1) })
  await send(page, '登记培训')
  await expect.poll(() => textOf(page), soon).toContain('客户沟通基础')
})

test('the administrator of the system reads who did what', async () => {
  const page = await morningOf(founding)
  await goTo(page, '/administration/audit')
  await expect.poll(() => textOf(page), soon).toContain('收到投诉（电话）')
  expect(await textOf(page)).not.toMatch(/complaint|call/)
  const line = page.locator('.cv-row', { hasText: '收到投诉（电话）' })
  await line.getByRole('button', { name: '详情' }).click()
  for (const words of ['类别', '投诉', '方式', '电话', '涉及服务方案', '否'])
    await sees(page, words)
  // The code of the event stands there for programs; what it carries is in words.
  expect(await page.locator('.au-details dd').allInnerTexts()).not.toContain('complaint')
})

test('the managing partner reads the week on the telephone', async () => {
  const page = await morningOf(founding, true)
  await goTo(page, '/insight/week')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await sees(page, '民事业务部')
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(await wide()).toBe(false)
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})
