import { z } from 'zod'

/** Why a check was run. */
export const checkCauses = [
  'enquiry',
  'parties_changed',
  'register_changed',
  'acceptance',
  'lawyer_joined',
  'rules_changed',
  'by_hand',
] as const
export type CheckCause = (typeof checkCauses)[number]

/** Why a check is run that nobody asked for: again, or first of an affair that a list brought. */
export type AgainCause = Extract<
  CheckCause,
  'register_changed' | 'lawyer_joined' | 'rules_changed' | 'acceptance'
>

/**
 * What a finding means for acceptance, gravest first: it forbids it; consent cures it; somebody senior decides;
 * somebody looks at it; it means nothing but must have been seen.
 */
export const findingClasses = ['absolute', 'curable', 'escalate', 'review', 'none'] as const
export type FindingClass = (typeof findingClasses)[number]

/** How sure it is that a name of the register is the party looked for. */
export const findingTiers = [
  'identifier',
  'exact_equivalent',
  'near',
  'alias',
  'relational',
  'weak',
] as const
export type FindingTier = (typeof findingTiers)[number]

/** The rules; what class each has, and by which article, is data (`conflict_rules`). */
export const conflictRules = [
  'same_case',
  'opponent_is_client',
  'opponent_was_client',
  'opponent_affiliate_of_client',
  'client_is_opponent',
  'client_affiliate_of_opponent',
  'differing_interests',
  'lawyer_interest',
  'lawyer_handled',
  'former_office',
  'lawyer_past_client',
  'opposing_enquiries',
  'close_person',
  'past_client_long_ago',
  'client_was_opponent',
  'related',
  'other_part',
  'same_side',
  'only_similar',
] as const
export type ConflictRule = (typeof conflictRules)[number]

/** What somebody can make of a finding. */
export const dispositionKinds = [
  'not_same_party',
  'same_side',
  'different_case',
  'lawyer_excluded',
  'accepted',
  'harmless',
  'taken_back',
] as const
export type DispositionKind = (typeof dispositionKinds)[number]

/** What a finding rests on: another affair, or what a colleague declared. */
export const evidenceKinds = ['lead', 'client', 'engagement', 'declaration'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const consentSides = ['this_side', 'other_side'] as const
export const consentOutcomes = ['signed', 'refused', 'withdrawn'] as const
export type ConsentOutcome = (typeof consentOutcomes)[number]

export const deskStates = ['waiting', 'decided'] as const

/** What a decision says: the mandate may be accepted, with consents, or not at all. */
export const decisionOutcomes = ['clear', 'curable_consented', 'refused'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** One rule of a version of the rule book. */
export const RuleData = z.object({
  rule: z.enum(conflictRules),
  class: z.enum(findingClasses),
  article: z.string().max(200),
  /** Who must consent before it may be accepted. */
  consent: z.enum(['both', 'none']),
  /** Whether a wall stands afterwards. */
  wall: z.boolean(),
  /** For rules with a time: how long after the end it still counts. */
  months: z.number().int().positive().max(600).optional(),
})
export type RuleData = z.infer<typeof RuleData>
export type RuleBook = ReadonlyMap<ConflictRule, RuleData>
