import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** What walls keep from somebody who searches: neither is found, nor does it count. */
export interface BeyondWalls {
  /** Affairs: a name they alone say is not known. */
  subjects: string[]
  parties: string[]
}

/** What walls keep from the actor; null where nothing is. To be asked with their own sight, before the system's. */
export async function beyondWalls(tx: Tx): Promise<BeyondWalls | null> {
  const { rows } = await sql<BeyondWalls>`
    select walled() as subjects, walled_parties() as parties`.execute(tx)
  return rows[0] && rows[0].subjects.length > 0 ? rows[0] : null
}
