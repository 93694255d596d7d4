import { seenBy, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { BusinessDevelopment, DevelopmentFields, DevelopmentState } from './contract.ts'

export interface NewDevelopment extends DevelopmentFields {
  id: string
  clientId: string
  recordedBy: string | null
  recordedAt: Date
}

export async function insertDevelopment(tx: Tx, news: NewDevelopment): Promise<void> {
  await tx
    .insertInto('business_development')
    .values({
      id: news.id,
      subject_id: news.clientId,
      happened_on: news.happenedOn,
      source: news.source,
      url: news.url,
      text: news.text,
      recorded_by: news.recordedBy,
      recorded_at: news.recordedAt,
    })
    .execute()
}

function developments(tx: Tx) {
  return tx
    .selectFrom('business_development as d')
    .innerJoin('client as c', 'c.id', 'd.subject_id')
    .leftJoin('advice as a', 'a.development_id', 'd.id')
    .select(['d.id', 'd.subject_id as clientId', 'c.name as clientName', 'd.source', 'd.url'])
    .select(['d.happened_on as happenedOn', 'd.text', 'd.state', 'd.version'])
    .select(['d.not_needed_reason as notNeededReason', 'd.recorded_by as recordedBy'])
    .select(['d.recorded_at as recordedAt', 'a.id as adviceId', 'a.text as adviceText', 'a.way'])
    .select(['a.author_id as authorId', 'a.approved_by as approvedBy', 'a.sent_at as sentAt'])
    .leftJoinLateral(
      (latest) =>
        latest
          .selectFrom('advice_proposal as x')
          .select(['x.id', 'x.text', 'x.author_id', 'x.approver_id', 'x.proposed_at'])
          .select(['x.outcome', 'x.reason', 'x.decided_by'])
          .whereRef('x.development_id', '=', 'd.id')
          .orderBy('x.proposed_at', 'desc')
          .orderBy('x.id', 'desc')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .select(['p.id as proposalId', 'p.text as proposedText', 'p.author_id as proposedBy'])
    .select(['p.approver_id as approverId', 'p.proposed_at as proposedAt', 'p.outcome'])
    .select(['p.reason as returnReason', 'p.decided_by as decidedBy'])
    .$narrowType<{ state: DevelopmentState }>()
}

export async function selectDevelopment(tx: Tx, id: string) {
  return developments(tx).where('d.id', '=', id).executeTakeFirst()
}

/** The news, held until the transaction ends. */
export async function lockDevelopment(tx: Tx, id: string) {
  return developments(tx).where('d.id', '=', id).forUpdate('d').executeTakeFirst()
}

export type DevelopmentRow = NonNullable<Awaited<ReturnType<typeof selectDevelopment>>>

export async function selectDevelopments(
  { tx, actor }: Work,
  wanted: {
    client?: string | undefined
    state?: DevelopmentState | undefined
    after?: string | undefined
    limit: number
  },
) {
  let query = developments(tx)
    .where(seenBy(actor, 'client', 'd.subject_id'))
    .orderBy('d.recorded_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(wanted.limit + 1)
  if (wanted.client) query = query.where('d.subject_id', '=', wanted.client)
  if (wanted.state) query = query.where('d.state', '=', wanted.state)
  query = query.where(rowsAfter(wanted.after, { 'd.recorded_at': 'instant', 'd.id': 'id' }))
  return query.execute()
}

export async function updateDevelopment(
  tx: Tx,
  id: string,
  fields: DevelopmentFields,
): Promise<void> {
  await tx
    .updateTable('business_development')
    .set((update) => ({
      happened_on: fields.happenedOn,
      source: fields.source,
      url: fields.url,
      text: fields.text,
      version: update('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Moves news on between being recorded and being settled. */
export async function moveDevelopment(
  tx: Tx,
  id: string,
  state: 'recorded' | 'proposed' | 'approved',
): Promise<void> {
  await tx
    .updateTable('business_development')
    .set((update) => ({ state, version: update('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertProposal(
  tx: Tx,
  proposal: {
    id: string
    clientId: string
    developmentId: string
    text: string
    authorId: string
    approverId: string
    proposedAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('advice_proposal')
    .values({
      id: proposal.id,
      subject_id: proposal.clientId,
      development_id: proposal.developmentId,
      text: proposal.text,
      author_id: proposal.authorId,
      approver_id: proposal.approverId,
      proposed_at: proposal.proposedAt,
    })
    .execute()
}

export async function decideProposal(
  tx: Tx,
  id: string,
  decided: { outcome: 'approved' | 'returned'; reason: string | null; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('advice_proposal')
    .set({
      outcome: decided.outcome,
      reason: decided.reason,
      decided_by: decided.by,
      decided_at: decided.at,
    })
    .where('id', '=', id)
    .execute()
}

export async function settleDevelopment(
  tx: Tx,
  id: string,
  settled: {
    state: 'advised' | 'not_needed'
    reason: string | null
    by: string | null
    at: Date
  },
): Promise<void> {
  await tx
    .updateTable('business_development')
    .set((update) => ({
      state: settled.state,
      not_needed_reason: settled.reason,
      settled_by: settled.by,
      settled_at: settled.at,
      version: update('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function insertAdvice(
  tx: Tx,
  advice: {
    id: string
    clientId: string
    developmentId: string
    text: string
    way: NonNullable<BusinessDevelopment['advice']>['way']
    authorId: string
    approvedBy: string
    sentAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('advice')
    .values({
      id: advice.id,
      subject_id: advice.clientId,
      development_id: advice.developmentId,
      text: advice.text,
      way: advice.way,
      author_id: advice.authorId,
      approved_by: advice.approvedBy,
      sent_at: advice.sentAt,
    })
    .execute()
}
