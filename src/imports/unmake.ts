import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Takes back those of the things an import made that nobody has touched since and nothing stands on; the
 * log keeps what happened.
 * @returns what is gone.
 */
export async function unmakeImported(tx: Tx, importId: string, ids: string[]): Promise<string[]> {
  const gone = await sql<{ id: string }>`
    select id from unmake_imported(${importId}::uuid, ${ids}::uuid[]) as gone(id)`.execute(tx)
  return gone.rows.map((row) => row.id)
}
