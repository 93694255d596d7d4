import { Decimal } from 'decimal.js'
import {
  type ClaimKind,
  contingencyProblem,
  contingencyRuleOn,
  hangsOnOutcome,
  highestContingency,
  isWhole,
  shareTooHigh,
} from '#client-development/index.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import type { LawyerFields, PartyFields } from './contract.ts'

/** Refused by a rule (409). */
export type EngagementRefusal =
  | 'conflict_missing'
  | 'conflict_refused'
  | 'conflict_stale'
  | 'already_done'
  | 'not_closed'
  | 'not_ended'
  | 'own_work'
  | 'decisions_awaited'

/** What is wrong at a field (422). */
export type EngagementProblem =
  | 'no_lead_lawyer'
  | 'two_lead_lawyers'
  | 'lawyer_named_twice'
  | 'shares_not_100'
  | 'person_has_left'
  | 'not_available'
  | 'signed_copy_missing'
  | 'signed_in_future'
  | 'term_reversed'
  | 'fee_missing'
  | 'contingency_forbidden'
  | 'contingency_too_high'
  | 'claim_kinds_missing'
  | 'amount_in_dispute_missing'
  | 'share_too_high'

const problem = (
  path: string,
  code: EngagementProblem,
  values?: NonNullable<FieldProblem['values']>,
): FieldProblem => ({ path, code, ...(values ? { values } : {}) })

/** Who runs an engagement: one lead lawyer, nobody twice in a part, shares of 100 or none. */
export function problemsOfLawyers(lawyers: LawyerFields[]): FieldProblem[] {
  const lead = lawyers.findIndex((one) => one.part === 'lead_lawyer')
  const problems = lead < 0 ? [problem('lawyers', 'no_lead_lawyer')] : []
  const named = new Set<string>()
  lawyers.forEach(({ personId, part }, at) => {
    if (named.has(`${personId} ${part}`)) {
      problems.push(problem(`lawyers.${at}.personId`, 'lawyer_named_twice'))
    } else if (part === 'lead_lawyer' && at !== lead) {
      problems.push(problem(`lawyers.${at}.part`, 'two_lead_lawyers'))
    }
    named.add(`${personId} ${part}`)
  })
  return [...problems, ...problemsOfShares(lawyers.map((one) => one.share))]
}

function problemsOfShares(shares: (string | null)[]): FieldProblem[] {
  const named = shares.filter((share) => share !== null)
  if (named.length === 0 || isWhole(named)) return []
  return [problem('lawyers', 'shares_not_100', { sum: Decimal.sum(...named).toString() })]
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
  feeTerms: string
  amountInDispute: string | null
  termFrom: string | null
  termTo: string | null
  signedOn: string
}

/**
 * What keeps a contract from standing as it was signed. `today` is the day at the firm; what is
 * claimed stands in the contract, and in the proposal where one came before.
 */
export function problemsOfContract(
  terms: ContractTerms,
  engagement: { practiceArea: string; claimKinds: readonly ClaimKind[] },
  today: string,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (terms.signedOn > today) problems.push(problem('signedOn', 'signed_in_future'))
  if (terms.termFrom && terms.termTo && terms.termTo < terms.termFrom) {
    problems.push(problem('termTo', 'term_reversed'))
  }
  if (['fixed', 'retainer'].includes(terms.feeKind) && terms.feeAmount === null) {
    problems.push(problem('feeAmount', 'fee_missing'))
  }
  return [...problems, ...problemsOfContingency(terms, engagement)]
}

function problemsOfContingency(
  terms: ContractTerms,
  { practiceArea, claimKinds }: { practiceArea: string; claimKinds: readonly ClaimKind[] },
): FieldProblem[] {
  if (!hangsOnOutcome(terms.feeKind)) return []
  const rule = contingencyRuleOn(terms.signedOn)
  const forbidden = contingencyProblem({ kind: terms.feeKind, claimKinds }, practiceArea, rule)
  if (forbidden === 'contingency_forbidden') return [problem('feeKind', forbidden)]
  const problems = forbidden ? [problem('claimKinds', forbidden)] : []
  const share = shareTooHigh(terms.feeTerms, rule)
  if (share) problems.push(problem('feeTerms', 'share_too_high', { most: share }))
  // What the highest fee is hangs on the amount: neither can be left open.
  if (!terms.amountInDispute) problems.push(problem('amountInDispute', 'amount_in_dispute_missing'))
  if (!terms.feeAmount) problems.push(problem('feeAmount', 'fee_missing'))
  if (!terms.amountInDispute || !terms.feeAmount) return problems
  const most = highestContingency(terms.amountInDispute, rule)
  if (new Decimal(terms.feeAmount).gt(most))
    problems.push(problem('feeAmount', 'contingency_too_high', { most: most.toFixed(2) }))
  return problems
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
