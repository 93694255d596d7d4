import pg from 'pg'
import { commitmentKeeper } from '#charter/index.ts'
import { TestClock } from '#platform/clock.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { foundFirm, mondayMorning, runtimeWith, type TestFirm } from '../../tests/support/firm.ts'
import { type Answer, type Caller, type TestServer, testServer } from '../../tests/support/http.ts'
import { handlers as serviceHandlers } from '../client-service/jobs.ts'
import { entrances, handlers, policy } from './index.ts'

export type Person = keyof TestFirm['people']

/** A firm at work on its leads: charter, development, and client service taking over. */
export interface Development {
  database: TestDatabase
  server: TestServer
  firm: TestFirm
  clock: TestClock
  as(person: Person): Caller
  /** Id of a department by kind or name. */
  department(name: string): string
  id(person: Person): string
  /** Rows as the superuser sees them. */
  look<Row extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]>
  eventsOf(leadId: string): Promise<{ type: string; data: Record<string, unknown> }[]>
  close(): Promise<void>
}

export async function startDevelopment(): Promise<Development> {
  const database = await freshDatabase()
  const clock = new TestClock(mondayMorning)
  const { runtime, parts } = runtimeWith(database.database, clock)
  const firm = await foundFirm(runtime)
  const immediate = [...handlers.immediate, ...serviceHandlers.immediate, commitmentKeeper(parts)]
  const server = testServer({
    database: database.database,
    clock,
    entrances,
    policy,
    handlers: { immediate, later: [] },
  })
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query('set search_path to firm')
  const look: Development['look'] = async (query, values = []) =>
    (await admin.query(query, values)).rows
  return {
    database,
    server,
    firm,
    clock,
    look,
    as: (person) => server.as(firm.people[person]),
    department: (name) => firm.departments[name] as string,
    id: (person) => firm.people[person],
    eventsOf: (leadId) =>
      look('select type, data from event where subject_id = $1 order by id', [leadId]),
    close: async () => {
      await server.close()
      await admin.end()
      await database.drop()
    },
  }
}

/** The reply of a request that must have succeeded. */
export function done(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

let number = 0
export const somebody = (more: object = {}) => {
  number += 1
  return { name: `潜客${number}`, phone: `1380000${String(number).padStart(4, '0')}`, ...more }
}
export const fees = { kind: 'fixed', low: '20000', high: '30000', basis: '按阶段收取' }

export const assessment = {
  facts: '租金付到五月',
  legalBasis: '民法典第七百二十二条',
  risks: '对方可能主张抵销',
  prospects: '证据较充分，但不保证胜诉',
  advice: '先发律师函',
  worthTaking: true,
  plan: '发函、保全、起诉',
  feeEstimate: fees,
}

/** What the road of a lead needs of a firm. */
export type OnTheRoad = Pick<Development, 'as' | 'id' | 'department'>

/** The first step of a plan, taken by the lawyer of the test firm. */
export const steps = (firm: Pick<Development, 'id'>) => [
  { title: '发出律师函', responsibleId: firm.id('lawyer'), dueOn: '2026-03-20' },
]

/** Carries a new lead along its road as the people of the firm would, up to a stage. */
export async function leadAt(
  at: 'registered' | 'screened' | 'assigned' | 'contacted' | 'assessed' | 'proposed',
  firm: OnTheRoad,
  details: object = {},
): Promise<{ id: string; proposalId: string }> {
  const { id } = done(await firm.as('marketer').post('/api/leads', somebody(details)))
  const lead = { id: id as string, proposalId: '' }
  const road = `/api/leads/${id}`
  if (at === 'registered') return lead
  const screening = { outcome: 'accepted', practiceArea: 'civil' }
  done(await firm.as('marketer').post(`${road}/screening`, screening))
  if (at === 'screened') return lead
  const assignment = {
    specialistId: firm.id('specialist'),
    departmentId: firm.department('民事业务部'),
  }
  done(await firm.as('manager').post(`${road}/assignment`, assignment))
  if (at === 'assigned') return lead
  const contact = {
    way: 'call',
    reached: true,
    need: '想要回拖欠的租金',
    needClear: true,
    notPresented: '对方时间有限',
    assessorId: firm.id('lawyer'),
  }
  done(await firm.as('specialist').post(`${road}/first-contacts`, contact))
  if (at === 'contacted') return lead
  done(
    await firm.as('lawyer').post(`${road}/assessments`, { ...assessment, milestones: steps(firm) }),
  )
  if (at === 'assessed') return lead
  const offered = done(await firm.as('lawyer').post(`${road}/proposals`, proposal(firm)))
  return { ...lead, proposalId: offered.proposalId }
}

export const proposal = (firm: Pick<Development, 'id'>) => ({
  plan: '先发函，后保全',
  scope: '一审代理',
  milestones: steps(firm),
  fees,
  validUntil: '2026-04-30',
})

export const contentment = (proposalId: string, about: 'plan' | 'fees', more: object = {}) => ({
  proposalId,
  about,
  content: true,
  saidBy: '本人',
  way: 'call',
  ...more,
})

export const clearDecision = (names: string[]) => ({
  outcome: 'clear',
  parties: names,
  reason: '未发现冲突',
})

/** A resident identity number with a valid check digit, of nobody. */
export const identityCard = {
  kind: 'person',
  documentKind: 'resident_identity_card',
  number: '11010519491231002X',
  name: '王芳',
  verifiedHow: 'original_seen',
}
