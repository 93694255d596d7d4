import type { Input, PersonActor, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { grantRoleEndpoint, Person } from './contract.ts'
import { presentPerson } from './present-person.ts'
import { decideGrant } from './rules.ts'
import { insertRoles, lockPerson, type PersonRow, selectPerson } from './sql.ts'

/** Gives somebody a role. */
export async function grantRole(
  work: Work,
  { params }: Input<typeof grantRoleEndpoint>,
): Promise<Person> {
  const { id, role } = params
  const person = await lockPerson(work.tx, id)
  if (!person) throw notFound()
  const refusal = decideGrant(work.actor as PersonActor, person, role)
  if (refusal) throw refused(refusal, { role })
  await insertRoles(work, id, [role])
  await publishChange(work, [
    { type: 'person.role_granted', object: id, data: { person_id: id, role } },
  ])
  return presentPerson((await selectPerson(work.tx, id)) as PersonRow, work.actor)
}
