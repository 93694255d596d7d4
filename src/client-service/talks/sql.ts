import type { Tx } from '#platform/db/database.ts'
import { pageOfRecords } from '../records.ts'

export interface TalkRow {
  id: string
  subject_id: string
  way: string
  satisfaction: number | null
  nps: number | null
  said: string
  next_topics: string
  recorded_by: string | null
  recorded_at: Date
}

export async function insertTalk(tx: Tx, row: TalkRow): Promise<void> {
  await tx.insertInto('talk').values(row).execute()
}

/** Talks on an engagement, newest first. */
export const selectTalks = pageOfRecords('talk')

export async function tierOf(tx: Tx, clientId: string): Promise<string | undefined> {
  const client = await tx
    .selectFrom('client')
    .select('tier')
    .where('id', '=', clientId)
    .executeTakeFirst()
  return client?.tier
}
