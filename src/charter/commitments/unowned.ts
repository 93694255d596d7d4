import { type Input, perform, type Runtime, system, type Work } from '#access/index.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Clause } from '../clauses/index.ts'
import { isAny } from '../clauses/rules.ts'
import type { listUnownedDutiesEndpoint, UnownedDuty } from './contract.ts'
import type { KeeperParts } from './keep.ts'
import { type Opening, openOwned, systemFindOwners } from './open.ts'
import { touches } from './rules.ts'
import { systemTriggerData } from './sql.ts'
import {
  systemEventsSince,
  systemForgetUnowned,
  systemTakeUnowned,
  systemTriedUnowned,
  type UnownedRow,
} from './unowned-sql.ts'

/** Duties one transaction tries again. */
const batchSize = 200

/**
 * Tries duties again that found no owner. One that finds somebody opens now: nobody is late before they
 * owe; that it lay without an owner is told by the event of then. What was done meanwhile is not asked for.
 * @returns how many are settled.
 */
export async function retryUnowned(runtime: Runtime, parts: KeeperParts): Promise<number> {
  let settled = 0
  for (;;) {
    const batch = await perform(runtime, system, (work) => retryBatch(work, parts))
    settled += batch.settled
    if (batch.tried < batchSize) return settled
  }
}

interface Tried {
  row: UnownedRow
  clause: Clause
  opening: Opening
}

async function retryBatch(
  work: Work,
  { charters, calendars }: KeeperParts,
): Promise<{ tried: number; settled: number }> {
  const rows = await systemTakeUnowned(work, batchSize)
  if (rows.length === 0) return { tried: 0, settled: 0 }
  await systemTriedUnowned(
    work,
    rows.map((row) => row.id),
  )
  const versions = await charters.versions(
    work.tx,
    rows.map((row) => row.charter_version),
  )
  const data = await systemTriggerData(
    work.tx,
    rows.map((row) => row.trigger_event_id),
  )
  const tried = rows.flatMap((row): Tried[] => {
    const clause = versions.get(row.charter_version)?.clauses.get(row.clause_code)
    if (!clause) return []
    const subject = { kind: row.subject_kind, id: row.subject_id }
    const event = { id: row.trigger_event_id, subject, data: data.get(row.trigger_event_id) ?? {} }
    const opening = { clause, charterVersion: row.charter_version, event, aboutId: row.about_id }
    return [{ row, clause, opening }]
  })
  const done = await systemDoneMeanwhile(work, tried)
  const wanted = tried.filter(({ row }) => !done.has(row.id))
  const holders = await systemFindOwners(
    work,
    wanted.map(({ opening }) => opening),
  )
  const owned = wanted.flatMap(({ row, opening }, at) => {
    const holder = holders[at]
    return holder ? [{ row, opening, holder }] : []
  })
  await work.publish(await openOwned(work, owned, calendars))
  const settled = [...done, ...owned.map(({ row }) => row.id)]
  await systemForgetUnowned(work.tx, settled)
  return { tried: rows.length, settled: settled.length }
}

/** Ids of duties that were kept or fell away while nobody owed them. */
async function systemDoneMeanwhile(work: Work, tried: Tried[]): Promise<Set<string>> {
  const ending = ({ clause }: Tried) => [...clause.evidence, ...clause.cancel]
  const events = await systemEventsSince(
    work.tx,
    tried.map(({ row }) => row.id),
    [...new Set(tried.flatMap(ending).map((occasion) => occasion.event))],
  )
  const byId = new Map(tried.map((one) => [one.row.id, one]))
  const done = events.filter((event) => {
    const duty = byId.get(event.duty_id)
    if (!duty) return false
    const happening = {
      type: event.type,
      subject: { id: event.subject_id },
      object: event.object_id,
      data: event.data,
    }
    return isAny(ending(duty), happening) && touches(duty.row, happening, duty.row.subject_id)
  })
  return new Set(done.map((event) => event.duty_id))
}

/** A page of duties nobody could be found for, the oldest first. */
export function listUnownedDuties(parts: KeeperParts) {
  return async (work: Work, { query }: Input<typeof listUnownedDutiesEndpoint>) => {
    const found = await work.tx
      .selectFrom('unowned_duty')
      .selectAll()
      .where(rowsAfter(query.after, { since: 'instant', id: 'id' }, 'asc'))
      .orderBy('since')
      .orderBy('id')
      .limit(query.limit + 1)
      .execute()
    const { items, next } = pageOf(found, query.limit, (row) => [row.since, row.id])
    const names = await parts.subjectNames(work.tx, [
      ...new Set(items.map((row) => row.subject_id)),
    ])
    const versions = await parts.charters.versions(
      work.tx,
      items.map((row) => row.charter_version),
    )
    const present = (row: (typeof items)[number]): UnownedDuty => {
      const clause = versions.get(row.charter_version)?.clauses.get(row.clause_code)
      const nothing = { zh: row.clause_code, en: row.clause_code }
      return {
        id: row.id,
        clause: row.clause_code,
        title: clause?.title ?? nothing,
        duty: clause?.duty ?? nothing,
        subject: {
          kind: row.subject_kind as UnownedDuty['subject']['kind'],
          id: row.subject_id,
          name: names.get(row.subject_id) ?? null,
        },
        since: row.since.toISOString(),
      }
    }
    return { items: items.map(present), next }
  }
}
