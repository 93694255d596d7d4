import { z } from 'zod'

/** Why a check was run. */
export const checkCauses = [
  'enquiry',
  'parties_changed',
  'scope_changed',
  'register_changed',
  'acceptance',
  'taken_over',
  'lawyer_joined',
  'rules_changed',
  'consent_withdrawn',
  'by_hand',
] as const
export type CheckCause = (typeof checkCauses)[number]

/** What is asked for to be checked again; of a client it is looked which affairs they stand against. */
export const againKinds = ['lead', 'engagement', 'client'] as const

/** Why a check is run that nobody asked for: again, or first of an affair that a list brought. */
export type AgainCause = Extract<
  CheckCause,
  | 'register_changed'
  | 'lawyer_joined'
  | 'rules_changed'
  | 'consent_withdrawn'
  | 'acceptance'
  | 'taken_over'
>

/**
 * What a finding means for acceptance, gravest first: it forbids it, or keeps one colleague out behind a wall; the signed
 * consent of both cures it, and then a wall rises between the teams; somebody senior decides; somebody looks at it; it
 * means nothing but must have been seen.
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
  'maybe_colleague',
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

/** By what a finding stands: a rule of the book, or that the search itself did not come to its end. */
export const findingRules = [...conflictRules, 'cut_off'] as const
export type FindingRule = (typeof findingRules)[number]

/** What a check did not look at to the end: names, ties or lines of one party, or parties and affairs of all. */
export const cutKinds = [
  'filing',
  'names',
  'unreadable',
  'ties',
  'lines',
  'parties',
  'affairs',
] as const
export type CutKind = (typeof cutKinds)[number]

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

/** What a finding rests on: another affair, what a colleague declared, or a colleague's own name. */
export const evidenceKinds = ['lead', 'client', 'engagement', 'declaration', 'colleague'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const consentSides = ['this_side', 'other_side'] as const
export const consentOutcomes = ['signed', 'refused', 'withdrawn'] as const
export type ConsentOutcome = (typeof consentOutcomes)[number]

export const deskStates = ['waiting', 'decided'] as const

/** What a decision says: the mandate may be accepted, with consents, or not at all. */
export const decisionOutcomes = ['clear', 'curable_consented', 'refused'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** One rule of a version of the rule book. What its class asks for, consents and walls, the class alone says. */
export const RuleData = z.object({
  rule: z.enum(conflictRules),
  class: z.enum(findingClasses),
  article: z.string().max(200),
  /** For rules with a time: how long after the end it still counts. */
  months: z.number().int().positive().max(600).optional(),
})
export type RuleData = z.infer<typeof RuleData>
export type RuleBook = ReadonlyMap<FindingRule, RuleData>
