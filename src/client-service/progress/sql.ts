import { personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { notFound } from '#platform/http/refusal.ts'
import { pageOfRecords, recordById } from '../records.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import { progressPolicy } from './policy.ts'

export const selectReports = pageOfRecords('progress_report')
export const selectMatterEvents = pageOfRecords('matter_event')
export const selectQuestions = pageOfRecords('question')
export const selectDecisions = pageOfRecords('client_decision')
export const selectDuties = pageOfRecords('client_duty')

export const selectQuestion = recordById('question')
export const selectDecision = recordById('client_decision')
export const selectDuty = recordById('client_duty')

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

/** Settles what was open: by the actor, now. */
export async function settle(
  work: Work,
  table: 'question' | 'client_decision' | 'client_duty',
  id: string,
  columns: Record<string, string | number | null>,
): Promise<void> {
  await work.tx
    .updateTable(table as 'question')
    .set((column) => ({
      ...columns,
      settled_by: personIdOf(work.actor),
      settled_at: work.now,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Says what happened to a record of an engagement. */
export async function say<Row extends { id: string; subject_id: string }>(
  work: Work,
  row: Row | undefined,
  event: { type: string; data: Record<string, unknown> },
): Promise<Row> {
  if (!row) throw new Error(`${event.type}: the record is gone`)
  const subject = { kind: 'engagement' as const, id: row.subject_id }
  await work.publish([{ ...event, subject, object: row.id }])
  return row
}
