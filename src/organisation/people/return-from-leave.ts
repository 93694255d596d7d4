import { asSystem, type Input, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { endDelegationsOf } from '../delegations/index.ts'
import { publishChange } from '../publish.ts'
import type { Person, returnFromLeaveEndpoint } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import { presentPerson } from './present-person.ts'
import { decideReturn } from './rules.ts'
import { lockPerson, type PersonRow, selectPerson, updateStatus } from './sql.ts'

/** Somebody is back; whoever stood in for them stops doing so. */
export async function returnFromLeave(
  work: Work,
  { params }: Input<typeof returnFromLeaveEndpoint>,
): Promise<Person> {
  const person = await asSystem(work, () => lockPerson(work.tx, params.id))
  if (!person) throw notFound()
  if (!permits(peoplePolicy, 'returnFromLeave', work.actor, person)) throw forbidden()
  const refusal = decideReturn(person.status)
  if (refusal) throw refused(refusal)
  await asSystem(work, () => updateStatus(work.tx, person.id, 'active'))
  await endDelegationsOf(work, person.id, 'given')
  await publishChange(work, [
    { type: 'person.changed', object: person.id, data: { fields: ['status'], status: 'active' } },
  ])
  return presentPerson((await selectPerson(work.tx, person.id)) as PersonRow, work.actor)
}
