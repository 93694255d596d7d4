import type { Input, Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Office, openOfficeEndpoint } from './contract.ts'
import { presentOffice } from './list-offices.ts'
import type { OfficeRefusal } from './rules.ts'
import { insertOffice, type OfficeRow, officeNameTaken, selectOffice } from './sql.ts'

/** Opens an office. */
export async function openOffice(
  work: Work,
  { body }: Input<typeof openOfficeEndpoint>,
): Promise<Office> {
  if (await officeNameTaken(work.tx, body.name)) {
    throw refused('office_name_taken' satisfies OfficeRefusal)
  }
  const id = await insertOffice(work.tx, body)
  await publishChange(work, [
    { type: 'office.changed', object: id, data: { change: 'opened', name: body.name } },
  ])
  return presentOffice((await selectOffice(work.tx, id)) as OfficeRow, work.actor)
}
