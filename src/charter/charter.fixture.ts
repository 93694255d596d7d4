import { asActor, type NewEvent, type Runtime, system } from '#access/index.ts'
import { organisationPolicy } from '#organisation/index.ts'
import type { TestClock } from '#platform/clock.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import {
  createSubject,
  foundFirm,
  publish,
  runtimeWith,
  type TestFirm,
} from '../../tests/support/firm.ts'
import { ifMatch, type TestServer, testServer } from '../../tests/support/http.ts'
import type { Clause } from './clauses/contract.ts'
import type { CommitmentView } from './commitments/contract.ts'
import { charterEntrances, charterPolicy, type KeeperParts, sweepCommitments } from './index.ts'

export type Who = keyof TestFirm['people']

/** A firm with its charter at work, for tests of promises. */
export interface CharterHouse {
  db: TestDatabase
  runtime: Runtime
  parts: KeeperParts
  clock: TestClock
  firm: TestFirm
  as(who: Who): ReturnType<TestServer['as']>
  sweep(): Promise<number>
  /** A lead of the civil department with its people. */
  lead(): Promise<string>
  happens(lead: string, type: string, data?: Record<string, unknown>): Promise<unknown>
  /** What is owed on a subject under a clause, the newest first. */
  owed(subject: string, clause: string): Promise<CommitmentView[]>
  /** Types of the events about promises on a subject, in order. */
  told(subject: string): Promise<{ type: string; data: Record<string, unknown> }[]>
  /** Publishes a new version in which one clause is as `change` makes it. */
  publishClause(code: string, change: (clause: Clause) => unknown): Promise<number>
  close(): Promise<void>
}

export async function openCharterHouse(): Promise<CharterHouse> {
  const db = await freshDatabase()
  const { runtime, parts, clock } = runtimeWith(db.database)
  const firm = await foundFirm(runtime)
  const server = testServer({
    database: db.database,
    clock,
    entrances: charterEntrances(parts),
    policy: { ...organisationPolicy, ...charterPolicy },
    handlers: runtime.handlers,
  })
  const as = (who: Who) => server.as(firm.people[who])
  return {
    db,
    runtime,
    parts,
    clock,
    firm,
    as,
    sweep: () => sweepCommitments(runtime, parts),
    lead: () =>
      createSubject(runtime, {
        kind: 'lead',
        departmentId: firm.departments.民事业务部,
        members: {
          specialist: firm.people.specialist,
          manager: firm.people.manager,
          assessor: firm.people.lawyer,
        },
      }),
    happens: (lead, type, data = {}) =>
      publish(runtime, [{ type, subject: { kind: 'lead', id: lead }, data } satisfies NewEvent]),
    owed: async (subject, clause) => {
      const answer = await as('secondPartner').get(
        `/api/commitments?box=subject&subject=${subject}&closed=true`,
      )
      const all = answer.body.items as CommitmentView[]
      return all.filter((one) => one.clause === clause).toReversed()
    },
    told: async (subject) => {
      const rows = await asActor(db.database, system, (tx) =>
        tx
          .selectFrom('event')
          .select(['type', 'data'])
          .where('subject_id', '=', subject)
          .where('type', 'like', 'commitment.%')
          .orderBy('id')
          .execute(),
      )
      return rows.map((row) => ({ type: row.type, data: row.data as Record<string, unknown> }))
    },
    publishClause: async (code, change) => {
      const draft = await as('managingPartner').post('/api/charter/draft')
      const clause = draft.body.clauses.find((one: Clause) => one.code === code)
      const path = `/api/charter/draft/clauses/${code}`
      const set = await as('managingPartner').put(path, change(clause), ifMatch(draft.body.version))
      if (set.status !== 200) throw new Error(JSON.stringify(set.error))
      const published = await as('managingPartner').post(
        '/api/charter/publication',
        { reason: '试行' },
        ifMatch(set.body.version),
      )
      if (published.status !== 200) throw new Error(JSON.stringify(published.error))
      return published.body.number
    },
    close: async () => {
      await server.close()
      await db.drop()
    },
  }
}
