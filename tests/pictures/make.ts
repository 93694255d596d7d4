// Fills a small believable firm and takes the pictures of the documentation.
// By hand: npm run pictures
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { TestClock } from '#platform/clock.ts'
import { startDatabaseServer } from '../support/database-server.ts'
import { setUpAndSignIn } from '../support/product.ts'
import { signInAt, startWeb, type WebProduct } from '../support/web.ts'
import { fill, type Filled } from './fill.ts'

const folder = join(import.meta.dirname, '../../docs/pictures')
/** The largest picture the documentation takes. */
const mostBytes = 300 * 1024

const server = await startDatabaseServer()
const clock = new TestClock('2026-10-26T00:50:00Z')
const web = await startWeb({ clock, databaseServer: server.url })
try {
  const founder = await setUpAndSignIn(web.product)
  await takeAll(web, await fill(web.product, clock, founder))
  if (web.complaints.length > 0) console.error(web.complaints)
} finally {
  await web.close()
  await server.stop()
}

async function takeAll(web: WebProduct, { people, leads, clients }: Filled): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const specialist = await windowOf(web, people.lin)
  await take(specialist, 'my-day', '/')
  await take(specialist, 'lead', `/leads/${leads.get('李秀英')}`)
  const manager = await windowOf(web, people.manager)
  await take(manager, 'leads-board', '/leads?view=board')
  await take(manager, 'client', `/clients/${clients.get('苏州云杉机械有限公司')}`)
  await take(manager, 'charter', '/charter')
  const telephone = await windowOf(web, people.lin, { width: 390, height: 844, dark: true })
  await take(telephone, 'my-day-390-dark', '/')
}

async function windowOf(
  { window }: WebProduct,
  { email, password }: Filled['people']['lin'],
  size: Parameters<WebProduct['window']>[0] = { width: 1280, height: 800 },
): Promise<Page> {
  const page = await window(size)
  await page.clock.setFixedTime(clock.now())
  await signInAt(page, email, password)
  return page
}

async function take(page: Page, name: string, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file, animations: 'disabled' })
  const { size } = statSync(file)
  console.log(name, Math.round(size / 1024), 'KB')
  if (size > mostBytes) throw new Error(`${name} has ${size} bytes`)
}
