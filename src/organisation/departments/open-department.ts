import type { Input, Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Department, openDepartmentEndpoint } from './contract.ts'
import { presentDepartment } from './list-departments.ts'
import { decideDepartment } from './rules.ts'
import { type DepartmentRow, insertDepartments, selectDepartment, selectFacts } from './sql.ts'

/** Opens a department. */
export async function openDepartment(
  work: Work,
  { body }: Input<typeof openDepartmentEndpoint>,
): Promise<Department> {
  const refusal = decideDepartment(await selectFacts(work.tx, body))
  if (refusal) throw refused(refusal)
  const [id = ''] = await insertDepartments(work.tx, [body])
  await publishChange(work, [
    {
      type: 'department.changed',
      object: id,
      data: { change: 'opened', name: body.name, head_id: body.headId },
    },
  ])
  return presentDepartment((await selectDepartment(work.tx, id)) as DepartmentRow, work.actor)
}
