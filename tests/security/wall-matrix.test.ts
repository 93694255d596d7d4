import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestClock } from '#platform/clock.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { mondayMorning } from '../support/firm.ts'
import { type Answer, type TestServer, testServer } from '../support/http.ts'
import { colleague } from '../support/product.ts'
import { type House, type Life, openHouse, type Who } from '../support/whole-life.ts'

// The matrix of walls: every endpoint that reads, asked by everybody whom a wall shuts out, in a firm in which the
// thing behind it does not exist, and then in the same firm in which it does, with a whole life. Not a word, not a
// count may differ.

const clock = new TestClock(mondayMorning)
/** When the life is told, and when everybody looks: what was promised is late by then. */
const [then, now] = ['2026-03-02T10:00:00+08:00', '2026-03-13T16:00:00+08:00']

let house: House
/** Where everybody looks: sessions do not last as long as the story. */
let server: TestServer
let admin: pg.Client
let own: Life
let wall: { id: string; version: number }
let partner: string

/** Whom the wall shuts out: by name, and everybody of a department. */
const byName = ['rival', 'head', 'manager', 'engineer', 'accountant', 'complaints'] as const
const byDepartment = ['marketer', 'personnel'] as const
const walled: Who[] = [...byName, ...byDepartment, 'founder']
const secret = '赤松'
/** What a walled lead says of a party that is seen elsewhere, and joined by its number. */
const joined = { id: '', name: `${secret}国际贸易有限公司`, phone: '13955556666', code: '' }

beforeAll(async () => {
  house = await openHouse({ clock })
  const { db, areas } = house.product
  admin = new pg.Client({ connectionString: db.adminUrl, options: '-c search_path=firm' })
  await admin.connect()
  const { entrances, policy, handlers } = areas
  server = testServer({ database: db.database, clock, entrances, policy, handlers })
  const founder = house.as('founder')
  const second = await colleague(house.product, founder, {
    name: '另一位合伙人',
    email: 'partner@mingli.example',
    department: '管理层',
    roles: ['managing_partner'],
  })
  partner = second.id
  clock.set(then)
  own = await house.wholeLife('白桦贸易', '刑事业务部', 'rival')
  for (const id of own.parties ?? []) {
    const { identifiers } = await house.get('founder', `/api/parties/${id}`)
    if (identifiers.length > 0) Object.assign(joined, { id, code: identifiers[0].number })
  }
  const ids = [...byName.map((who) => house.people[who].id), house.people.founder.id]
  const departments = ['市场部', '人力资源部'].map((name) => house.departments[name])
  const unrelated = await house.post('specialist', '/api/leads', { name: '无关', wechat: 'nobody' })
  wall = await house.post('officer', '/api/walls', {
    reason: '亲属',
    subjectIds: [unrelated.id],
    principalIds: [...ids, ...departments],
  })
  for (const who of walled) await house.post(who, `/api/my-walls/${wall.id}/acknowledgement`)
  await passTime()
}, 120_000)
afterAll(async () => {
  await admin?.end()
  await server?.close()
  await house?.product.close()
})

const as = (who: Who) => server.as(house.people[who].id)

/** Time goes by until everybody looks: promises fall due, are missed and come up to others. */
async function passTime(): Promise<void> {
  clock.set(now)
  await house.product.work('sweep')
  await house.product.work('read-log-for-insight')
}

const behind = async (subjectIds: string[]) => {
  const headers = { 'if-match': `"${wall.version}"` }
  const add = { subjectIds, principalIds: [] }
  const reply = await as('officer').post(`/api/walls/${wall.id}/additions`, add, headers)
  expect(reply.status).toBe(200)
  wall = reply.body
}

/** What an address may be asked with, besides nothing: orders, filters, words that are found elsewhere. */
function questionsOf(path: string): string[] {
  const words = encodeURIComponent(secret)
  const questions: Record<string, string[]> = {
    '/api/leads': [
      `q=${words}`,
      'sort=due',
      'stage=converted',
      'stage=registered',
      'q=zhaomin',
      'received_from=2026-03-01&received_to=2026-03-31',
    ],
    '/api/leads/board': ['cards=50', `q=${words}`],
    '/api/leads/duplicates': ['phone=13900001111', `name=${words}`, 'wechat=zhaomin'],
    '/api/leads/referrers': [`q=${words}`],
    '/api/clients': [
      `q=${words}`,
      'sort=due',
      'sort=name',
      'tier=key',
      'limit=200',
      `specialistId=${house.people.specialist.id}`,
      `memberId=${house.people.lawyer.id}`,
      ...['due', 'newest'].map((sort) => `due=overdue&sort=${sort}`),
    ],
    '/api/engagements': [`q=${words}`, 'sort=due', 'stage=running', 'limit=200'],
    '/api/feedback': ['state=open', 'state=closed'],
    '/api/commitments': ['box=escalated', 'box=waiting', 'box=decisions', 'box=mine&closed=true'],
    '/api/handovers': ['box=in&status=all', 'box=out&status=all'],
    '/api/notices': ['box=all', 'box=unread'],
    '/api/audit': [
      `person=${house.people.lawyer.id}`,
      `person=${house.people.specialist.id}`,
      'type=lead.registered',
      'type=wall.raised',
      'type=wall.extended',
      `from=2026-03-02&until=2026-03-02`,
    ],
    '/api/people': [`search=lawyer`, 'status=all'],
    '/api/opportunities': ['state=noticed', `owner=${house.people.lawyer.id}`],
    '/api/planned-contacts': ['state=planned', `owner=${house.people.specialist.id}`],
    '/api/business-developments': ['state=recorded'],
    '/api/insight/promises': [
      'from=2026-01-01&until=2026-12-31',
      `owner=${house.people.lawyer.id}`,
      'outcome=missed',
    ],
    '/api/insight/compliance': ['months=12', 'months=1'],
    '/api/insight/leads': [`channel=${house.channel}`, 'reached=3'],
    '/api/insight/opinions': ['low=true'],
    '/api/insight/instructions': [`lawyer=${house.people.lawyer.id}`, 'open=true'],
    '/api/walls': ['state=standing', 'state=lifted'],
    '/api/parties': [`q=${words}`, `q=${joined.phone}`, `q=${joined.code}`, 'limit=200'],
    '/api/party-look-alikes': [
      `name=${encodeURIComponent(joined.name)}`,
      `name=${encodeURIComponent(joined.name)}&kind=organisation&number=${joined.code}`,
    ],
    '/api/party-duplicates': ['limit=200', 'status=merged', 'status=different'],
    '/api/conflict-desk': ['state=waiting&limit=200', 'state=decided&limit=200'],
  }
  return questions[path] ?? []
}

/** An id that never was. */
const nothing = uuidv7()

/** What is beside the question: who is signed in and when, not what they see. */
const beside = new Set(['/api/live', '/api/session', '/api/sessions'])

/** Every address that reads, for each id of the life one sees that its kind of thing has. */
function addresses(): string[] {
  const found: string[] = []
  const known: Record<string, string[]> = {
    ...own,
    parties: [joined.id, ...(own.parties ?? [])],
    people: [house.people.lawyer.id, house.people.specialist.id, partner],
    departments: [house.departments.民事业务部 as string],
    channels: [house.channel],
    walls: [wall.id],
  }
  for (const { endpoint } of house.product.areas.entrances) {
    if (endpoint.method !== 'GET' || endpoint.right === 'public') continue
    if (beside.has(endpoint.path)) continue
    const named = endpoint.path.includes(':id')
    const ids = named ? (known[endpoint.path.split('/')[2] as string] ?? [nothing]) : ['']
    for (const id of new Set(ids.slice(0, 2))) {
      const path = endpoint.path
        .replace(':id', id)
        .replace(':number', '1')
        .replaceAll(/:(\w+)/g, '1')
      for (const query of ['', ...questionsOf(endpoint.path)])
        found.push(query ? `${path}?${query}` : path)
    }
  }
  return found
}

/** As it was said; a file as its text. */
const replied = ({ status, body }: Pick<Answer, 'status' | 'body'>) =>
  `${status} ${Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body)}`

/** Questions that are sent and write nothing: who has somebody already. */
const lookedUp: [string, object][] = [
  ['/api/originations/look-up', { phone: '13900001111' }],
  ['/api/originations/look-up', { name: secret }],
]

/** Forgets that something was asked: the log is only ever added to, but for a test that asks the same again. */
async function forgetting<T>(ask: () => Promise<T>): Promise<T> {
  const { rows } = await admin.query('select coalesce(max(id), 0) as last from event')
  const answer = await ask()
  await admin.query('set session_replication_role = replica')
  await admin.query('delete from outbox where event_id > $1', [rows[0].last])
  await admin.query('delete from event where id > $1', [rows[0].last])
  await admin.query('set session_replication_role = default')
  return answer
}

/** All that everybody who is shut out is told, by who asked and where. */
async function everything(): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  const asked = addresses()
  const files = house.product.areas.entrances.filter((one) => one.endpoint.file)
  for (const who of walled) {
    for (let at = 0; at < asked.length; at += 8) {
      const some = asked.slice(at, at + 8)
      const replies = await forgetting(() => Promise.all(some.map((path) => as(who).get(path))))
      replies.forEach((reply, index) => told.set(`${who} ${some[index]}`, replied(reply)))
    }
    for (const { endpoint } of files) {
      const wanted = { format: 'csv', query: {} }
      const reply = await forgetting(() => as(who).post(endpoint.path, wanted))
      told.set(`${who} ${endpoint.path} (file)`, replied(reply))
    }
    for (const [at, [path, body]] of lookedUp.entries()) {
      const reply = await forgetting(() => as(who).post(path, body))
      told.set(`${who} ${path} ${at}`, replied(reply))
    }
  }
  return told
}

const feeds = new Map<Who, string>()

/** The calendars they subscribe to. */
async function calendars(): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  for (const who of walled) {
    const path = feeds.get(who)
    if (path) told.set(`${who} calendar`, replied(await house.product.browser().get(path)))
  }
  return told
}

const shown = (text: string | undefined, other: string | undefined): string => {
  const [a, b] = [text ?? 'nothing', other ?? 'nothing']
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const from = Math.max(0, at - 120)
  return `\n  without: …${a.slice(from, at + 240)}\n  with:    …${b.slice(from, at + 240)}`
}

const differing = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].flatMap(([key, text]) =>
    text === before.get(key) ? [] : [`${key}${shown(before.get(key), text)}`],
  )

/** A lead behind the wall bears the number of a client whom many see, and calls it otherwise, twice. */
async function joinedBehindWall(): Promise<void> {
  const { name, phone, code } = joined
  const enquiry = { name: `${secret}贸易`, phone, unifiedSocialCreditCode: code, forMyself: true }
  const made = await as('specialist').post('/api/leads', enquiry)
  expect(made.status).toBe(201)
  const at = `/api/leads/${made.body.id}`
  const { version } = (await as('specialist').get(at)).body
  const renamed = await as('specialist').patch(at, { name }, { 'if-match': `"${version}"` })
  expect(renamed.status).toBe(200)
  await behind([made.body.id])
  await house.product.work()
  const party = (await as('specialist').get(`/api/parties/${joined.id}`)).body
  expect(party.name).toBe(name)
  expect(JSON.stringify(party.contacts)).toContain(phone)
}

/** A client whom they go on seeing has a further matter that they do not: signed, reported on, asked about, late. */
async function matterUnderSeenClient(): Promise<void> {
  clock.set(then)
  const opened = await house.post('rivalHead', '/api/engagements', {
    clientId: own.clients?.[0],
    title: `${secret}并购`,
    practiceArea: 'criminal',
    departmentId: house.departments.刑事业务部,
    lawyers: [{ personId: house.people.rivalHead.id, part: 'lead_lawyer' }],
    parties: [{ name: `${secret}制造有限公司`, role: 'opponent' }],
  })
  await behind([opened.id])
  await house.product.work()
  const at = `/api/engagements/${opened.id}`
  const clear = { outcome: 'clear', reason: '检索无命中' }
  await house.post('officer', `${at}/conflict-decision`, clear)
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.4 合同'], { type: 'application/pdf' }), `${secret}合同.pdf`)
  const file = await house.post('rivalHead', `/api/files?subjectId=${opened.id}`, form)
  await house.post('rivalHead', `${at}/contract`, {
    kind: 'litigation',
    scope: `${secret}尽职调查`,
    feeKind: 'fixed',
    feeAmount: '80000.00',
    feeTerms: '签约付清',
    signedOn: house.day(0),
    signedFileId: file.id,
  })
  await house.post('rivalHead', `${at}/start`, {})
  await house.post('specialist', `${at}/questions`, { text: `${secret}进展如何`, way: 'call' })
  const talk = { way: 'call', satisfaction: 1, nps: 0, said: `${secret}太慢` }
  await house.post('specialist', `${at}/talks`, talk)
  const subject = { kind: 'engagement', id: opened.id }
  const complaint = { subject, kind: 'complaint', text: `${secret}太慢`, way: 'call' }
  await house.post('specialist', '/api/feedback', complaint)
  await passTime()
}

const subjectsOf = (life: Life) => [
  ...(life.leads ?? []),
  ...(life.clients ?? []),
  ...(life.engagements ?? []),
]

test('in a firm with a walled client nobody shut out is told a word or a count that they would not be told without it', async () => {
  for (const who of walled) {
    const made = await as(who).post('/api/calendar-feed')
    if (made.status < 300) feeds.set(who, new URL(made.body.address).pathname)
  }
  // That a calendar has been read is told, too.
  await calendars()
  const before = new Map([...(await everything()), ...(await calendars())])
  expect(before.size).toBeGreaterThan(600)
  const mails = house.product.mails.length

  // Around one client the wall comes when all has happened, around the other before anything falls due.
  clock.set(then)
  const late = await house.wholeLife(`${secret}置业`, '民事业务部', 'lawyer')
  await passTime()
  await behind(subjectsOf(late))
  clock.set(then)
  const early = await house.wholeLife(`${secret}能源`, '民事业务部', 'lawyer')
  await behind(subjectsOf(early))
  await passTime()
  await joinedBehindWall()
  await matterUnderSeenClient()

  const after = new Map([...(await everything()), ...(await calendars())])
  const asked = [...after.keys()].length
  const leaks = differing(before, after)
  console.log(
    JSON.stringify({ figure: 'wall matrix', asked, people: walled.length, leaks: leaks.length }),
  )
  expect(leaks).toEqual([])
  // Who is shut out does look at the party that the lead joined.
  for (const who of ['rival', 'founder', 'manager'] as const)
    expect(after.get(`${who} /api/parties/${joined.id}`)).toMatch(/^200 .*白桦贸易/)
  const naming = [...after].filter(([, text]) => text.includes(secret)).map(([key]) => key)
  expect(naming).toEqual([])
  const sees = replied(await as('specialist').get('/api/clients'))
  expect(sees).toContain(secret)
  const since = house.product.mails.slice(mails)
  const toWalled = since.filter(({ to }) => walled.some((who) => house.people[who].email === to))
  expect(JSON.stringify(toWalled.filter(({ text }) => text.includes(`${secret}能源`)))).toBe('[]')
}, 300_000)

/** What a browser hears for a while. */
async function hears(
  who: Who,
  meanwhile: () => Promise<unknown>,
): Promise<{ heard: string; ended: boolean }> {
  const { browser } = house.people[who]
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const stop = new AbortController()
  const stream = await fetch(`${house.product.url}/api/live`, {
    headers: { cookie },
    signal: stop.signal,
  })
  expect(stream.status).toBe(200)
  const said: string[] = []
  let ended = false
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const piece of stream.body as unknown as AsyncIterable<Uint8Array>)
      said.push(decoder.decode(piece))
    ended = true
  })().catch(() => undefined)
  // The first look at the log only finds its place.
  await new Promise((go) => setTimeout(go, 1_500))
  await meanwhile()
  await new Promise((go) => setTimeout(go, 3_500))
  const closed = ended
  stop.abort()
  await reading
  return { heard: said.join(''), ended: closed }
}

test('no live event names what is behind a wall, and a new wall ends the stream of whom it shuts out', async () => {
  clock.set(then)
  const lead = await house.post('specialist', '/api/leads', { name: `${secret}建材`, wechat: 'x' })
  const [outsider, insider] = await Promise.all([
    hears('manager', async () => {
      await behind([lead.id])
    }),
    hears('specialist', async () => undefined),
  ])
  expect(outsider.ended).toBe(true)
  expect(insider.heard).toContain(lead.id)
  expect(insider.ended).toBe(false)
  const change = { name: `${secret}建材二` }
  const changed = async () =>
    as('specialist').patch(`/api/leads/${lead.id}`, change, { 'if-match': '"1"' })
  const after = await hears('manager', changed)
  expect(after).toMatchObject({ ended: false })
  expect(after.heard).not.toContain(lead.id)
}, 60_000)

test('whoever sent a lead is named by nothing to whom a wall shuts out of them, and not cleared by them either', async () => {
  clock.set(then)
  const client = own.clients?.[0] as string
  const { name } = await house.get('specialist', `/api/clients/${client}`)
  const sent = {
    name: '被推荐的人',
    wechat: 'sent',
    referrerName: `${name}的赵敏`,
    referrerClientId: client,
  }
  const lead = await house.post('specialist', '/api/leads', sent)
  await behind([client])
  const shown = await as('manager').get(`/api/leads/${lead.id}`)
  expect(shown.body).toMatchObject({ referrerName: null, referrerClient: null })
  for (const path of [`/api/leads/${lead.id}`, '/api/leads', '/api/leads/board?cards=50'])
    expect(replied(await as('manager').get(path))).not.toContain(`${name}的赵敏`)
  const edited = { region: '厦门', referrerName: null }
  const headers = { 'if-match': `"${shown.body.version}"` }
  expect((await as('manager').patch(`/api/leads/${lead.id}`, edited, headers)).status).toBe(200)
  const kept = await as('specialist').get(`/api/leads/${lead.id}`)
  expect(kept.body).toMatchObject({ region: '厦门', referrerName: sent.referrerName })
}, 60_000)
