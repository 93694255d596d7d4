import { type Input, personIdOf, type Work } from '#access/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { clientsSeenBy, colleague } from '../owners.ts'
import type {
  BusinessDevelopment,
  decideAdviceEndpoint,
  declineAdviceEndpoint,
  proposeAdviceEndpoint,
  sendAdviceEndpoint,
} from './contract.ts'
import {
  decideApproval,
  decideDeciding,
  decideDeclining,
  decideProposing,
  decideSending,
  type DevelopmentRefusal,
} from './rules.ts'
import { seeDevelopmentToChange, showDevelopment } from './show-development.ts'
import {
  decideProposal,
  insertAdvice,
  insertProposal,
  moveDevelopment,
  settleDevelopment,
} from './sql.ts'

/** Drafts forward-looking advice and asks another lawyer to approve it. */
export async function proposeAdvice(
  work: Work,
  { params, body }: Input<typeof proposeAdviceEndpoint>,
): Promise<BusinessDevelopment> {
  const news = await seeDevelopmentToChange(work, params.id, 'proposeAdvice')
  expect(decideProposing(news.state))
  const author = personOf(work)
  await expectApprover(work, author, body.approverId, news.clientId)
  const id = uuidv7()
  await insertProposal(work.tx, {
    id,
    clientId: news.clientId,
    developmentId: news.id,
    text: body.text,
    authorId: author,
    approverId: body.approverId,
    proposedAt: work.now,
  })
  await moveDevelopment(work.tx, news.id, 'proposed')
  await work.publish([
    {
      type: 'advice.proposed',
      subject: { kind: 'client', id: news.clientId },
      object: news.id,
      data: { advice_id: id, approver_id: body.approverId },
    },
  ])
  return showDevelopment(work, news.id)
}

/** Approves what was proposed, or returns it with a reason: whoever was asked, or another lawyer in their place. */
export async function decideAdvice(
  work: Work,
  { params, body }: Input<typeof decideAdviceEndpoint>,
): Promise<BusinessDevelopment> {
  const news = await seeDevelopmentToChange(work, params.id, 'decideAdvice')
  expect(decideDeciding(news.state))
  const by = personOf(work)
  if (by === news.proposedBy) throw refused('approver_is_author' satisfies DevelopmentRefusal)
  const approved = body.outcome === 'approved'
  const reason = approved ? null : body.reason
  await decideProposal(work.tx, news.proposalId as string, {
    outcome: body.outcome,
    reason,
    by,
    at: work.now,
  })
  await moveDevelopment(work.tx, news.id, approved ? 'approved' : 'recorded')
  await work.publish([
    {
      type: approved ? 'advice.approved' : 'advice.returned',
      subject: { kind: 'client', id: news.clientId },
      object: news.id,
      data: { advice_id: news.proposalId, ...(approved ? {} : { reason: body.reason }) },
    },
  ])
  return showDevelopment(work, news.id)
}

/** Sends advice as another lawyer approved it, and keeps it as it was sent. */
export async function sendAdvice(
  work: Work,
  { params, body }: Input<typeof sendAdviceEndpoint>,
): Promise<BusinessDevelopment> {
  const news = await seeDevelopmentToChange(work, params.id, 'sendAdvice')
  expect(decideSending(news.state))
  const by = personOf(work)
  const id = uuidv7()
  const approvedBy = news.decidedBy as string
  await insertAdvice(work.tx, {
    id,
    clientId: news.clientId,
    developmentId: news.id,
    text: news.proposedText as string,
    way: body.way,
    authorId: news.proposedBy as string,
    approvedBy,
    sentAt: work.now,
  })
  await settleDevelopment(work.tx, news.id, { state: 'advised', reason: null, by, at: work.now })
  await work.publish([
    {
      type: 'advice.sent',
      subject: { kind: 'client', id: news.clientId },
      object: news.id,
      data: { advice_id: id, approved_by: approvedBy },
    },
  ])
  return showDevelopment(work, news.id)
}

function personOf({ actor }: Work): string {
  if (actor.kind !== 'person') throw forbidden()
  return actor.personId
}

function expect(refusal: DevelopmentRefusal | null): void {
  if (refusal) throw refused(refusal)
}

async function expectApprover(
  work: Work,
  author: string,
  approverId: string,
  clientId: string,
): Promise<void> {
  const approver = await colleague(work.tx, approverId)
  const refusal = decideApproval(author, approver)
  if (refusal || !approver) throw refused(refusal ?? 'approver_not_in_firm')
  const seen = await clientsSeenBy(work, approver, [clientId])
  if (!seen.has(clientId)) {
    throw refused('approver_does_not_see_client' satisfies DevelopmentRefusal)
  }
}

/** Nothing needs to be said to the client about these news. */
export async function declineAdvice(
  work: Work,
  { params, body }: Input<typeof declineAdviceEndpoint>,
): Promise<BusinessDevelopment> {
  const news = await seeDevelopmentToChange(work, params.id, 'declineAdvice')
  expect(decideDeclining(news.state))
  const by = personIdOf(work.actor)
  const settlement = { state: 'not_needed', reason: body.reason, by, at: work.now } as const
  await settleDevelopment(work.tx, news.id, settlement)
  await work.publish([
    {
      type: 'advice.not_needed',
      subject: { kind: 'client', id: news.clientId },
      object: news.id,
      data: { reason: body.reason },
    },
  ])
  return showDevelopment(work, news.id)
}
