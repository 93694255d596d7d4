import type { PolicyTable, Role } from '#access/index.ts'

const keepers: Role[] = ['managing_partner', 'it_administrator', 'human_resources']

export const officePolicy = {
  listOffices: { roles: 'anyone' },
  openOffice: { roles: keepers },
  changeOffice: { roles: keepers },
  archiveOffice: { roles: keepers },
} satisfies PolicyTable
