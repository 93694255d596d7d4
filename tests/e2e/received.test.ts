import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { must } from '../pictures/road.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, signInAt, startWeb, type WebProduct } from '../support/web.ts'

let web: WebProduct
let specialist: Colleague
let other: Colleague
let page: Page
let leadId: string

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  const hire = (name: string, email: string) =>
    colleague(web.product, founder, {
      name,
      email,
      department: '客户关系部',
      roles: ['client_service_specialist'],
    })
  specialist = await hire('许诺', 'nuo@mingli.example')
  other = await hire('林晓', 'lin@mingli.example')
  const lead = { name: '何知远', phone: '13800002222', need: '房屋买卖纠纷', forMyself: true }
  leadId = must(await specialist.browser.post('/api/leads', lead)).id
  page = await web.window({ width: 390, height: 844 })
  await comesIn(page, specialist.email, specialist.password)
  // The worker takes over as soon as it is there.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('received'))
})

/** What the system of a telephone does when one chooses the app under “share”. */
const share = (fields: Record<string, string>, files: { name: string; type: string }[] = []) =>
  page.evaluate(
    ({ fields, files }) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' })
      for (const [name, value] of Object.entries(fields)) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      const chosen = document.createElement('input')
      Object.assign(chosen, { type: 'file', name: 'files', multiple: true })
      const list = new DataTransfer()
      for (const { name, type } of files) list.items.add(new File(['内容'], name, { type }))
      chosen.files = list.files
      form.append(chosen)
      document.body.append(form)
      form.submit()
    },
    { fields, files },
  )

/** At the door, which keeps the address. */
async function signIn({ email, password }: Colleague) {
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

const item = () => page.getByRole('main').getByRole('article')
const notes = async () => must(await specialist.browser.get(`/api/notes?subjectId=${leadId}`)).items

test('the app can be installed: manifest and icons are served', async () => {
  const manifest = await (await fetch(`${web.product.url}/manifest.webmanifest`)).json()
  expect(manifest.share_target).toMatchObject({ action: '/share', method: 'POST' })
  for (const { src } of manifest.icons) {
    expect((await fetch(web.product.url + src)).headers.get('content-type')).toBe('image/png')
  }
})

test('a chat shared from the telephone is one tap from its lead, and comes back when undone', async () => {
  await share({ text: '何先生：定金收据在这里' }, [{ name: '收据.txt', type: 'text/plain' }])
  await item().getByText('收据.txt').waitFor()
  await item().getByRole('button', { name: '何知远' }).click()
  await page.getByText('已记到何知远名下。').waitFor()
  await page.getByText('没有等待处理的内容').waitFor()
  expect(await notes()).toMatchObject([
    { source: 'chat', text: '何先生：定金收据在这里', files: [{ name: '收据.txt' }] },
  ])
  await page.getByRole('button', { name: '撤销' }).click()
  await item().getByText('收据.txt').waitFor()
  expect(await notes()).toEqual([])
})

test('who must sign in first loses nothing, and a colleague at the same telephone sees nothing of it', async () => {
  await page.context().clearCookies()
  await share({ title: '语音', url: 'https://example.com/a' }, [
    { name: '语音.m4a', type: 'audio/mp4' },
  ])
  await signIn(specialist)
  await item().getByText('语音.m4a').waitFor()
  expect(await item().count()).toBe(2)
  await page.goto('/')
  await page.getByText('2项收到的内容还没有归到客户名下').waitFor()
  await page.context().clearCookies()
  await page.goto('/received')
  await signIn(other)
  await page.getByText('没有等待处理的内容').waitFor()
})

test('whatever is not taken says so: a share that no worker took is asked for again', async () => {
  const fresh = await web.window({ width: 390, height: 844 })
  await signInAt(fresh, other.email, other.password)
  const answer = await fetch(`${web.product.url}/share`, {
    method: 'POST',
    body: new FormData(),
    redirect: 'manual',
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/received?failed=1'])
  await fresh.goto('/received?failed=1')
  await fresh.getByText('刚才分享的内容没有收到').waitFor()
  await fresh.getByText('没有等待处理的内容').waitFor()
})
