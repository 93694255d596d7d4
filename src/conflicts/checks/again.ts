import { sql } from 'kysely'
import {
  type LaterHandler,
  perform,
  type RecordedEvent,
  type Runtime,
  system,
  type Work,
} from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import type { AgainCause, againKinds } from './fields.ts'
import { type CheckedSubject, runCheck } from './run-check.ts'
import { findByAllNames } from './search.ts'
import { lockChecks, partiesOfSubject } from './sql.ts'
import { lastDecision } from './standing.ts'

/** Affairs checked again in one transaction: whoever waits for one of them does not wait long. */
const pieceMost = 10
/** Affairs a run of the chore checks again at most; the next run goes on. */
const runMost = 400

/**
 * Whoever still waits for a decision, or whose lead was decided and not yet accepted, and is met by what came now
 * must see it as well.
 */
export const checkWhomItMeets: LaterHandler = {
  consumer: 'conflicts.met',
  types: ['conflict_check.run'],
  // What is checked again because it was met tells of no run, and so asks for nobody else: two would go on for ever.
  wants: (events) => events.filter(({ data }) => data.worst !== 'none'),
  handle: async (work, event) => {
    await askWhomItMeets(work, event)
    await checkSomeAgain(work)
  },
}

async function askWhomItMeets({ tx, now }: Work, { subject, object }: RecordedEvent) {
  await sql`
    insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
    select distinct s.id, s.kind, 'register_changed', ${now}::timestamptz
    from conflict_finding f join conflict_evidence e on e.finding_id = f.id
      join subject s on s.id = e.other_subject left join conflict_desk d on d.subject_id = s.id
    where f.check_id = ${object} and f.class <> 'none' and (d.state = 'waiting' or ${isToBeAccepted})
      and ${isOpen(sql`s.id`)}
      and not exists (select 1 from conflict_finding g join conflict_evidence o on o.finding_id = g.id
        where g.check_id = d.check_id and o.other_subject = ${subject.id})
    order by 1
    on conflict do nothing`.execute(tx)
}

/** Decided or not, nothing was signed yet: a lead that was checked, or an engagement without its contract. */
const isToBeAccepted = sql`(s.kind = 'lead' and d.subject_id is not null
  or s.kind = 'engagement' and exists (select 1 from engagement unsigned where unsigned.id = s.id and unsigned.stage = 'opened'))`

/** Somebody takes part in it: once an affair is over nobody does any more. */
const isOpen = (subject: ReturnType<typeof sql>) =>
  sql`exists (select 1 from party_involvement open_part where open_part.subject_id = ${subject} and open_part.ended_at is null)`

/**
 * Asks for a check of affairs again, each once however often it is asked. A lead that was never checked is checked when
 * it is taken on.
 */
export async function askAgain(
  { tx, now }: Work,
  cause: AgainCause,
  subjectIds: string[],
): Promise<void> {
  if (subjectIds.length === 0) return
  await sql`
    insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
    select s.id, s.kind, ${cause}, ${now}::timestamptz from subject s
    where s.id = any(${subjectIds}::uuid[]) and ${isOpen(sql`s.id`)}
      and (s.kind = 'engagement' or s.kind = 'lead' and exists (select 1 from conflict_desk d where d.subject_id = s.id))
    order by 1
    on conflict do nothing`.execute(tx)
}

/**
 * The rules have a new version: what waits for a decision, and what was decided and not accepted yet, is checked again by
 * it. What was accepted stays as it was accepted.
 */
export const followRules: LaterHandler = {
  consumer: 'conflicts.rules',
  types: ['conflict_rules.published'],
  handle: async (work) => {
    await sql`
      insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
      select d.subject_id, d.subject_kind, 'rules_changed', ${work.now}::timestamptz from conflict_desk d
      where (d.state = 'waiting' or d.subject_kind = 'lead'
          or exists (select 1 from engagement e where e.id = d.subject_id and e.stage = 'opened'))
        and ${isOpen(sql`d.subject_id`)}
      order by 1
      on conflict do nothing`.execute(work.tx)
    await checkSomeAgain(work)
  },
}

/**
 * Asks for the first check of engagements that a list brought: to be called in the transaction that registers their
 * parties, so that the check sees what was committed with it. What runs already is checked to know, not to be accepted.
 */
export async function askForFirstCheck(
  work: Work,
  { toBeAccepted, running }: { toBeAccepted: string[]; running: string[] },
): Promise<void> {
  await askAgain(work, 'acceptance', toBeAccepted)
  await askAgain(work, 'taken_over', running)
}

/**
 * Asks to look whom clients that a list brought stand against, as those who have no engagement are checked by nobody: to be
 * called in the transaction that registers them.
 */
export async function askWhomClientsMeet({ tx, now }: Work, clientIds: string[]): Promise<void> {
  if (clientIds.length === 0) return
  await sql`
    insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
    select id, 'client', 'taken_over', ${now}::timestamptz from unnest(${clientIds.toSorted()}::uuid[]) as of_list (id)
    on conflict do nothing`.execute(tx)
}

/** Asks for the affairs that have somebody against them, or between, who may be a client of a list. */
async function askWhomClientMeets({ tx, now }: Work, clientId: string): Promise<void> {
  const today = dayOf(now)
  const parties = (await partiesOfSubject(tx, clientId)).filter((one) => one.role === 'client')
  const answers = await Promise.all(parties.map((party) => findByAllNames(tx, party, today)))
  const own = parties.map((one) => one.partyId)
  const met = answers.flatMap(({ hits }) =>
    hits.flatMap((hit) => (hit.tier === 'weak' ? [] : [hit.partyId])),
  )
  await sql`
    insert into conflict_recheck (subject_id, subject_kind, cause, asked_at)
    select distinct s.id, s.kind, case when ${isToBeAccepted} then 'register_changed' else 'taken_over' end, ${now}::timestamptz
    from party_involvement i join subject s on s.id = i.subject_id left join conflict_desk d on d.subject_id = s.id
    where i.party_id = any(${[...new Set([...own, ...met])]}::uuid[])
      and i.ended_at is null and i.role not in ('client', 'prospect', 'co_litigant', 'contact', 'referrer')
      and (s.kind = 'engagement' or ${isToBeAccepted})
      -- Whoever brought the clients brought their engagements as well: it was met there.
      and not exists (select 1 from conflict_finding g join conflict_evidence o on o.finding_id = g.id
        where g.check_id = d.check_id and o.hit_party = any(${own}::uuid[]) and o.other_role = 'client')
    order by 1
    on conflict do nothing`.execute(tx)
}

/**
 * Checks some affairs again that wait for it, longest first. What lists brought in while it runs follows when nothing else
 * waits, and only by the clock: nobody waits for it, and there may be thousands.
 * @returns how many were taken
 */
export async function checkSomeAgain(work: Work, byTheClock = false): Promise<number> {
  const which = byTheClock ? sql`true` : sql`not cause = 'taken_over'`
  const taken = await sql<Asked>`
    delete from conflict_recheck where subject_id = any(array(
      select subject_id from conflict_recheck where ${which}
      order by cause = 'taken_over', asked_at, subject_id limit ${pieceMost} for update skip locked))
    returning subject_id as id, subject_kind as kind, cause, ${isOpen(sql`conflict_recheck.subject_id`)} as open`.execute(
    work.tx,
  )
  // A list may have been taken back meanwhile.
  const asked = taken.rows.filter((one) => one.open)
  const affairs = asked.filter(isAffair)
  await lockChecks(
    work.tx,
    affairs.map((one) => one.id),
  )
  for (const { id, kind, cause } of affairs)
    await runCheck(work, { id, kind }, cause, await isAgain(work.tx, id, cause))
  for (const { id } of asked.filter((one) => one.kind === 'client'))
    await askWhomClientMeets(work, id)
  return taken.rows.length
}

interface Asked {
  id: string
  kind: (typeof againKinds)[number]
  cause: AgainCause
  open: boolean
}
const isAffair = (one: Asked): one is Asked & CheckedSubject => one.kind !== 'client'

/** What a list brought is looked at for the first time. */
async function isAgain(tx: Work['tx'], subjectId: string, cause: AgainCause): Promise<boolean> {
  if (cause !== 'taken_over') return cause !== 'acceptance'
  const desk = await tx
    .selectFrom('conflict_desk')
    .select('state')
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return desk !== undefined || (await lastDecision(tx, subjectId)) !== null
}

/** Works off what waits to be checked again, piece by piece; what is left the next run takes up. */
export async function checkAgain(runtime: Runtime): Promise<void> {
  for (let done = 0; done < runMost; ) {
    const taken = await perform(runtime, system, (work) => checkSomeAgain(work, true))
    if (taken === 0) return
    done += taken
  }
}
