import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { goTo } from './going.ts'
import { barriers } from './axe.ts'
import {
  choose,
  field,
  fromMenu,
  panel,
  press,
  sees,
  seesHead,
  send,
  textOf,
  write,
} from './hands.ts'

// A lead passes from one specialist to another by clicking: offered, returned with a reason, offered
// again and taken over.

let web: WebProduct
const windows = {} as Record<'giver' | 'taker', Page>

beforeAll(async () => {
  web = await startWeb()
  const founder = await setUpAndSignIn(web.product)
  for (const [key, name] of [
    ['giver', '许诺'],
    ['taker', '安然'],
  ] as const) {
    const hired = await colleague(web.product, founder, {
      name,
      email: `${key}@mingli.example`,
      department: '客户关系部',
      roles: ['client_service_specialist'],
    })
    windows[key] = await web.window(key === 'taker' ? { width: 390, height: 844 } : {})
    await comesIn(windows[key], hired.email, hired.password)
  }
}, 180_000)
afterAll(() => web?.close())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('handover'))
})

let lead: string
const soon = { timeout: 10_000 }

async function offer(note: string): Promise<void> {
  const { giver } = windows
  await goTo(giver, lead)
  await fromMenu(giver, '交接')
  await sees(giver, '许诺在此未了的承诺')
  await choose(giver, '交给谁', '安然')
  await write(giver, { 交接说明: note })
  await send(giver, '发起交接')
}

test('the one who has a lead offers it to a colleague, and sees that it waits', async () => {
  const { giver } = windows
  await goTo(giver, '/leads')
  await press(giver, '登记潜在客户')
  await write(giver, { 名称: '赵敏', 电话: '138 1234 5678' })
  await panel(giver).getByLabel('由我跟进').check()
  await send(giver, '登记潜在客户')
  await seesHead(giver, '赵敏', '许诺')
  lead = new URL(giver.url()).pathname
  await offer('已通过电话，约好下午再联系。')
  await fromMenu(giver, '交接')
  await panel(giver).getByText('客户服务专员：交给安然').waitFor()
  // A menu that fades out is read as pale.
  await expect.poll(() => giver.locator('.ant-dropdown:visible').count(), soon).toBe(0)
  expect(await barriers(giver)).toEqual([])
})

test('the colleague returns it with a reason, and it stays with the giver', async () => {
  const { giver, taker } = windows
  await goTo(taker, '/')
  await sees(taker, '已通过电话，约好下午再联系。')
  await taker.getByRole('button', { name: /^退回/ }).click()
  await field(panel(taker), '退回原因').fill('这周出差，无法及时联系。')
  await panel(taker).getByRole('button', { name: '退回交接' }).click()
  await panel(taker).waitFor({ state: 'hidden' })
  await goTo(giver, lead)
  await seesHead(giver, '赵敏', '许诺')
  await expect.poll(() => textOf(giver), soon).toContain('退回了交接')
})

test('offered again and accepted, the lead and what is owed on it are the colleague’s', async () => {
  const { giver, taker } = windows
  await offer('出差回来了，请继续。')
  await goTo(taker, '/')
  await sees(taker, '出差回来了，请继续。')
  await taker.getByRole('button', { name: /^接受/ }).first().click()
  await goTo(taker, lead)
  await seesHead(taker, '赵敏', '安然')
  await goTo(taker, '/')
  await expect.poll(() => textOf(taker), soon).toContain('初次沟通')
  await goTo(giver, '/')
  await expect.poll(() => textOf(giver), soon).not.toContain('初次沟通')
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})
