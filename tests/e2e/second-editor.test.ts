import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { must, type Staff, startService, walk } from '../pictures/road.ts'
import { type Browser, type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { field, panel, sees, send, write } from './hands.ts'

let web: WebProduct
let founder: Browser
let partner: Colleague
let lawyer: Colleague
let other: Colleague
let page: Page
let leadId: string
let clientId: string
let engagementId: string

beforeAll(async () => {
  web = await startWeb()
  founder = await setUpAndSignIn(web.product)
  const hire = (
    name: string,
    email: string,
    department: string,
    roles: Parameters<typeof colleague>[2]['roles'],
  ) => colleague(web.product, founder, { name, email, department, roles })
  partner = await hire('许诺', 'nuo@mingli.example', '客户关系部', [
    'managing_partner',
    'client_relationship_manager',
    'client_service_specialist',
    'marketing',
  ])
  lawyer = await hire('韩立言', 'han@mingli.example', '民事业务部', ['lawyer'])
  other = await hire('林晓', 'lin@mingli.example', '民事业务部', [
    'lawyer',
    'client_service_specialist',
  ])
  const officer = await hire('方正', 'fang@mingli.example', '管理层', ['conflict_officer'])
  const staff: Staff = { marketer: partner, manager: partner, specialist: partner, lawyer, officer }
  const enquiry = {
    name: '苏州云杉机械有限公司',
    phone: '13812345678',
    need: '拖欠货款纠纷，对方已失联。',
    practiceArea: 'civil',
    creditCode: '91350100M000100Y43',
  }
  const walked = await walk(web.product, staff, enquiry, 'converted')
  clientId = walked.clientId ?? ''
  engagementId = walked.engagementId ?? ''
  await startService(web.product, staff, engagementId)
  const second = { ...enquiry, name: '杭州青禾贸易有限公司', phone: '13812345679' }
  leadId = (await walk(web.product, staff, second, 'proposed')).leadId
  page = await web.window()
  await comesIn(page, partner.email, partner.password)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('second-editor'))
})

/** What somebody else saves meanwhile. */
const save = async (path: string, version: number, body: object, method = 'PUT', by = partner) =>
  must(await by.browser.send(method, path, body, { 'if-match': `"${version}"` }))
const read = async (path: string) => must(await partner.browser.get(path))

/** Sends what was written, is told what changed, and returns what stands there in words. */
async function told(submit: string): Promise<string> {
  await panel(page).getByRole('button', { name: submit }).click()
  await panel(page).getByText('你编辑的时候，别人改过这里').waitFor()
  return panel(page).locator('.cv-changes').innerText()
}

/** Goes on with one's own text and sends it again. */
async function goOn(submit: string): Promise<void> {
  await panel(page).getByRole('button', { name: '在最新内容上继续' }).click()
  await send(page, submit)
}

test('the profile of a client', async () => {
  const path = `/api/clients/${clientId}`
  await goTo(page, `/clients/${clientId}?act=completeProfile`)
  await write(page, { 需求: '先保全，后起诉。', 偏好: '只在上午打电话。' })
  const { version } = await read(path)
  const meanwhile = { needs: '盼尽快收回货款。', preferences: '发微信。' }
  await save(`${path}/profile`, version, meanwhile, 'POST')
  const changes = await told('完成客户档案')
  for (const words of [
    '需求',
    '盼尽快收回货款。',
    '先保全，后起诉。',
    '偏好',
    '发微信。',
    '你写的',
  ]) {
    expect(changes).toContain(words)
  }
  expect(await field(panel(page), '需求').inputValue()).toBe('先保全，后起诉。')
  await goOn('完成客户档案')
  expect(await read(path)).toMatchObject({ needs: '先保全，后起诉。' })
})

test('the people who care for a client', async () => {
  const path = `/api/clients/${clientId}`
  await goTo(page, `/clients/${clientId}?act=setCareTeam`)
  await field(panel(page), '客户关系经理').waitFor()
  const { version } = await read(path)
  await save(`${path}/care-team`, version, { specialistId: other.id, managerId: partner.id })
  const changes = await told('指定服务团队')
  expect(changes).toContain('客户服务专员')
  await panel(page).locator('.cv-changes').getByText('林晓').waitFor()
  await goOn('指定服务团队')
  const { members } = await read(path)
  expect(members.find((one: { part: string }) => one.part === 'specialist').personId).toBe(other.id)
})

test('a contact of a client', async () => {
  const path = `/api/clients/${clientId}`
  const { contacts, version } = await read(path)
  const [contact] = contacts
  await goTo(page, `/clients/${clientId}?act=changeContact&about=${contact.id}`)
  await write(page, { 职务: '法务总监' })
  const { id: _, ...fields } = contact
  await save(`${path}/contacts/${contact.id}`, version, { ...fields, wechat: 'yunshan-88' })
  const changes = await told('修改联系人')
  expect(changes).toContain('yunshan-88')
  await goOn('修改联系人')
  const now = (await read(path)).contacts.find((one: { id: string }) => one.id === contact.id)
  expect(now).toMatchObject({ position: '法务总监', wechat: 'yunshan-88' })
})

test('the lawyers of an engagement; shares that do not add up are told at the field', async () => {
  const path = `/api/engagements/${engagementId}`
  await goTo(page, `/engagements/${engagementId}?act=setLawyers`)
  await field(panel(page), '份额（%）').first().fill('60')
  await panel(page).getByRole('button', { name: '确定承办律师' }).click()
  await panel(page)
    .getByText(/合计须为 100%，现在是/)
    .waitFor()
  const { version, lawyers } = await read(path)
  const before = lawyers.map(({ id, part, share }: Record<string, string>) => ({
    personId: id,
    part,
    share,
  }))
  const helper = { personId: other.id, part: 'assisting_lawyer' }
  await save(`${path}/lawyers`, version, { lawyers: [...before, helper] })
  await field(panel(page), '份额（%）').first().fill('100')
  const changes = await told('确定承办律师')
  expect(changes).toContain('协办律师')
  await panel(page).locator('.cv-changes').getByText('林晓').waitFor()
})

test('the plan of an engagement', async () => {
  const path = `/api/engagements/${engagementId}/plan`
  await goTo(page, `/engagements/${engagementId}?act=adjustPlan`)
  await field(panel(page), '里程碑1').fill('寄出催告函')
  await write(page, { 调整的理由: '客户要求' })
  const plan = await read(path)
  type Step = { id: string; title: string; dueOn: string; responsible: { id: string } | null }
  const milestones = (plan.milestones as Step[]).map(({ id, title, dueOn, responsible }) => ({
    id,
    title,
    dueOn,
    responsibleId: responsible?.id ?? null,
  }))
  Object.assign(milestones[2] ?? {}, { dueOn: '2027-03-01' })
  const body = {
    reasonKind: 'client_wish',
    reason: '客户要求推迟起诉',
    feedbackIds: [],
    milestones,
  }
  await save(`${path}-adjustments`, plan.number, body, 'POST', lawyer)
  const changes = await told('调整服务方案')
  for (const words of ['3月1日', '寄出催告函'])
    expect(changes.replaceAll(/\s/g, '')).toContain(words)
  expect(await field(panel(page), '里程碑1').inputValue()).toBe('寄出催告函')
})

test('a proposal to a lead', async () => {
  const path = `/api/leads/${leadId}`
  await goTo(page, `/leads/${leadId}?act=offerProposal`)
  await write(page, { 服务方案: '先调解，再起诉。' })
  const [last] = (await read(path)).proposals
  const { plan, scope, milestones, fees, validUntil } = last
  const body = {
    plan,
    scope,
    milestones,
    validUntil,
    fees: { ...fees, high: '75000.00', basis: '一审固定收费，分三期' },
  }
  await save(`${path}/proposals`, last.number, body, 'POST', lawyer)
  const changes = await told('提交方案与报价')
  for (const words of ['上限', '75000.00', '计费依据', '分三期']) expect(changes).toContain(words)
  await goOn('提交方案与报价')
  const [now] = (await read(path)).proposals
  expect(now).toMatchObject({ plan: '先调解，再起诉。', fees: { high: '75000.00' } })
})

test('an introduction', async () => {
  const wanted = {
    kind: 'firm',
    title: '本所简介',
    body: '专注民商事争议。',
    departmentId: null,
    personId: null,
  }
  const made = must(await partner.browser.post('/api/introductions', wanted))
  await goTo(page, `/administration/channels?view=introductions&thing=${made.id}`)
  await write(page, { 标题: '明理所简介' })
  const body = { ...wanted, kind: 'lawyer', personId: lawyer.id }
  await save(`/api/introductions/${made.id}`, made.version, body)
  const changes = await told('保存')
  expect(changes).toContain('介绍谁')
  await panel(page).locator('.cv-changes').getByText('韩立言').waitFor()
  await goOn('保存')
  const { items } = await read('/api/introductions')
  expect(items.find((one: { id: string }) => one.id === made.id)).toMatchObject({
    title: '明理所简介',
    personId: lawyer.id,
  })
})

test('how a list is read', async () => {
  const form = new FormData()
  form.set('file', new Blob(['甲,乙\n钱一,13700000001\n']), '名单.csv')
  const made = must(await partner.browser.send('POST', '/api/imports?kind=lead', form))
  await goTo(page, `/imports/${made.id}`)
  const main = page.getByRole('main')
  await main.getByLabel('表头在第几行').fill('1')
  await main.getByLabel('导入这张表').check()
  const body = {
    sheet: 0,
    take: true,
    headerRow: 1,
    columns: { 0: 'name', 1: 'phone' },
    defaults: {},
  }
  await page.context().setOffline(true)
  await save(`/api/imports/${made.id}/mapping`, made.version, body)
  await page.context().setOffline(false)
  await main.getByRole('button', { name: '保存列的含义' }).click()
  await sees(page, '你编辑的时候，别人改过这里')
  expect(await main.locator('.cv-changes').innerText()).toContain('导入这张表')
  await main.getByRole('button', { name: '在最新内容上继续' }).click()
  await main.getByRole('button', { name: '保存列的含义' }).click()
  await sees(page, '已重新读取')
})
