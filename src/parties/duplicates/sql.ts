import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'

const duplicates = (tx: Tx) =>
  tx
    .selectFrom('party_duplicate as d')
    .leftJoin('person as raiser', 'raiser.id', 'd.raised_by')
    .leftJoin('person as judge', 'judge.id', 'd.decided_by')
    .selectAll('d')
    .select(['raiser.name as raiserName', 'judge.name as judgeName'])
    .select(
      sql<string | null>`(select m.id from party_merge m
      where m.duplicate_id = d.id and m.undone_at is null)`.as('mergeId'),
    )

export type DuplicateRow = Awaited<ReturnType<typeof selectDuplicates>>[number]

/** Pairs of which the actor sees both; what waits comes first come, first served, what is decided latest first. */
export function selectDuplicates(
  tx: Tx,
  filter: { status: string; after?: string | undefined; limit: number },
) {
  const waiting = filter.status === 'waiting'
  const column = waiting ? 'd.raised_at' : 'd.decided_at'
  const direction = waiting ? 'asc' : 'desc'
  const rows = duplicates(tx)
    .where('d.status', '=', filter.status)
    .where(rowsAfter(filter.after, { [column]: 'instant', 'd.id': 'id' }, direction))
    .orderBy(column, direction)
    .orderBy('d.id', direction)
    .limit(filter.limit + 1)
  if (!waiting) return rows.execute()
  // One of them was folded into a third meanwhile: that pair was asked anew.
  return rows
    .where(sql<boolean>`not exists (select 1 from party p
      where p.id in (d.party_id, d.other_id) and p.merged_into is not null)`)
    .execute()
}

export const selectDuplicate = (tx: Tx, id: string) =>
  duplicates(tx).where('d.id', '=', id).executeTakeFirst()

export const lockDuplicate = (tx: Tx, id: string) =>
  tx.selectFrom('party_duplicate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const decideDuplicate = (
  tx: Tx,
  id: string,
  decided: { status: string; by: string | null; at: Date | null; reason: string | null },
) =>
  tx
    .updateTable('party_duplicate')
    .set({
      status: decided.status,
      decided_by: decided.by,
      decided_at: decided.at,
      reason: decided.reason,
    })
    .where('id', '=', id)
    .execute()
