import { Decimal } from 'decimal.js'
import type { ClaimKind } from './plan.ts'

/** A rule of the state on contingency fees, valid from a day until the next one. */
export interface ContingencyRule {
  version: string
  source: string
  validFrom: string
  /** Practice areas in which there is none, whatever is claimed. */
  areas: readonly string[]
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

export const hangsOnOutcome = (kind: string): boolean => kind === 'contingency' || kind === 'mixed'

/** What is wrong with fees that hang on the outcome. In which area a case is filed does not say what is claimed in it. */
export function contingencyProblem(
  fees: { kind: string; claimKinds: readonly ClaimKind[] },
  practiceArea: string | null,
  rule: ContingencyRule,
): 'contingency_forbidden' | 'claim_kinds_missing' | null {
  if (!hangsOnOutcome(fees.kind)) return null
  if (practiceArea !== null && rule.areas.includes(practiceArea)) return 'contingency_forbidden'
  if (fees.claimKinds.some((claim) => rule.claims.includes(claim))) return 'contingency_forbidden'
  return fees.claimKinds.length === 0 ? 'claim_kinds_missing' : null
}

/** A share of what is brought in: 追回工资的 30 %, 按实际回款额的60%. What is paid after it came in is none. */
const shareOfRecovery =
  /(?:追回|收回|回收|挽回|获赔|赔偿|执行到位|到账|回款|标的|争议金额)[^。；;，,\n后时]{0,12}?(?:的|额|按)\s*(\d{1,3}(?:\.\d+)?)\s*[%％]/gu

/** The highest share of any tier where terms name a greater one of what is brought in; null where they do not. */
export function shareTooHigh(terms: string, rule: ContingencyRule): string | null {
  const most = Decimal.max(...rule.tiers.map(([, rate]) => rate)).times(100)
  const named = [...terms.matchAll(shareOfRecovery)].map((found) => found[1] as string)
  return named.some((share) => most.lt(share)) ? most.toString() : null
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
