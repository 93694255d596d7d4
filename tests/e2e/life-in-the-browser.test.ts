import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { colleague, setUpAndSignIn } from '../support/product.ts'
import { appoint } from '../pictures/people.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import {
  choose,
  dayFromNow,
  field,
  fromMenu,
  fromMyDay,
  headOf,
  panel,
  pick,
  press,
  sees,
  seesHead,
  seesPromise,
  send,
  textOf,
  write,
} from './hands.ts'

// One client's whole life by clicking: D1 → D4, S1 → S4, M1 → M3, and D1 again.

let web: WebProduct
const windows = {} as Record<'nuo' | 'lawyer' | 'officer' | 'accountant', Page>

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const open = async (
    key: keyof typeof windows,
    name: string,
    department: string,
    roles: Parameters<typeof colleague>[2]['roles'],
  ) => {
    const email = `${key}@mingli.example`
    const hired = await colleague(web.product, founder, { name, email, department, roles })
    windows[key] = await web.window()
    await comesIn(windows[key], hired.email, hired.password)
    return hired
  }
  await open('nuo', '许诺', '客户关系部', [
    'marketing',
    'client_relationship_manager',
    'client_service_specialist',
  ])
  const lawyer = await open('lawyer', '韩立言', '民事业务部', [
    'lawyer',
    'partner',
    'department_head',
  ])
  await open('officer', '方正', '管理层', ['conflict_officer'])
  await open('accountant', '金算', '财务部', ['finance'])
  await appoint(founder, '民事业务部', lawyer.id)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('life'))
})

const client = '苏州云杉机械有限公司'
let lead: string
let clientPage: string
let engagement: string

/** Milliseconds for what others did, or the server does, to reach the page. */
const soon = { timeout: 10_000 }

const pathOf = (page: Page) => new URL(page.url()).pathname

test('D1: somebody who came to us is registered, screened and assigned', async () => {
  const { nuo } = windows
  await goTo(nuo, '/leads')
  await press(nuo, '登记潜在客户')
  await write(nuo, {
    名称: '赵敏',
    电话: '138 1234 5678',
    法律需求: '拖欠货款纠纷，对方已失联。',
    单位: client,
  })
  const opponents = field(panel(nuo), '对方当事人')
  await opponents.fill('无锡恒达贸易有限公司')
  await opponents.press('Enter')
  await send(nuo, '登记潜在客户')
  await seesHead(nuo, client, '待筛选')
  lead = pathOf(nuo)
  await seesPromise(nuo, /D1/)
  await seesPromise(nuo, '潜在客户初步筛选：赵敏')

  await press(nuo, '初步筛选')
  await choose(nuo, '业务领域', '民事')
  await choose(nuo, '部门', '民事业务部')
  await send(nuo, '通过筛选')
  await seesHead(nuo, '待分派')
  await press(nuo, '分派客户服务专员')
  await choose(nuo, '客户服务专员', '许诺')
  await send(nuo, '分派客户服务专员')
  await seesHead(nuo, '待初次沟通', '许诺')
  await expect.poll(() => textOf(nuo), soon).toMatch(/D2\s+初次沟通：赵敏/)
})

test('D2: the specialist comes from my day, makes contact, and asks a lawyer', async () => {
  const { nuo } = windows
  await fromMyDay(nuo, '记录初次沟通')
  await pick(nuo, '需求是否明确', '需求已明确')
  await panel(nuo).getByRole('button', { name: '记录初次沟通' }).click()
  await panel(nuo).getByText('没有介绍本所的原因').waitFor()
  await panel(nuo).getByRole('button', { name: '对方时间有限' }).click()
  await write(nuo, { 约定的下一步: '律师评估后电话回复' })
  await panel(nuo).getByRole('button', { name: '明天' }).click()
  await panel(nuo).getByText('时间、紧急程度与评估律师').click()
  await choose(nuo, '评估律师', '韩立言')
  await send(nuo, '记录初次沟通')
  await seesHead(nuo, '待需求评估', '韩立言')
  await expect.poll(() => textOf(nuo), soon).toContain('没有介绍本所：对方时间有限')
  await expect.poll(() => textOf(nuo), soon).toContain('下一步：律师评估后电话回复')
})

test('D3: the lawyer assesses; what sounds like a promise of success is refused at its field', async () => {
  const { lawyer } = windows
  await fromMyDay(lawyer, '提交需求评估')
  await write(lawyer, {
    法律依据: '民法典合同编',
    主要风险: '对方可能主张质量瑕疵。',
    前景判断: '证据较充分，仍取决于鉴定。',
    专业意见: '包赢，放心',
    初步服务方案: '律师函、保全、起诉',
    下限: '30000',
    上限: '50000',
    计费依据: '按标的分段',
  })
  await panel(lawyer).getByRole('button', { name: '提交需求评估' }).click()
  await panel(lawyer).getByText('请添加至少一个里程碑').waitFor()
  await panel(lawyer).getByRole('button', { name: '添加里程碑' }).click()
  await write(lawyer, { 做什么: '发出律师函', 何时完成: dayFromNow(5) })
  await panel(lawyer).getByRole('button', { name: '提交需求评估' }).click()
  await panel(lawyer).getByText('不得承诺案件结果，请修改措辞。').waitFor()
  expect(await field(panel(lawyer), '主要风险').inputValue()).toBe('对方可能主张质量瑕疵。')
  await write(lawyer, { 专业意见: '先发律师函，同时申请诉前保全。' })
  await send(lawyer, '提交需求评估')
  await seesHead(lawyer, '待报价')
  await seesPromise(lawyer, /D4/)
  await seesPromise(lawyer, '提交方案与报价：赵敏')
})

test('D4: plan and fees are offered; the lead is content with each; identity and conflicts are settled', async () => {
  const { nuo, lawyer, officer } = windows
  await press(lawyer, '提交方案与报价')
  await write(lawyer, { 服务范围: '一审代理' })
  await send(lawyer, '提交方案与报价')
  await seesHead(lawyer, '方案与报价')

  await fromMyDay(officer, '作出冲突结论')
  await pick(officer, '审查结论', '无冲突')
  await write(officer, { 理由: '检索无命中，经核对无关联。' })
  await send(officer, '利益冲突结论')
  await sees(officer, /无冲突，方正/)

  await goTo(nuo, lead)
  await press(nuo, '记录对方案的意见')
  await send(nuo, '记录满意度')
  await press(nuo, '记录对费用的意见')
  await send(nuo, '记录满意度')
  await press(nuo, '核验身份')
  await write(nuo, { 证件号码: '91350100M000100Y43' })
  await send(nuo, '核验身份')
  await sees(nuo, '6/6')
  await press(nuo, '转化为客户')
  await send(nuo, '转化为客户')
  await nuo.waitForURL(/\/clients\//)
  clientPage = pathOf(nuo)
  await seesHead(nuo, client, '许诺', '赵敏')
  await goTo(nuo, lead)
  await expect.poll(() => headOf(nuo), soon).toContain('已转化')
})

test('S1: the contract is signed with its copy and numbered, and the service starts', async () => {
  const { lawyer, accountant } = windows
  await fromMyDay(lawyer, '签订合同')
  engagement = pathOf(lawyer)
  await panel(lawyer)
    .locator('input[type=file]')
    .setInputFiles({
      name: '委托合同.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4 委托合同'),
    })
  await sees(lawyer, '已上传：委托合同.pdf')
  await write(lawyer, {
    服务范围: '一审代理',
    '收费金额（元）': '45000',
    收费约定: '签约付 60%，开庭前付 40%',
  })
  await send(lawyer, '签订合同')
  await seesHead(lawyer, '已签约')
  await lawyer
    .getByRole('main')
    .locator('header')
    .getByText(/\d{4}民/)
    .waitFor()
  await seesPromise(lawyer, /服务启动/)
  await press(lawyer, '启动服务')
  await send(lawyer, '启动服务')
  await expect.poll(() => headOf(lawyer), soon).toContain('进行中')
  await press(lawyer, '告知方案与收费')
  await pick(lawyer, '方式', '邮件')
  await send(lawyer, '告知方案与收费')

  await fromMyDay(accountant, '核对收费')
  await send(accountant, '核对收费')
})

test('S2: progress is reported to client and team, a question answered, a decision taken', async () => {
  const { nuo, lawyer } = windows
  await goTo(lawyer, engagement)
  await press(lawyer, '报告进展')
  await write(lawyer, { 进展: '法院已受理，保全已申请。' })
  await send(lawyer, '报告进展')
  await sees(lawyer, '法院已受理，保全已申请。')
  await sees(lawyer, '告诉了客户（微信）、客户关系团队')

  await goTo(nuo, engagement)
  await fromMenu(nuo, '记录客户提问')
  await write(nuo, { 客户问什么: '保全要多久？' })
  await send(nuo, '记录客户提问')
  await fromMyDay(lawyer, '答复提问')
  await write(lawyer, { 答复: '一般 48 小时内裁定。' })
  await send(lawyer, '答复客户')
  await goTo(lawyer, `${engagement}?tab=questions`)
  await sees(lawyer, '已答复')

  await fromMenu(lawyer, '请客户决定')
  await write(lawyer, {
    请客户决定什么: '是否接受对方分期还款方案？',
    选项1: '接受',
    选项1的后果: '撤诉，分六期收款，有违约风险。',
    选项2: '不接受',
    选项2的后果: '继续诉讼，预计再需三个月。',
  })
  await choose(lawyer, '等这个决定的里程碑', '发出律师函')
  await send(lawyer, '请客户决定')
  await goTo(lawyer, `${engagement}?tab=plan`)
  await sees(lawyer, '等客户决定')

  await goTo(nuo, `${engagement}?tab=decisions`)
  const decided = async () => {
    await press(nuo, '记录客户决定')
    await pick(nuo, '客户选了哪一项', '不接受')
    await write(nuo, { 谁作的决定: '赵敏', 凭证: '通话记录' })
    await send(nuo, '记录客户决定')
    await expect.poll(() => textOf(nuo), soon).toContain('赵敏决定（电话）')
  }
  await decided()
  await nuo.getByRole('button', { name: '撤销' }).last().click()
  await sees(nuo, '已撤销。')
  await decided()
})

test('S3 and S4: a talk brings feedback; it is solved, the plan adjusted naming it, and the client content', async () => {
  const { nuo, lawyer } = windows
  const feedback = '希望每周说一次进展。'
  await goTo(nuo, `${engagement}?tab=talks`)
  await fromMenu(nuo, '记录沟通')
  await write(nuo, { 谈了什么: '希望进展说得更勤。' })
  await pick(nuo, '满意度（1到5）', '3')
  await send(nuo, '记录沟通')
  await sees(nuo, '满意度3')
  await fromMenu(nuo, '登记反馈')
  await pick(nuo, '类别', '建议')
  await write(nuo, { 客户怎么说: feedback })
  await panel(nuo)
    .getByLabel(/涉及服务方案/)
    .check()
  await send(nuo, '登记反馈')
  await press(nuo, '向客户确认收到')
  await send(nuo, '向客户确认收到')
  await sees(nuo, '已确认收到')

  await fromMyDay(lawyer, '调整方案')
  await write(lawyer, { 调整的理由: '增加每周简报。' })
  await panel(lawyer).getByRole('button', { name: '添加里程碑' }).click()
  await write(lawyer, { 里程碑2: '每周五简报' })
  await send(lawyer, '调整服务方案')
  await goTo(lawyer, `${engagement}?tab=plan`)
  await sees(lawyer, '服务方案第2版')
  await sees(lawyer, feedback)
  await fromMyDay(lawyer, '解决反馈')
  await write(lawyer, { 解决办法: '每周五发送简报。' })
  await send(lawyer, '解决并告知客户')

  await goTo(nuo, `${engagement}?tab=talks`)
  await press(nuo, '向客户确认结果')
  await pick(nuo, '客户满意吗', '满意，可以了结')
  await send(nuo, '向客户确认结果')
  await expect.poll(() => textOf(nuo), soon).toContain('客户已确认')
})

test('M1: the matter is closed and the specialist visits again', async () => {
  const { nuo, lawyer } = windows
  await goTo(lawyer, engagement)
  await fromMenu(lawyer, '结案')
  await pick(lawyer, '结果', '胜诉')
  await write(lawyer, { 办理总结: '判决支持全部请求。' })
  await send(lawyer, '结案')
  await seesHead(lawyer, '已结案')

  await fromMyDay(nuo, '记录回访')
  await pick(nuo, '满意度（1到5）', '5')
  await write(nuo, { 意见: '非常专业。' })
  await send(nuo, '记录回访')
  await goTo(nuo, clientPage)
  await expect.poll(() => textOf(nuo), soon).toContain('非常专业。')
})

test('M2: a greeting is planned and made', async () => {
  const { nuo } = windows
  await press(nuo, '安排联系')
  await pick(nuo, '联系方式', '问候')
  await write(nuo, { 缘由: '端午问候' })
  await send(nuo, '安排联系')
  await sees(nuo, '端午问候')
  await press(nuo, '记录已联系')
  await write(nuo, { 说了什么: '端午安康！' })
  await send(nuo, '记录已联系')
  await sees(nuo, '端午安康！')
  await expect.poll(() => textOf(nuo), soon).toContain('还没有安排下一次联系。')
})

test('M3 and D1 again: a later need becomes a new lead whose page names where it came from', async () => {
  const { nuo } = windows
  await press(nuo, '登记机会')
  await write(nuo, { 机会: '常年法律顾问', 客户的需求: '合同审查与合规。' })
  await choose(nuo, '业务领域', '商事')
  await pick(nuo, '从哪里发现的', '回访')
  await send(nuo, '登记机会')
  await press(nuo, '转为潜在客户')
  await send(nuo, '转为潜在客户')
  await nuo.waitForURL(/\/leads\//)
  await seesHead(nuo, client)
  await sees(nuo, '合同审查与合规。')
  await seesPromise(nuo, /D/)
  await press(nuo, '已有客户的新需求')
  await nuo.waitForURL(`**${clientPage}`)
  await expect.poll(() => textOf(nuo), soon).toContain('看转成的潜在客户')
})

test('D1: whom a client sends is known by both pages, and found in the list', async () => {
  const { nuo } = windows
  await goTo(nuo, '/leads')
  await press(nuo, '登记潜在客户')
  await write(nuo, { 名称: '陈远', 电话: '138 7654 3210' })
  await choose(nuo, '由哪位客户推荐', client)
  await send(nuo, '登记潜在客户')
  await seesHead(nuo, '陈远')
  await nuo.getByRole('main').getByRole('link', { name: client }).waitFor()
  await goTo(nuo, clientPage)
  await sees(nuo, '介绍来的潜在客户')
  await nuo.getByRole('main').getByRole('link', { name: '陈远' }).waitFor()
  await goTo(nuo, `/leads?referrer=${clientPage.split('/').at(-1)}`)
  await sees(nuo, '陈远')
  await expect.poll(() => textOf(nuo), soon).not.toContain('常年法律顾问')
  await sees(nuo, `由哪位客户推荐：${client}`)
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})
