import { personIdOf, seenBy, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type {
  Opportunity,
  OpportunityFields,
  OpportunitySource,
  OpportunityState,
} from './contract.ts'

export interface NewOpportunity extends OpportunityFields {
  id: string
  clientId: string
  source: OpportunitySource
  sourceId: string | null
  ownerId: string
  noticedBy: string | null
  noticedAt: Date
}

export async function insertOpportunity(tx: Tx, one: NewOpportunity): Promise<void> {
  await tx
    .insertInto('opportunity')
    .values({
      id: one.id,
      subject_id: one.clientId,
      title: one.title,
      need: one.need,
      practice_area: one.practiceArea,
      source: one.source,
      source_id: one.sourceId,
      owner_id: one.ownerId,
      noticed_by: one.noticedBy,
      noticed_at: one.noticedAt,
    })
    .execute()
}

function opportunities(tx: Tx) {
  return tx
    .selectFrom('opportunity as o')
    .innerJoin('client as c', 'c.id', 'o.subject_id')
    .select(['o.id', 'o.subject_id as clientId', 'c.name as clientName', 'o.title', 'o.need'])
    .select(['o.practice_area as practiceArea', 'o.source', 'o.source_id as sourceId', 'o.state'])
    .select(['o.owner_id as ownerId', 'o.lead_id as leadId', 'o.engagement_id as engagementId'])
    .select(['o.drop_reason as dropReason', 'o.drop_words as dropWords', 'o.version'])
    .select(['o.noticed_by as noticedBy', 'o.noticed_at as noticedAt'])
    .select('o.settled_at as settledAt')
    .$narrowType<Pick<Opportunity, 'practiceArea' | 'source' | 'state' | 'dropReason'>>()
}

export async function selectOpportunity(tx: Tx, id: string) {
  return opportunities(tx).where('o.id', '=', id).executeTakeFirst()
}

/** The opportunity, held until the transaction ends. */
export async function lockOpportunity(tx: Tx, id: string) {
  return opportunities(tx).where('o.id', '=', id).forUpdate('o').executeTakeFirst()
}

export type OpportunityRow = NonNullable<Awaited<ReturnType<typeof selectOpportunity>>>

export async function selectOpportunities(
  { tx, actor }: Work,
  wanted: {
    client?: string | undefined
    owner?: string | undefined
    state?: OpportunityState | undefined
    after?: string | undefined
    limit: number
  },
) {
  let query = opportunities(tx)
    .where(seenBy(actor, 'client', 'o.subject_id'))
    .orderBy('o.noticed_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(wanted.limit + 1)
  if (wanted.client) query = query.where('o.subject_id', '=', wanted.client)
  if (wanted.owner) query = query.where('o.owner_id', '=', wanted.owner)
  if (wanted.state) query = query.where('o.state', '=', wanted.state)
  query = query.where(rowsAfter(wanted.after, { 'o.noticed_at': 'instant', 'o.id': 'id' }))
  return query.execute()
}

/** The client a record speaks of, as far as the actor of the transaction sees it. */
export async function clientOfRecord(
  tx: Tx,
  source: 'return_visit' | 'talk' | 'development',
  id: string,
): Promise<string | undefined> {
  if (source === 'development') {
    const query = tx.selectFrom('business_development').select('subject_id as clientId')
    return (await query.where('id', '=', id).executeTakeFirst())?.clientId
  }
  const found = await tx
    .selectFrom(source)
    .innerJoin('engagement', 'engagement.id', `${source}.subject_id`)
    .select('engagement.client_id as clientId')
    .where(`${source}.id`, '=', id)
    .executeTakeFirst()
  return found?.clientId
}

export async function updateOpportunity(
  tx: Tx,
  id: string,
  fields: OpportunityFields,
): Promise<void> {
  await tx
    .updateTable('opportunity')
    .set((update) => ({
      title: fields.title,
      need: fields.need,
      practice_area: fields.practiceArea,
      version: update('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export type Settlement =
  | { state: 'pursued'; lead_id: string }
  | { state: 'pursued'; engagement_id: string }
  | { state: 'dropped'; drop_reason: Opportunity['dropReason']; drop_words: string }

export async function settleOpportunity(
  work: Work,
  id: string,
  settlement: Settlement,
): Promise<void> {
  await work.tx
    .updateTable('opportunity')
    .set((update) => ({
      ...settlement,
      settled_by: personIdOf(work.actor),
      settled_at: work.now,
      version: update('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}
