import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildWebApp } from '../../launch/web-build.mjs'
import { openChromium } from '../../tests/support/chromium.ts'
import { median, note, print, quantile } from '../figure.ts'
import { fill, type Filling } from '../fill.ts'
import { credentialsOf, foundBenchFirm, openPlace, type Person } from '../place.ts'
import { startServer } from '../server.ts'

const filling: Filling = { leads: 100_000, events: 1_000_000, ofLawyer: 600 }
const repeats = 7
const limits = { firstLoad: 260, firstContent: 1_000, routeChange: 100, frame: 40 }
const who: Person = 'manager'

/** A real browser at a firm of 100 k leads: what comes over the line, and how long one waits. */
export async function run(): Promise<void> {
  await buildWebApp()
  const place = await openPlace()
  try {
    const firm = await foundBenchFirm(place, [who])
    note(`filling ${filling.leads} leads and ${filling.events} events …`)
    await fill(place, firm, filling)
    const server = await startServer({ ...place })
    const chromium = await openChromium()
    try {
      const url = `http://127.0.0.1:${server.port}`
      const session = await signedIn(chromium, url)
      await firstLoads(chromium, url, session)
      const page = await opened(chromium, url, session)
      await routeChanges(page)
      await scrolling(page, url)
    } finally {
      await chromium.close()
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

async function signedIn(chromium: Browser, url: string): Promise<Session> {
  const context = await chromium.newContext({ locale: 'zh-CN', baseURL: url })
  const page = await context.newPage()
  const [email, password] = credentialsOf(who)
  await page.goto('/')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').first().waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

async function opened(chromium: Browser, url: string, storageState: Session): Promise<Page> {
  const viewport = { width: 1_280, height: 900 }
  const context = await chromium.newContext({
    locale: 'zh-CN',
    baseURL: url,
    storageState,
    viewport,
  })
  return context.newPage()
}

/** My day, in a browser that has never been here: what comes over the line, and when one sees something. */
async function firstLoads(chromium: Browser, url: string, session: Session): Promise<void> {
  const weights: number[] = []
  const waits: number[] = []
  const paints: number[] = []
  for (let n = 0; n < repeats; n += 1) {
    const page = await opened(chromium, url, session)
    const line = await page.context().newCDPSession(page)
    await line.send('Network.enable')
    const program = new Set<string>()
    let bytes = 0
    line.on('Network.responseReceived', ({ requestId, type }) => {
      if (['Document', 'Script', 'Stylesheet', 'Font', 'Image'].includes(type))
        program.add(requestId)
    })
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (program.has(requestId)) bytes += encodedDataLength
    })
    await page.goto('/', { waitUntil: 'commit' })
    await page.locator('main h1, main h2').first().waitFor()
    waits.push(await page.evaluate(() => performance.now()))
    await page.waitForLoadState('networkidle')
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    )
    paints.push(paint)
    weights.push(bytes / 1_000)
    await page.context().close()
  }
  print({
    bench: 'web screens',
    name: 'first load after sign-in, compressed',
    value: median(weights),
    unit: 'kB',
    limit: limits.firstLoad,
    better: 'lower',
  })
  print({
    bench: 'web screens',
    name: 'first content of my day, nothing kept by the browser',
    value: median(waits),
    unit: 'ms',
    limit: limits.firstContent,
    better: 'lower',
    more: { firstPaint: Math.round(median(paints)), slowest: Math.round(Math.max(...waits)) },
  })
}

const places = [
  '/leads',
  '/clients',
  '/engagements',
  '/maintenance',
  '/feedback',
  '/insight',
  '/charter',
  '/',
] as const

/** From the press of a link to the page it leads to, once every page has been seen. */
async function routeChanges(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('navigation').first().waitFor()
  const samples: number[] = []
  const first: number[] = []
  const slowest = new Map<string, number>()
  for (let round = 0; round <= repeats; round += 1) {
    for (const to of places) {
      const link = page.locator(`nav a[href="${to}"]`).first()
      if ((await link.count()) === 0) continue
      const took = await link.evaluate(follow)
      if (round === 0) first.push(took)
      else {
        samples.push(took)
        slowest.set(to, Math.max(took, slowest.get(to) ?? 0))
      }
      await page.waitForLoadState('networkidle')
    }
  }
  print({
    bench: 'web screens',
    name: 'route change',
    value: median(samples),
    unit: 'ms',
    limit: limits.routeChange,
    better: 'lower',
    more: {
      p95: Math.round(quantile(samples, 0.95)),
      seenForTheFirstTime: Math.round(median(first)),
      slowest: Object.fromEntries([...slowest].map(([to, took]) => [to, Math.round(took)])),
    },
  })
}

/** Runs in the page: presses a link and waits until the heading of the main part is another, painted. */
function follow(link: Element): Promise<number> {
  const heading = () => document.querySelector('main h1')
  const before = heading()
  const text = before?.textContent
  const from = performance.now()
  ;(link as HTMLElement).click()
  return new Promise((done) => {
    const look = () => {
      const now = heading()
      if (now && (now !== before || now.textContent !== text))
        requestAnimationFrame(() => done(performance.now() - from))
      else if (performance.now() - from > 5_000) done(Number.NaN)
      else setTimeout(look, 1)
    }
    look()
  })
}

/** The table of leads from its top as far as one gets in some seconds: time between two frames. */
async function scrolling(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/leads?as=`)
  const grid = page.locator('.cv-grid')
  await grid.locator('[role=row]').nth(5).waitFor()
  const { frames, rows } = await grid.evaluate(async (element) => {
    const gaps: number[] = []
    const began = performance.now()
    let last = began
    while (performance.now() - began < 12_000) {
      await new Promise((go) => requestAnimationFrame(go))
      const now = performance.now()
      gaps.push(now - last)
      last = now
      element.scrollTop += 240
    }
    return { frames: gaps.slice(5), rows: Math.round(element.scrollHeight / 32) }
  })
  print({
    bench: 'web screens',
    name: 'a frame while one scrolls 100 k leads: p95',
    value: quantile(frames, 0.95),
    unit: 'ms',
    limit: limits.frame,
    better: 'lower',
    more: { median: Math.round(median(frames)), frames: frames.length, rowsRead: rows },
  })
}
