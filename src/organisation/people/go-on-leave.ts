import { asSystem, type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { beginDelegation } from '../delegations/index.ts'
import { publishChange } from '../publish.ts'
import type { goOnLeaveEndpoint, Person } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import { presentPerson } from './present-person.ts'
import { decideLeave } from './rules.ts'
import { lockPerson, type PersonRow, selectPerson, updateStatus } from './sql.ts'

/** Somebody is away from now on; a deputy, if named, does their work until then. */
export async function goOnLeave(
  work: Work,
  { params, body }: Input<typeof goOnLeaveEndpoint>,
): Promise<Person> {
  const person = await asSystem(work, () => lockPerson(work.tx, params.id))
  if (!person) throw notFound()
  if (!permits(peoplePolicy, 'goOnLeave', work.actor, person)) throw forbidden()
  const refusal = decideLeave(person.status)
  if (refusal) throw refused(refusal)
  if (body.deputyId) {
    await beginDelegation(work, person, {
      delegateId: body.deputyId,
      startsAt: work.now,
      endsAt: new Date(body.until),
      reason: body.reason,
    })
  }
  await asSystem(work, () => updateStatus(work.tx, person.id, 'on_leave'))
  await publishChange(work, [
    {
      type: 'person.changed',
      object: person.id,
      data: { fields: ['status'], status: 'on_leave', until: body.until, reason: body.reason },
    },
  ])
  return presentPerson((await selectPerson(work.tx, person.id)) as PersonRow, work.actor)
}
