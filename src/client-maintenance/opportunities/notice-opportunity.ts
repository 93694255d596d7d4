import { type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { badInput, forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeClient } from '../clients.ts'
import { clientsSeenBy, colleague } from '../owners.ts'
import { standingOf } from '../standing.ts'
import { expectVersion } from '#platform/http/version.ts'
import type {
  changeOpportunityEndpoint,
  noticeOpportunityEndpoint,
  Opportunity,
  OpportunitySource,
} from './contract.ts'
import { opportunityPolicy } from './policy.ts'
import { hasRecord, type OpportunityRefusal } from './rules.ts'
import { expectOpen, seeOpportunityToChange, showOpportunity } from './show-opportunity.ts'
import { clientOfRecord, insertOpportunity, updateOpportunity } from './sql.ts'

/** A client will need a lawyer again (M3). */
export async function noticeOpportunity(
  work: Work,
  { params, body }: Input<typeof noticeOpportunityEndpoint>,
): Promise<Opportunity> {
  const client = await seeClient(work.tx, params.id)
  const thing = { ...(await standingOf(work.tx, client.id)), ownerId: body.ownerId }
  if (!permits(opportunityPolicy, 'noticeOpportunity', work.actor, thing)) throw forbidden()
  await expectSource(work, client.id, body.source, body.sourceId)
  await expectOwner(work, body.ownerId, client.id)
  const id = uuidv7()
  await insertOpportunity(work.tx, {
    ...body,
    id,
    clientId: client.id,
    noticedBy: personIdOf(work.actor),
    noticedAt: work.now,
  })
  await work.publish([
    {
      type: 'opportunity.noticed',
      subject: { kind: 'client', id: client.id },
      object: id,
      data: { owner_id: body.ownerId },
    },
  ])
  return showOpportunity(work, id)
}

async function expectSource(
  work: Work,
  clientId: string,
  source: OpportunitySource,
  sourceId: string | null,
): Promise<void> {
  if (sourceId === null) return
  const about = hasRecord(source) ? await clientOfRecord(work.tx, source, sourceId) : undefined
  if (about !== clientId) throw badInput([{ path: 'sourceId', code: 'unknown' }])
}

async function expectOwner(work: Work, ownerId: string, clientId: string): Promise<void> {
  const owner = await colleague(work.tx, ownerId)
  if (!owner) throw refused('owner_not_in_firm' satisfies OpportunityRefusal)
  const seen = await clientsSeenBy(work, owner, [clientId])
  if (!seen.has(clientId)) throw refused('owner_does_not_see_client' satisfies OpportunityRefusal)
}

/** Corrects what is known of an opportunity while it is open. */
export async function changeOpportunity(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeOpportunityEndpoint>,
): Promise<Opportunity> {
  const before = await seeOpportunityToChange(work, params.id, 'changeOpportunity')
  expectVersion(ifMatch, await showOpportunity(work, before.id))
  expectOpen(before)
  await updateOpportunity(work.tx, before.id, body)
  const all = ['title', 'need', 'practiceArea'] as const
  await work.publish([
    {
      type: 'opportunity.changed',
      subject: { kind: 'client', id: before.clientId },
      object: before.id,
      data: { fields: all.filter((field) => before[field] !== body[field]) },
    },
  ])
  return showOpportunity(work, before.id)
}
