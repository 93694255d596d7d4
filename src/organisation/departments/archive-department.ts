import type { Input, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { archiveDepartmentEndpoint, Department } from './contract.ts'
import { presentDepartment } from './list-departments.ts'
import { decideArchiving } from './rules.ts'
import { closeDepartment, lockDepartment } from './sql.ts'

/** Closes a department to which nobody belongs any more. */
export async function archiveDepartment(
  work: Work,
  { params, ifMatch }: Input<typeof archiveDepartmentEndpoint>,
): Promise<Department> {
  const department = await lockDepartment(work.tx, params.id)
  if (!department) throw notFound()
  expectVersion(ifMatch, presentDepartment(department, work.actor))
  const refusal = decideArchiving(department)
  if (refusal) throw refused(refusal, { people: department.people })
  const after = await closeDepartment(work.tx, params.id, work.now)
  await publishChange(work, [
    {
      type: 'department.changed',
      object: params.id,
      data: { change: 'archived', name: after.name, former_head_id: department.headId },
    },
  ])
  return presentDepartment(after, work.actor)
}
