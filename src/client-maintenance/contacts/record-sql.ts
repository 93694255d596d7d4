import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { ContactRecord } from './contract.ts'

export interface NewRecord {
  id: string
  clientId: string
  plannedContactId: string | null
  way: ContactRecord['way']
  words: string
  at: Date
  madeBy: string | null
  recordedAt: Date
}

export async function insertRecord(tx: Tx, record: NewRecord): Promise<void> {
  await tx
    .insertInto('contact_made')
    .values({
      id: record.id,
      subject_id: record.clientId,
      planned_contact_id: record.plannedContactId,
      way: record.way,
      words: record.words,
      at: record.at,
      made_by: record.madeBy,
      recorded_at: record.recordedAt,
    })
    .execute()
}

/** What was said to a client, the latest first. */
export async function selectRecords(
  tx: Tx,
  wanted: { client: string; id?: string; after?: string | undefined; limit: number },
) {
  let query = tx
    .selectFrom('contact_made as m')
    .leftJoin('planned_contact as k', 'k.id', 'm.planned_contact_id')
    .leftJoin('person as p', 'p.id', 'm.made_by')
    .select(['m.id', 'm.subject_id as clientId', 'm.planned_contact_id as plannedContactId'])
    .select(['k.kind', 'k.occasion', 'm.way', 'm.words', 'm.at', 'p.id as madeBy'])
    .select('p.name as madeByName')
    .where('m.subject_id', '=', wanted.client)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(wanted.limit + 1)
  if (wanted.id) query = query.where('m.id', '=', wanted.id)
  query = query.where(rowsAfter(wanted.after, { 'm.at': 'instant', 'm.id': 'id' }))
  return query.execute()
}

export type RecordRow = Awaited<ReturnType<typeof selectRecords>>[number]
