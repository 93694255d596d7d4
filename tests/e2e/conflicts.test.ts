import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dispatchOutbox, type Role } from '#access/index.ts'
import { creditCodeCheckCharacter } from '#parties/index.ts'
import { appoint } from '../pictures/people.ts'
import { must, type Staff, walk } from '../pictures/road.ts'
import { type Browser, type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { signInAt, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'
import { counting } from './counting.ts'
import { goTo } from './going.ts'
import { dayFromNow, field, panel, press, sees, seesHead, send, write } from './hands.ts'

// The road of a conflict that consent can cure, as people walk it: a stranger's opponent turns out to be a client; the
// officer sees both side by side, has both clients sign, and the walls rise by themselves before anyone is accepted.

const ours = '杭州青禾印染有限公司'
const client = '嘉兴澜汐集装箱有限公司'
const lookAlike = '宁波远岫纺织有限公司'
const enquirer = '宁波远岫纺机有限公司'
/** Somebody else's enquiry, which the wall has nothing to do with. */
const beside = '温州鹿石航运有限公司'
/** Whoever acts for the client acts for them, too. */
const bothSides = '温州双屿皮革有限公司'

let web: WebProduct
let founder: Browser
let staff: Required<Staff>
let partner: Colleague
const windows = {} as Record<'specialist' | 'officer' | 'partner', Page>
let lead: string
let before: Awaited<ReturnType<typeof seesOf>>

const licence = (serial: string) => {
  const first = `91330100M${serial.padStart(8, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}

/** What follows from an act, and what follows from that. */
const settle = async () => {
  while ((await dispatchOutbox(web.product.runtime, 500)) > 0);
}

beforeAll(async () => {
  web = await startWeb()
  founder = await setUpAndSignIn(web.product)
  const hire = (name: string, email: string, department: string, roles: Role[]) =>
    colleague(web.product, founder, { name, email: `${email}@mingli.example`, department, roles })
  const care = ['marketing', 'client_relationship_manager', 'client_service_specialist'] as const
  const specialist = await hire('林晓', 'lin', '客户关系部', [...care])
  const lawyer = await hire('韩立言', 'han', '民事业务部', ['lawyer'])
  const officer = await hire('方正', 'fang', '管理层', ['conflict_officer'])
  partner = await hire('顾明远', 'gu', '民事业务部', ['partner', 'lawyer', 'department_head'])
  await appoint(founder, '民事业务部', partner.id)
  staff = { marketer: specialist, manager: specialist, specialist, lawyer, officer }
  await walk(
    web.product,
    { ...staff, lawyer: partner },
    {
      name: '周海盐',
      organisation: client,
      phone: '13900001111',
      need: '年度法律顾问，审核采购合同。',
      practiceArea: 'civil',
      opponents: ['台州海堤船务有限公司'],
      creditCode: licence('1'),
    },
    'converted',
  )
  const other = { name: '钱远岫', organisation: enquirer, phone: '13900002222', forMyself: true }
  must(await specialist.browser.post('/api/leads', { ...other, need: '设备买卖合同纠纷' }))
  const third = { name: '孙鹿石', organisation: beside, phone: '13900003333', forMyself: true }
  must(await partner.browser.post('/api/leads', { ...third, need: '船舶租赁合同' }))
  await settle()
  for (const [key, who] of Object.entries({ specialist, officer, partner })) {
    const page = await web.window()
    await signInAt(page, who.email, who.password)
    windows[key as keyof typeof windows] = page
  }
}, 180_000)
afterAll(async () => {
  expect(web?.complaints).toEqual([])
  await web?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('conflicts'))
})

/** An enquiry against the client by whoever acts for it, to which both have consented. */
async function onBothSides() {
  const { officer, ...others } = staff
  const enquiry = {
    name: '郑双屿',
    organisation: bothSides,
    phone: '13900004444',
    need: '皮料货款',
    practiceArea: 'civil',
    opponents: [client],
    creditCode: licence('3'),
  }
  const walked = await walk(web.product, { ...others, lawyer: partner }, enquiry, 'contacted')
  await settle()
  const { browser } = officer
  const { items } = must(await browser.get(`/api/conflict-checks?subjectId=${walked.leadId}`))
  const drafted = await browser.post(`/api/conflict-checks/${items[0].id}/consents`, { facts: '' })
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.4 同意书'], { type: 'application/pdf' }), '同意书.pdf')
  const file = must(await browser.post(`/api/files?subjectId=${walked.leadId}`, form))
  const reply = { outcome: 'signed', signedOn: dayFromNow(0), signedBy: '法人', fileId: file.id }
  for (const { id } of must(drafted).consents)
    must(await browser.post(`/api/conflict-consents/${id}/reply`, reply))
  await settle()
  return walked
}

const finding = (page: Page, name: string): Locator =>
  page.getByRole('article', { name: new RegExp(name) })
const atDesk = (page: Page) => page.getByRole('navigation', { name: '等待结论的审查' })

/** Registers somebody who comes to us, with whom they stand against. */
async function enquire(page: Page, name: string, organisation: string, opponents: string[]) {
  await page.goto('/leads')
  await press(page, '登记潜在客户')
  await write(page, {
    名称: name,
    电话: '138 1234 5678',
    法律需求: '货款拖欠。',
    单位: organisation,
  })
  for (const opponent of opponents) {
    const box = field(panel(page), '对方当事人')
    await box.fill(opponent)
    await box.press('Enter')
  }
  await send(page, '登记潜在客户')
  await seesHead(page, organisation)
  await settle()
  return new URL(page.url()).pathname.split('/')[2] as string
}

/** What the colleague on the other side finds of the lead: lines of the list, lines of the palette, its page. */
async function seesOf(page: Page) {
  await page.goto('/leads')
  const row = page.getByRole('main').getByText(ours)
  await page.getByRole('main').getByText(beside).first().waitFor()
  const listed = await row.count()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('有限公司')
  await page
    .getByRole('option', { name: new RegExp(beside) })
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  const inPalette = await page.getByRole('option', { name: new RegExp(ours) }).count()
  await page.keyboard.press('Escape')
  const head = await page.getByRole('main').locator('header').first().innerText()
  return { listed, inPalette, head }
}
const officerWalls = () => staff.officer.browser.get('/api/walls')
const notFound = (page: Page) => page.getByRole('heading', { name: '这里没有你要找的内容' })

test('an enquiry against a client of the firm comes to the desk by itself', async () => {
  lead = await enquire(windows.specialist, '陈印染', ours, [client, lookAlike])
  const enquiry = {
    name: '陈印染',
    organisation: ours,
    phone: '13812345678',
    need: '货款拖欠。',
    practiceArea: 'civil',
    creditCode: licence('2'),
  }
  const { officer: _, ...others } = staff
  await walk(web.product, others, enquiry, 'ready', lead)
  await settle()
  before = await seesOf(windows.partner)
  expect(before.listed).toBeGreaterThan(0)
  expect(before.inPalette).toBeGreaterThan(0)

  const { officer } = windows
  await officer.goto('/conflicts')
  await atDesk(officer)
    .getByRole('button', { name: /杭州青禾/ })
    .click()
  await officer.getByRole('heading', { name: /杭州青禾.* 对 .*澜汐/ }).waitFor()
  const curable = await finding(officer, client).innerText()
  for (const word of [
    '可豁免',
    '律师执业行为规范第52条',
    '名称相同',
    '客户',
    '在办',
    '承办：顾明远',
  ])
    expect(curable).toContain(word)
  const similar = await finding(officer, enquirer).innerText()
  for (const word of ['须上报', lookAlike, enquirer, '行政区划', '字号', '名称相近'])
    expect(similar).toContain(word)
  expect(await barriers(officer)).toEqual([])
  await officer.getByText(/^\d+项未处理，还不能承接：同意书没有签齐/).waitFor()
}, 90_000)

test('what is no conflict is disposed of with a reason, the rest is put to every client concerned', async () => {
  const { officer } = windows
  const similar = finding(officer, enquirer)
  await similar.getByRole('button', { name: '不是同一主体' }).click()
  await similar.getByLabel('理由').fill('注册号与法定代表人都不同')
  await similar.getByRole('button', { name: '记下' }).click()
  await similar.getByText('方正：不是同一主体。注册号与法定代表人都不同').waitFor()

  await press(officer, '起草同意书')
  await field(officer, '补充事实').fill('两项事务由两个团队分别办理。')
  await officer.getByRole('button', { name: '起草同意书' }).click()
  const consents = officer.locator('.cv-section', {
    has: officer.getByRole('heading', { name: '知情同意书' }),
  })
  await consents.getByText('另一事务的客户').waitFor()
  await consents.getByRole('button', { name: '看全文' }).first().click()
  const text = await consents.locator('pre').innerText()
  for (const word of ['信息隔离墙', '第52条', '两项事务由两个团队分别办理。', '撤回'])
    expect(text).toContain(word)
  await consents.getByRole('button', { name: '收起' }).click()

  const asked = await consents.getByRole('button', { name: '登记答复' }).count()
  expect(asked).toBe(2)
  for (let signed = 1; signed <= asked; signed += 1) {
    expect(must(await officerWalls()).items).toEqual([])
    await consents.getByRole('button', { name: '登记答复' }).first().click()
    if (signed === 1) {
      await consents.locator('form').getByRole('button', { name: '登记答复' }).click()
      await expect.poll(() => consents.locator('form').innerText()).toMatch(/签署日期.*填/s)
    }
    await field(consents, '签署日期').fill(dayFromNow(0))
    await field(consents, '签署人').fill('法定代表人')
    await consents.locator('input[type=file]').setInputFiles({
      name: '同意书.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.4 同意书 ${signed}`),
    })
    await consents.getByText('已上传：同意书.pdf').waitFor()
    await consents.locator('form').getByRole('button', { name: '登记答复' }).click()
    await consents.locator('form').waitFor({ state: 'hidden' })
    await expect.poll(() => consents.getByText(/^已签署/).count()).toBe(signed)
  }
  await officer.getByText('可以有条件承接。').waitFor()
}, 90_000)

test('when all have signed the walls stand, and who is shut out finds nothing of the matter', async () => {
  expect(must(await officerWalls()).items).toHaveLength(2)
  const { officer, partner: shut } = windows
  await officer.goto('/conflicts/walls')
  await officer.getByRole('main').getByText('顾明远').first().waitFor()
  const after = await seesOf(shut)
  expect(after.listed).toBe(0)
  expect(after.inPalette).toBe(0)
  const counted = (head: string) => Number(/\d+/.exec(head)?.[0])
  expect(counted(after.head)).toBe(counted(before.head) - 1)
  await shut.goto(`/leads/${lead}`)
  await notFound(shut).waitFor()
  expect(await shut.getByRole('main').innerText()).not.toContain('青禾')
}, 90_000)

test('it is decided on its conditions and accepted; the wall stands around what comes of it', async () => {
  const { specialist, officer, partner: shut } = windows
  await officer.goto('/conflicts')
  await atDesk(officer)
    .getByRole('button', { name: /杭州青禾/ })
    .click()
  await press(officer, '作出结论')
  const reason = await field(officer, '理由').inputValue()
  // Who works on the affair reads it, and learns of nobody whom another affair is about.
  expect(reason).toContain(`${lookAlike}：不是同一主体。注册号与法定代表人都不同`)
  expect(reason).toContain('另一事务的客户已签署知情同意书')
  expect(reason).not.toContain(enquirer)
  await officer.locator('form').getByRole('button', { name: '作出结论' }).click()
  await sees(officer, '结论已作出')

  await specialist.goto(`/leads/${lead}`)
  await sees(specialist, '6/6')
  await press(specialist, '转化为客户')
  await send(specialist, '转化为客户')
  await specialist.waitForURL(/\/clients\//)
  await seesHead(specialist, ours)
  await settle()
  const page = new URL(specialist.url()).pathname
  await specialist.goto('/engagements')
  await sees(specialist, ours)
  await shut.goto(page)
  await notFound(shut).waitFor()
  await shut.goto('/engagements')
  await sees(shut, client)
  expect(await shut.getByText(ours).count()).toBe(0)
}, 90_000)

test('an experienced officer clears a typical look-alike in six presses and words', async () => {
  const { specialist, officer } = windows
  await enquire(specialist, '吴绍兴', '绍兴云门酒业有限公司', ['嘉兴岚汐集装箱有限公司'])
  await officer.goto('/conflicts')
  await atDesk(officer)
    .getByRole('button', { name: /绍兴云门/ })
    .waitFor()
  const hands = await counting(officer, async () => {
    await atDesk(officer)
      .getByRole('button', { name: /绍兴云门/ })
      .click()
    await officer.getByRole('button', { name: '不是同一主体' }).click()
    await field(officer, '理由').fill('字号一字之差，注册号不同')
    await officer.getByRole('button', { name: '记下' }).click()
    await officer.getByText('可以承接。').waitFor()
    await press(officer, '作出结论')
    await officer.locator('form').getByRole('button', { name: '作出结论' }).click()
    await sees(officer, '结论已作出')
  })
  expect(hands).toBeLessThanOrEqual(6)
}, 60_000)

test('who is shut out reads of it once on their day, and says on the page of their walls that they know', async () => {
  const { partner: shut } = windows
  await goTo(shut, '/')
  await shut.getByRole('region', { name: '与我有关的信息隔离墙' }).waitFor()
  expect(await shut.getByText('确认知悉信息隔离义务').count()).toBe(0)
  await goTo(shut, '/my-walls')
  const said = await shut.getByRole('main').innerText()
  expect(said).toContain('你的义务')
  expect(said).not.toContain('青禾')
  expect(await barriers(shut)).toEqual([])
  const confirm = shut.getByRole('button', { name: /我已知悉并将遵守/ })
  await confirm.click()
  await shut.getByRole('main').getByText('已确认').waitFor()
  expect(await confirm.count()).toBe(0)
  await goTo(shut, '/')
  expect(await shut.getByText('确认知悉信息隔离义务').count()).toBe(0)
}, 60_000)

test('the officer says on which side somebody stays who works on both; they are shut out of the other', async () => {
  const { officer, partner: torn } = windows
  const { leadId } = await onBothSides()
  await goTo(officer, '/conflicts/walls')
  const waits = officer.getByRole('region', { name: /有1人同时在被隔离的两方/ })
  for (const word of ['顾明远', bothSides, '年度法律顾问']) await waits.getByText(word).waitFor()
  expect(await barriers(officer)).toEqual([])
  await waits.getByRole('button', { name: '决定留在哪一方：顾明远' }).click()
  await panel(officer).getByRole('radio').nth(1).check()
  await write(officer, { 理由: '年度顾问由其承办已久' })
  await send(officer, '决定留在哪一方')
  await waits.waitFor({ state: 'hidden' })
  await goTo(torn, `/leads/${leadId}`)
  await notFound(torn).waitFor()
}, 60_000)

test('the officer publishes rules that are stricter than the law, and cannot make them milder', async () => {
  const { officer } = windows
  await goTo(officer, '/conflicts/rules')
  await press(officer, '发布新版本')
  const term = panel(officer).getByLabel('对方是前客户 · 期限')
  await term.fill('6')
  await term.blur()
  expect(await term.inputValue()).toBe('12')
  await term.fill('24')
  await panel(officer).getByText('对方是前客户 · 期限：12个月 → 24个月').waitFor()
  expect(await barriers(officer)).toEqual([])
  await write(officer, { 理由: '管理委员会决定，前客户保护两年' })
  await send(officer, '发布第2版')
  await sees(officer, /第2版，.*起施行/)
  const text = await officer.getByRole('main').innerText()
  expect(text).toContain('比法律更严，法律为12个月')
  expect(text).toContain('理由：管理委员会决定，前客户保护两年')
}, 60_000)
