import { Decimal } from 'decimal.js'
import {
  type ClaimKind,
  contingencyProblem,
  contingencyRuleOn,
  highestContingency,
  isWhole,
} from '#client-development/index.ts'
import type { LawyerFields, PartyFields } from './contract.ts'

export type EngagementRefusal =
  | 'conflict_missing'
  | 'conflict_refused'
  | 'conflict_stale'
  | 'no_lead_lawyer'
  | 'two_lead_lawyers'
  | 'lawyer_named_twice'
  | 'shares_not_100'
  | 'person_has_left'
  | 'signed_copy_missing'
  | 'signed_in_future'
  | 'term_reversed'
  | 'fee_missing'
  | 'contingency_forbidden'
  | 'contingency_too_high'
  | 'already_done'
  | 'not_closed'
  | 'not_ended'
  | 'own_work'
  | 'decisions_awaited'
  | 'not_available'

/** Who runs an engagement: one lead lawyer, nobody twice in a part, shares of 100 or none. */
export function refuseLawyers(lawyers: LawyerFields[]): EngagementRefusal | null {
  const leads = lawyers.filter((one) => one.part === 'lead_lawyer').length
  if (leads === 0) return 'no_lead_lawyer'
  if (leads > 1) return 'two_lead_lawyers'
  const named = new Set(lawyers.map((one) => `${one.personId} ${one.part}`))
  if (named.size < lawyers.length) return 'lawyer_named_twice'
  return refuseShares(lawyers.map((one) => one.share))
}

function refuseShares(shares: (string | null)[]): EngagementRefusal | null {
  const named = shares.filter((share) => share !== null)
  if (named.length === 0) return null
  return isWhole(named) ? null : 'shares_not_100'
}

/** Whether a mandate may be accepted as far as conflicts of interest go. */
export function refuseConflict(conflict: {
  decidedAt: Date | null
  outcome: string | null
  partiesChangedAt: Date | null
}): EngagementRefusal | null {
  if (conflict.outcome === 'refused') return 'conflict_refused'
  if (!conflict.decidedAt) return 'conflict_missing'
  const changed = conflict.partiesChangedAt
  return changed && changed > conflict.decidedAt ? 'conflict_stale' : null
}

export interface ContractTerms {
  feeKind: string
  feeAmount: string | null
  amountInDispute: string | null
  termFrom: string | null
  termTo: string | null
  signedOn: string
}

/**
 * Whether a contract can stand as it was signed. `today` is the day at the firm; what is claimed is
 * known where a proposal came before.
 */
export function refuseContract(
  terms: ContractTerms,
  engagement: { practiceArea: string; claimKinds: readonly ClaimKind[] },
  today: string,
): EngagementRefusal | null {
  if (terms.signedOn > today) return 'signed_in_future'
  if (terms.termFrom && terms.termTo && terms.termTo < terms.termFrom) return 'term_reversed'
  if (['fixed', 'retainer'].includes(terms.feeKind) && terms.feeAmount === null) {
    return 'fee_missing'
  }
  if (terms.feeKind !== 'contingency' && terms.feeKind !== 'mixed') return null
  const rule = contingencyRuleOn(terms.signedOn)
  const fees = { kind: terms.feeKind, claimKinds: engagement.claimKinds }
  const problem = contingencyProblem(fees, engagement.practiceArea, rule)
  if (problem === 'contingency_forbidden') return problem
  if (!terms.amountInDispute || !terms.feeAmount) return null
  const most = highestContingency(terms.amountInDispute, rule)
  return new Decimal(terms.feeAmount).gt(most) ? 'contingency_too_high' : null
}

/** The letter of a department in the firm's case numbers: 民事业务部 → 民. */
export function letterOf(departmentName: string | null): string {
  const first = [...(departmentName ?? '').trim()][0]
  return first?.toUpperCase() ?? '案'
}

/** The firm's case number: 2026民0001. */
export const engagementNumber = (year: number, letter: string, count: number): string =>
  `${year}${letter}${String(count).padStart(4, '0')}`

/** What a search for an engagement looks through. */
export function searchTextOf(
  engagement: { title: string; number: string | null; clientName: string },
  parties: Pick<PartyFields, 'name'>[],
): string {
  const { title, number, clientName } = engagement
  return [title, number, clientName, ...parties.map((party) => party.name)]
    .filter(Boolean)
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
}
