import type { PolicyTable } from '#access/index.ts'

/** Who decides whether two entries are one party, of those they see both of. */
export const duplicatePolicy = {
  reviewDuplicates: {
    roles: ['conflict_officer', 'client_relationship_manager', 'managing_partner'],
  },
} satisfies PolicyTable
