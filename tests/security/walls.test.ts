import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { asActor, type PersonActor } from '#access/index.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { type Caller, testServer } from '../support/http.ts'
import type { Product, Reply } from '../support/product.ts'
import { type House, type Life, openHouse, type Who } from '../support/whole-life.ts'

// What somebody must not see does not exist for them: an id they may not see and an id that never was
// are answered alike, whatever is written to them.

let house: House
let product: Product
let people: House['people']
let departments: Record<string, string>
let channel: string
/** A client's whole life the attackers must not see, and one of their own. */
let hidden: Life
let own: Life

beforeAll(async () => {
  house = await openHouse()
  ;({ product, people, departments, channel } = house)
  hidden = await house.wholeLife('云杉机械', '民事业务部', 'lawyer')
  own = await house.wholeLife('白桦贸易', '刑事业务部', 'rival')
}, 60_000)
afterAll(() => product?.close())

const as: House['as'] = (who) => house.as(who)
const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
const post: House['post'] = (...asked) => house.post(...asked)
const get: House['get'] = (...asked) => house.get(...asked)
const day: House['day'] = (days) => house.day(days)
const fees = { kind: 'fixed', low: '45000.00', high: '45000.00', basis: '一审固定收费' }

// Bodies that look right, made from the contract itself.

type Json = Record<string, unknown>
interface Schema {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  minimum?: number
  minItems?: number
  pattern?: string
}

function schemaOf(schema: z.ZodType | undefined): Schema | null {
  if (!schema || schema instanceof z.ZodUndefined) return null
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** What an id in a body points at, by the name of its field; people and departments are everybody's. */
const kinds: Record<string, string> = {
  subjectId: 'engagements',
  clientId: 'clients',
  clientIds: 'clients',
  client: 'clients',
  referrerClientId: 'clients',
  engagement: 'engagements',
  engagementId: 'engagements',
  subject: 'engagements',
  'subject.id': 'engagements',
  ids: 'leads',
  proposalId: 'proposals',
  contentmentId: 'contentments',
  opportunityId: 'opportunities',
  signedFileId: 'files',
  evidenceFileId: 'files',
  feedbackIds: 'feedback',
  feedbackId: 'feedback',
  matterEventId: 'matter-events',
  milestoneId: 'milestones',
  'milestones.id': 'milestones',
  contactId: 'contacts',
  partyId: 'engagementParties',
  oneId: 'parties',
  otherId: 'parties',
  keepId: 'parties',
  besides: 'parties',
  sourceId: 'talks',
}

function wordsFor(name: string, schema: Schema): string {
  if (schema.format === 'date') return day(3)
  if (schema.format === 'date-time') return product.clock.now().toISOString()
  if (schema.format === 'email') return `x${Math.random()}@mingli.example`
  if (schema.format === 'uri') return 'https://example.com/'
  if (schema.format === 'money' || /amount|cost|low|high/i.test(name)) return '100.00'
  if (/phone/i.test(name)) return '13812345678'
  if (/mail/i.test(name)) return 'x@mingli.example'
  if (/creditcode/i.test(name)) return '91350100M000100Y43'
  if (name === 'share') return '100'
  if (name === 'regionCode') return '350203'
  if (name === 'number') return '91350100M000100Y43'
  if (name === 'from') return '09:00'
  return '一二三四五六'
}

/** A value of the schema; ids of the life given, or of people and departments. */
function sample(schema: Schema, name: string, path: string, life: Life): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const one = schema.oneOf ?? schema.anyOf
  if (one)
    return sample(one.find((it) => it.type !== 'null') ?? (one[0] as Schema), name, path, life)
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {})
    return Object.fromEntries(
      entries.map(([key, it]) => [key, sample(it, key, path ? `${path}.${key}` : key, life)]),
    )
  }
  if (schema.type === 'array') {
    const items = Array.from({ length: Math.max(1, schema.minItems ?? 1) })
    return items.map(() => sample(schema.items ?? {}, name, path, life))
  }
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (schema.format === 'uuid') return idFor(path, name, life)
  return wordsFor(name, schema)
}

function idFor(path: string, name: string, life: Life): string {
  const kind = kinds[path] ?? kinds[name]
  if (kind) return life[kind]?.[0] ?? uuidv7()
  if (/department/i.test(name)) return departments.民事业务部 as string
  if (name === 'channelId' || name === 'channel' || name === 'channelIds') return channel
  if (name === 'decidedBy') return people.officer.id
  return people.lawyer.id
}

/** Where the contract alone does not tell what a body looks like. */
const corrections: Record<string, (body: Json) => Json> = {
  changeLead: ({ campaignId: _, ...body }) => ({ ...body, receivedOn: day(0) }),
  recordContentment: (body) => ({ ...body, doubt: null }),
  decideOriginationDispute: (body) => ({ ...body, share: null }),
  identifyLead: (body) => ({ ...body, kind: 'organisation', documentKind: 'business_licence' }),
  setCareTeam: (body) => ({ ...body, specialistId: people.specialist.id }),
  assessNeeds: (body) => ({ ...body, feeEstimate: fees }),
  offerProposal: (body) => ({ ...body, fees }),
  registerLead: ({ campaignId: _, forMyself: __, ...body }) => ({ ...body, receivedOn: day(0) }),
  openEngagement: (body) => ({
    ...body,
    parties: [],
    lawyers: [{ personId: people.lawyer.id, part: 'lead_lawyer' }],
  }),
  receiveFeedback: (body) => ({ ...body, touchesPlan: false }),
  planOccasion: ({ tier: _, ownerId: __, ...body }) => body,
  openOffice: ({ workingHours: _, ...body }) => body,
  draftForm: () => ({ questions: [] }),
  createIntroduction: ({ departmentId: _, personId: __, ...body }) => body,
  changeIntroduction: ({ departmentId: _, personId: __, ...body }) => body,
}

/** Lines of a party in addresses: none of them there. */
const linesOfParties = { nameId: uuidv7(), identifierId: uuidv7(), relationId: uuidv7() }

interface Call {
  endpoint: Endpoint
  path(ids: Record<string, string>): string
  body: Json | undefined
}

function callsOf(life: Life): Call[] {
  return product.areas.entrances
    .map((one) => one.endpoint)
    .filter((endpoint) => endpoint.right !== 'public')
    .map((endpoint) => {
      const schema = schemaOf(endpoint.body)
      const made = schema ? (sample(schema, '', '', life) as Json) : undefined
      const body = made && (corrections[endpoint.name]?.(made) ?? made)
      const asked = schemaOf(endpoint.params)?.properties ?? {}
      const path = (ids: Record<string, string>) =>
        endpoint.path.replaceAll(/:(\w+)/g, (_, key: string) =>
          encodeURIComponent(ids[key] ?? (asked[key]?.enum?.[0] as string | undefined) ?? '1'),
        )
      return { endpoint, path, body }
    })
}

const kindOfPath = (path: string) => path.split('/')[2] as string

async function send(who: Who, call: Call, path: string, body = call.body): Promise<Reply> {
  const { endpoint } = call
  const headers = { 'if-match': '"1"' }
  if (endpoint.name === 'uploadFile') {
    const form = new FormData()
    form.set('file', new Blob(['x']), 'x.txt')
    return as(who).send('POST', path, form)
  }
  const reply = await as(who).send(
    endpoint.method,
    path,
    body,
    endpoint.method === 'GET' ? {} : headers,
  )
  if (reply.status !== 412) return reply
  const version = reply.body.error.details.current.version
  return as(who).send(endpoint.method, path, body, { 'if-match': `"${version}"` })
}

/** All that tells two refusals apart. */
const told = (reply: Reply) =>
  JSON.stringify([reply.status, reply.body?.error ?? (reply.status < 300 ? reply.body : null)])

test('bodies made from the contracts are right: to the managing partner an id that never was is not found', async () => {
  const wrong: string[] = []
  for (const call of callsOf(own)) {
    if (
      !call.endpoint.path.includes(':') ||
      /people|departments|offices|api-keys|charter/.test(call.endpoint.path)
    )
      continue
    const path = call.path({
      id: uuidv7(),
      contactId: uuidv7(),
      partyId: uuidv7(),
      milestoneId: uuidv7(),
      ...linesOfParties,
    })
    const reply = await send('founder', call, path)
    if (reply.status !== 404 && reply.status !== 403)
      wrong.push(`${call.endpoint.name} ${told(reply)}`)
  }
  expect(wrong).toEqual([])
})

/** Every endpoint that names something in its address, with something hidden and with nothing at all. */
async function differences(who: Who): Promise<string[]> {
  const found: string[] = []
  for (const call of callsOf(own)) {
    const { endpoint } = call
    if (!endpoint.path.includes(':id') && !endpoint.name.endsWith('File')) continue
    const targets = hidden[kindOfPath(endpoint.path)]
    if (!targets) continue
    const others = {
      contactId: hidden.contacts?.[0] ?? '',
      partyId: hidden.engagementParties?.[0] ?? '',
      milestoneId: hidden.milestones?.[0] ?? '',
      ...linesOfParties,
    }
    const never = await send(who, call, call.path({ ...others, id: uuidv7() }))
    for (const id of targets) {
      const reply = await send(who, call, call.path({ ...others, id }))
      if (told(reply) !== told(never) || reply.status < 400 || reply.status >= 500)
        found.push(
          `${who} ${endpoint.name}: ${told(reply).slice(0, 300)} / ${told(never).slice(0, 200)}`,
        )
    }
  }
  return found
}

test.each(['rival', 'rivalHead', 'assistant', 'engineer', 'personnel'] as const)(
  'the %s of another department cannot tell a hidden record from one that never was, whatever they write to it',
  async (who) => {
    expect(await differences(who)).toEqual([])
  },
)

test('marketing sees leads, but nothing of clients and engagements', async () => {
  const { leads, commitments, parties, ...rest } = hidden
  const whole = hidden
  hidden = rest
  expect(await differences('marketer')).toEqual([])
  hidden = whole
})

/** Places in a body that name a record; `ids.0` for a list. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value)) return value.flatMap((one, at) => placesOf(one, [...path, String(at)]))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? [path] : []
}

function put(body: Json, path: string[], value: string): Json {
  const copy = structuredClone(body)
  let at = copy as Record<string, never>
  for (const key of path.slice(0, -1)) at = at[key] as unknown as Record<string, never>
  ;(at as Json)[path.at(-1) as string] = value
  return copy
}

/** An act on a record of one's own that names something hidden in its body, or something that never was. */
const withoutIds = (words: string) => words.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')

async function differencesInBodies(who: Who): Promise<string[]> {
  const found: string[] = []
  for (const call of callsOf(own)) {
    const { endpoint, body } = call
    if (!body || endpoint.method === 'GET') continue
    // Marketing greets clients it does not see, by design: it learns a figure, never whom.
    if (who === 'marketer' && endpoint.name === 'planOccasion') continue
    for (const place of placesOf(body)) {
      const words = place.filter((key) => !/^\d+$/.test(key))
      const kind = kinds[words.join('.')] ?? kinds[words.at(-1) as string]
      if (!kind || !hidden[kind]) continue
      const onto = endpoint.path.includes(':id') ? (own[kindOfPath(endpoint.path)] ?? []) : ['']
      for (const id of onto) {
        const path = call.path({
          id,
          milestoneId: own.milestones?.[0] ?? '',
          contactId: own.contacts?.[0] ?? '',
          ...linesOfParties,
        })
        const never = await send(who, call, path, put(body, place, uuidv7()))
        for (const secret of hidden[kind]) {
          const reply = await send(who, call, path, put(body, place, secret))
          const same = withoutIds(told(reply)) === withoutIds(told(never))
          if (!same || reply.status >= 500)
            found.push(
              `${who} ${endpoint.name} ${place.join('.')}: ${told(reply).slice(0, 300)} / ${told(never).slice(0, 200)}`,
            )
        }
      }
    }
  }
  return found
}

test.each(['rival', 'rivalHead', 'marketer'] as const)(
  'naming a hidden record in a body tells the %s no more than naming none',
  async (who) => {
    const whole = hidden
    // Whoever sees leads sees who is in them.
    if (who === 'marketer') hidden = { ...hidden, leads: [], parties: [] }
    const told = await differencesInBodies(who)
    hidden = whole
    expect(told).toEqual([])
  },
)

test('asking a list for what belongs to a hidden record is answered like asking for nothing', async () => {
  const found: string[] = []
  for (const { endpoint } of callsOf(own)) {
    const properties = Object.entries(schemaOf(endpoint.query)?.properties ?? {})
    for (const [name] of properties.filter(([key]) => kinds[key] && endpoint.method === 'GET')) {
      const more = name === 'subject' ? '&box=subject&closed=true' : ''
      for (const who of ['rival', 'rivalHead', 'marketer', 'personnel'] as const) {
        const path = (id: string) => `${endpoint.path}?${name}=${id}${more}`
        const never = await as(who).get(path(uuidv7()))
        for (const id of hidden[kinds[name] as string] ?? []) {
          const reply = await as(who).get(path(id))
          if (told(reply) !== told(never))
            found.push(`${who} ${endpoint.name} ${name} ${told(reply).slice(0, 200)}`)
        }
      }
    }
  }
  expect(found).toEqual([])
})

/** As the conflict officer raises it: nothing below the client is open to them any more. */
async function wallAround(subject: string, principal: string): Promise<void> {
  const officer: PersonActor = {
    kind: 'person',
    personId: people.officer.id,
    name: 'officer',
    roles: ['conflict_officer'],
    departmentId: departments.管理层 as string,
    standsInFor: [],
    scopes: null,
  }
  const id = uuidv7()
  await asActor(product.db.database, officer, async (tx) => {
    const raised = {
      id,
      reason: '亲属',
      raised_by: people.officer.id,
      raised_at: product.clock.now(),
    }
    await tx.insertInto('wall').values(raised).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subject }).execute()
    await tx.insertInto('wall_principal').values({ wall_id: id, principal_id: principal }).execute()
  })
}

test('after a wall a manager who saw everything reads and writes nothing of the client, nor does an earlier request tell it again', async () => {
  const lead = hidden.leads?.[1] as string
  const client = hidden.clients?.[0] as string
  const walled: Record<string, string[]> = {
    ...hidden,
    leads: [(hidden.leads as string[])[0] as string],
    commitments: [],
  }
  for (const id of [...(walled.leads ?? []), client, ...(hidden.engagements as string[])]) {
    const page = await get('founder', `/api/commitments?box=subject&subject=${id}&closed=true`)
    walled.commitments?.push(...page.items.slice(0, 2).map((one: { id: string }) => one.id))
  }
  const key = { 'idempotency-key': 'before-the-wall-0001', 'if-match': '"1"' }
  const version = (await get('manager', `/api/leads/${lead}`)).version
  const unchanged = async () =>
    as('manager').send(
      'PATCH',
      `/api/leads/${lead}`,
      { name: '云杉机械二' },
      { ...key, 'if-match': `"${version}"` },
    )
  const tiered = async () =>
    as('manager').post(`/api/clients/${client}/tier`, { tier: 'key', reason: '潜力' }, key)
  expect([(await unchanged()).status, (await tiered()).status]).toEqual([200, 200])
  await wallAround(client, people.manager.id)
  await wallAround(lead, people.manager.id)
  const whole = hidden
  hidden = walled as Life
  const told = await differences('manager')
  const inBodies = await differencesInBodies('manager')
  hidden = whole
  expect([...told, ...inBodies]).toEqual([])
  expect((await tiered()).status).toBe(404)
  expect((await unchanged()).status).toBe(404)
})

/** Every file that can be taken away, as text. */
async function filesOf(who: Who): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { endpoint } of product.areas.entrances) {
    if (!endpoint.file) continue
    const wanted = { format: 'csv', query: {} }
    const reply = await as(who).post(endpoint.path, wanted)
    if (reply.status !== 403) files.set(endpoint.name, ok(reply))
  }
  return files
}

test('no file that a walled manager takes away holds a row of the client, nor counts it', async () => {
  const seen = await filesOf('founder')
  expect(seen.size).toBeGreaterThan(5)
  const naming = [...seen].filter(([, text]) => text.includes('云杉机械')).map(([name]) => name)
  expect(naming).toEqual(
    expect.arrayContaining(['exportLeads', 'exportClients', 'exportEngagements', 'exportFeedback']),
  )
  for (const [name, text] of await filesOf('manager')) {
    // The third lead has no wall around it.
    expect(text.replaceAll('云杉机械三', ''), name).not.toContain('云杉')
    if (naming.includes(name)) expect(text.length, name).toBeLessThan(seen.get(name)?.length ?? 0)
  }
  for (const [name, text] of await filesOf('assistant')) expect(text, name).not.toContain('云杉')
})

/** All that a list shows somebody; null where they may not read it. */
async function rowsOf(caller: Caller, path: string): Promise<unknown[] | null> {
  const rows: unknown[] = []
  let after: string | null = ''
  while (after !== null) {
    const { status, body } = await caller.get(after ? `${path}?after=${after}` : path)
    if (status === 403) return null
    const { items, clauses, next = null } = body
    rows.push(...(items ?? clauses))
    after = next
  }
  return rows
}

/** Figures, each of a question; no list of theirs has the same rows. */
const boards =
  /\/insight\/(compliance|channels|response-times|satisfaction|loyalty|load|handovers|improvement)\//
const opensFormula = /^[=+\-@\t\r\n＝＋－＠]/
const isFigure = (cell: string) => /^-?[\d.]+%?$/.test(cell)

/** By what a row of the file begins: the thing the list has in the same place. */
// oxlint-disable-next-line typescript/no-explicit-any -- items differ from list to list
const firstOf: Record<string, (item: any) => string> = {
  exportParties: ({ name }) => name,
  exportDeclarations: ({ person }) => person.name,
  exportTrainingRecords: ({ person }) => person.name,
  exportBusinessDevelopments: ({ client }) => client.name,
  exportWalls: ({ number }) => String(number),
  exportCharter: ({ code }) => code,
}

/** Names that a spreadsheet would run, in lists of every kind. */
async function nameFormulas(): Promise<void> {
  const client = own.clients?.[0] as string
  const registered = { kind: 'organisation', name: '@SUM(A1)公司', source: '+1' }
  await post('rival', '/api/parties', registered)
  await post('marketer', '/api/channels', { kind: 'media', name: '=1+1', note: '-2' })
  const news = { happenedOn: day(0), source: '=2', text: '＝HYPERLINK("x")' }
  await post('rival', `/api/clients/${client}/business-developments`, news)
  const passed = { personId: people.rival.id, course: '+课程', passedOn: day(-1) }
  await post('personnel', '/api/training-records', passed)
  const unrelated = await post('specialist', '/api/leads', { name: '=无关', wechat: 'nobody' })
  await post('officer', '/api/walls', {
    reason: '=亲属',
    subjectIds: [unrelated.id],
    principalIds: [people.engineer.id],
  })
}

test('a file has the rows of its list for everybody, nothing a spreadsheet would run, and is refused without its right', async () => {
  await nameFormulas()
  const { db, areas, clock } = product
  const { entrances, policy, handlers } = areas
  // One that does not count how often somebody asks.
  const server = testServer({ database: db.database, clock, entrances, policy, handlers })
  onTestFinished(() => server.close())
  const guarded: string[] = []
  let refused = 0
  const files = entrances.filter(({ endpoint }) => endpoint.file)
  for (const who of ['rival', 'officer', 'personnel', 'marketer', 'accountant'] as const) {
    const { rights } = await get(who, '/api/me')
    const caller = server.as(people[who].id)
    for (const { endpoint } of files) {
      const list = boards.test(endpoint.path)
        ? []
        : await rowsOf(caller, endpoint.path.replace('/exports', ''))
      const reply = await caller.post(endpoint.path, { format: 'csv', query: {} })
      expect(reply.status === 403, `${who} ${endpoint.name}`).toBe(!rights.includes(endpoint.right))
      if (reply.status === 403) {
        refused += 1
        continue
      }
      const [titles = [], ...rows] = parse(reply.body, { bom: true })
      expect(new Set(titles).size, endpoint.name).toBe(titles.length)
      if (!boards.test(endpoint.path))
        expect(rows.length, `${who} ${endpoint.name}`).toBe(list?.length)
      const first = firstOf[endpoint.name]
      if (first) expect(rows.map(([cell]) => cell?.replace(/^'/, ''))).toEqual(list?.map(first))
      for (const cell of rows.flat()) {
        expect(opensFormula.test(cell) && !isFigure(cell), `${endpoint.name} ${cell}`).toBe(false)
        if (cell.startsWith(`'`) && opensFormula.test(cell.slice(1))) guarded.push(endpoint.name)
      }
    }
  }
  expect([...new Set(guarded)]).toEqual(
    expect.arrayContaining([
      'exportParties',
      'exportChannels',
      'exportBusinessDevelopments',
      'exportTrainingRecords',
      'exportWalls',
    ]),
  )
  expect(refused).toBeGreaterThan(10)
  const rival = server.as(people.rival.id)
  const persons = await rowsOf(rival, '/api/parties?kind=person&limit=200')
  const wanted = { format: 'csv', columns: ['name'], query: { kind: 'person' } }
  const chosen = parse((await rival.post('/api/parties/exports', wanted)).body, { bom: true })
  expect(chosen.length - 1).toBe(persons?.length)
})

test('somebody who works on a matter loses it to a wall, and whoever stands in for them gains nothing they are shut out of', async () => {
  const engagement = hidden.engagements?.[0] as string
  await wallAround(hidden.clients?.[0] as string, people.rival.id)
  const away = {
    personId: people.lawyer.id,
    delegateId: people.rival.id,
    startsAt: product.clock.now().toISOString(),
    endsAt: new Date(product.clock.now().getTime() + 86_400_000).toISOString(),
    reason: '出差',
  }
  await post('lawyer', '/api/delegations', away)
  expect((await as('rival').get(`/api/engagements/${engagement}`)).status).toBe(404)
  const whole = hidden
  hidden = { ...hidden, leads: [], commitments: [], proposals: [], contentments: [] }
  const told = await differences('rival')
  hidden = whole
  expect(told).toEqual([])
  await wallAround(hidden.clients?.[0] as string, people.lawyer.id)
  expect((await as('lawyer').get(`/api/engagements/${engagement}`)).status).toBe(404)
  expect(
    (await get('lawyer', '/api/commitments')).items.filter(
      (one: { subject: { id: string } }) => one.subject.id === engagement,
    ),
  ).toEqual([])
})

test('a lawyer signs nothing a conflict officer did not decide on', async () => {
  const opened = await as('rival').post('/api/engagements', {
    clientId: own.clients?.[0],
    title: '股权纠纷',
    practiceArea: 'commercial',
    departmentId: departments.刑事业务部,
    lawyers: [{ personId: people.rival.id, part: 'lead_lawyer' }],
  })
  expect(opened.status).toBe(201)
  const form = new FormData()
  form.set('file', new Blob(['%PDF'], { type: 'application/pdf' }), '合同.pdf')
  const file = await post('rival', `/api/files?subjectId=${opened.body.id}`, form)
  const signed = await as('rival').post(`/api/engagements/${opened.body.id}/contract`, {
    kind: 'litigation',
    scope: '一审',
    feeKind: 'fixed',
    feeAmount: '1.00',
    feeTerms: '一期',
    signedOn: day(0),
    signedFileId: file.id,
  })
  expect([signed.status, signed.body.error?.code]).toEqual([409, 'conflict_missing'])
})

test('signs that mean something to a search find nothing but themselves', async () => {
  for (const path of ['/api/leads', '/api/clients', '/api/engagements'])
    for (const q of ['%%', '__', '\\\\', '\\%', '_%', "' or 1=1 --", '.*', '云_机械', '云%械']) {
      const reply = await get('founder', `${path}?q=${encodeURIComponent(q)}`)
      expect(reply.items, `${path} ${q}`).toEqual([])
    }
  for (const search of ['%', '_', '\\'])
    expect(
      (await get('founder', `/api/people?search=${encodeURIComponent(search)}`)).items,
    ).toEqual([])
})

// Whatever is written where a text, a day, a number or a place in a list is expected, the server
// answers what is wrong with it: it never fails, and nothing in it is taken for a command.

/** What a text may hold, all of it kept as it was written or refused. */
const inText = [
  `'; select set_config('covenant.kind', 'system', false); -- %_\\' or '1'='1`,
  `\u202e\u2066反向\u0007{"__proto__":{"kind":"system"}}${'👩‍👩‍👧‍👦'.repeat(9)}`,
]
const wrongTexts = ['\u0000', '名\udfff', '长'.repeat(10_000), null, {}]
const wrongDays = ['0000-01-01', '0000-01-01T00:00:00Z', '9999-12-31', '9999-12-31T23:59:59Z', '-1']
const wrongNumbers = [1e308, -1, 2 ** 53, 0.001, '99999999999999999999']

function wrongFor(value: unknown): unknown[] {
  if (typeof value === 'number') return wrongNumbers
  if (typeof value !== 'string') return ['\u0000']
  if (/^\d{4}-\d\d-\d\d/.test(value)) return wrongDays
  return /^[\d.]+$/.test(value) ? [...wrongTexts, ...wrongNumbers] : wrongTexts
}

const leavesOf = (value: unknown, path: string[] = []): string[][] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]))
    : [path]

const spared = new Set(['leaveFirm', 'convertLead', 'publishCharter', 'changePerson'])
const plainText = '一二三四五六'

function strangeBodies(body: Json): Json[] {
  const written = JSON.stringify(body)
  const texts = written.includes(plainText)
    ? inText.map((text) =>
        JSON.parse(written.replaceAll(plainText, JSON.stringify(text).slice(1, -1))),
      )
    : []
  const single = leavesOf(body).flatMap((place) => {
    const stands = place.reduce<unknown>((at, key) => (at as Json)[key], body)
    return wrongFor(stands).map((value) => put(body, place, value as string))
  })
  return [...texts, ...single]
}

test('no field of any body makes the server fail, whatever is written into it', async () => {
  const failed: string[] = []
  for (const call of callsOf(own)) {
    const { endpoint, body } = call
    if (!body || spared.has(endpoint.name)) continue
    const ids = own[kindOfPath(endpoint.path)] ?? [people.complaints.id]
    const path = call.path({
      id: ids.at(-1) as string,
      contactId: own.contacts?.[0] ?? '',
      milestoneId: own.milestones?.[0] ?? '',
      number: '1',
      code: 'S2',
    })
    const bodies = strangeBodies(body)
    for (let at = 0; at < bodies.length; at += 8) {
      const some = bodies.slice(at, at + 8)
      const replies = await Promise.all(some.map((one) => send('founder', call, path, one)))
      replies.forEach((reply, index) => {
        if (reply.status >= 500)
          failed.push(`${endpoint.name} ${JSON.stringify(some[index]).slice(0, 200)}`)
      })
    }
  }
  expect(failed).toEqual([])
}, 60_000)

const placeOf = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')
const places = [
  ...[
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '\u0000',
    '\ud800',
    '',
  ].flatMap((value) => [placeOf([value, uuidv7()]), placeOf([value]), placeOf([value, value])]),
  placeOf(['0000-01-01', uuidv7()]),
  placeOf(['9999-99-99 99:99:99+99', uuidv7()]),
  placeOf(['-999999999999999999', uuidv7()]),
  placeOf(['9999999999999999', uuidv7()]),
  placeOf([2 ** 53, uuidv7()]),
  placeOf([-1]),
  placeOf([1e300]),
  placeOf(['9999999']),
  placeOf({ __proto__: 1 }),
  placeOf(null),
  'not base64 at all %00',
  'W10',
]

test('no question asked of any list makes the server fail, whatever stands in it', async () => {
  const failed: string[] = []
  for (const { endpoint, path } of callsOf(own)) {
    if (endpoint.method !== 'GET') continue
    const ids = own[kindOfPath(endpoint.path)] ?? [people.complaints.id]
    const at = path({ id: ids[0] as string })
    const names = Object.keys(schemaOf(endpoint.query)?.properties ?? {})
    const asked = names.flatMap((name) =>
      [...inText, ...wrongTexts, ...wrongDays, ...(name === 'after' ? places : [])]
        .map(String)
        .map((value) => `${at}?${name}=${encodeURIComponent(value.toWellFormed())}`),
    )
    const more = [
      `${at}?${names[0] ?? 'x'}=1&${names[0] ?? 'x'}=2`,
      `${at}?__proto__=1&constructor=2`,
    ]
    const raw = names.flatMap((name) => [
      `${at}?${name}=%00`,
      `${at}?${name}=%ED%A0%80`,
      `${at}?${name}[]=1`,
    ])
    const all = [...asked, ...more, ...raw]
    const replies = await Promise.all(all.map((one) => as('founder').get(one)))
    replies.forEach((reply, index) => {
      if (reply.status >= 500) failed.push(`${endpoint.name} ${all[index]}`)
    })
  }
  expect(failed).toEqual([])
}, 60_000)
