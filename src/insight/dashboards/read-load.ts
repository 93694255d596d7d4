import type { Work } from '#access/index.ts'
import { viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { selectDepartmentNames } from '../sql.ts'
import type { LoadBoard } from './contract.ts'
import { countLoad, type LoadCount } from './sql.ts'

/** Who has too much in hand, and who has room. */
export async function readLoadBoard(work: Work): Promise<LoadBoard> {
  const scope = scopeOf(viewerOf(work.actor))
  const counts = await countLoad(work, scope)
  const departments = await selectDepartmentNames(work)
  return {
    scope,
    people: counts.flatMap(({ departmentId, ...person }) => {
      const department = departments.find((one) => one.id === departmentId)
      return department ? { ...person, department } : []
    }),
    departments: departments.flatMap((department) => {
      const theirs = counts.filter((one) => one.departmentId === department.id)
      return theirs.length > 0 ? { department, people: theirs.length, ...sumOf(theirs) } : []
    }),
  }
}

const sumOf = (counts: LoadCount[]) => ({
  engagements: counts.reduce((sum, one) => sum + one.engagements, 0),
  promises: counts.reduce((sum, one) => sum + one.promises, 0),
  overdue: counts.reduce((sum, one) => sum + one.overdue, 0),
})
