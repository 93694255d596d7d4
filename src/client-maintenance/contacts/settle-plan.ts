import type { Input, Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeClient } from '../clients.ts'
import { expectPast } from '../time.ts'
import type {
  cancelPlannedContactEndpoint,
  completePlannedContactEndpoint,
  PlannedContact,
  postponePlannedContactEndpoint,
} from './contract.ts'
import { insertRecord } from './record-sql.ts'
import { decidePostponement, decideSettling } from './rules.ts'
import { actingPerson, expectDayAhead, seePlanToChange, showPlan } from './see-plan.ts'
import { insertPlans, settlePlan } from './sql.ts'

/** A contact was made as planned. */
export async function completePlannedContact(
  work: Work,
  { params, body }: Input<typeof completePlannedContactEndpoint>,
): Promise<PlannedContact> {
  const plan = await seePlanToChange(work, params.id, 'completePlannedContact')
  const refusal = decideSettling(plan.state)
  if (refusal) throw refused(refusal)
  const at = new Date(body.at)
  expectPast('at', at, work.now)
  const client = await seeClient(work.tx, plan.clientId)
  const by = actingPerson(work)
  await insertRecord(work.tx, {
    ...body,
    id: uuidv7(),
    clientId: client.id,
    plannedContactId: plan.id,
    at,
    madeBy: by,
    recordedAt: work.now,
  })
  await settlePlan(work.tx, plan.id, { state: 'completed', reason: null, by, at: work.now })
  await work.publish([
    {
      type: 'client.contacted',
      subject: { kind: 'client', id: client.id },
      object: plan.id,
      data: { key: client.isKey },
    },
  ])
  return showPlan(work, plan.id)
}

/** A planned contact will not be made. */
export async function cancelPlannedContact(
  work: Work,
  { params, body }: Input<typeof cancelPlannedContactEndpoint>,
): Promise<PlannedContact> {
  const plan = await seePlanToChange(work, params.id, 'cancelPlannedContact')
  const refusal = decideSettling(plan.state)
  if (refusal) throw refused(refusal)
  const by = actingPerson(work)
  const { reason } = body
  await settlePlan(work.tx, plan.id, { state: 'cancelled', reason, by, at: work.now })
  await work.publish([
    {
      type: 'contact.cancelled',
      subject: { kind: 'client', id: plan.clientId },
      object: plan.id,
      data: { reason },
    },
  ])
  return showPlan(work, plan.id)
}

/** Another day is another promise: the first is cancelled for the reason, and a new one made. */
export async function postponePlannedContact(
  work: Work,
  { params, body }: Input<typeof postponePlannedContactEndpoint>,
): Promise<PlannedContact> {
  const plan = await seePlanToChange(work, params.id, 'postponePlannedContact')
  const { plannedOn, reason } = body
  const refusal = decidePostponement(plan, plannedOn)
  if (refusal) throw refused(refusal)
  await expectDayAhead(work, plannedOn)
  const by = actingPerson(work)
  const id = uuidv7()
  await settlePlan(work.tx, plan.id, { state: 'cancelled', reason, by, at: work.now })
  const { clientId, kind, occasion, ownerId, note } = plan
  const again = { id, clientId, kind, occasion, ownerId, note, plannedOn, round: null }
  await insertPlans(work.tx, [
    { ...again, postponesId: plan.id, plannedBy: by, plannedAt: work.now },
  ])
  const subject = { kind: 'client' as const, id: plan.clientId }
  await work.publish([
    { type: 'contact.cancelled', subject, object: plan.id, data: { reason, postponed_to: id } },
    {
      type: 'contact.planned',
      subject,
      object: id,
      data: { owner_id: plan.ownerId, planned_on: plannedOn },
    },
  ])
  return showPlan(work, id)
}
