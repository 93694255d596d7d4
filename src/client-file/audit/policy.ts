import type { PolicyTable, Role } from '#access/index.ts'

const watchers: Role[] = ['managing_partner', 'conflict_officer', 'it_administrator']

/** Who reads the log; what of it they see is decided by their reach and the walls. */
export const auditPolicy = {
  readAudit: { roles: watchers },
  exportAudit: { roles: watchers },
} satisfies PolicyTable
