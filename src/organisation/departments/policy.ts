import type { PolicyTable, Role } from '#access/index.ts'

const keepers: Role[] = ['managing_partner', 'it_administrator', 'human_resources']

export const departmentPolicy = {
  listDepartments: { roles: 'anyone' },
  exportDepartments: { roles: 'anyone' },
  openDepartment: { roles: keepers },
  changeDepartment: { roles: keepers },
  archiveDepartment: { roles: keepers },
} satisfies PolicyTable
