import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { must } from '../pictures/road.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { choose, panel, send, write } from './hands.ts'

let web: WebProduct
let manager: Colleague
let specialist: Colleague
let page: Page

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const hire = (
    name: string,
    email: string,
    role: 'client_relationship_manager' | 'client_service_specialist',
  ) => colleague(web.product, founder, { name, email, department: '客户关系部', roles: [role] })
  manager = await hire('许诺', 'nuo@mingli.example', 'client_relationship_manager')
  specialist = await hire('林晓', 'lin@mingli.example', 'client_service_specialist')
  page = await web.window()
  await comesIn(page, manager.email, manager.password)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('undo'))
})

const register = async (name: string): Promise<string> => {
  const lead = { name, phone: '13800002222', need: '房屋买卖纠纷', practiceArea: 'civil' }
  return must(await manager.browser.post('/api/leads', lead)).id
}
const read = async (id: string) => must(await manager.browser.get(`/api/leads/${id}`))

test('screened by mistake, a lead is back on the desk with one key, and its toast offers nothing more', async () => {
  const first = await register('何知远')
  await register('杜若')
  await page.goto(`/leads/screening?open=${first}`)
  await page.getByRole('region', { name: '何知远' }).waitFor()
  await page.keyboard.press('a')
  await page.getByText('已通过：何知远').waitFor()
  await page.getByRole('region', { name: '杜若' }).waitFor()
  expect((await read(first)).stage).toBe('screened')
  await page.keyboard.press('u')
  await page.getByText('已撤销。').waitFor()
  expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0)
  await page.getByRole('region', { name: '何知远' }).waitFor()
  expect((await read(first)).stage).toBe('registered')
})

test('assigned to the wrong one, it is taken back from the toast; its history tells of both', async () => {
  const id = await register('苏木')
  must(await manager.browser.post(`/api/leads/${id}/screening`, { outcome: 'accepted' }))
  await page.goto(`/leads/${id}?act=assignLead`)
  await choose(page, '客户服务专员', '林晓')
  await send(page, '分派客户服务专员')
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销。').waitFor()
  expect(await read(id)).toMatchObject({ stage: 'screened', specialist: null })
  await page.getByText('撤销了刚才的操作').first().waitFor()
  await page.getByText('分派了客户服务专员（已撤销）').first().waitFor()
})

test('what somebody has gone on from is not taken back, and that is said', async () => {
  const id = await register('白芷')
  must(await manager.browser.post(`/api/leads/${id}/screening`, { outcome: 'accepted' }))
  await page.goto(`/leads/${id}?act=assignLead`)
  await choose(page, '客户服务专员', '林晓')
  await send(page, '分派客户服务专员')
  await page.getByRole('button', { name: '撤销' }).waitFor()
  const rest = {
    until: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
    reason: '下周',
  }
  must(await specialist.browser.post(`/api/leads/${id}/snooze`, rest))
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('之后已有人继续处理，不能再撤销').waitFor()
  expect(await read(id)).toMatchObject({ stage: 'assigned' })
})

test('a note is taken back as everything else is', async () => {
  const id = await register('当归')
  await page.goto(`/leads/${id}`)
  await page.getByRole('button', { name: '记一笔' }).first().click()
  await write(page, { 内容: '对方愿意调解' })
  await panel(page).getByRole('button', { name: '记一笔' }).click()
  await page.getByText('已记下。').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销。').waitFor()
  await page.getByRole('main').getByText('对方愿意调解').waitFor({ state: 'detached' })
  expect(must(await manager.browser.get(`/api/notes?subjectId=${id}`)).items).toEqual([])
})
