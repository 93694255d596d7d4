import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '#access/index.ts'
import { type House, mailOf, shownFor } from '#demo/index.ts'
import { fillWithDemo } from '#shell/load-demo.ts'
import { TestClock } from '#platform/clock.ts'
import { freshDatabase } from '../support/database.ts'
import { type Browser, type Product, signIn, startProduct } from '../support/product.ts'

// The demonstration firm, two months long and a fourteenth of its size: the same stories, the same code.

/** A Friday afternoon in the office. */
const now = new Date('2026-06-12T07:40:00Z')
const password = 'demonstration 2026'

let house: House
let product: Product
let dataFolder: string

beforeAll(async () => {
  const db = await freshDatabase()
  dataFolder = await mkdtemp(join(tmpdir(), 'covenant-demo-'))
  const place = { adminUrl: db.adminUrl, secret: db.secret, dataFolder, password }
  const size = { seed: 'test', months: 2, scale: 0.07, progress: () => {} }
  ;({ house } = await fillWithDemo(place, { ...size, now }))
  product = await startProduct({ db, clock: new TestClock(now) })
}, 90_000)
afterAll(async () => {
  await product?.close()
  await rm(dataFolder, { recursive: true, force: true })
})

/** Looks behind the scenes. */
async function look<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: product.db.adminUrl })
  await client.connect()
  await client.query('set search_path = firm')
  const { rows } = await client.query<Row>(text, values)
  await client.end()
  return rows
}

const browserOf = async (key: Parameters<typeof mailOf>[0]): Promise<Browser> => {
  const browser = product.browser()
  await signIn(browser, mailOf(key), password)
  return browser
}

test('every lead stands where its story has brought it', async () => {
  const rows = await look<{ id: string; stage: string }>('select id, stage from lead')
  const stages = new Map(rows.map((row) => [row.id, row.stage]))
  expect(house.leads.length).toBeGreaterThan(40)
  const strayed = house.leads
    .filter((lead) => lead.id !== '' && stages.get(lead.id) !== lead.reached)
    .map((lead) => `${lead.name}: ${lead.reached}, not ${stages.get(lead.id)}`)
  expect(strayed).toEqual([])
})

test('nothing lies in the future but what is promised', async () => {
  const rows = await look<{ what: string }>(
    `select type as what from event where at > $1
     union all select clause_code from commitment where closed_at > $1 or (status like 'kept%' and opens_at > $1)`,
    [now],
  )
  expect(rows).toEqual([])
})

test('promises were kept, kept late, missed, paused and forgiven; few are overdue today', async () => {
  const rows = await look<{ status: string; count: number }>(
    'select status, count(*)::int as count from commitment group by status',
  )
  const counts = Object.fromEntries(rows.map((row) => [row.status, row.count]))
  for (const status of ['open', 'kept', 'kept_late', 'cancelled'])
    expect(counts[status]).toBeGreaterThan(0)
  const [overdue] = await look<{ count: number }>(
    `select count(*)::int as count from commitment where status = 'open' and due_at < $1`,
    [now],
  )
  expect(overdue?.count).toBeGreaterThan(0)
  expect(overdue?.count).toBeLessThan(60)
})

test('what happened with a client is told in the order in which it happened', async () => {
  const clients = await look<{ id: string }>('select id from client order by id limit 25')
  const browser = await browserOf('zhixing')
  for (const { id } of clients) {
    const { items, next } = (await browser.get(`/api/clients/${id}/timeline`)).body
    const rest = next ? (await browser.get(`/api/clients/${id}/timeline?after=${next}`)).body : null
    const times = [...items, ...(rest?.items ?? [])].map((one: { at: string }) => one.at)
    expect(times, id).toEqual(times.toSorted().toReversed())
  }
})

test('the list of clients goes by what each is owed next, on its matters too', async () => {
  const browser = await browserOf('zhixing')
  const { items } = (await browser.get('/api/clients?sort=due&limit=200')).body
  const first = await look<{ id: string; due: Date }>(
    `select coalesce(e.client_id, c.subject_id) as id, min(c.due_at) as due
     from commitment c left join engagement e on e.id = c.subject_id
     where c.status in ('scheduled', 'open') and c.subject_kind in ('client', 'engagement') group by 1`,
  )
  const owed = new Map(first.map(({ id, due }) => [id, due.toISOString()]))
  type Row = { id: string; nextDueAt: string | null }
  const shown = items.map(({ id, nextDueAt }: Row) => [id, nextDueAt])
  expect(shown).toEqual(items.map(({ id }: Row) => [id, owed.get(id) ?? null]))
  const dues = items.map(({ nextDueAt }: Row) => nextDueAt ?? '~')
  expect(dues).toEqual(dues.toSorted())
})

test('what is overdue has been so for days or a few weeks', async () => {
  const rows = await look<{ clause_code: string; due_at: Date }>(
    `select clause_code, due_at from commitment
     where status = 'open' and due_at < $1::timestamptz - interval '25 days'`,
    [now],
  )
  expect(rows).toEqual([])
})

test('there are claims, answers, a register that came in, and assistants with things of their own', async () => {
  const [there] = await look<Record<string, number>>(
    `select (select count(*)::int from origination_claim) as claims,
       (select count(*)::int from form_answer where purpose = 'intake') as answers,
       (select count(*)::int from form_answer where purpose = 'engagement_fields') as fields,
       (select count(*)::int from sheet_import where state = 'done' and made > 0 and failed = 0) as sheets,
       (select count(*)::int from engagement_lawyer l join person_role r using (person_id)
        where r.role = 'assistant') as helps`,
  )
  for (const [what, count] of Object.entries(there ?? {})) expect(count, what).toBeGreaterThan(0)
  expect(there?.sheets).toBe(2)
})

test('no sentence is said twice to one client', async () => {
  const rows = await look<{ client: string; words: string; times: number }>(
    `with said as (
       select coalesce(e.client_id, r.subject_id) as client, words from (
         select subject_id, text as words from progress_report
         union all select subject_id, text from matter_event
         union all select subject_id, text from question
         union all select subject_id, answer from question where answer is not null
         union all select subject_id, said from talk
         union all select subject_id, text from feedback
         union all select subject_id, solution from feedback where solution is not null
         union all select subject_id, question from client_decision
         union all select subject_id, what from client_duty
         union all select subject_id, words from contact_made
         union all select subject_id, opinion from return_visit where opinion <> ''
       ) r left join engagement e on e.id = r.subject_id)
     select client, words, count(*)::int as times from said group by client, words having count(*) > 1`,
  )
  expect(rows).toEqual([])
})

test('whoever signs in, in any role, finds a day', async () => {
  for (const role of roles) {
    const browser = await browserOf(shownFor[role])
    const me = await browser.get('/api/me')
    expect(me.body.roles, role).toContain(role)
    const page = await browser.get('/api/commitments?box=mine')
    expect(page.status, role).toBe(200)
  }
})

test('who deals with clients has passed courses, each sees their own, human resources see them all', async () => {
  type Seen = { items: { person: { id: string }; course: string; validUntil: string | null }[] }
  const of = async (key: Parameters<typeof mailOf>[0]) =>
    (await (await browserOf(key)).get('/api/training-records?limit=200')).body as Seen
  const all = await of('luo')
  expect(new Set(all.items.map((one) => one.course)).size).toBeGreaterThanOrEqual(4)
  expect(all.items.length).toBeGreaterThan(100)
  const own = await of('lin')
  const lin = house.firm.people.lin.id
  expect(own.items.length).toBeGreaterThan(1)
  expect(own.items.filter((one) => one.person.id !== lin)).toEqual([])
})
