import type { Role } from '#access/index.ts'
import type { DevelopmentState } from './contract.ts'

export type DevelopmentRefusal =
  | 'advice_settled'
  | 'approver_is_author'
  | 'approver_not_in_firm'
  | 'approver_not_lawyer'
  | 'approver_does_not_see_client'

/** Who may answer for advice of the firm. */
const lawyers: Role[] = ['managing_partner', 'partner', 'department_head', 'lawyer']

/** Advice is given once, or said once not to be needed. */
export function decideSettling(state: DevelopmentState): DevelopmentRefusal | null {
  return state === 'recorded' ? null : 'advice_settled'
}

/** Advice goes out when a lawyer other than its author has approved it. */
export function decideApproval(
  authorId: string,
  approver: { id: string; roles: Role[] } | undefined,
): DevelopmentRefusal | null {
  if (!approver) return 'approver_not_in_firm'
  if (approver.id === authorId) return 'approver_is_author'
  return approver.roles.some((role) => lawyers.includes(role)) ? null : 'approver_not_lawyer'
}
