import type { Insertable, Selectable } from 'kysely'
import type { DB, Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'

export type NoteRow = Selectable<DB['note']>

export async function insertNote(tx: Tx, row: Insertable<DB['note']>): Promise<void> {
  await tx.insertInto('note').values(row).execute()
}

/** Notes that stand, newest first; of a lead also those it has passed on, as far as they are seen. */
export const selectNotes = (
  tx: Tx,
  { id, kind }: { id: string; kind: string },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<NoteRow[]> =>
  tx
    .selectFrom('note')
    .selectAll()
    .where(kind === 'lead' ? 'lead_id' : 'subject_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where(rowsAfter(after, { happened_at: 'instant', id: 'id' }))
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

/** Whether a lead has become a client: what is noted then is noted there. */
export const isConverted = async (tx: Tx, leadId: string): Promise<boolean> => {
  const lead = await tx
    .selectFrom('lead')
    .select('stage')
    .where('id', '=', leadId)
    .executeTakeFirst()
  return lead?.stage === 'converted'
}

/** A note that stands, locked. */
export const lockNote = (tx: Tx, id: string): Promise<NoteRow | undefined> =>
  tx
    .selectFrom('note')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export async function markWithdrawn(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('note').set({ withdrawn_at: now }).where('id', '=', id).execute()
}

/** Files by id, of those that belong to this subject and that the actor sees. */
export async function filesAmong(
  tx: Tx,
  subjectIds: string[],
  ids: string[],
): Promise<Map<string, { id: string; name: string; mediaType: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('stored_file')
    .select(['id', 'name', 'media_type as mediaType'])
    .where('subject_id', 'in', subjectIds)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
