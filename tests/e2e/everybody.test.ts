import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Role } from '#access/index.ts'
import { doors, pages } from '#shell/web/pages.tsx'
import { must, startService, type Walked, walk } from '../pictures/road.ts'
import { type Browser, type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { barriers } from './axe.ts'
import { chineseLeft, englishNames, listenToWriting } from './english.ts'
import { goTo, settled } from './going.ts'
import { smallTargets } from './targets.ts'

// WCAG 2.2 AA on every page the router knows, with its tabs, at a firm that has a client; in English without Chinese.

let web: WebProduct
let founder: Browser
/** Keeps forms and imports lists. */
let specialist: Colleague
/** Keeps the register of parties and the walls. */
let officer: Colleague
let lawyer: Colleague
let walked: Walked
let nuo: Page
/** What the firm itself says of itself and its clients. */
let firm: ReturnType<typeof listenToWriting>
/** What was in the way where a firm is set up. */
let atTheDoor: string[]

beforeAll(async () => {
  web = await startWeb()
  firm = listenToWriting()
  const newcomer = await web.window()
  await visit(newcomer, '/')
  atTheDoor = await barriersIn(newcomer)
  founder = await setUpAndSignIn(web.product)
  const hire = (name: string, key: string, department: string, roles: Role[]) =>
    colleague(web.product, founder, { name, email: `${key}@mingli.example`, department, roles })
  specialist = await hire('许诺', 'nuo', '客户关系部', [
    'marketing',
    'client_relationship_manager',
    'client_service_specialist',
  ])
  lawyer = await hire('韩立言', 'han', '民事业务部', ['lawyer'])
  officer = await hire('方正', 'fang', '管理层', ['conflict_officer'])
  const staff = { marketer: specialist, manager: specialist, specialist, lawyer, officer }
  const enquiry = {
    name: '苏州云杉机械有限公司',
    phone: '13812345678',
    need: '拖欠货款纠纷，对方已失联。',
    practiceArea: 'civil',
    creditCode: '91350100M000100Y43',
  }
  walked = await walk(web.product, staff, enquiry, 'converted')
  await startService(web.product, staff, walked.engagementId as string)
  nuo = await web.window()
  await comesIn(nuo, specialist.email, specialist.password)
}, 180_000)
afterAll(() => {
  firm?.stop()
  return web?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('everybody'))
})

const inBothThemes = ['light', 'dark'] as const

/** What is in the way on the page as it stands; in the other theme only its colours are others. */
async function barriersIn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of inBothThemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction(
      (theme) => document.documentElement.dataset.theme === theme,
      colorScheme,
    )
    const only = colorScheme === 'light' ? undefined : ['color-contrast']
    found.push(...(await barriers(page, only)).map((line) => `${colorScheme} ${line}`))
  }
  return found
}

/** A window of somebody who reads in English. */
async function inEnglish(who?: Colleague): Promise<Page> {
  const page = await web.window()
  await page.addInitScript(() => localStorage.setItem('covenant.language', 'en'))
  await comesIn(page, who?.email, who?.password)
  return page
}

/** The page at an address, loaded with the app and read to its end. */
async function visit(page: Page, address: string) {
  await page.goto(address)
  await page.getByRole('heading').first().waitFor()
  await settled(page)
}

/** The tabs of a page that lead to other parts of it; a view kept of a list is the same list. */
const tabsOf = (page: Page) =>
  page
    .locator('main nav.cv-tabs:not(.cv-viewsbar *) a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

/** An id for every parameter in the addresses of the router; a new one asks for an example here. */
async function examples(): Promise<Record<string, string>> {
  const list = new FormData()
  list.set('file', new File(['名称,电话\n王五,13800000000\n'], '名单.csv'))
  const read = await specialist.browser.post('/api/imports?kind=lead', list)
  const form = await specialist.browser.post('/api/forms', {
    purpose: 'client_fields',
    practiceArea: null,
  })
  const parties = await officer.browser.get('/api/parties')
  const wall = await officer.browser.post('/api/walls', {
    reason: '代理对方当事人',
    subjectIds: [walked.clientId],
    principalIds: [lawyer.id],
  })
  return {
    leadId: walked.leadId,
    clientId: walked.clientId as string,
    engagementId: walked.engagementId as string,
    importId: read.body.id,
    formId: form.body.id,
    partyId: parties.body.items[0].id,
    wallId: wall.body.id,
    page: 'first-day',
  }
}

test('everybody can use every page of the router with its tabs, in both themes', async () => {
  const known = await examples()
  const member = await web.window()
  await comesIn(member)
  const fang = await web.window()
  await comesIn(fang, officer.email, officer.password)
  const right = async (page: Page): Promise<string[]> =>
    (await page.request.get('/api/me')).json().then((me) => me.rights)
  const readers = [
    { page: member, rights: await right(member), english: await inEnglish() },
    { page: nuo, rights: await right(nuo), english: await inEnglish(specialist) },
    { page: fang, rights: await right(fang), english: await inEnglish(officer) },
  ]
  const found = [...atTheDoor]
  const english: string[] = []
  const chinese: string[] = []
  const seen = new Set<string>()
  // Of tabs the words were seen to be translated key by key; in English the pages themselves are read.
  const look = async (reader: (typeof readers)[number], address: string, isTab = false) => {
    if (seen.has(address)) return
    seen.add(address)
    const { page } = reader
    await goTo(page, address)
    found.push(...(await barriersIn(page)))
    english.push(...(await englishNames(page)))
    if (!isTab) {
      await goTo(reader.english, address)
      chinese.push(...(await chineseLeft(reader.english, firm.written())))
    }
    for (const tab of await tabsOf(page)) await look(reader, tab, true)
  }
  for (const { path, right: asked } of pages) {
    const reader = readers.find(({ rights }) => !asked || rights.includes(asked))
    if (!reader) throw new Error(`${path}: nobody here has the right to ${asked}`)
    const address = path.replaceAll(/\$(\w+)/g, (_, name: string) => {
      if (!known[name]) throw new Error(`${path}: there is no example of ${name}`)
      return known[name]
    })
    await look(reader, address)
  }
  const stranger = await web.window()
  for (const path of ['/', ...doors.map((one) => one.path)]) {
    await visit(stranger, path)
    found.push(...(await barriersIn(stranger)))
    english.push(...(await englishNames(stranger)))
  }
  expect(found).toEqual([])
  expect(english).toEqual([])
  expect(chinese).toEqual([])
  expect(seen.size).toBeGreaterThan(pages.length)
}, 900_000)

test('what opens over a page is in one language, for a screen reader too', async () => {
  const found: string[] = []
  const fang = await web.window()
  await comesIn(fang, officer.email, officer.password)
  const { partyId, formId, clientId } = await examples()
  const reading = new Map([
    [nuo, await inEnglish(specialist)],
    [fang, await inEnglish(officer)],
  ])
  const chinese: string[] = []
  const opened: [Page, string][] = [
    [nuo, '/leads?act=registerLead'],
    [nuo, `/clients/${clientId}?act=changeClient`],
    [nuo, `/clients/${clientId}?act=planContact`],
    [nuo, `/clients/${clientId}?act=openEngagement`],
    [nuo, `/administration/forms/${formId}`],
    [fang, `/parties/${partyId}?act=addContact`],
  ]
  for (const [page, address] of opened) {
    await goTo(page, address)
    const dialog = page.getByRole('dialog')
    const isOpen = (await dialog.count()) > 0
    for (const box of isOpen ? await dialog.getByRole('combobox').all() : []) {
      await box.press('ArrowDown')
      await settled(page)
      found.push(...(await englishNames(page)))
      await box.press('Enter')
    }
    await settled(page)
    found.push(...(await englishNames(page)))
    const english = reading.get(page) as Page
    await goTo(english, address)
    chinese.push(...(await chineseLeft(english, firm.written())))
  }
  await goTo(nuo, '/account')
  await nuo.getByRole('button', { name: '在所有设备上退出' }).click()
  await settled(nuo)
  found.push(...(await englishNames(nuo)))
  expect(found).toEqual([])
  expect(chinese).toEqual([])
}, 120_000)

test('on the telephone the tab in use stands in sight, and an edge beyond which there are more says so', async () => {
  const page = await web.window({ width: 390, height: 844 })
  await comesIn(page, specialist.email, specialist.password)
  await goTo(page, `/engagements/${walked.engagementId}`)
  const tabs = page.locator('main nav.cv-tabs').first()
  for (const tab of (await tabsOf(page)).toReversed()) {
    await goTo(page, tab)
    const box = await tabs.locator('[aria-current]').boundingBox()
    expect(box?.x, tab).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 999), tab).toBeLessThanOrEqual(390)
  }
  const more = () =>
    Promise.all(['before', 'after'].map((side) => page.locator(`.cv-tabs-${side}`).isVisible()))
  expect(await more()).toEqual([false, true])
  await tabs.evaluate((bar) => bar.scrollTo({ left: bar.scrollWidth }))
  await expect.poll(more).toEqual([true, false])
}, 60_000)

/** Pages of every kind, each with the rows, facts, tabs and choices it is made of. */
test('on the telephone whatever is pressed is as large as a thumb', async () => {
  const phone = { width: 390, height: 844 }
  const [member, reader] = [await web.window(phone), await web.window(phone)]
  await comesIn(member)
  await comesIn(reader, specialist.email, specialist.password)
  const engagement = `/engagements/${walked.engagementId}`
  const visited: [Page, string[]][] = [
    [member, ['/', '/approvals', '/insight', '/administration?view=people', '/account']],
    [
      reader,
      [
        '/leads',
        '/leads/screening',
        `/leads/${walked.leadId}`,
        '/clients',
        `/clients/${walked.clientId}`,
        ...['contract', 'plan', 'files'].map((tab) => `${engagement}?tab=${tab}`),
        '/charter?view=clauses',
        '/administration/forms',
        `/clients/${walked.clientId}?act=planContact`,
      ],
    ],
  ]
  const found: string[] = []
  for (const [page, addresses] of visited) {
    for (const address of addresses) {
      await goTo(page, address)
      found.push(...(await smallTargets(page)))
    }
  }
  expect(found).toEqual([])
}, 120_000)

test('on the telephone it is decided where it stands who brought a client, and whether a mandate ended rightly', async () => {
  const ending = { ground: 'agreed', reason: '双方协商一致，改由客户自行处理' }
  must(await founder.post(`/api/engagements/${walked.engagementId}/ending`, ending))
  const dispute = { reasons: '首次会谈由我促成', evidence: '' }
  must(
    await specialist.browser.post(`/api/clients/${walked.clientId}/origination/disputes`, dispute),
  )
  const page = await web.window({ width: 390, height: 844 })
  await comesIn(page)
  await page.getByRole('link', { name: /^待我决定 \d+$/ }).click()
  await page.getByRole('heading', { level: 1, name: '待我决定' }).waitFor()
  const ended = page.getByRole('article').filter({ hasText: ending.reason })
  await ended.getByRole('button', { name: /^确认理由：/ }).click()
  await ended.getByLabel('确认意见').fill('理由成立')
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await ended.getByRole('button', { name: '确认终止理由', exact: true }).click()
  await ended.waitFor({ state: 'detached' })
  const disputed = page.getByRole('article').filter({ hasText: '许诺提出争议' })
  await disputed.getByText(dispute.reasons).waitFor()
  await disputed.getByRole('button', { name: /^作出结论：/ }).click()
  await disputed.getByRole('radio', { name: '维持原登记' }).check()
  await disputed.getByLabel('裁定理由').fill('登记在先')
  await disputed.getByRole('button', { name: '裁定案源', exact: true }).click()
  await disputed.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
}, 60_000)

test('what nobody could read or name is found', async () => {
  await nuo.evaluate(() => {
    const bad = document.createElement('div')
    bad.innerHTML =
      '<button></button><button aria-label="Increase Value">+</button><button aria-label="API密钥">k</button><p style="color:#aaa;background:#fff">看不清</p>'
    document.querySelector('main')?.append(bad)
  })
  expect(await englishNames(nuo)).toEqual([expect.stringContaining('Increase Value')])
  expect((await chineseLeft(nuo, firm.written())).join()).toContain('看不清')
  const rules = (await barriers(nuo)).map((line) => line.split(': ')[1])
  expect(rules).toEqual(expect.arrayContaining(['button-name', 'color-contrast']))
})

test('the browser had nothing to complain of', () => {
  expect(web.complaints).toEqual([])
})
