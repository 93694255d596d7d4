import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Browser, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { choose, field, fromMenu, panel, press, sees, seesHead, send, write } from './hands.ts'

// What is known of a lead is typed in and kept right on its page, and nothing of it is lost.

let web: WebProduct
let founder: Browser
let page: Page
let id: string

beforeAll(async () => {
  web = await startWeb()
  founder = await setUpAndSignIn(web.product)
  const channel = await founder.post('/api/channels', { kind: 'industry_event', name: '讲座' })
  const campaign = { channelId: channel.body.id, name: '春季讲座' }
  expect((await founder.post('/api/campaigns', campaign)).status).toBe(201)
  page = await web.window()
  await comesIn(page)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('lead-details'))
})

const lead = async () => (await founder.get(`/api/leads/${id}`)).body
const changedElsewhere = async (body: object) => {
  const version = `"${(await lead()).version}"`
  const answer = await founder.send('PATCH', `/api/leads/${id}`, body, { 'if-match': version })
  expect(answer.status).toBe(200)
}

test('channel, campaign and who referred them are registered together', async () => {
  await goTo(page, '/leads')
  await press(page, '登记潜在客户')
  await write(page, { 名称: '赵敏', 电话: '138 1234 5678' })
  await choose(page, '渠道', '讲座')
  await choose(page, '推广活动', '春季讲座')
  await write(page, { 推荐人: '钱校长' })
  await send(page, '登记潜在客户')
  await seesHead(page, '赵敏')
  id = new URL(page.url()).pathname.split('/').at(-1) as string
  expect(await lead()).toMatchObject({
    channel: { name: '讲座' },
    campaign: { name: '春季讲座' },
    referrerName: '钱校长',
  })
})

test('changing one thing leaves the others as they were', async () => {
  await fromMenu(page, '修改资料')
  await write(page, { 法律需求: '拖欠货款' })
  await send(page, '保存资料')
  expect(await lead()).toMatchObject({
    need: '拖欠货款',
    campaign: { name: '春季讲座' },
    referrerName: '钱校长',
  })
})

test('a draft found again does not pass for having seen what others changed meanwhile', async () => {
  await fromMenu(page, '修改资料')
  await write(page, { 法律需求: '拖欠货款五十万元' })
  await changedElsewhere({ need: '拖欠货款，已起诉', practiceArea: 'civil' })
  await page.reload()
  await panel(page).getByText('拖欠货款五十万元').waitFor()
  await panel(page).getByRole('button', { name: '保存资料' }).click()
  await sees(page, '你编辑的时候，别人改过这里')
  const changes = panel(page).locator('.cv-changes')
  expect(await changes.innerText()).toMatch(/拖欠货款，已起诉/)
  expect(await changes.innerText()).toMatch(/业务领域[\s\S]*民事/)
  expect(await field(panel(page), '法律需求').inputValue()).toBe('拖欠货款五十万元')
  await panel(page).getByText('在最新内容上继续').click()
  await send(page, '保存资料')
  expect(await lead()).toMatchObject({ need: '拖欠货款五十万元', practiceArea: 'civil' })
})

test('somebody else saves the rules of assignment meanwhile: what was written stays, and what changed is told', async () => {
  const me = (await founder.get('/api/me')).body
  const department = (await founder.get('/api/departments')).body.items.find(
    (one: { name: string }) => one.name === '民事业务部',
  )
  const rule = {
    departmentId: department.id,
    practiceAreas: ['civil'],
    channelIds: [],
    region: null,
  }
  const rules = (region: string | null) => ({
    rules: [{ ...rule, region, specialistIds: [me.personId] }],
  })
  const save = (version: number, region: string | null) =>
    founder.send('PUT', '/api/assignment-rules', rules(region), { 'if-match': `"${version}"` })
  expect((await save(0, null)).status).toBe(200)
  await goTo(page, '/administration/channels?view=rules')
  const region = page.getByLabel(/^地区开头/)
  await region.fill('浙江')
  expect((await save(1, '江苏')).status).toBe(200)
  await page.waitForTimeout(1_500)
  expect(await region.inputValue()).toBe('浙江')
  await page.getByRole('button', { name: '保存分派规则' }).click()
  await sees(page, '你编辑的时候，别人改过这里')
  expect(await page.locator('.cv-changes').innerText()).toContain('江苏')
  expect(await region.inputValue()).toBe('浙江')
  await page.getByText('在最新内容上继续').click()
  await page.getByRole('button', { name: '保存分派规则' }).click()
  await sees(page, '分派规则已保存')
  expect((await founder.get('/api/assignment-rules')).body.rules).toMatchObject([
    { region: '浙江' },
  ])
})

test('the link of a campaign, put into an article, leads an enquiry to the campaign', async () => {
  const { items } = (await founder.get('/api/campaigns')).body
  const [campaign] = items
  await goTo(page, `/administration/channels?view=campaigns&thing=${campaign.id}`)
  await panel(page).getByText('复制链接').waitFor()
  const link = await panel(page).locator('code').innerText()
  const firm = (await founder.get('/api/firm')).body
  const open = { name: firm.name, nameEn: firm.nameEn, privacyNotice: '我们仅为答复使用您的信息。' }
  await founder.send('PUT', '/api/firm', open, { 'if-match': `"${firm.version}"` })
  const reader = await web.window({ width: 390, height: 844 })
  await reader.goto(link)
  await reader.getByLabel('您的称呼').fill('读者')
  await reader.getByLabel('电话').fill('13612345678')
  await reader.getByLabel('您遇到了什么事').fill('看了讲座文章，想咨询劳动合同。')
  await reader.getByRole('checkbox').check()
  await reader.waitForTimeout(4_000)
  await reader.getByRole('button', { name: '提交咨询' }).click()
  await reader.getByText('已收到，谢谢您').waitFor()
  const came = (
    await founder.get(`/api/leads?campaign=${campaign.id}&q=${encodeURIComponent('读者')}`)
  ).body
  expect(came.items).toMatchObject([{ name: '读者', campaign: { id: campaign.id } }])
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})
