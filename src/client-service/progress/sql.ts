import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { notFound } from '#platform/http/refusal.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import { progressPolicy } from './policy.ts'

interface PageOf {
  after?: string | undefined
  limit: number
}

export const selectReports = (tx: Tx, engagementId: string, { after, limit }: PageOf) =>
  tx
    .selectFrom('progress_report')
    .selectAll()
    .where('subject_id', '=', engagementId)
    .where(rowsAfter(after, { id: 'id' }))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

export const selectMatterEvents = (tx: Tx, engagementId: string, { after, limit }: PageOf) =>
  tx
    .selectFrom('matter_event')
    .selectAll()
    .where('subject_id', '=', engagementId)
    .where(rowsAfter(after, { id: 'id' }))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

export const selectQuestions = (tx: Tx, engagementId: string, { after, limit }: PageOf) =>
  tx
    .selectFrom('question')
    .selectAll()
    .where('subject_id', '=', engagementId)
    .where(rowsAfter(after, { id: 'id' }))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

export const selectDecisions = (tx: Tx, engagementId: string, { after, limit }: PageOf) =>
  tx
    .selectFrom('client_decision')
    .selectAll()
    .where('subject_id', '=', engagementId)
    .where(rowsAfter(after, { id: 'id' }))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

export const selectDuties = (tx: Tx, engagementId: string, { after, limit }: PageOf) =>
  tx
    .selectFrom('client_duty')
    .selectAll()
    .where('subject_id', '=', engagementId)
    .where(rowsAfter(after, { id: 'id' }))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()

export const selectQuestion = (tx: Tx, id: string) =>
  tx.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst()
export const selectDecision = (tx: Tx, id: string) =>
  tx.selectFrom('client_decision').selectAll().where('id', '=', id).executeTakeFirst()
export const selectDuty = (tx: Tx, id: string) =>
  tx.selectFrom('client_duty').selectAll().where('id', '=', id).executeTakeFirst()

/** A record of an engagement to be changed: its engagement seen and locked, then the record read again. */
export async function seeToChange<Row extends { subject_id: string }>(
  work: Work,
  read: (tx: Tx, id: string) => Promise<Row | undefined>,
  id: string,
  right: string,
): Promise<Row & { engagementId: string }> {
  const first = await read(work.tx, id)
  if (!first) throw notFound()
  await seeEngagementToChange(work, first.subject_id, progressPolicy, right)
  const row = await read(work.tx, id)
  if (!row) throw notFound()
  return { ...row, engagementId: row.subject_id }
}

/** Whether the record named belongs to the engagement. */
export async function belongs(
  tx: Tx,
  table: 'matter_event' | 'stored_file',
  id: string,
  engagementId: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('subject_id', '=', engagementId)
    .executeTakeFirst()
  return row !== undefined
}
