import type { PolicyTable } from '#access/index.ts'

/** Rights about checks. What of an affair somebody sees at all, row-level security says. */
export const checkPolicy = {
  readConflictDesk: { roles: ['conflict_officer', 'managing_partner'] },
  readConflictChecks: { roles: 'anyone' },
  runConflictCheck: { roles: 'anyone' },
  disposeFinding: { roles: ['conflict_officer', 'managing_partner'] },
  /** To accept in spite of a finding that is for somebody senior to weigh. */
  acceptEscalated: { roles: ['managing_partner'] },
  draftConsents: { roles: ['conflict_officer', 'managing_partner'] },
  recordConsent: { roles: ['conflict_officer', 'managing_partner'] },
  decideConflictCheck: { roles: ['conflict_officer', 'managing_partner'] },
  publishConflictRules: { roles: ['conflict_officer', 'managing_partner'] },
} satisfies PolicyTable
