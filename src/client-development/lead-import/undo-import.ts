import { sql } from 'kysely'
import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import type { undoLeadImport } from './contract.ts'
import { importFor } from './see.ts'
import { saveImport } from './sql.ts'

/** Leads withdrawn by one statement, by one call, and kept leads named. */
const atOnce = 2_000
const perCall = 10_000
const namedAtMost = 100

/**
 * Withdraws the leads of an import that nobody has worked on since; the others are kept and named. A
 * large import takes several calls: one transaction must not hold ten thousands of leads for minutes.
 */
export async function undoImport(work: Work, { params }: Input<typeof undoLeadImport>) {
  const record = await importFor(work, params.id, 'undoLeadImport', 'undo')
  let undone = 0
  let looked = 0
  let after: string | null = null
  while (looked < perCall) {
    const ids = await holdLeads(work.tx, record.id, after)
    if (ids.length === 0) break
    const untouched = await untouchedAmong(work.tx, ids)
    await withdraw(work, record.id, untouched)
    undone += untouched.length
    looked += ids.length
    after = ids.at(-1) as string
  }
  const more = after !== null && (await holdLeads(work.tx, record.id, after)).length > 0
  const left = more ? { kept: [], keptCount: 0 } : await keptLeads(work.tx, record.id)
  const state = more ? record.state : 'undone'
  if (state !== record.state || undone > 0) {
    await saveImport(work.tx, record.id, {
      ...(more ? {} : { state, failure: null }),
      undone: record.undone + undone,
    })
    await publishAboutFirm(work, [
      { type: 'lead_import.undone', object: record.id, data: { undone, more } },
    ])
  }
  return { undone, ...left, more }
}

/** The next leads of the import still standing as it made them, held so that nobody begins meanwhile. */
async function holdLeads(tx: Tx, importId: string, after: string | null): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from lead where import_id = ${importId} and stage = 'registered'
      and id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by id limit ${atOnce} for update`.execute(tx)
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
  await sql`update lead_import_row set outcome = 'undone'
    where import_id = ${importId} and lead_id = any (${ids}::uuid[])`.execute(work.tx)
  await work.publish(
    ids.map((id) => ({
      type: 'lead.withdrawn',
      subject: { kind: 'lead', id },
      data: { reason_code: 'import_undone', import_id: importId },
    })),
  )
}

async function keptLeads(tx: Tx, importId: string) {
  const found = await sql<{ leadId: string; name: string; count: number }>`
    select l.id as "leadId", l.name, count(*) over () as count
    from lead_import_row r join lead l on l.id = r.lead_id
    where r.import_id = ${importId} and r.outcome = 'made'
    order by r.sheet, r.row limit ${namedAtMost}`.execute(tx)
  const kept = found.rows.map(({ leadId, name }) => ({ leadId, name }))
  return { kept, keptCount: found.rows[0]?.count ?? 0 }
}
