import type { PolicyTable, Role } from '#access/index.ts'

const reviewers: Role[] = ['conflict_officer', 'client_relationship_manager', 'managing_partner']

/** Who decides whether two entries are one party, of those they see both of. */
export const duplicatePolicy = {
  reviewDuplicates: { roles: reviewers },
  exportPartyDuplicates: { roles: reviewers },
} satisfies PolicyTable
