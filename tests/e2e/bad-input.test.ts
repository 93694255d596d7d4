import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Browser, type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { field, fromMenu, panel, press, sees, seesHead, send, write } from './hands.ts'

let web: WebProduct
let founder: Browser
let specialist: Colleague
let page: Page

beforeAll(async () => {
  web = await startWeb()
  founder = await setUpAndSignIn(web.product)
  specialist = await colleague(web.product, founder, {
    name: '许诺',
    email: 'nuo@mingli.example',
    department: '客户关系部',
    roles: ['client_relationship_manager', 'client_service_specialist', 'marketing'],
  })
  page = await windowOf()
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('bad-input'))
})

async function windowOf(): Promise<Page> {
  const opened = await web.window()
  await comesIn(opened, specialist.email, specialist.password)
  return opened
}

const leadsNamed = async (name: string): Promise<number> => {
  const { items } = (await specialist.browser.get(`/api/leads?q=${encodeURIComponent(name)}`)).body
  return items.length
}

/** A lead of the specialist, through the API. */
async function newLead(name: string): Promise<string> {
  const lead = { name, phone: '13800138000', need: '房屋租赁押金不退。', forMyself: true }
  const made = await specialist.browser.post('/api/leads', lead)
  expect(made.status).toBe(201)
  return `/leads/${made.body.id}`
}

test('an error stands at its field and everything typed is kept, also after a reload', async () => {
  await page.goto('/leads')
  await press(page, '登记潜在客户')
  await write(page, { 名称: '孙倩', 邮箱: '这不是邮箱', 法律需求: '公司拖欠三个月工资。' })
  await panel(page).getByRole('button', { name: '登记潜在客户', exact: true }).click()
  const wrong = field(panel(page), '邮箱')
  await panel(page)
    .getByText(/邮箱地址里没有/)
    .waitFor()
  expect(await wrong.getAttribute('aria-invalid')).toBe('true')
  const described = await wrong.getAttribute('aria-describedby')
  expect(described).toBeTruthy()
  await page.reload()
  await panel(page).getByText('上次没写完的内容还在这里。').waitFor()
  expect(await field(panel(page), '名称').inputValue()).toBe('孙倩')
  expect(await field(panel(page), '法律需求').inputValue()).toBe('公司拖欠三个月工资。')
  await write(page, { 邮箱: 'sunqian@example.com' })
  await send(page, '登记潜在客户')
  await seesHead(page, '孙倩')
})

test('a lost connection says that nothing is lost, and the retry has one effect', async () => {
  await page.goto('/leads')
  await press(page, '登记潜在客户')
  await write(page, { 名称: '高远', 电话: '13700001111', 法律需求: '股权转让纠纷。' })
  await page.context().setOffline(true)
  const strip = page.getByText('网络断了。看到的可能不是最新；')
  await strip.waitFor()
  await panel(page).getByRole('button', { name: '登记潜在客户', exact: true }).click()
  await panel(page).getByText('网络断了。内容没有丢失，连上后再试一次。').waitFor()
  expect(await field(panel(page), '法律需求').inputValue()).toBe('股权转让纠纷。')
  await page.context().setOffline(false)
  await strip.waitFor({ state: 'detached' })
  await panel(page).getByRole('button', { name: '再试一次' }).click()
  await seesHead(page, '高远')
  expect(await leadsNamed('高远')).toBe(1)
})

test('a server nobody reaches is told from a lost network, and the page goes on by itself', async () => {
  const path = await newLead('闻笛')
  await page.goto(path)
  await fromMenu(page, '对方撤回咨询')
  await write(page, { 具体说明: '自己解决了。' })
  const away = (address: URL) =>
    address.pathname.startsWith('/api/') || address.pathname === '/healthz'
  await page.route(away, (route) => route.abort('connectionrefused'))
  await panel(page).getByRole('button', { name: '对方撤回咨询', exact: true }).click()
  await panel(page).getByText('连不上系统，可能正在重新启动。内容没有丢失').waitFor()
  const strip = page.getByText('连不上系统。看到的可能不是最新；')
  await strip.waitFor()
  await page.unroute(away)
  await strip.waitFor({ state: 'detached' })
  expect(await field(panel(page), '具体说明').inputValue()).toBe('自己解决了。')
  await panel(page).getByRole('button', { name: '再试一次' }).click()
  await panel(page).waitFor({ state: 'hidden' })
})

test('an answer that got lost after the work was done is not done twice', async () => {
  await page.goto('/leads')
  await press(page, '登记潜在客户')
  await write(page, { 名称: '曹颖', 电话: '13700002222' })
  await page.route('**/api/leads', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await panel(page).getByRole('button', { name: '登记潜在客户', exact: true }).click()
  await panel(page).getByRole('button', { name: '再试一次' }).waitFor()
  await page.unroute('**/api/leads')
  await panel(page).getByRole('button', { name: '再试一次' }).click()
  await seesHead(page, '曹颖')
  expect(await leadsNamed('曹颖')).toBe(1)
})

test('an answer that got lost after the work was done is not done twice after a reload either', async () => {
  await page.goto('/leads')
  await press(page, '登记潜在客户')
  await write(page, { 名称: '彭远', 电话: '13700003333', 法律需求: '加工承揽合同纠纷。' })
  const keys: string[] = []
  await page.route('**/api/leads', async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '')
    await route.fetch()
    await route.abort('connectionreset')
  })
  const submit = panel(page).getByRole('button', { name: '登记潜在客户', exact: true })
  await submit.click()
  await panel(page).getByRole('button', { name: '再试一次' }).waitFor()
  // Its questions come late: sent without them it would be another act.
  let release = () => {}
  const late = new Promise<void>((done) => (release = done))
  await page.route('**/api/questions?*', async (route) => late.then(() => route.continue()))
  await page.reload()
  await panel(page).getByText('上次没写完的内容还在这里。').waitFor()
  expect(await submit.isDisabled()).toBe(true)
  release()
  await submit.click()
  await panel(page).getByRole('button', { name: '再试一次' }).waitFor()
  await page.unroute('**/api/questions?*')
  await page.unroute('**/api/leads')
  await panel(page).getByRole('button', { name: '再试一次' }).click()
  await seesHead(page, '彭远')
  expect(await leadsNamed('彭远')).toBe(1)
  expect(new Set(keys).size).toBe(1)
})

test('what was written survives signing out, for its writer and for nobody else', async () => {
  const marketer = await colleague(web.product, founder, {
    name: '乔安',
    email: 'qiao@mingli.example',
    department: '客户关系部',
    roles: ['client_service_specialist', 'marketing'],
  })
  const shared = await windowOf()
  const enter = async ({ email, password }: Colleague) => {
    await shared.getByLabel('邮箱').fill(email)
    await shared.getByLabel('密码', { exact: true }).fill(password)
    await shared.getByRole('button', { name: '登录' }).click()
    await shared.getByRole('navigation').first().waitFor()
  }
  await shared.goto('/leads')
  await press(shared, '登记潜在客户')
  await write(shared, { 名称: '只给自己看', 法律需求: '写到一半的话。' })
  // The session ends while one is writing: the next act meets the door, the address stays.
  await shared.context().clearCookies()
  await panel(shared).getByRole('button', { name: '登记潜在客户', exact: true }).click()
  await shared.getByLabel('邮箱').waitFor()
  await enter(marketer)
  await field(panel(shared), '名称').waitFor()
  expect(await field(panel(shared), '名称').inputValue()).toBe('')
  expect(await shared.content()).not.toContain('写到一半的话。')
  await shared.context().clearCookies()
  await shared.goto('/leads')
  await enter(specialist)
  await press(shared, '登记潜在客户')
  await panel(shared).getByText('上次没写完的内容还在这里。').waitFor()
  expect(await field(panel(shared), '法律需求').inputValue()).toBe('写到一半的话。')
})

test('what is left empty is said as its field is used: text is filled in, one of several is chosen', async () => {
  await page.goto(await newLead('邵琳'))
  await fromMenu(page, '判定无效')
  await panel(page).getByRole('radio').first().waitFor()
  await panel(page).getByRole('button', { name: '判定无效', exact: true }).click()
  const said = (label: string) =>
    panel(page).locator('.ant-form-item', { hasText: label }).locator('.ant-form-item-explain')
  await said('原因').first().getByText('请选择', { exact: true }).waitFor()
  expect(await said('说明').last().innerText()).toBe('请填写')
  await panel(page).getByRole('radio').first().check()
  await write(page, { 具体说明: '不是法律问题。' })
  const fields = ['reasonCode', 'reason'].map((path) => ({ path, code: 'required' }))
  await page.route('**/disqualification', (route) =>
    route.fulfill({ status: 422, json: { error: { code: 'bad_input', fields } } }),
  )
  await panel(page).getByRole('button', { name: '判定无效', exact: true }).click()
  await said('原因').first().getByText('请选择', { exact: true }).waitFor()
  expect(await said('说明').last().innerText()).toBe('请填写')
  await page.unroute('**/disqualification')
  await panel(page).getByRole('button', { name: '取消' }).click()
})

test('a field that is left is told of when the press that left it is over: what is pressed stays in place', async () => {
  await page.goto(await newLead('沈一'))
  const open = async () => {
    await fromMenu(page, '对方撤回咨询')
    await field(panel(page), '具体说明').focus()
  }
  const said = panel(page).getByText('请填写', { exact: true })
  await open()
  await page.keyboard.press('Tab')
  await said.waitFor()
  const cancel = panel(page).getByRole('button', { name: '取消' })
  await cancel.click()
  await panel(page).waitFor({ state: 'hidden' })
  await open()
  await cancel.hover()
  const place = await cancel.boundingBox()
  await page.mouse.down()
  await page.waitForTimeout(500)
  expect(await said.count()).toBe(0)
  expect(await cancel.boundingBox()).toEqual(place)
  await page.mouse.up()
  await panel(page).waitFor({ state: 'hidden' })
  await open()
  await panel(page).getByText('撤回').first().hover()
  await page.mouse.down()
  await page.mouse.up()
  await said.waitFor()
  await cancel.click()
  await panel(page).waitFor({ state: 'hidden' })
})

test('two edit the same lead: the second is told what changed and keeps what they wrote', async () => {
  const path = await newLead('冯珊')
  const other = await windowOf()
  for (const one of [page, other]) {
    await one.goto(path)
    await fromMenu(one, '修改资料')
    await field(panel(one), '法律需求').waitFor()
  }
  await write(page, { 法律需求: '房屋租赁押金不退，金额 12000 元。' })
  await send(page, '保存资料')
  await write(other, { 地区: '苏州' })
  await panel(other).getByRole('button', { name: '保存资料' }).click()
  await panel(other).getByText('你编辑的时候，别人改过这里').waitFor()
  const changes = panel(other).getByRole('row', { name: /法律需求/ })
  expect(await changes.textContent()).toContain('12000')
  expect(await field(panel(other), '地区').inputValue()).toBe('苏州')
  await panel(other).getByRole('button', { name: '在最新内容上继续' }).click()
  await send(other, '保存资料')
  await sees(other, '房屋租赁押金不退，金额 12000 元。')
  await sees(other, '苏州')
})

test('two do the same: the second is told, and what they wrote stays in sight', async () => {
  const path = await newLead('蒋原')
  const other = await windowOf()
  for (const [one, reason] of [
    [page, '自己解决了。'],
    [other, '对方说不需要了。'],
  ] as const) {
    await one.goto(path)
    await fromMenu(one, '对方撤回咨询')
    await write(one, { 具体说明: reason })
  }
  await send(page, '对方撤回咨询')
  await panel(other).getByText('现在不能做这件事').waitFor()
  expect(await field(panel(other), '具体说明').inputValue()).toBe('对方说不需要了。')
  await panel(other).getByRole('button', { name: '取消' }).click()
  await panel(other).waitFor({ state: 'hidden' })
})

test('the browser complained of nothing but the lost connections', () => {
  expect(
    web.complaints.filter(
      (one) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_RE(SET|FUSED))/.test(one),
    ),
  ).toEqual([])
})
