import { Decimal } from 'decimal.js'
import type { ClaimKind } from './plan.ts'

/** A rule of the state on contingency fees, valid from a day until the next one. */
export interface ContingencyRule {
  version: string
  source: string
  validFrom: string
  /** Practice areas in which there is none, whatever is claimed. */
  areas: readonly string[]
  /** Areas in which it depends on the claim, so that the claim must be named. */
  areasThatDepend: readonly string[]
  claims: readonly ClaimKind[]
  /** Marginal tiers of the highest fee: up to so many yuan in dispute, so much of it. */
  tiers: readonly (readonly [upTo: string, rate: string])[]
}

const rules: ContingencyRule[] = [
  {
    version: '2021-87',
    source: '司发通〔2021〕87号',
    validFrom: '2021-12-28',
    areas: ['criminal', 'administrative', 'family'],
    areasThatDepend: ['labour'],
    claims: [
      'criminal_defence',
      'state_compensation',
      'group_litigation',
      'marriage',
      'inheritance',
      'social_insurance',
      'minimum_subsistence',
      'support_or_alimony',
      'pension_or_relief',
      'work_injury',
      'wages',
    ],
    tiers: [
      ['1000000', '0.18'],
      ['5000000', '0.15'],
      ['10000000', '0.12'],
      ['50000000', '0.09'],
      ['Infinity', '0.06'],
    ],
  },
]

/** The rule valid on a day; the oldest for days before any. */
export function contingencyRuleOn(day: string): ContingencyRule {
  const valid = rules.filter((rule) => rule.validFrom <= day).at(-1)
  return valid ?? (rules[0] as ContingencyRule)
}

/** What is wrong with fees that hang on the outcome. */
export function contingencyProblem(
  fees: { kind: string; claimKinds: readonly ClaimKind[] },
  practiceArea: string | null,
  rule: ContingencyRule,
): 'contingency_forbidden' | 'claim_kinds_missing' | null {
  if (fees.kind !== 'contingency' && fees.kind !== 'mixed') return null
  if (practiceArea !== null && rule.areas.includes(practiceArea)) return 'contingency_forbidden'
  if (fees.claimKinds.some((claim) => rule.claims.includes(claim))) return 'contingency_forbidden'
  const depends = practiceArea === null || rule.areasThatDepend.includes(practiceArea)
  return depends && fees.claimKinds.length === 0 ? 'claim_kinds_missing' : null
}

/** The highest contingency fee for an amount in dispute, in yuan. */
export function highestContingency(amount: string, rule: ContingencyRule): Decimal {
  let fee = new Decimal(0)
  let from = new Decimal(0)
  for (const [upTo, rate] of rule.tiers) {
    const part = Decimal.min(amount, upTo).minus(from)
    if (part.lte(0)) break
    fee = fee.plus(part.times(rate))
    from = new Decimal(upTo)
  }
  return fee.toDecimalPlaces(2)
}
