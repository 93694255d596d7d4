export type OfficeRefusal = 'office_name_taken' | 'office_archived' | 'office_in_use'

/** Whether an office can be closed: nobody works there, and no department stands open in it. */
export function decideArchiving(office: {
  archivedAt: Date | null
  openDepartments: number
  people: number
}): OfficeRefusal | null {
  if (office.archivedAt) return 'office_archived'
  return office.openDepartments > 0 || office.people > 0 ? 'office_in_use' : null
}
