import { type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Standing } from '#client-service/index.ts'
import { isWalledWithin } from '#organisation/index.ts'
import { seeClient } from '../clients.ts'
import { receiveSuggestion } from '../suggestion.ts'
import { standingsOf } from '../standing.ts'
import { expectPast } from '../time.ts'
import type { ReturnVisit, recordReturnVisitEndpoint } from './contract.ts'
import { returnVisitPolicy } from './policy.ts'
import { presentReturnVisit } from './present.ts'
import { decideReturnVisit, momentOfVisit } from './rules.ts'
import {
  type EndedEngagement,
  insertReturnVisit,
  type ReturnVisitRow,
  seeEngagement,
  selectReturnVisits,
} from './sql.ts'

/** What a client says of the firm after the service has ended (M1). */
export async function recordReturnVisit(
  work: Work,
  { params, body }: Input<typeof recordReturnVisitEndpoint>,
): Promise<ReturnVisit> {
  const engagement = await seeEngagement(work.tx, params.id)
  if (!engagement) throw notFound()
  const client = await seeClient(work.tx, engagement.clientId)
  const standing = await standingOn(work, engagement)
  if (!permits(returnVisitPolicy, 'recordReturnVisit', work.actor, standing)) throw forbidden()
  const at = momentOfVisit(engagement.closedAt, new Date(body.at))
  expectPast('at', at, work.now)
  const refusal = decideReturnVisit(engagement.closedAt, at)
  if (refusal) throw refused(refusal)
  const id = uuidv7()
  const feedbackId = body.asFeedback ? await receiveSuggestion(work, engagement.id, body) : null
  await insertReturnVisit(work.tx, {
    ...body,
    id,
    at,
    feedbackId,
    engagementId: engagement.id,
    clientId: client.id,
    recordedBy: personIdOf(work.actor),
    recordedAt: work.now,
  })
  await work.publish([
    {
      type: 'return_visit.recorded',
      subject: { kind: 'engagement', id: engagement.id },
      object: id,
      data: { satisfaction: body.satisfaction, nps: body.nps },
    },
  ])
  if (!(await isWalledWithin(work, engagement.id, client.id)))
    await work.publish([
      {
        type: 'client.contacted',
        subject: { kind: 'client', id: client.id },
        object: id,
        data: { key: client.isKey },
      },
    ])
  const [row] = await selectReturnVisits(work, { id, limit: 1 })
  return presentReturnVisit(row as ReturnVisitRow)
}

/** Who works on the engagement and who cares for its client; other engagements do not count. */
async function standingOn(work: Work, engagement: EndedEngagement): Promise<Standing> {
  const standings = await standingsOf(work.tx, [engagement.id, engagement.clientId])
  const own = standings.get(engagement.id)
  const carers = standings.get(engagement.clientId)?.members ?? []
  return {
    departmentId: own?.departmentId ?? null,
    members: [...(own?.members ?? []), ...carers.filter((member) => member.part !== 'lead_lawyer')],
  }
}
