import { sql } from 'kysely'
import type { Work } from '#access/index.ts'

/**
 * Lays parties of a list down to be compared by name with the whole register, bit by bit: `searchNear` does it. With the
 * sight of the system, in the transaction that registers them.
 */
export async function askNear({ tx }: Work, importId: string, partyIds: string[]): Promise<void> {
  if (partyIds.length === 0) return
  await sql`insert into near_search (import_id, total) values (${importId}, 0) on conflict do nothing`.execute(
    tx,
  )
  const asked = await sql`
    insert into near_search_party (import_id, party_id)
    select ${importId}::uuid, id from unnest(${[...new Set(partyIds)].toSorted()}::uuid[]) as asked (id)
    on conflict do nothing`.execute(tx)
  await sql`update near_search set total = total + ${Number(asked.numAffectedRows ?? 0)}::int
    where import_id = ${importId}`.execute(tx)
}
