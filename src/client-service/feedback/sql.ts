import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, asSystem, reachOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { FeedbackStanding } from './policy.ts'

const rows = (tx: Tx) =>
  tx
    .selectFrom('feedback')
    .leftJoin('client', 'client.id', 'feedback.client_id')
    .leftJoin('engagement', 'engagement.id', 'feedback.subject_id')
    .selectAll('feedback')
    .select(['client.name as clientName', 'engagement.title as engagementTitle'])

export type FeedbackRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export const selectOne = (tx: Tx, id: string): Promise<FeedbackRow | undefined> =>
  rows(tx).where('feedback.id', '=', id).executeTakeFirst()

/** The feedback, kept from changing until the transaction ends. */
export async function lockOne(tx: Tx, id: string): Promise<FeedbackRow | undefined> {
  await tx.selectFrom('feedback').select('id').where('id', '=', id).forUpdate().execute()
  return selectOne(tx, id)
}

/** Those of the feedback that the actor sees, locked in one order. */
export async function lockMany(tx: Tx, ids: string[]): Promise<FeedbackRow[]> {
  await tx
    .selectFrom('feedback')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows(tx).where('feedback.id', 'in', ids).execute()
}

/** For who does not see everything: where to look, instead of asking of every row whether it is seen. */
function startingFrom(actor: Actor): RawBuilder<SqlBool> {
  const ofDesk = actor.kind === 'person' && actor.roles.includes('complaint_owner')
  return sql<SqlBool>`(
    feedback.subject_id = any (array(
      select seen_subject_ids('client') union all select seen_subject_ids('engagement')))
    or feedback.handler_id = any ((select acts_for())::uuid[])
    ${ofDesk ? sql`or feedback.kind = 'complaint'` : sql``})`
}

export interface FeedbackFilter {
  state?: string | undefined
  kind?: string | undefined
  handlerId?: string | undefined
  clientId?: string | undefined
  engagementId?: string | undefined
  after?: string | undefined
  limit: number
}

/** A page of the feedback the actor sees, newest first. */
export function selectFeedback(
  tx: Tx,
  actor: Actor,
  filter: FeedbackFilter,
): Promise<FeedbackRow[]> {
  let query = rows(tx).where(
    rowsAfter(filter.after, { 'feedback.received_at': 'instant', 'feedback.id': 'id' }),
  )
  if (!reachOf(actor).kinds.includes('engagement')) query = query.where(startingFrom(actor))
  if (filter.state === 'open') query = query.where('is_open', '=', true)
  else if (filter.state) query = query.where('feedback.state', '=', filter.state)
  if (filter.kind) query = query.where('feedback.kind', '=', filter.kind)
  if (filter.handlerId) query = query.where('handler_id', '=', filter.handlerId)
  if (filter.clientId) query = query.where('feedback.client_id', '=', filter.clientId)
  if (filter.engagementId) query = query.where('feedback.subject_id', '=', filter.engagementId)
  return query
    .orderBy('feedback.received_at', 'desc')
    .orderBy('feedback.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
}

/** What is owed first about each of these, as far as the actor sees it. */
export async function firstOwedAbout(tx: Tx, ids: string[]) {
  const found = await tx
    .selectFrom('commitment')
    .distinctOn('about_id')
    .select(['about_id', 'clause_code', 'owner_id', 'due_at', 'status'])
    .where('about_id', '=', sql<string>`any(${ids})`)
    .where(sql<SqlBool>`status in ('scheduled', 'open', 'paused')`)
    .orderBy('about_id')
    .orderBy(sql`status = 'paused'`)
    .orderBy('due_at')
    .execute()
  return new Map(found.map((row) => [row.about_id, row]))
}

interface About {
  subject_id: string
  client_id: string
  kind: string
  handler_id: string | null
}

/**
 * Who works on what the feedback is about; about a client, on all its engagements. With the sight of
 * the system: whether a handler stands outside the team must not depend on what the handler sees.
 */
export function standingsOf(work: Work, all: About[]): Promise<(about: About) => FeedbackStanding> {
  return asSystem(work, async (tx) => {
    const subjects = [...new Set(all.flatMap((one) => [one.subject_id, one.client_id]))]
    const found = await sql<{
      of: string
      id: string
      department_id: string | null
      person_id: string | null
      part: string | null
    }>`
      select s.of, s.id, s.department_id, m.person_id, m.part from (
        select id as of, id, department_id from subject where id = any(${subjects})
        union all select parent_id, id, null from subject where parent_id = any(${subjects}) and kind = 'engagement'
      ) s left join subject_member m on m.subject_id = s.id and m.part <> 'through_engagement'`.execute(
      tx,
    )
    const of = (id: string, own: boolean) =>
      found.rows
        .filter((row) => row.of === id && (!own || row.id === id) && row.person_id)
        .map((row) => ({ personId: row.person_id as string, part: row.part as string }))
    return (about) => {
      const carers = of(about.client_id, true)
      const team = of(about.subject_id, about.subject_id !== about.client_id)
      const subject = found.rows.find((row) => row.id === about.subject_id && row.of === row.id)
      return {
        departmentId: subject?.department_id ?? null,
        members: [...team, ...carers],
        isComplaint: about.kind === 'complaint',
        handlerId: about.handler_id,
      }
    }
  })
}

/** Changes feedback and counts the edit. */
export async function updateMany(
  tx: Tx,
  ids: string[],
  columns: Record<string, string | number | Date | null>,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('feedback')
    .set((column) => ({ ...columns, version: column('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}

export async function updateOne(
  tx: Tx,
  id: string,
  columns: Record<string, string | number | Date | null>,
): Promise<void> {
  await tx
    .updateTable('feedback')
    .set((column) => ({ ...columns, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
