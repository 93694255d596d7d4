import { abilitiesOf, type Actor, type Input, type Work } from '#access/index.ts'
import type { Department, listDepartmentsEndpoint } from './contract.ts'
import { departmentPolicy } from './policy.ts'
import { type DepartmentRow, selectDepartments } from './sql.ts'

/** The departments of the firm, by office and name. */
export async function listDepartments(
  work: Work,
  { query }: Pick<Input<typeof listDepartmentsEndpoint>, 'query'>,
): Promise<{ items: Department[] }> {
  const { archived, officeId, kind } = query
  const rows = await selectDepartments(work.tx, {
    withArchived: archived === 'yes',
    officeId,
    kind,
  })
  return { items: rows.map((row) => presentDepartment(row, work.actor)) }
}

/** A department on the wire. */
export function presentDepartment(department: DepartmentRow, actor: Actor): Department {
  const may = abilitiesOf(departmentPolicy, actor, department)
  const open = department.archivedAt === null
  return {
    ...department,
    archivedAt: department.archivedAt?.toISOString() ?? null,
    abilities: {
      changeDepartment: may.changeDepartment && open,
      archiveDepartment: may.archiveDepartment && open,
    },
  }
}
