import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import {
  done,
  openFirm,
  type OpenFirm,
  type Person,
} from '../../src/communications/notifications/notices.fixture.ts'
import { ifMatch } from '../support/http.ts'
import type { Act, Acts } from './acts-of-a-day.ts'
import { actsOfCare } from './acts-of-care.ts'
import { actsOfService } from './acts-of-service.ts'
import { actsOnLeads, actsOnTheRoad } from './acts-on-leads.ts'

// One mechanism takes back whatever says that it can be: afterwards every row is as it was before, whoever
// wrote it, and only the log knows of both.

let firm: OpenFirm
beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
}, 60_000)
afterAll(() => firm?.close())

/** What may differ: the log itself, and what belongs to requests. */
const besides = ['event', 'outbox', 'act', 'act_row', 'idempotency', 'party_change']

/** Every row of every table, asked for at once. */
async function everything(): Promise<Record<string, string[]>> {
  const tables = await firm.look<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'firm' and c.relkind = 'r' and c.relname <> all ($1)`,
    [besides],
  )
  const rows = await firm.look<{ name: string; row: string }>(
    tables
      .map(({ name }) => `select '${name}' as name, to_jsonb(x)::text as row from ${name} x`)
      .join(' union all '),
  )
  const all: Record<string, string[]> = {}
  for (const { name, row } of rows) (all[name] ??= []).push(row)
  for (const name of Object.keys(all)) all[name]?.sort()
  return all
}

const wayBack = { 'x-covenant-way-back': 'yes' }
const send = ({ by, method = 'post', path, body, headers }: Act) =>
  firm.as(by)[method](path, body, { ...headers, ...wayBack })

/** Carries an act out; its id. */
async function carryOut(act: Act): Promise<string> {
  const answer = await send(act)
  done(answer)
  return String(answer.headers['x-covenant-act'])
}
const takeBack = (by: Person, id: string) => firm.as(by).post(`/api/acts/${id}/taking-back`)

const specialist = () => firm.id('specialist')
const theFirm = () => firm
const acts: Acts = {
  ...actsOnLeads(theFirm),
  ...actsOnTheRoad(theFirm),
  ...actsOfService(theFirm),
  ...actsOfCare(theFirm),
}

const prepared = (name: string) => (acts[name] as () => Promise<Act>)()

/** What an act tells others, as it waits: all of it, or what is due by now. */
async function waiting(id: string, dueBy: Date | null = null): Promise<number> {
  const found = await firm.look(
    `select 1 from outbox o join act a on o.event_id = any(a.event_ids)
     where a.id = $1 and ($2::timestamptz is null or o.due_at <= $2)`,
    [id, dueBy],
  )
  return found.length
}

describe.each(Object.keys(acts))('%s', (name) => {
  test('taken back, everything is as it was, nobody hears of it, and the log tells of both', async () => {
    const act = await prepared(name)
    await firm.work()
    const before = await everything()
    const id = await carryOut(act)
    expect(await everything()).not.toEqual(before)
    expect(await waiting(id, firm.clock.now())).toBe(0)
    expect((await takeBack('accountant', id)).status).toBe(404)
    done(await takeBack(act.by, id))
    expect(await everything()).toEqual(before)
    expect(await waiting(id)).toBe(0)
    const told = await firm.look(
      `select data ->> 'verb' as verb from event
       where object_id = $1 and jsonb_typeof(data -> 'events' -> 0) = 'number'`,
      [id],
    )
    expect(new Set(told.map(({ verb }) => verb))).toEqual(new Set([name.split(',')[0]]))
    const counts = `select e.type from event e join act a on e.id = any(a.event_ids)
      where a.id = $1 and not is_taken_back(e.id, e.subject_id)`
    expect(await firm.look(counts, [id])).toEqual([])
  })
})

test('an act can be done anew after it was taken back, and taking back twice is taking back once', async () => {
  const act = await prepared('assignLead')
  const id = await carryOut(act)
  done(await takeBack('manager', id))
  done(await takeBack('manager', id))
  expect((await send(act)).status).toBe(200)
})

test('what others were to hear waits until it can no longer be taken back', async () => {
  const act = await prepared('assignLead')
  await firm.work()
  const heard = async () =>
    (await firm.look(`select * from notice where person_id = $1`, [specialist()])).length
  const before = await heard()
  const first = await carryOut(act)
  await dispatchOutbox(firm.product.runtime, 1_000)
  expect(await heard()).toBe(before)
  done(await takeBack('manager', first))
  await carryOut(act)
  await dispatchOutbox(firm.product.runtime, 1_000)
  expect(await heard()).toBe(before)
  firm.clock.set(new Date(firm.clock.now().getTime() + 16_000).toISOString())
  await dispatchOutbox(firm.product.runtime, 1_000)
  expect(await heard()).toBeGreaterThan(before)
  const ofFirst = `select 1 from notice n join act a on n.event_id = any(a.event_ids) where a.id = $1`
  expect(await firm.look(ofFirst, [first])).toEqual([])
})

test('an act of a program, which has no way back, is told at once', async () => {
  const act = await prepared('assignLead')
  await firm.work()
  const answer = await firm.as(act.by).post(act.path, act.body)
  expect(answer.headers['x-covenant-act']).toBeUndefined()
  const [waiting] = await firm.look<{ due: Date }>(`select max(due_at) as due from outbox`)
  expect(waiting?.due.getTime()).toBeLessThanOrEqual(firm.clock.now().getTime())
})

test('it is refused in words when somebody has gone on from it, when it is late, and to everybody else', async () => {
  const act = await prepared('assignLead')
  const lead = act.path.split('/')[3]
  const id = await carryOut(act)
  expect((await takeBack('marketer', id)).status).toBe(404)
  expect((await takeBack('managingPartner', id)).status).toBe(404)
  const contact = (await prepared('recordFirstContact')).body
  done(await firm.as('specialist').post(`/api/leads/${lead}/first-contacts`, contact))
  expect((await takeBack('manager', id)).error?.code).toBe('built_on')
  const offered = await carryOut(await prepared('offerHandover'))
  firm.clock.set(new Date(firm.clock.now().getTime() + 16_000).toISOString())
  expect((await takeBack('specialist', offered)).error?.code).toBe('too_late_to_take_back')
})

describe('what somebody has gone on from, though not in the rows of the act, is refused in words', () => {
  const matter = async () => `/api/engagements/${(await firm.convertedLead()).engagementId}`
  const as = (by: Person) => ({
    post: async (path: string, body: object, headers = {}) =>
      done(await firm.as(by).post(path, body, headers)),
  })
  const milestoneOf = async (path: string) =>
    done(await firm.as('lawyer').get(`${path}/plan`)).milestones[0]
  const adjusted = (milestones: object[]) => ({ reasonKind: 'law', reason: '新规施行', milestones })
  /** What taking back is refused with; nothing is changed by that. */
  const refusalOf = async (by: Person, id: string) => {
    const before = await everything()
    const refusal = (await takeBack(by, id)).error?.code
    expect(await everything()).toEqual(before)
    return refusal
  }
  const put = (milestoneId: string) => ({
    question: '是否接受分期？',
    options: [
      { title: '接受', consequences: '撤回起诉' },
      { title: '不接受', consequences: '继续审理' },
    ],
    answerBy: '2026-03-09',
    milestoneId,
  })
  const taking = { option: 0, saidBy: '姜晓棠', way: 'call', evidence: '通话记录' }

  test('a milestone reached, in the plan made afterwards', async () => {
    const path = await matter()
    const { id, title } = await milestoneOf(path)
    const completion = `${path}/milestones/${id}/completion`
    const act = await carryOut({ by: 'lawyer', path: completion, body: {} })
    const next = adjusted([{ id, title }, { title: '申请保全' }])
    await as('civilHead').post(`${path}/plan-adjustments`, next, ifMatch(1))
    expect(await refusalOf('lawyer', act)).toBe('built_on')
  })

  test('a plan, in a plan made afterwards and in a decision that waits for its milestone', async () => {
    const path = await matter()
    const { id, title } = await milestoneOf(path)
    const adjustment = {
      by: 'lawyer' as const,
      path: `${path}/plan-adjustments`,
      body: adjusted([{ title: '申请保全' }, { id, title }]),
      headers: ifMatch(1),
    }
    const waited = await carryOut(adjustment)
    const fresh = await milestoneOf(path)
    const { id: decision } = await as('civilHead').post(`${path}/client-decisions`, put(fresh.id))
    expect(await refusalOf('lawyer', waited)).toBe('built_on')
    await as('civilHead').post(`/api/client-decisions/${decision}/withdrawal`, { reason: '不需要' })
    expect(await refusalOf('lawyer', waited)).toBe('built_on')
    const again = await carryOut({
      ...adjustment,
      body: adjusted([fresh, { id, title }].map((one) => ({ id: one.id, title: one.title }))),
      headers: ifMatch(2),
    })
    const last = adjusted([{ id: fresh.id, title: fresh.title }])
    await as('civilHead').post(`${path}/plan-adjustments`, last, ifMatch(3))
    expect(await refusalOf('lawyer', again)).toBe('built_on')
  })

  test('a decision, in the milestone that waited for it', async () => {
    const path = await matter()
    const { id } = await milestoneOf(path)
    const decision = await as('lawyer').post(`${path}/client-decisions`, put(id))
    const taken = `/api/client-decisions/${decision.id}/taking`
    const act = await carryOut({ by: 'specialist', path: taken, body: taking })
    await as('lawyer').post(`${path}/milestones/${id}/completion`, {})
    expect(await refusalOf('specialist', act)).toBe('built_on')
  })

  test('a return visit, in an opportunity noticed in it; feedback, in its next step', async () => {
    const visit = await prepared('recordReturnVisit')
    const answer = await send(visit)
    const visited = done(answer)
    await as('manager').post(`/api/clients/${visited.client.id}/opportunities`, {
      title: '新合同',
      need: '要审一份合同',
      practiceArea: 'commercial',
      source: 'return_visit',
      sourceId: visited.id,
      ownerId: specialist(),
    })
    expect(await refusalOf('specialist', String(answer.headers['x-covenant-act']))).toBe('built_on')
    const received = await prepared('acknowledgeFeedback')
    const acknowledged = await carryOut(received)
    const resolution = received.path.replace('acknowledgement', 'resolution')
    await as('lawyer').post(resolution, { solution: '每周通报', way: 'call' })
    expect(await refusalOf('specialist', acknowledged)).toBe('built_on')
  })
})

test('whatever an endpoint that can be taken back writes to lies in tables that are noted', () => {
  const declared = firm.product.areas.entrances.filter(({ endpoint }) => endpoint.takesBack)
  const tried = new Set(Object.keys(acts).map((name) => name.split(',')[0]))
  expect(declared.map(({ endpoint }) => endpoint.name).filter((name) => !tried.has(name))).toEqual(
    [],
  )
})

test('of what acts wrote nothing is kept for more than a day', async () => {
  await firm.at('2026-03-04T10:00')
  await firm.chore('forget-acts')
  expect(await firm.look('select 1 from act union all select 1 from act_row')).toEqual([])
})
