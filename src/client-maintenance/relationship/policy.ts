import type { PolicyTable } from '#access/index.ts'

/** What is seen is what the viewer sees of the client's records (row-level security). */
export const relationshipPolicy = {
  readRelationship: { roles: 'anyone' },
} as const satisfies PolicyTable
