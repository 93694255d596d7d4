import { type Input, permits, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeClient } from '../clients.ts'
import { standingOf } from '../standing.ts'
import type { PlannedContact, planContactEndpoint } from './contract.ts'
import { contactPolicy } from './policy.ts'
import { actingPerson, expectDayAhead, expectOwner, showPlan } from './see-plan.ts'
import { insertPlans } from './sql.ts'

/** Promises a contact on a day (M2). */
export async function planContact(
  work: Work,
  { params, body }: Input<typeof planContactEndpoint>,
): Promise<PlannedContact> {
  const client = await seeClient(work.tx, params.id)
  const thing = { ...(await standingOf(work.tx, client.id)), ownerId: null, kind: body.kind }
  if (!permits(contactPolicy, 'planContact', work.actor, thing)) throw forbidden()
  await expectDayAhead(work, body.plannedOn)
  await expectOwner(work, body.ownerId, client.id)
  const id = uuidv7()
  await insertPlans(work.tx, [
    {
      ...body,
      id,
      clientId: client.id,
      round: null,
      postponesId: null,
      plannedBy: actingPerson(work),
      plannedAt: work.now,
    },
  ])
  await work.publish([
    {
      type: 'contact.planned',
      subject: { kind: 'client', id: client.id },
      object: id,
      data: { owner_id: body.ownerId, planned_on: body.plannedOn },
    },
  ])
  return showPlan(work, id)
}
