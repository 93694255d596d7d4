import { sql } from 'kysely'
import {
  type LaterHandler,
  perform,
  type RecordedEvent,
  type Runtime,
  system,
  type Work,
} from '#access/index.ts'
import type { AgainCause } from './fields.ts'
import { type CheckedSubject, runCheck } from './run-check.ts'
import { lockChecks } from './sql.ts'

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
    select distinct d.subject_id, d.subject_kind, 'register_changed', ${now}::timestamptz
    from conflict_finding f join conflict_evidence e on e.finding_id = f.id
      join conflict_desk d on d.subject_id = e.other_subject
    where f.check_id = ${object} and f.class <> 'none' and (d.state = 'waiting' or d.subject_kind = 'lead')
      and ${isOpen(sql`d.subject_id`)}
      and not exists (select 1 from conflict_finding g join conflict_evidence o on o.finding_id = g.id
        where g.check_id = d.check_id and o.other_subject = ${subject.id})
    order by 1
    on conflict do nothing`.execute(tx)
}

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
 * Asks for the first check of engagements that a list brought and that are still to be accepted: to be called in the
 * transaction that registers their parties, so that the check sees what was committed with it.
 */
export const askForFirstCheck = (work: Work, engagementIds: string[]): Promise<void> =>
  askAgain(work, 'acceptance', engagementIds)

/** Checks some affairs again that wait for it, longest first. @returns how many were taken. */
export async function checkSomeAgain(work: Work): Promise<number> {
  const taken = await sql<CheckedSubject & { cause: AgainCause }>`
    delete from conflict_recheck where subject_id = any(array(
      select subject_id from conflict_recheck order by asked_at, subject_id limit ${pieceMost} for update skip locked))
    returning subject_id as id, subject_kind as kind, cause`.execute(work.tx)
  await lockChecks(
    work.tx,
    taken.rows.map((one) => one.id),
  )
  // What a list brought to be accepted is looked at for the first time.
  for (const { id, kind, cause } of taken.rows)
    await runCheck(work, { id, kind }, cause, cause !== 'acceptance')
  return taken.rows.length
}

/** Works off what waits to be checked again, piece by piece; what is left the next run takes up. */
export async function checkAgain(runtime: Runtime): Promise<void> {
  for (let done = 0; done < runMost; ) {
    const taken = await perform(runtime, system, checkSomeAgain)
    if (taken === 0) return
    done += taken
  }
}
