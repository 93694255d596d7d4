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

/** What is the party's own and is seen with it: after a merge it is seen through the affairs that the party was in. */
const own: { table: string; columns: string[] }[] = [
  { table: 'party_name', columns: ['party_id'] },
  { table: 'party_identifier', columns: ['party_id'] },
  { table: 'party_contact', columns: ['party_id'] },
  { table: 'party_relation', columns: ['from_party', 'to_party'] },
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
 * merges does not see moves. Whoever saw one of the two only learns nothing of the other by it.
 */
export async function fold(work: Work, merge: Merge): Promise<string> {
  return asSystem(work, async (tx) => {
    const { kept, folded } = merge
    const moved: Moved = [...(await bindToAffairs(tx, kept)), ...(await bindToAffairs(tx, folded))]
    const told = await originsOf(tx, [kept, folded])
    const affairs = await affairsOf(tx, folded)
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
        said_in: affairs,
        reason: merge.reason,
        merged_by: personIdOf(work.actor),
        merged_at: work.now,
      })
      .execute()
    await tellBoth(work, told, kept, folded, 'with')
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
      else if (column === 'said_in')
        await sql`update ${sql.table(table)} set said_in = null where true ${among}`.execute(tx)
      else await renamed(tx, table, column, kept, folded, among)
    }
    await tx.updateTable('party').set({ merged_into: null }).where('id', '=', folded).execute()
    await tx
      .updateTable('party_merge')
      .set({ undone_by: personIdOf(work.actor), undone_at: work.now })
      .where('id', '=', merge.id)
      .execute()
    await tellBoth(work, await originsOf(tx, [kept, folded]), kept, folded, 'apart')
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
    insert into party_duplicate (id, party_id, other_id, why, matched, near_to, found_by, raised_by, raised_at)
    select gen_random_uuid(), least(o.third, ${kept}::uuid), greatest(o.third, ${kept}::uuid), o.why, o.matched, o.near_to,
      o.found_by, o.raised_by, ${work.now}::timestamptz
    from (select case when d.party_id = ${folded} then d.other_id else d.party_id end as third, d.*
      from party_duplicate d where d.status = 'waiting' and ${folded}::uuid in (d.party_id, d.other_id)) o
    where o.third <> ${kept}
    on conflict (party_id, other_id) do nothing returning id`.execute(tx)
  return rows.rows.map((row) => row.id)
}

/** The affairs a party is or was in; null: it is in none and belongs to the whole firm. */
async function affairsOf(tx: Tx, id: string): Promise<string[] | null> {
  const found = await sql<{ affairs: string[] | null }>`
    select array_agg(distinct subject_id) as affairs from party_involvement where party_id = ${id}`.execute(
    tx,
  )
  return found.rows[0]?.affairs ?? null
}

async function bindToAffairs(tx: Tx, id: string): Promise<Moved> {
  const affairs = await affairsOf(tx, id)
  if (affairs === null) return []
  const bound: Moved = []
  for (const { table, columns } of own) {
    const theirs = sql.join(
      columns.map((column) => sql`${sql.id(column)} = ${id}`),
      sql` or `,
    )
    const rows = await sql<{ id: string }>`
      update ${sql.table(table)} set said_in = ${affairs}::uuid[] where said_in is null and (${theirs}) returning id`.execute(
      tx,
    )
    if (rows.rows.length > 0)
      bound.push({ table, column: 'said_in', ids: rows.rows.map((row) => row.id) })
  }
  return bound
}

interface Told {
  name: string
  saidIn: string[] | null
}

/** What parties are called, and through which affairs that may be told: those that say it, else those they are in. */
async function originsOf(tx: Tx, ids: string[]): Promise<Map<string, Told>> {
  const rows = await sql<Told & { id: string }>`
    select p.id, p.name, coalesce(
      (select array_agg(distinct o) from party_name n cross join unnest(n.said_in) o
       where n.party_id = p.id and n.name = p.name
         and not exists (select 1 from party_name x where x.party_id = p.id and x.name = p.name and x.said_in is null)),
      (select array_agg(distinct i.subject_id) from party_involvement i where i.party_id = p.id)) as "saidIn"
    from party p where p.id = any (${ids}::uuid[])`.execute(tx)
  return new Map(rows.rows.map((row) => [row.id, row]))
}

async function tellBoth(
  work: Work,
  told: Map<string, Told>,
  kept: string,
  folded: string,
  how: 'with' | 'apart',
): Promise<void> {
  const name = (id: string) => told.get(id)?.name ?? ''
  const saidIn = (id: string) => told.get(id)?.saidIn ?? null
  await noteChange(work, [
    { partyId: kept, what: 'merge', details: { [how]: name(folded) }, saidIn: saidIn(folded) },
    {
      partyId: folded,
      what: 'merge',
      details: { [how === 'with' ? 'into' : 'apart']: name(kept) },
      saidIn: saidIn(kept),
    },
  ])
}
