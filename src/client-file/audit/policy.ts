import type { PolicyTable } from '#access/index.ts'

/** Who reads the log; what of it they see is decided by their reach and the walls. */
export const auditPolicy = {
  readAudit: { roles: ['managing_partner', 'conflict_officer', 'it_administrator'] },
} satisfies PolicyTable
