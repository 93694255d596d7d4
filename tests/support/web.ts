import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser as Chromium, BrowserContext, Page } from 'playwright-core'
import { clientHeader } from '#access/sign-in/contract.ts'
import { systemClock } from '#platform/clock.ts'
import { buildWebApp } from '../../launch/web-build.mjs'
import { openChromium } from './chromium.ts'
import { founder, type Product, startProduct } from './product.ts'

/** The product as people meet it: built web app, real server, real Chromium. */
export interface WebProduct {
  product: Product
  chromium: Chromium
  /** A window of its own: nobody is signed in. What the page complains of fails the test at the end. */
  window(options?: {
    width?: number
    height?: number
    dark?: boolean
    /** Panels and menus move in and out, as for whoever has not asked for less movement. */
    motion?: boolean
  }): Promise<Page>
  complaints: string[]
  /** Pictures of every window, to see what a failed test saw; says where they are. */
  pictures(name: string): Promise<string>
  closeWindows(): Promise<void>
  close(): Promise<void>
}

export async function startWeb(
  options: Pick<NonNullable<Parameters<typeof startProduct>[0]>, 'clock' | 'databaseServer'> & {
    browserArguments?: string[]
  } = {},
): Promise<WebProduct> {
  await buildWebApp()
  const product = await startProduct({
    clock: systemClock,
    ...options,
    webFolder: join(import.meta.dirname, '../../dist/web'),
  })
  const chromium = await openChromium(options.browserArguments)
  const complaints: string[] = []
  const contexts: BrowserContext[] = []
  const closeWindows = async () => {
    for (const context of contexts.splice(0)) await context.close()
  }
  return {
    product,
    chromium,
    complaints,
    window: async ({ width = 1280, height = 900, dark = false, motion = false } = {}) => {
      const context = await chromium.newContext({
        viewport: { width, height },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: motion ? 'no-preference' : 'reduce',
        colorScheme: dark ? 'dark' : 'light',
        baseURL: product.url,
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(25_000)
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        const expected = /status of (401|404|409|412|422)/.test(message.text())
        if (message.type() === 'error' && !expected)
          complaints.push(`${page.url()}: ${message.text()}`)
      })
      return page
    },
    pictures: async (name) => {
      const folder = join(tmpdir(), 'covenant-pictures', name)
      const pages = contexts.flatMap((context) => context.pages())
      for (const [at, page] of pages.entries()) {
        await page.screenshot({ path: join(folder, `${at + 1}.png`) })
      }
      return folder
    },
    closeWindows,
    close: async () => {
      await closeWindows()
      await chromium.close()
      await product.close()
    },
  }
}

/** Fills the sign-in page. */
export async function signInAt(
  page: Page,
  email = founder.email,
  password = founder.password,
): Promise<void> {
  await page.goto('/')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** Signed in already, as most mornings: the window opens on the day. */
export async function comesIn(
  page: Page,
  email = founder.email,
  password = founder.password,
): Promise<void> {
  const reply = await page.request.post('/api/sign-in', {
    data: { email, password },
    headers: { [clientHeader.name]: clientHeader.value },
  })
  if (!reply.ok()) throw new Error(`sign-in answered ${reply.status()} ${await reply.text()}`)
  await page.goto('/')
  await page.getByRole('navigation').first().waitFor()
}
