import type {
  ConflictRule,
  ConsentOutcome,
  DecisionOutcome,
  DispositionKind,
  FindingClass,
  FindingTier,
} from './fields.ts'

/** A finding with what was made of it. */
export interface Considered {
  key: string
  rule: ConflictRule
  class: FindingClass
  tier: FindingTier
  /** The colleague it stops; null: the firm. */
  personId: string | null
  disposition: DispositionKind | null
  /** Consents that name it, in the order drafted: what came of each. */
  consents: { of: 'this_side' | 'other_side'; outcome: ConsentOutcome | null }[]
}

export type OpenReason =
  | 'absolute'
  | 'consent_missing'
  | 'consent_refused'
  | 'not_escalated'
  | 'not_looked_at'
  | 'lawyer_not_excluded'

/** What can be made of a finding, by its class and by how sure it is. Never less than its class allows. */
export function dispositionsOf(finding: {
  class: FindingClass
  rule: ConflictRule
  tier: FindingTier
  personId: string | null
}): DispositionKind[] {
  // A number proves who it is: then it cannot be somebody else.
  const other: DispositionKind[] = finding.tier === 'identifier' ? [] : ['not_same_party']
  if (finding.class === 'absolute') {
    if (finding.personId) return ['lawyer_excluded', ...other]
    return finding.rule === 'same_case' ? ['different_case', ...other] : other
  }
  if (finding.class === 'curable') return other
  if (finding.class === 'escalate') {
    return finding.personId ? ['lawyer_excluded', 'accepted', ...other] : ['accepted', ...other]
  }
  return finding.rule === 'same_side' ? ['same_side', 'harmless', ...other] : ['harmless', ...other]
}

/** Why a finding still stands in the way; null when it does not. */
export function openReason(finding: Considered): OpenReason | null {
  const made = finding.disposition
  if (made !== null && dispositionsOf(finding).includes(made)) return null
  switch (finding.class) {
    case 'absolute':
      return finding.personId ? 'lawyer_not_excluded' : 'absolute'
    case 'curable':
      return consentProblem(finding)
    case 'escalate':
      return 'not_escalated'
    case 'review':
      return 'not_looked_at'
    case 'none':
      // Cleared with the decision, by who takes it and for the reason given there.
      return null
  }
}

function consentProblem({ consents }: Considered): OpenReason | null {
  const last = (of: 'this_side' | 'other_side') =>
    consents.findLast((one) => one.of === of)?.outcome ?? null
  const both = [last('this_side'), last('other_side')]
  if (both.some((one) => one === 'refused' || one === 'withdrawn')) return 'consent_refused'
  return both.every((one) => one === 'signed') ? null : 'consent_missing'
}

/** What may be decided: refused always; accepted once nothing stands in the way, and on which footing. */
export function conclude(findings: Considered[]): {
  open: { key: string; why: OpenReason }[]
  outcomes: DecisionOutcome[]
  excluded: string[]
} {
  const open = findings.flatMap((finding) => {
    const why = openReason(finding)
    return why ? [{ key: finding.key, why }] : []
  })
  const excluded = [
    ...new Set(
      findings.flatMap(({ personId, disposition }) =>
        personId && disposition === 'lawyer_excluded' ? [personId] : [],
      ),
    ),
  ]
  const cured = findings.some((one) => one.class === 'curable' && one.disposition === null)
  const accepting: DecisionOutcome[] =
    open.length > 0 ? [] : [cured ? 'curable_consented' : 'clear']
  return { open, outcomes: [...accepting, 'refused'], excluded }
}

const gravity: FindingClass[] = ['none', 'review', 'escalate', 'curable', 'absolute']

/** The gravest of some classes; none of none. */
export const worstOf = (classes: FindingClass[]): FindingClass =>
  gravity[Math.max(0, ...classes.map((one) => gravity.indexOf(one)))] as FindingClass

export const isGraver = (one: FindingClass, other: FindingClass): boolean =>
  gravity.indexOf(one) > gravity.indexOf(other)
