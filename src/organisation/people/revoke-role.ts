import type { Input, PersonActor, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Person, revokeRoleEndpoint } from './contract.ts'
import { presentPerson } from './present-person.ts'
import { decideRevoke } from './rules.ts'
import {
  countManagingPartners,
  deleteRole,
  lockPerson,
  type PersonRow,
  selectPerson,
} from './sql.ts'

/** Takes a role away; the firm always keeps a managing partner. */
export async function revokeRole(
  work: Work,
  { params }: Input<typeof revokeRoleEndpoint>,
): Promise<Person> {
  const { id, role } = params
  const person = await lockPerson(work.tx, id)
  if (!person) throw notFound()
  const managingPartners = await countManagingPartners(work.tx)
  const refusal = decideRevoke(work.actor as PersonActor, person, role, managingPartners)
  if (refusal) throw refused(refusal, { role })
  await deleteRole(work.tx, id, role)
  await publishChange(work, [{ type: 'person.role_revoked', object: id, data: { role } }])
  return presentPerson((await selectPerson(work.tx, id)) as PersonRow, work.actor)
}
