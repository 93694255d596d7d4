import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { asSystem, personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { noteChange } from '../register/index.ts'

/** Rows that named the folded party, and name the kept one now. */
const Moved = z.array(z.object({ table: z.string(), column: z.string(), ids: z.array(z.string()) }))
type Moved = z.infer<typeof Moved>

/** Where a party is named by what belongs to it; a relation between the two stays as it is. */
const places: { table: string; column: string; but?: string }[] = [
  { table: 'party_name', column: 'party_id' },
  { table: 'party_identifier', column: 'party_id' },
  { table: 'party_contact', column: 'party_id' },
  { table: 'party_involvement', column: 'party_id' },
  { table: 'party_relation', column: 'from_party', but: 'to_party' },
  { table: 'party_relation', column: 'to_party', but: 'from_party' },
]

export interface Merge {
  kept: string
  folded: string
  duplicateId: string | null
  reason: string
}

/**
 * Folds one party into another: everything it has moves, row by row, and which rows moved is written down, so that
 * `unfold` puts back exactly these and leaves what came later. With the sight of the system: also what the one who
 * merges does not see moves.
 */
export async function fold(work: Work, merge: Merge): Promise<string> {
  return asSystem(work, async (tx) => {
    const { kept, folded } = merge
    const moved: Moved = []
    for (const { table, column, but } of places) {
      const unless = but ? sql`and ${sql.id(but)} <> ${kept}` : sql``
      const ids = await renamed(tx, table, column, folded, kept, unless)
      if (ids.length > 0) moved.push({ table, column, ids })
    }
    await tx.updateTable('party').set({ merged_into: kept }).where('id', '=', folded).execute()
    const asked = await askAnew(work, tx, kept, folded)
    if (asked.length > 0) moved.push({ table: 'party_duplicate', column: 'id', ids: asked })
    const id = uuidv7(work.now.getTime())
    await tx
      .insertInto('party_merge')
      .values({
        id,
        kept_id: kept,
        folded_id: folded,
        duplicate_id: merge.duplicateId,
        moved: JSON.stringify(moved),
        reason: merge.reason,
        merged_by: personIdOf(work.actor),
        merged_at: work.now,
      })
      .execute()
    await tellBoth(work, tx, kept, folded, 'with')
    return id
  })
}

/** Undoes a merge: what moved then goes back, where it still is; what came since stays. */
export async function unfold(
  work: Work,
  merge: { id: string; kept_id: string; folded_id: string; moved: unknown },
): Promise<void> {
  await asSystem(work, async (tx) => {
    const { kept_id: kept, folded_id: folded } = merge
    for (const { table, column, ids } of Moved.parse(merge.moved)) {
      const among = sql`and id = any (${ids}::uuid[])`
      if (table === 'party_duplicate')
        await sql`delete from party_duplicate where status = 'waiting' ${among}`.execute(tx)
      else await renamed(tx, table, column, kept, folded, among)
    }
    await tx.updateTable('party').set({ merged_into: null }).where('id', '=', folded).execute()
    await tx
      .updateTable('party_merge')
      .set({ undone_by: personIdOf(work.actor), undone_at: work.now })
      .where('id', '=', merge.id)
      .execute()
    await tellBoth(work, tx, kept, folded, 'apart')
  })
}

async function renamed(
  tx: Tx,
  table: string,
  column: string,
  from: string,
  to: string,
  further: RawBuilder<unknown>,
): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    update ${sql.table(table)} set ${sql.id(column)} = ${to}
    where ${sql.id(column)} = ${from} ${further} returning id`.execute(tx)
  return rows.rows.map((row) => row.id)
}

/** What waited to be compared with the folded one is compared with the kept one now. @returns ids of the new pairs */
async function askAnew(work: Work, tx: Tx, kept: string, folded: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    insert into party_duplicate (id, party_id, other_id, why, matched, found_by, raised_by, raised_at)
    select gen_random_uuid(), least(o.third, ${kept}::uuid), greatest(o.third, ${kept}::uuid), o.why, o.matched,
      o.found_by, o.raised_by, ${work.now}::timestamptz
    from (select case when d.party_id = ${folded} then d.other_id else d.party_id end as third, d.*
      from party_duplicate d where d.status = 'waiting' and ${folded}::uuid in (d.party_id, d.other_id)) o
    where o.third <> ${kept}
    on conflict (party_id, other_id) do nothing returning id`.execute(tx)
  return rows.rows.map((row) => row.id)
}

async function tellBoth(
  work: Work,
  tx: Tx,
  kept: string,
  folded: string,
  how: 'with' | 'apart',
): Promise<void> {
  const rows = await tx
    .selectFrom('party')
    .select(['id', 'name'])
    .where('id', 'in', [kept, folded])
    .execute()
  const name = (id: string) => rows.find((row) => row.id === id)?.name ?? ''
  await noteChange(work, [
    { partyId: kept, what: 'merge', details: { [how]: name(folded) } },
    {
      partyId: folded,
      what: 'merge',
      details: { [how === 'with' ? 'into' : 'apart']: name(kept) },
    },
  ])
}
