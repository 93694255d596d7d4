import type { Role } from '#access/index.ts'
import type { DevelopmentState } from './contract.ts'

export type DevelopmentRefusal =
  | 'advice_settled'
  | 'advice_proposed'
  | 'advice_not_proposed'
  | 'advice_not_approved'
  | 'approver_is_author'
  | 'approver_not_in_firm'
  | 'approver_not_lawyer'
  | 'approver_does_not_see_client'

/** Who may answer for advice of the firm. */
export const lawyers: Role[] = ['managing_partner', 'partner', 'department_head', 'lawyer']

const settled = (state: DevelopmentState) => state === 'advised' || state === 'not_needed'

/** News are corrected, and advice on them proposed, while none waits for its approval or is given. */
export function decideProposing(state: DevelopmentState): DevelopmentRefusal | null {
  if (settled(state)) return 'advice_settled'
  return state === 'recorded' ? null : 'advice_proposed'
}

/** What was proposed is approved or returned once. */
export function decideDeciding(state: DevelopmentState): DevelopmentRefusal | null {
  return state === 'proposed' ? null : 'advice_not_proposed'
}

/** Advice is sent once, after it was approved. */
export function decideSending(state: DevelopmentState): DevelopmentRefusal | null {
  if (settled(state)) return 'advice_settled'
  return state === 'approved' ? null : 'advice_not_approved'
}

/** Advice is said once not to be needed, but not while somebody is asked about one. */
export function decideDeclining(state: DevelopmentState): DevelopmentRefusal | null {
  if (settled(state)) return 'advice_settled'
  return state === 'proposed' ? 'advice_proposed' : null
}

/** Advice is approved by a lawyer other than its author. */
export function decideApproval(
  authorId: string,
  approver: { id: string; roles: Role[] } | undefined,
): DevelopmentRefusal | null {
  if (!approver) return 'approver_not_in_firm'
  if (approver.id === authorId) return 'approver_is_author'
  return approver.roles.some((role) => lawyers.includes(role)) ? null : 'approver_not_lawyer'
}
