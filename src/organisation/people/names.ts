import type { Tx } from '#platform/db/database.ts'
import type { Named } from '#platform/http/fields.ts'

/** Whom an id names; null for nobody. */
export interface NameOf {
  (id: string): Named
  (id: string | null): Named | null
}

/** Names of people by their ids. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<NameOf> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows =
    wanted.length === 0
      ? []
      : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  const nameOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
  return nameOf as NameOf
}

/** Those of the people who work for the firm: known, and not left. */
export async function staffAmong(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('status', '<>', 'left')
    .execute()
  return new Set(rows.map((row) => row.id))
}
