// Takes the pictures of the documentation from the demonstration firm, as it is on the day it is run.
// By hand: npm run pictures [-- FOLDER [PICTURE…]], where FOLDER is a demonstration that is there already.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { start } from '../launch/running.ts'
import { openChromium } from '../support/chromium.ts'
import { browserAt, signIn } from '../support/product.ts'
import { showConflict } from './conflicts.ts'

const docs = join(import.meta.dirname, '../../docs')
/** The largest picture the documentation takes. */
const mostBytes = 300 * 1024
const password = '图片里的律所 2026'
const [there, ...only] = process.argv.slice(2)

interface Shot {
  name: string
  who: string
  path: string
  /** The page of the first thing the list answers with. */
  firstOf?: string
  width?: number
  dark?: boolean
  /** What is opened first, by its words, and shown. */
  press?: string
  /** Pictures the README shows, too. */
  readme?: boolean
}

const shots: Shot[] = [
  { name: 'my-day', who: 'lin', path: '/', readme: true },
  { name: 'my-day-390-dark', who: 'lin', path: '/', width: 390, dark: true, readme: true },
  { name: 'lead', who: 'zhixing', path: '/leads', firstOf: 'stage=proposed', readme: true },
  { name: 'leads-table', who: 'zhixing', path: '/leads' },
  { name: 'leads-board', who: 'zhixing', path: '/leads?view=board', readme: true },
  { name: 'client', who: 'zhixing', path: '/clients', firstOf: 'tier=key', readme: true },
  { name: 'engagement', who: 'shao', path: '/engagements', firstOf: 'stage=running' },
  { name: 'week-390', who: 'lu', path: '/insight/week', width: 390 },
  { name: 'insight', who: 'lu', path: '/insight' },
  { name: 'charter', who: 'lu', path: '/charter', readme: true },
  { name: 'approvals-390', who: 'lu', path: '/approvals', width: 390 },
  { name: 'screening', who: 'xu', path: '/leads/screening' },
  { name: 'channels', who: 'xu', path: '/insight?view=channels' },
  { name: 'fees', who: 'jin', path: '/' },
  { name: 'people', who: 'luo', path: '/administration' },
  { name: 'audit', who: 'cheng', path: '/administration/audit' },
  { name: 'complaints', who: 'wen', path: '/feedback?view=complaint&kind=complaint' },
  { name: 'conflict-rules', who: 'fang', path: '/conflicts/rules' },
  { name: 'conflict-desk', who: 'fang', path: '' },
  { name: 'conflict-consents', who: 'fang', path: '', press: '看全文' },
  { name: 'conflict-wall', who: 'fang', path: '' },
]

const parent = mkdtempSync(join(tmpdir(), 'covenant-pictures-'))
chmodSync(parent, 0o755)
const running = await start(there ?? join(parent, 'demo'), { COVENANT_DEMO_PASSWORD: password }, [
  '--demo',
])
const secret = process.env.COVENANT_DEMO_PASSWORD ?? password
const signedIn = async (who: string) => {
  const browser = browserAt(running.url)
  await signIn(browser, `${who}@chengguan.example`, secret)
  return browser
}
const chromium = await openChromium()
try {
  const shown: Record<string, string> = await showConflict(
    await signedIn('lin'),
    await signedIn('fang'),
  )
  const wanted = shots.filter(({ name }) => only.length === 0 || only.includes(name))
  for (const shot of wanted)
    await take(chromium, running.url, { ...shot, path: shown[shot.name] ?? shot.path })
} finally {
  await chromium.close()
  running.child.kill('SIGTERM')
  await running.ended
  rmSync(parent, { recursive: true, force: true })
}

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const phone = shot.width === 390
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: shot.dark ? 'dark' : 'light',
    baseURL: url,
  })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('邮箱').fill(`${shot.who}@chengguan.example`)
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').first().waitFor()
  const path = shot.firstOf ? await firstOf(page, shot.path, shot.firstOf) : shot.path
  await settled(page, path)
  if (shot.press) {
    const opens = page.getByRole('button', { name: shot.press }).first()
    await opens.click()
    await opens.evaluate((button) => button.scrollIntoView())
  }
  const main = join(docs, 'guide/pictures')
  for (const folder of shot.readme ? [main, join(docs, 'pictures')] : [main]) {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${shot.name}.png`)
    await page.screenshot({ path: file, animations: 'disabled' })
    const { size } = statSync(file)
    console.log(shot.name, Math.round(size / 1024), 'KB')
    if (size > mostBytes) throw new Error(`${shot.name} has ${size} bytes`)
  }
  await context.close()
}

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}

/** Address of the first thing of a list. */
async function firstOf(page: Page, path: string, filter: string): Promise<string> {
  const reply = await page.request.get(`/api${path}?${filter}`)
  const { items } = (await reply.json()) as { items: { id: string }[] }
  return `${path}/${items[0]?.id}`
}
