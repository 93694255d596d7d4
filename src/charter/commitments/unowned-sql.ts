import { sql } from 'kysely'
import type { NewEvent, SubjectKind, Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Opening } from './open.ts'

/** A duty nobody could be found for. */
export interface UnownedRow {
  id: string
  clause_code: string
  charter_version: number
  subject_kind: SubjectKind
  subject_id: string
  about_id: string
  trigger_event_id: number
}

/** Writes down duties without an owner, each once, and says so. */
export async function noteUnowned(work: Work, orphans: Opening[]): Promise<NewEvent[]> {
  const rows = orphans.map(({ clause, charterVersion, event, aboutId }) => ({
    id: uuidv7(work.now.getTime()),
    clause_code: clause.code,
    charter_version: charterVersion,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    about_id: aboutId,
    trigger_event_id: event.id,
    since: work.now,
    tried_at: work.now,
  }))
  const noted = new Set(
    await insertRows(work.tx, 'unowned_duty', rows, '(about_id, clause_code) do nothing'),
  )
  return rows
    .filter((row) => noted.has(row.id))
    .map((row) => ({
      type: 'commitment.unowned',
      subject: { kind: row.subject_kind, id: row.subject_id },
      object: row.about_id,
      clause: row.clause_code,
      charterVersion: row.charter_version,
      data: {},
    }))
}

/** Those tried longest ago, not since the last look; locked, those another sweep holds left to it. */
export async function systemTakeUnowned(work: Work, most: number): Promise<UnownedRow[]> {
  const rows = await work.tx
    .selectFrom('unowned_duty')
    .select([
      'id',
      'clause_code',
      'charter_version',
      'subject_kind',
      'subject_id',
      'about_id',
      'trigger_event_id',
    ])
    .where('tried_at', '<', work.now)
    .orderBy('tried_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows as UnownedRow[]
}

export async function systemTriedUnowned(work: Work, ids: string[]): Promise<void> {
  await work.tx
    .updateTable('unowned_duty')
    .set({ tried_at: work.now })
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
}

export async function systemForgetUnowned(tx: Tx, ids: string[]): Promise<void> {
  await tx.deleteFrom('unowned_duty').where('id', '=', sql<string>`any(${ids})`).execute()
}

interface Since {
  duty_id: string
  type: string
  subject_id: string
  object_id: string | null
  data: Record<string, unknown>
}

/** What happened around these duties after they arose, of some types. */
export async function systemEventsSince(
  tx: Tx,
  dutyIds: string[],
  types: string[],
): Promise<Since[]> {
  const found = await sql<Since>`
    select u.id as duty_id, e.type, e.subject_id, e.object_id, e.data
    from unowned_duty u
    cross join lateral (
      select s.id from subject s where s.id = u.subject_id
      union all select s.id from subject s where s.parent_id = u.subject_id
    ) near
    join event e on e.subject_id = near.id and e.id > u.trigger_event_id
    where u.id = any(${dutyIds}) and e.type = any(${types}) and not is_taken_back(e.id, e.subject_id)
    order by e.id`.execute(tx)
  return found.rows
}
