import { type Input, personIdOf, type Work } from '#access/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { clientsSeenBy, colleague } from '../owners.ts'
import type { BusinessDevelopment, declineAdviceEndpoint, sendAdviceEndpoint } from './contract.ts'
import { type DevelopmentRefusal, decideApproval, decideSettling } from './rules.ts'
import { seeDevelopmentToChange, showDevelopment } from './show-development.ts'
import { insertAdvice, settleDevelopment } from './sql.ts'

/** Sends forward-looking advice that another lawyer has approved, and keeps it as it was sent. */
export async function sendAdvice(
  work: Work,
  { params, body }: Input<typeof sendAdviceEndpoint>,
): Promise<BusinessDevelopment> {
  const news = await seeDevelopmentToChange(work, params.id, 'sendAdvice')
  const settled = decideSettling(news.state)
  if (settled) throw refused(settled)
  if (work.actor.kind !== 'person') throw forbidden()
  const author = work.actor.personId
  await expectApproval(work, author, body.approvedBy, news.clientId)
  const id = uuidv7()
  await insertAdvice(work.tx, {
    ...body,
    id,
    clientId: news.clientId,
    developmentId: news.id,
    authorId: author,
    sentAt: work.now,
  })
  const settlement = { state: 'advised', reason: null, by: author, at: work.now } as const
  await settleDevelopment(work.tx, news.id, settlement)
  await work.publish([
    {
      type: 'advice.sent',
      subject: { kind: 'client', id: news.clientId },
      object: news.id,
      data: { advice_id: id, approved_by: body.approvedBy },
    },
  ])
  return showDevelopment(work, news.id)
}

async function expectApproval(
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
  const settled = decideSettling(news.state)
  if (settled) throw refused(settled)
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
