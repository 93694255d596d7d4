import type {
  ConsentOutcome,
  DecisionOutcome,
  DispositionKind,
  FindingClass,
  FindingRule,
  FindingTier,
} from './fields.ts'

/** A finding with what was made of it. */
export interface Considered {
  key: string
  rule: FindingRule
  class: FindingClass
  tier: FindingTier
  /** The colleague it stops; null: the firm. */
  personId: string | null
  disposition: DispositionKind | null
  /** Clients who must consent to it, where consent cures it. */
  concerned: Concerned[]
  /** Consents that name it, in the order drafted: what came of each last. */
  consents: AskedConsent[]
}

type Side = 'this_side' | 'other_side'

/** A client whose consent is needed: of the affair itself, or of another one. */
export interface Concerned {
  of: Side
  /** The client, or else the affair, on whose side they are concerned; null: on this one. */
  other: string | null
  /** Null where nobody is known to be a client of that side. */
  partyId: string | null
  name: string
}

export interface AskedConsent {
  of: Side
  /** Of whom it was asked; null, as it was once: of all of that side. */
  partyId: string | null
  outcome: ConsentOutcome | null
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
  rule: FindingRule
  tier: FindingTier
  personId: string | null
}): DispositionKind[] {
  if (finding.rule === 'cut_off') return ['harmless']
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
  if (finding.personId) return ['harmless', 'lawyer_excluded', ...other]
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

/** Every client concerned signs for themselves, on both sides, and what each said last counts. */
function consentProblem(finding: Considered): OpenReason | null {
  const said = (['this_side', 'other_side'] as const).flatMap((of) => {
    const concerned = finding.concerned.filter((one) => one.of === of)
    if (concerned.length === 0) return [null]
    return concerned.map((client) => lastOf(finding.consents, client)?.outcome ?? null)
  })
  if (said.some((one) => one === 'refused' || one === 'withdrawn')) return 'consent_refused'
  return said.every((one) => one === 'signed') ? null : 'consent_missing'
}

const lastOf = (asked: AskedConsent[], { of, partyId }: Concerned): AskedConsent | undefined =>
  asked.findLast((one) => one.of === of && (one.partyId === null || one.partyId === partyId))

/** Clients whose consent to a finding is needed and was not asked for yet. */
export const notAsked = (finding: Considered): Concerned[] =>
  openReason(finding) === 'consent_missing'
    ? finding.concerned.filter((client) => !lastOf(finding.consents, client))
    : []

/**
 * What a client can answer now: the latest counts, and whoever signed may withdraw at any time, also once it was decided
 * and accepted.
 * @param working it waits for a decision
 */
export function answersTo(last: ConsentOutcome | null, working: boolean): ConsentOutcome[] {
  if (last === 'signed') return ['withdrawn']
  if (!working) return []
  return last === null ? ['signed', 'refused'] : ['signed']
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
