import type { Tx } from '#platform/db/database.ts'

export interface Named {
  id: string
  name: string
}

/** Names of people by id. */
export async function namesOf(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, Named>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of these people are not at work in the firm: unknown or left. */
export async function absentOf(tx: Tx, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', ids)
    .where('status', '<>', 'left')
    .execute()
  const there = new Set(rows.map((row) => row.id))
  return ids.filter((id) => !there.has(id))
}
