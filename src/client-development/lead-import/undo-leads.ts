import { sql } from 'kysely'
import { personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'

/** Withdraws those of the leads that nobody has worked on since they were imported. */
export async function undoLeads(work: Work, importId: string, ids: string[]): Promise<string[]> {
  const held = await holdLeads(work.tx, ids)
  const untouched = await untouchedAmong(work.tx, held)
  await withdraw(work, importId, untouched)
  return untouched
}

/** Leads still standing as the import made them, held so that nobody begins meanwhile. */
async function holdLeads(tx: Tx, ids: string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from lead where id = any (${ids}::uuid[]) and stage = 'registered'
    order by id for update`.execute(tx)
  return found.rows.map((row) => row.id)
}

/**
 * Those no person has touched: in the log nobody but the product speaks of them after the transaction
 * that registered them.
 */
async function untouchedAmong(tx: Tx, ids: string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select l.id from lead l where l.id = any (${ids}::uuid[]) and not ${touched} order by l.id`.execute(
    tx,
  )
  return found.rows.map((row) => row.id)
}

const touched = sql`exists (select 1 from event e
  where e.subject_id = l.id and e.actor_kind <> 'system'
    and e.xact <> (select r.xact from event r where r.subject_id = l.id order by r.id limit 1))`

async function withdraw(work: Work, importId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const made = { made_by: personIdOf(work.actor), made_at: work.now, reason: '' }
  await insertRows(
    work.tx,
    'lead_turn',
    ids.map((id) => ({
      id: uuidv7(),
      subject_id: id,
      kind: 'withdrawal',
      reason_code: 'import_undone',
      ...made,
    })),
  )
  await sql`update lead set stage = 'withdrawn', version = version + 1, last_activity_at = ${work.now}
    where id = any (${ids}::uuid[])`.execute(work.tx)
  await work.publish(
    ids.map((id) => ({
      type: 'lead.withdrawn',
      subject: { kind: 'lead', id },
      data: { reason_code: 'import_undone', import_id: importId },
    })),
  )
}
