import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientHeader } from '#access/sign-in/contract.ts'
import { founder } from '../support/product.ts'
import { comesIn, signInAt, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'

let web: WebProduct

beforeAll(async () => {
  web = await startWeb()
}, 120_000)
afterAll(() => web?.close())

test('the first visitor founds the firm in the browser and is in it', async () => {
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
  await page.getByRole('heading', { name: '今日工作台' }).waitFor()
  expect(await page.title()).toContain('守约')
})

test('a founder who is alone grants themselves several roles at once; panels are written into at once', async () => {
  const page = await web.window()
  await signInAt(page)
  await page.getByRole('link', { name: '添加同事，授予角色' }).click()
  await page.getByRole('row', { name: founder.email }).click()
  const which = page.getByRole('combobox', { name: '选择要授予的角色' })
  for (const role of ['客户服务专员', '律师']) {
    await which.fill(role)
    await page.locator(`.ant-select-item-option[title="${role}"]:visible`).click()
  }
  await page.getByRole('button', { name: '授予角色' }).click()
  await page.getByText('已授予2个角色。').waitFor()
  for (const role of ['客户服务专员', '律师'])
    await page.getByRole('button', { name: `收回角色：${role}` }).waitFor()
  await page.goto('/leads?act=registerLead')
  await page.locator('input#name:focus').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
})

test('an invited colleague is welcomed by the firm, sets a password and is in', async () => {
  const administrator = await web.window()
  await comesIn(administrator)
  const { request } = administrator
  const [department] = (await (await request.get('/api/departments')).json()).items
  const email = 'xu@mingli.example'
  const { id: departmentId, officeId } = department
  const added = await request.post('/api/people', {
    data: { name: '许安', email, departmentId, officeId, roles: ['lawyer'] },
    headers: { [clientHeader.name]: clientHeader.value, 'idempotency-key': 'invites-xu' },
  })
  expect(added.status()).toBe(201)
  const sent = () => web.product.mails.find((one) => one.to === email)?.text ?? ''
  await expect.poll(sent).toContain('#token=')
  const link = `/set-password#token=${/#token=([\w-]+)/.exec(sent())?.[1]}`
  const page = await web.window()
  await page.goto(link)
  await page.getByText('许安，你好。明理律师事务所为你开通了守约账号').waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/新密码|其他设备|所有设备/)
  expect(await barriers(page)).toEqual([])
  for (const label of ['密码', '再输一次'])
    await page.getByLabel(label, { exact: true }).fill('许安的一句长长的话 2026')
  await page.getByRole('button', { name: '设置密码并进入' }).click()
  await page.getByRole('heading', { level: 1, name: '今日工作台' }).waitFor()
  await page.getByText('密码已设置，欢迎使用守约。').waitFor()
  const late = await web.window()
  await late.goto(link)
  await late.getByText('链接已用过或已过期，请重新申请一个。').waitFor()
}, 60_000)

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
