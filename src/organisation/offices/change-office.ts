import type { Input, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { changeOfficeEndpoint, Office } from './contract.ts'
import { presentOffice } from './list-offices.ts'
import type { OfficeRefusal } from './rules.ts'
import { lockOffice, officeNameTaken, updateOffice } from './sql.ts'

/** Changes an office; new hours count for every deadline computed from now on. */
export async function changeOffice(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeOfficeEndpoint>,
): Promise<Office> {
  const before = await lockOffice(work.tx, params.id)
  if (!before) throw notFound()
  expectVersion(ifMatch, presentOffice(before, work.actor))
  if (before.archivedAt) throw refused('office_archived' satisfies OfficeRefusal)
  if (await officeNameTaken(work.tx, body.name, params.id)) {
    throw refused('office_name_taken' satisfies OfficeRefusal)
  }
  const after = await updateOffice(work.tx, params.id, body)
  await publishChange(work, [
    { type: 'office.changed', object: params.id, data: { change: 'changed', name: body.name } },
  ])
  return presentOffice(after, work.actor)
}
