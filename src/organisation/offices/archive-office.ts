import type { Input, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { archiveOfficeEndpoint, Office } from './contract.ts'
import { presentOffice } from './list-offices.ts'
import { decideArchiving } from './rules.ts'
import { closeOffice, countUses, lockOffice } from './sql.ts'

/** Closes an office in which nobody works any more. */
export async function archiveOffice(
  work: Work,
  { params, ifMatch }: Input<typeof archiveOfficeEndpoint>,
): Promise<Office> {
  const office = await lockOffice(work.tx, params.id)
  if (!office) throw notFound()
  expectVersion(ifMatch, presentOffice(office, work.actor))
  const uses = await countUses(work.tx, params.id)
  const refusal = decideArchiving({ archivedAt: office.archivedAt, ...uses })
  if (refusal) throw refused(refusal, { ...uses })
  const after = await closeOffice(work.tx, params.id, work.now)
  await publishChange(work, [
    { type: 'office.changed', object: params.id, data: { change: 'archived', name: after.name } },
  ])
  return presentOffice(after, work.actor)
}
