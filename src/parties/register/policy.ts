import type { PolicyTable, Role } from '#access/index.ts'

const keepers: Role[] = [
  'managing_partner',
  'partner',
  'lawyer',
  'assistant',
  'department_head',
  'client_relationship_manager',
  'client_service_specialist',
  'marketing',
  'conflict_officer',
]

/** The register belongs to everybody who works with parties; whom one sees the database decides. */
export const partyPolicy = {
  readParties: { roles: 'anyone' },
  exportParties: { roles: 'anyone' },
  keepParties: { roles: keepers },
  // What a check for conflicts met, whoever is stopped by it leaves alone.
  takeOutWhatChecksMet: { roles: ['conflict_officer'] },
  // A person's own numbers in full; everybody else sees their last characters.
  readPersonalNumbers: {
    roles: ['managing_partner', 'client_relationship_manager', 'conflict_officer'],
  },
} satisfies PolicyTable
