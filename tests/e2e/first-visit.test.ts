import { afterAll, beforeAll, expect, test } from 'vitest'
import { founder } from '../support/product.ts'
import { signInAt, startWeb, type WebProduct } from '../support/web.ts'

let web: WebProduct

beforeAll(async () => {
  web = await startWeb()
}, 120_000)
afterAll(() => web?.close())

test('the first visitor founds the firm in the browser and signs in', async () => {
  const page = await web.window()
  await page.goto('/')
  await page.getByLabel('一次性代码').fill('WRONG-CODE')
  await page.getByLabel('律所名称').fill('明理律师事务所')
  await page.getByLabel('管理员姓名').fill(founder.name)
  await page.getByLabel('管理员邮箱').fill(founder.email)
  await page.getByLabel('密码', { exact: true }).fill(founder.password)
  await page.getByRole('button', { name: '建立律所' }).click()
  await page.locator('.ant-form-item-explain-error').first().waitFor()
  expect(await page.getByLabel('律所名称').inputValue()).toBe('明理律师事务所')
  await page.getByLabel('一次性代码').fill(web.product.setUpCode)
  await page.getByRole('button', { name: '建立律所' }).click()
  await page.getByRole('button', { name: '登录' }).waitFor()
  await signInAt(page)
  expect(await page.title()).toContain('守约')
})

test('a wrong password is refused in words, and the right one comes in on a telephone, in the dark', async () => {
  const page = await web.window({ width: 390, height: 844, dark: true })
  await page.goto('/')
  await page.getByLabel('邮箱').fill(founder.email)
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('alert').first().waitFor()
  await signInAt(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})

test('the enquiry page may stand in a frame of the firm’s website, no other page may', async () => {
  const policyOf = async (path: string) => (await fetch(web.product.url + path)).headers
  const enquiry = await policyOf('/enquiry?from=site')
  expect(enquiry.get('content-security-policy')).toContain(
    'frame-ancestors https://www.mingli.example',
  )
  expect(enquiry.get('x-frame-options')).toBeNull()
  const other = await policyOf('/leads')
  expect(other.get('content-security-policy')).toContain("frame-ancestors 'none'")
})
