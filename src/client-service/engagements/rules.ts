import { Decimal } from 'decimal.js'
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
  const sum = named.reduce((total, share) => total.plus(share), new Decimal(0))
  return sum.eq(100) ? null : 'shares_not_100'
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

/** Practice areas in which a contingency fee is never allowed: 司发通〔2021〕87号. */
const withoutContingency = ['criminal', 'administrative', 'family']
/** Marginal tiers of the highest contingency fee: up to so many yuan, so much of it. 司发通〔2021〕87号 */
const contingencyTiers: [string, string][] = [
  ['1000000', '0.18'],
  ['5000000', '0.15'],
  ['10000000', '0.12'],
  ['50000000', '0.09'],
  ['Infinity', '0.06'],
]

/** The highest contingency fee for an amount in dispute, in yuan. */
export function highestContingency(amount: string): Decimal {
  let fee = new Decimal(0)
  let from = new Decimal(0)
  for (const [to, rate] of contingencyTiers) {
    const part = Decimal.min(amount, to).minus(from)
    if (part.lte(0)) break
    fee = fee.plus(part.times(rate))
    from = new Decimal(to)
  }
  return fee.toDecimalPlaces(2)
}

export interface ContractTerms {
  feeKind: string
  feeAmount: string | null
  amountInDispute: string | null
  termFrom: string | null
  termTo: string | null
  signedOn: string
}

/** Whether a contract can stand as it was signed. `today` is the day at the firm. */
export function refuseContract(
  terms: ContractTerms,
  practiceArea: string,
  today: string,
): EngagementRefusal | null {
  if (terms.signedOn > today) return 'signed_in_future'
  if (terms.termFrom && terms.termTo && terms.termTo < terms.termFrom) return 'term_reversed'
  if (['fixed', 'retainer'].includes(terms.feeKind) && terms.feeAmount === null) {
    return 'fee_missing'
  }
  if (terms.feeKind !== 'contingency' && terms.feeKind !== 'mixed') return null
  if (withoutContingency.includes(practiceArea)) return 'contingency_forbidden'
  if (!terms.amountInDispute || !terms.feeAmount) return null
  const most = highestContingency(terms.amountInDispute)
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
