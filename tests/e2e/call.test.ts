import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { must, type Staff, walk } from '../pictures/road.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { field, panel, sees, send, write } from './hands.ts'

// Somebody rings: whoever it is, the first line leads to a form that takes what was said.

let web: WebProduct
let specialist: Colleague
let page: Page
let talking: string

const yunshan = {
  name: '苏州云杉机械有限公司',
  phone: '15412593015',
  need: '拖欠货款纠纷，对方已失联。',
  practiceArea: 'civil',
  creditCode: '91350100M000100Y43',
}
const qinghe = { ...yunshan, name: '杭州青禾贸易有限公司', phone: '13812345679' }

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const hire = (
    name: string,
    email: string,
    department: string,
    roles: Parameters<typeof colleague>[2]['roles'],
  ) => colleague(web.product, founder, { name, email, department, roles })
  specialist = await hire('林晓', 'lin@mingli.example', '客户关系部', ['client_service_specialist'])
  const manager = await hire('许诺', 'nuo@mingli.example', '客户关系部', [
    'client_relationship_manager',
    'client_service_specialist',
    'marketing',
  ])
  const lawyer = await hire('韩立言', 'han@mingli.example', '民事业务部', ['lawyer'])
  const officer = await hire('方正', 'fang@mingli.example', '管理层', ['conflict_officer'])
  const staff: Staff = { marketer: manager, manager, specialist, lawyer, officer }
  const { engagementId } = await walk(web.product, staff, yunshan, 'converted')
  const ending = { ground: 'agreed', reason: '双方协商一致，另行委托。' }
  must(await lawyer.browser.post(`/api/engagements/${engagementId}/ending`, ending))
  talking = (await walk(web.product, staff, qinghe, 'proposed')).leadId
  const colleagues = { ...qinghe, name: '宁波远舟物流有限公司', phone: '13812345680' }
  await walk(web.product, { ...staff, specialist: manager }, colleagues, 'contacted')
  page = await web.window()
  await comesIn(page, specialist.email, specialist.password)
}, 240_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('call'))
})

async function rings(text: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: '记一通电话' }).click()
  await panel(page).getByLabel('谁来电').fill(text)
}
const rows = () => panel(page).getByRole('listitem')
const isDeadEnd = () => page.getByText('现在不能做这件事').count()

test('the number on the display and Enter: the client, not the lead it came from', async () => {
  await rings(yunshan.phone)
  await panel(page).getByLabel('谁来电').press('Enter')
  await page.getByRole('dialog', { name: '记录联系' }).waitFor()
  expect(page.url()).toMatch(/\/clients\/.*act=recordContact/)
  expect(await isDeadEnd()).toBe(0)
})

test('what is over is left out, and every line says what it is', async () => {
  await rings('云杉')
  await rows().first().waitFor()
  expect(await rows().allInnerTexts()).toEqual([expect.stringMatching(/^苏州云杉.*\s客户$/s)])
  await rings('青禾')
  await rows().first().waitFor()
  expect(await rows().allInnerTexts()).toEqual([
    expect.stringMatching(/^杭州青禾贸易有限公司\s潜在客户，方案与报价$/s),
  ])
})

test('after the first contact a talk is written down as it was, and nothing is asked again', async () => {
  await rings('青禾')
  await rows().first().click()
  await page.getByRole('dialog', { name: '记录沟通' }).waitFor()
  expect(await panel(page).getByText('需求是否明确').count()).toBe(0)
  expect(await panel(page).getByText('没有介绍本所的原因').count()).toBe(0)
  await write(page, { 说了什么: '问报价能否分两期付，已答应请韩律师回电。' })
  await send(page, '记录沟通')
  await sees(page, '问报价能否分两期付')
  const lead = must(await specialist.browser.get(`/api/leads/${talking}`))
  expect(lead).toMatchObject({ stage: 'proposed', need: qinghe.need })
  expect(lead.contacts[0].note).toContain('分两期')
})

test('who rings about a lead of a colleague is noted there', async () => {
  await rings('远舟')
  await rows().first().click()
  await page.getByRole('dialog', { name: '记一笔' }).waitFor()
  expect(await isDeadEnd()).toBe(0)
})

test('whoever is not there yet is registered with what was typed', async () => {
  await rings('13987654321')
  await panel(page).getByText('没有找到').waitFor()
  await panel(page).getByRole('button', { name: '登记为潜在客户' }).click()
  await page.getByRole('dialog', { name: '登记潜在客户' }).waitFor()
  expect(await field(panel(page), '电话').inputValue()).toBe('13987654321')
  await rings('周明远')
  await panel(page).getByText('没有找到').waitFor()
  await panel(page).getByLabel('谁来电').press('Enter')
  await page.getByRole('dialog', { name: '登记潜在客户' }).waitFor()
  expect(await field(panel(page), '名称').inputValue()).toBe('周明远')
})
