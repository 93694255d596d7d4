import { personIdOf, type RecordedEvent, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { decideConflict, decisionOf } from '#conflicts/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type {
  addPartyEndpoint,
  decideConflictEndpoint,
  Engagement,
  removePartyEndpoint,
} from './contract.ts'
import { engagementPolicy } from './policy.ts'
import { presentEngagement } from './present-engagement.ts'
import { keepSearchable } from './searchable.ts'
import { insertParties, updateEngagement } from './sql.ts'

/** Adds a party; whatever was decided about conflicts before no longer counts. */
export async function addParty(
  work: Work,
  { params, body }: Input<typeof addPartyEndpoint>,
): Promise<Engagement> {
  await seeEngagementToChange(work, params.id, engagementPolicy, 'changeParties')
  const by = personIdOf(work.actor)
  const [party] = await insertParties(work.tx, params.id, [body], { by, at: work.now })
  return partiesChanged(work, params.id, 'engagement.party_added', party as string, body.role)
}

export async function removeParty(
  work: Work,
  { params }: Input<typeof removePartyEndpoint>,
): Promise<Engagement> {
  await seeEngagementToChange(work, params.id, engagementPolicy, 'changeParties')
  const gone = await work.tx
    .deleteFrom('engagement_party')
    .where('id', '=', params.partyId)
    .where('subject_id', '=', params.id)
    .returning(['id', 'role'])
    .executeTakeFirst()
  if (!gone) throw notFound()
  return partiesChanged(work, params.id, 'engagement.party_removed', gone.id, gone.role)
}

async function partiesChanged(
  work: Work,
  id: string,
  type: string,
  party: string,
  role: string,
): Promise<Engagement> {
  await updateEngagement(work.tx, id, { parties_changed_at: work.now })
  await keepSearchable(work.tx, id)
  await work.publish([{ type, subject: { kind: 'engagement', id }, object: party, data: { role } }])
  return presentEngagement(work, id)
}

/** The conflict officer's decision, before the contract or after parties changed. */
export async function decideEngagementConflict(
  work: Work,
  { params, body }: Input<typeof decideConflictEndpoint>,
): Promise<Engagement> {
  const right = 'decideEngagementConflict'
  await seeEngagementToChange(work, params.id, engagementPolicy, right)
  await decideConflict(
    work,
    { kind: 'engagement', id: params.id },
    { outcome: body.outcome, reason: body.reason },
  )
  return presentEngagement(work, params.id)
}

/** What the conflict desk decided stands with the engagement from then on. */
export async function followConflictDecision(work: Work, event: RecordedEvent): Promise<void> {
  if (event.subject.kind !== 'engagement') return
  const { id } = event.subject
  const decision = await decisionOf(work, event.data.decision_id as string)
  const object = uuidv7()
  await work.tx
    .insertInto('engagement_conflict')
    .values({
      id: object,
      subject_id: id,
      outcome: decision.outcome,
      reason: decision.reason.slice(0, 2000),
      decided_by: decision.decidedBy,
      recorded_by: decision.decidedBy,
      decided_at: work.now,
    })
    .execute()
  await updateEngagement(work.tx, id, { conflict_decided_at: work.now })
  await work.publish([
    {
      type: 'engagement.conflict_decided',
      subject: { kind: 'engagement', id },
      object,
      data: { outcome: decision.outcome },
    },
  ])
}
