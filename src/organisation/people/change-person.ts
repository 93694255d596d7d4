import type { Input, PersonActor, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import { expectVersion } from '#platform/http/version.ts'
import { checkFields } from './add-person.ts'
import type { changePersonEndpoint, Person } from './contract.ts'
import { presentPerson } from './present-person.ts'
import { decideChange } from './rules.ts'
import { lockPerson, type PersonRow, updatePerson } from './sql.ts'

/** Corrects what the firm knows of one of its members, or moves them to another department. */
export async function changePerson(
  work: Work,
  { params, body, ifMatch }: Input<typeof changePersonEndpoint>,
): Promise<Person> {
  const before = await lockPerson(work.tx, params.id)
  if (!before) throw notFound()
  expectVersion(ifMatch, presentPerson(before, work.actor))
  const refusal = decideChange(work.actor as PersonActor, before, body)
  if (refusal) throw refused(refusal)
  await checkFields(work, body, before.id)
  const after = await updatePerson(work.tx, params.id, body)
  await publishChange(work, [
    {
      type: 'person.changed',
      object: params.id,
      data: {
        fields: changedFields(before, after),
        department_id: after.departmentId,
        former_department_id: before.departmentId,
      },
    },
  ])
  return presentPerson(after, work.actor)
}

function changedFields(before: PersonRow, after: PersonRow): string[] {
  const fields = [
    'name',
    'nameEn',
    'email',
    'phone',
    'officeId',
    'departmentId',
    'language',
  ] as const
  return [...fields, 'joinedOn' as const].filter((field) => before[field] !== after[field])
}
