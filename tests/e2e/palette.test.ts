import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { must } from '../pictures/road.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'

let web: WebProduct
let owner: Colleague
let asking: Colleague
let page: Page

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const hire = (name: string, email: string) =>
    colleague(web.product, founder, {
      name,
      email,
      department: '民事业务部',
      roles: ['lawyer'],
    })
  owner = await hire('韩立言', 'han@mingli.example')
  asking = await hire('林晓', 'lin@mingli.example')
  const me = must(await owner.browser.get('/api/me'))
  must(await owner.browser.send('PATCH', '/api/me', { phone: '+8613900001234' }))
  const lead = {
    name: '苏州云杉机械有限公司',
    phone: '13800003333',
    need: '货款',
    forMyself: true,
    originatorId: me.personId,
  }
  must(await owner.browser.post('/api/leads', lead))
  page = await web.window()
  await comesIn(page, asking.email, asking.password)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('palette'))
})

async function find(text: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(text)
}

test('a colleague is found with department and telephone, and leads to what they look after', async () => {
  await find('立言')
  const found = page.getByRole('group', { name: '同事' }).getByRole('option')
  await found.filter({ hasText: '民事业务部 139 0000 1234' }).click()
  const panel = page.getByRole('link', { name: '参与的委托' })
  await panel.waitFor()
  expect(page.url()).toContain('open=')
})

test('what a colleague has already is said, with who it is, for a whole number or name only', async () => {
  await find('苏州云杉机械')
  await page.getByText('没有找到').waitFor()
  await page.getByRole('combobox').fill('138 0000 3333')
  const taken = page.getByRole('option', { name: /案源已由韩立言于.*登记/ })
  await taken.waitFor()
  await page.getByRole('combobox').fill('苏州云杉机械有限公司')
  await taken.click()
  await page.getByRole('heading', { name: '韩立言' }).waitFor()
  expect(await page.getByText('苏州云杉机械有限公司').count()).toBe(0)
})

test('what one wants to do is found by its name from wherever one stands, and begins at once', async () => {
  for (const [typed, found] of [
    ['记一通电话', '记一通电话'],
    ['帮助', '使用指南'],
    ['表单', '表单与字段'],
    ['移交', '交接'],
    ['登记反馈', '登记反馈'],
  ] as const) {
    await find(typed)
    await page.getByRole('option', { name: found }).first().waitFor()
    await page.keyboard.press('Escape')
  }
  // A lawyer brings in no lists.
  await find('导入')
  await page.getByText('没有找到').waitFor()
  await page.keyboard.press('Escape')
  const chosen = page.getByRole('option', { selected: true })
  await find('登记潜在')
  await chosen.filter({ hasText: '登记潜在客户' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '登记潜在客户' }).waitFor()
  await page.goto('/guide')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await find('来电')
  await chosen.filter({ hasText: '记一通电话' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('谁来电').waitFor()
  expect(page.url()).toContain('/?act=logCall')
})

test('what can be done with the lead one stands on begins from there', async () => {
  const lead = { name: '周明远', phone: '13800004444', need: '房屋租赁', forMyself: true }
  const { id } = must(await asking.browser.post('/api/leads', lead))
  await page.goto(`/leads/${id}`)
  await page.getByRole('heading', { level: 1, name: '周明远' }).waitFor()
  await find('初次沟通')
  const here = page.getByRole('group', { name: '这一页上' }).getByRole('option')
  await here.filter({ hasText: '记录初次沟通' }).click()
  await page.getByRole('dialog').getByLabel('约定的下一步').waitFor()
  expect(page.url()).toContain(`/leads/${id}?act=recordFirstContact`)
})

test('Enter waits for what was typed, and takes nothing an earlier text had found', async () => {
  await goTo(page, '/guide')
  await page.route(/\/api\/(leads|clients|engagements)\?/, async (route) => {
    await new Promise((answer) => setTimeout(answer, 400))
    await route.continue()
  })
  const lead = page.getByRole('heading', { level: 1, name: '周明远' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('周明远')
  await page.keyboard.press('Enter')
  await lead.waitFor()
  await goTo(page, '/guide')
  await find('登记潜在')
  await page.getByRole('option', { selected: true, name: /登记潜在客户/ }).waitFor()
  await page.getByRole('combobox').fill('周明远')
  await page.keyboard.press('Enter')
  await lead.waitFor()
  expect(page.url()).not.toContain('act=')
  await page.unroute(/\/api\/(leads|clients|engagements)\?/)
}, 60_000)
