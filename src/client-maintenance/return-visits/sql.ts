import { seenBy, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { ReturnVisit } from './contract.ts'

export interface EndedEngagement {
  id: string
  clientId: string
  title: string
  closedAt: Date | null
}

/** The engagement, as the actor sees it. */
export async function seeEngagement(tx: Tx, id: string): Promise<EndedEngagement | undefined> {
  return tx
    .selectFrom('engagement')
    .select(['id', 'client_id as clientId', 'title', 'closed_at as closedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export interface NewReturnVisit {
  id: string
  engagementId: string
  clientId: string
  way: ReturnVisit['way']
  at: Date
  satisfaction: number
  nps: number | null
  opinion: string
  suggestions: string
  wishesContact: boolean
  feedbackId: string | null
  recordedBy: string | null
  recordedAt: Date
}

export async function insertReturnVisit(tx: Tx, visit: NewReturnVisit): Promise<void> {
  await tx
    .insertInto('return_visit')
    .values({
      id: visit.id,
      subject_id: visit.engagementId,
      client_id: visit.clientId,
      way: visit.way,
      at: visit.at,
      satisfaction: visit.satisfaction,
      nps: visit.nps,
      opinion: visit.opinion,
      suggestions: visit.suggestions,
      wishes_contact: visit.wishesContact,
      feedback_id: visit.feedbackId,
      recorded_by: visit.recordedBy,
      recorded_at: visit.recordedAt,
    })
    .execute()
}

export async function selectReturnVisits(
  { tx, actor }: Work,
  wanted: {
    id?: string
    engagement?: string | undefined
    client?: string | undefined
    after?: string | undefined
    limit: number
  },
) {
  let query = tx
    .selectFrom('return_visit as v')
    .innerJoin('engagement as e', 'e.id', 'v.subject_id')
    .innerJoin('client as c', 'c.id', 'v.client_id')
    .leftJoin('person as p', 'p.id', 'v.recorded_by')
    .select(['v.id', 'v.subject_id as engagementId', 'e.title', 'v.client_id as clientId'])
    .select(['c.name as clientName', 'v.way', 'v.at', 'v.satisfaction', 'v.nps', 'v.opinion'])
    .select([
      'v.suggestions',
      'v.wishes_contact as wishesContact',
      'v.feedback_id as feedbackId',
      'p.id as recordedBy',
    ])
    .select(['p.name as recordedByName', 'v.recorded_at as recordedAt'])
    .where(seenBy(actor, 'engagement', 'v.subject_id'))
    .orderBy('v.at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(wanted.limit + 1)
  if (wanted.id) query = query.where('v.id', '=', wanted.id)
  if (wanted.engagement) query = query.where('v.subject_id', '=', wanted.engagement)
  if (wanted.client) query = query.where('v.client_id', '=', wanted.client)
  query = query.where(rowsAfter(wanted.after, { 'v.at': 'instant', 'v.id': 'id' }))
  return query.execute()
}

export type ReturnVisitRow = Awaited<ReturnType<typeof selectReturnVisits>>[number]
