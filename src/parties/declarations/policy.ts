import type { PolicyTable } from '#access/index.ts'

/** Everybody declares for themselves; row-level security lets the same read as here. */
export const declarationPolicy = {
  declareInterests: { roles: 'anyone' },
  withdrawDeclarations: { roles: ['conflict_officer'] },
  readDeclarations: { roles: ['conflict_officer', 'human_resources'] },
  exportDeclarations: { roles: ['conflict_officer', 'human_resources'] },
} satisfies PolicyTable
