export type DepartmentRefusal =
  | 'department_name_taken'
  | 'department_archived'
  | 'department_in_use'
  | 'no_such_office'
  | 'no_such_head'
  | 'head_has_left'

/** Whether a department may be as it is asked to be, given what the firm looks like. */
export function decideDepartment(facts: {
  officeOpen: boolean
  nameTaken: boolean
  /** Status of the person named as head; `none` without a head, `missing` if there is no such person. */
  head: 'none' | 'missing' | 'active' | 'on_leave' | 'left'
}): DepartmentRefusal | null {
  if (!facts.officeOpen) return 'no_such_office'
  if (facts.nameTaken) return 'department_name_taken'
  if (facts.head === 'missing') return 'no_such_head'
  return facts.head === 'left' ? 'head_has_left' : null
}

/** A department is closed when nobody belongs to it any more. */
export function decideArchiving(department: {
  archivedAt: Date | null
  people: number
}): DepartmentRefusal | null {
  if (department.archivedAt) return 'department_archived'
  return department.people > 0 ? 'department_in_use' : null
}
