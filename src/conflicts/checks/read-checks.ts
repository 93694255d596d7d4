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
import type { CheckCause, DecisionOutcome, FindingClass } from './fields.ts'
import { presentCheck, sidesOf } from './present.ts'
import { seeAffair } from './see.ts'
import { type SubjectParty, toDecide } from './sql.ts'

export const readCheck = (work: Work, { params }: Input<typeof readConflictCheck>) =>
  presentCheck(work, params.id)

interface DeskRow {
  subjectId: string
  kind: 'lead' | 'engagement'
  checkId: string
  worst: FindingClass
  gravity: number
  since: Date
  cause: CheckCause
  runBy: string | null
  searched: SubjectParty[]
  findings: number
  hits: number
  dueAt: Date | null
}

/** What waits for a decision, the most urgent first; or what was decided, the newest first. */
export async function readDesk(
  { tx }: Work,
  { query }: Pick<Input<typeof listConflictDesk>, 'query'>,
) {
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
      hits: row.hits,
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

/** By when it is promised, empty where it is not; how grave, 0 the gravest; since when; which affair. */
const Urgency = z.tuple([z.union([Instant, z.literal('')]), z.int().min(0).max(9), Instant, Id])
const urgencyOf = (row: DeskRow) => [row.dueAt ?? '', row.gravity, row.since, row.subjectId]

/**
 * What is promised, soonest first; then where something was found, the gravest first and of these the oldest. An enquiry
 * that met nobody and is not promised yet waits for neither. Each of the two has an index, however much waits.
 */
async function readWaiting(tx: Tx, { after, limit }: DeskQuery) {
  const place = readPlace(after, Urgency)
  const promised = place && place[0] === '' ? [] : await readPromised(tx, place, limit + 1)
  const found =
    promised.length > limit
      ? promised
      : [
          ...promised,
          ...(await readGravest(
            tx,
            place?.[0] === '' ? place : undefined,
            limit + 1 - promised.length,
          )),
        ]
  return pageOf(found, limit, urgencyOf)
}

type UrgencyPlace = z.infer<typeof Urgency> | undefined

async function readPromised(tx: Tx, place: UrgencyPlace, limit: number): Promise<DeskRow[]> {
  const further = place
    ? sql`(p.due_at, d.gravity, d.since, d.subject_id) > (${place[0]}::timestamptz, ${place[1]}::smallint,
        ${place[2]}::timestamptz, ${place[3]}::uuid)`
    : sql`true`
  return deskRows(
    tx,
    sql`(select m.subject_id, min(m.due_at) as due_at from commitment m where ${toDecide} group by 1) p
      join conflict_desk d on d.subject_id = p.subject_id`,
    sql`p.due_at`,
    sql`d.state = 'waiting' and ${further} order by p.due_at, d.gravity, d.since, d.subject_id limit ${limit}`,
  )
}

async function readGravest(tx: Tx, place: UrgencyPlace, limit: number): Promise<DeskRow[]> {
  const further = place
    ? sql`(d.gravity, d.since, d.subject_id) > (${place[1]}::smallint, ${place[2]}::timestamptz, ${place[3]}::uuid)`
    : sql`true`
  return deskRows(
    tx,
    sql`conflict_desk d`,
    sql`null::timestamptz`,
    sql`d.state = 'waiting' and d.worst <> 'none' and ${further}
      and not exists (select 1 from commitment m where m.subject_id = d.subject_id and ${toDecide})
      order by d.gravity, d.since, d.subject_id limit ${limit}`,
  )
}

async function readDecided(tx: Tx, { after, limit }: DeskQuery) {
  const place = readPlace(after, Place)
  const further = place
    ? sql`(d.since, d.subject_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql`true`
  const found = await deskRows(
    tx,
    sql`conflict_desk d`,
    sql`null::timestamptz`,
    sql`d.state = 'decided' and ${further}
      and exists (select 1 from conflict_decision n where n.check_id = d.check_id)
      order by d.since desc, d.subject_id desc limit ${limit + 1}`,
  )
  return pageOf(found, limit, placeOf)
}

async function deskRows(
  tx: Tx,
  from: RawBuilder<unknown>,
  due: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<DeskRow[]> {
  const found = await sql<DeskRow>`
    select d.subject_id as "subjectId", d.subject_kind as kind, d.check_id as "checkId", d.worst, d.gravity, d.since,
      c.cause, c.run_by as "runBy", c.searched, ${due} as "dueAt",
      f.findings, f.hits
    from ${from} join conflict_check c on c.id = d.check_id
      cross join lateral (select (count(*) filter (where o.class <> 'none'))::int as findings,
        (count(*) filter (where o.rule not in ('only_similar', 'cut_off')))::int as hits
        from conflict_finding o where o.check_id = d.check_id) f
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
