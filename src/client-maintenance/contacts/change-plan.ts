import type { Input, Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { changePlannedContactEndpoint, PlannedContact } from './contract.ts'
import { decideSettling } from './rules.ts'
import { seePlanToChange, showPlan } from './see-plan.ts'
import { updatePlan } from './sql.ts'

/** Corrects the occasion or the note of a plan; its day and owner are a promise and stay. */
export async function changePlannedContact(
  work: Work,
  { params, body, ifMatch }: Input<typeof changePlannedContactEndpoint>,
): Promise<PlannedContact> {
  const before = await seePlanToChange(work, params.id, 'changePlannedContact')
  expectVersion(ifMatch, await showPlan(work, before.id))
  const refusal = decideSettling(before.state)
  if (refusal) throw refused(refusal)
  await updatePlan(work.tx, before.id, body)
  const fields = (['occasion', 'note'] as const).filter((field) => before[field] !== body[field])
  await work.publish([
    {
      type: 'contact.changed',
      subject: { kind: 'client', id: before.clientId },
      object: before.id,
      data: { fields },
    },
  ])
  return showPlan(work, before.id)
}
