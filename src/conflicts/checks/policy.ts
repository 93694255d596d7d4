import type { PolicyTable } from '#access/index.ts'

const desk = ['conflict_officer', 'managing_partner'] as const

/**
 * Rights about checks. What of an affair somebody sees at all, row-level security says. A check looks through walls, and
 * that it found something tells whom the firm acts for: whoever registers an enquiry could ask it about anybody. So the
 * desk alone reads and runs checks; who works on an affair is told what was decided.
 */
export const checkPolicy = {
  readConflictDesk: { roles: desk },
  exportConflictDesk: { roles: desk },
  readConflictChecks: { roles: desk },
  readConflictRules: { roles: 'anyone' },
  runConflictCheck: { roles: desk },
  disposeFinding: { roles: desk },
  /** To accept in spite of a finding that is for somebody senior to weigh. */
  acceptEscalated: { roles: ['managing_partner'] },
  draftConsents: { roles: desk },
  recordConsent: { roles: desk },
  decideConflictCheck: { roles: desk },
  publishConflictRules: { roles: desk },
} satisfies PolicyTable
