import type { ClaimKind, Fees } from './plan.ts'

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
  },
]

/** The rule valid on a day; the oldest for days before any. */
export function contingencyRuleOn(day: string): ContingencyRule {
  const valid = rules.filter((rule) => rule.validFrom <= day).at(-1)
  return valid ?? (rules[0] as ContingencyRule)
}

/** What is wrong with fees that hang on the outcome. */
export function contingencyProblem(
  fees: Pick<Fees, 'kind' | 'claimKinds'>,
  practiceArea: string | null,
  rule: ContingencyRule,
): 'contingency_forbidden' | 'claim_kinds_missing' | null {
  if (fees.kind !== 'contingency' && fees.kind !== 'mixed') return null
  if (practiceArea !== null && rule.areas.includes(practiceArea)) return 'contingency_forbidden'
  if (fees.claimKinds.some((claim) => rule.claims.includes(claim))) return 'contingency_forbidden'
  const depends = practiceArea === null || rule.areasThatDepend.includes(practiceArea)
  return depends && fees.claimKinds.length === 0 ? 'claim_kinds_missing' : null
}
