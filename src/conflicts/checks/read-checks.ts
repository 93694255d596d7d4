import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { namesOf } from '#organisation/index.ts'
import { Id, Instant } from '#platform/http/fields.ts'
import { pageOf, readPlace } from '#platform/http/page.ts'
import { searchedAsKnown } from './as-known.ts'
import type { listConflictChecks, listConflictDesk, readConflictCheck } from './contract.ts'
import {
  type CheckCause,
  type DecisionOutcome,
  type FindingClass,
  findingClasses,
} from './fields.ts'
import { presentCheck, sidesOf } from './present.ts'
import { seeAffair } from './see.ts'
import type { SubjectParty } from './sql.ts'

export const readCheck = (work: Work, { params }: Input<typeof readConflictCheck>) =>
  presentCheck(work, params.id)

interface DeskRow {
  subjectId: string
  kind: 'lead' | 'engagement'
  checkId: string
  worst: FindingClass
  since: Date
  cause: CheckCause
  runBy: string | null
  searched: SubjectParty[]
  findings: number
  dueAt: Date | null
}

/**
 * In the order of urgency: what is promised soonest, then the gravest, then the oldest. Pages follow one another by
 * age, which an index gives however much waits; within a page the most urgent comes first.
 */
const byUrgency = (one: DeskRow, other: DeskRow): number =>
  (one.dueAt?.getTime() ?? Infinity) - (other.dueAt?.getTime() ?? Infinity) ||
  findingClasses.indexOf(one.worst) - findingClasses.indexOf(other.worst) ||
  one.since.getTime() - other.since.getTime()

/** What waits for a decision, the most urgent first; or what was decided, the newest first. */
export async function readDesk({ tx }: Work, { query }: Input<typeof listConflictDesk>) {
  const read = query.state === 'waiting' ? readWaiting : readDecided
  const { items, next } = await read(tx, query)
  const name = await namesOf(
    tx,
    items.map((row) => row.runBy),
  )
  const searched = await searchedAsKnown(
    tx,
    items.map((row) => row.searched),
  )
  return {
    items: items.map((row, at) => ({
      affair: { kind: row.kind, id: row.subjectId },
      checkId: row.checkId,
      ...sidesOf(searched[at] ?? []),
      worst: row.worst,
      findings: row.findings,
      cause: row.cause,
      runBy: name(row.runBy),
      since: row.since.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
    })),
    next,
  }
}

type DeskQuery = Input<typeof listConflictDesk>['query']

const Place = z.tuple([Instant, Id])
const placeOf = (row: DeskRow) => [row.since, row.subjectId]

/** Where something was found, or the decision is owed by now; an enquiry that met nobody waits for neither. */
async function readWaiting(tx: Tx, { after, limit }: DeskQuery) {
  const place = readPlace(after, Place)
  const further = place
    ? sql`(d.since, d.subject_id) > (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql`true`
  const found = await deskRows(
    tx,
    sql`d.state = 'waiting' and (d.worst <> 'none' or ${due} is not null) and ${further}
      order by d.since, d.subject_id limit ${limit + 1}`,
  )
  const { items, next } = pageOf(found, limit, placeOf)
  return { items: items.toSorted(byUrgency), next }
}

async function readDecided(tx: Tx, { after, limit }: DeskQuery) {
  const place = readPlace(after, Place)
  const further = place
    ? sql`(d.since, d.subject_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql`true`
  const found = await deskRows(
    tx,
    sql`d.state = 'decided' and ${further}
      and exists (select 1 from conflict_decision n where n.check_id = d.check_id)
      order by d.since desc, d.subject_id desc limit ${limit + 1}`,
  )
  return pageOf(found, limit, placeOf)
}

/** When the decision is promised by. */
const due = sql`(select min(m.due_at) from commitment m where m.subject_id = d.subject_id
  and m.status in ('open', 'paused') and m.clause_code in ('G4', 'G4.again'))`

async function deskRows(tx: Tx, which: RawBuilder<unknown>): Promise<DeskRow[]> {
  const found = await sql<DeskRow>`
    select d.subject_id as "subjectId", d.subject_kind as kind, d.check_id as "checkId", d.worst, d.since,
      c.cause, c.run_by as "runBy", c.searched, ${due} as "dueAt",
      (select count(*)::int from conflict_finding f where f.check_id = d.check_id and f.class <> 'none') as findings
    from conflict_desk d join conflict_check c on c.id = d.check_id
    where ${which}`.execute(tx)
  return found.rows
}

/** Every check of one affair, newest first. */
export async function readChecksOf(work: Work, { query }: Input<typeof listConflictChecks>) {
  const affair = await seeAffair(work, query.subjectId)
  const place = readPlace(query.after, z.tuple([Instant, Id]))
  const found = await work.tx
    .selectFrom('conflict_check as c')
    .leftJoin('conflict_decision as n', 'n.check_id', 'c.id')
    .select(['c.id', 'c.cause', 'c.run_by', 'c.run_at', 'c.findings', 'n.outcome'])
    .where('c.subject_id', '=', affair.id)
    .$if(place !== undefined, (some) =>
      some.where(
        sql<boolean>`(c.run_at, c.id) < (${place?.[0]}::timestamptz, ${place?.[1]}::uuid)`,
      ),
    )
    .orderBy('c.run_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const { items, next } = pageOf(found, query.limit, (row) => [row.run_at, row.id])
  const name = await namesOf(
    work.tx,
    items.map((row) => row.run_by),
  )
  return {
    items: items.map((row) => ({
      id: row.id,
      cause: row.cause as CheckCause,
      runBy: name(row.run_by),
      runAt: row.run_at.toISOString(),
      findings: row.findings,
      outcome: row.outcome as DecisionOutcome | null,
    })),
    next,
  }
}
