import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { must } from '../pictures/road.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'

let web: WebProduct
let owner: Colleague
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
  const asking = await hire('林晓', 'lin@mingli.example')
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
