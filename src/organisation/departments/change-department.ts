import type { Input, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { changeDepartmentEndpoint, Department } from './contract.ts'
import { presentDepartment } from './list-departments.ts'
import { type DepartmentRefusal, decideDepartment } from './rules.ts'
import { lockDepartment, selectFacts, updateDepartment } from './sql.ts'

/** Changes a department: its name, its head, what it practises. */
export async function changeDepartment(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeDepartmentEndpoint>,
): Promise<Department> {
  const before = await lockDepartment(work.tx, params.id)
  if (!before) throw notFound()
  expectVersion(ifMatch, presentDepartment(before, work.actor))
  if (before.archivedAt) throw refused('department_archived' satisfies DepartmentRefusal)
  const refusal = decideDepartment(await selectFacts(work.tx, body, params.id))
  if (refusal) throw refused(refusal)
  const after = await updateDepartment(work.tx, params.id, body)
  await publishChange(work, [
    {
      type: 'department.changed',
      object: params.id,
      data: {
        change: 'changed',
        name: after.name,
        head_id: after.headId,
        former_head_id: before.headId,
      },
    },
  ])
  return presentDepartment(after, work.actor)
}
