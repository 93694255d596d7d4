import { z } from 'zod'
import { PracticeArea } from '#organisation/contract.ts'
import { CustomValues } from '#forms/contract.ts'
import {
  Abilities,
  Day,
  Id,
  Instant,
  MoneyOut,
  Named,
  Version,
  NamedInBoth,
} from '#platform/http/fields.ts'
import { Urgency } from '../fields.ts'

export const Stage = z.enum([
  'registered',
  'screened',
  'assigned',
  'contacted',
  'assessed',
  'proposed',
  'converted',
  'disqualified',
  'lost',
  'withdrawn',
])
export type Stage = z.infer<typeof Stage>

export const TurnKind = z.enum([
  'screening',
  'assignment',
  'disqualification',
  'withdrawal',
  'loss',
  'snooze',
  'waking',
])
export const ScreeningOutcome = z.enum(['accepted', 'rejected'])
export const DisqualificationReason = z.enum([
  'screened_out',
  'not_a_legal_need',
  'outside_our_practice',
  'conflict',
  'unlawful_purpose',
  'duplicate',
  'unreachable',
  'spam',
  'other',
])
export const LossReason = z.enum([
  'fees',
  'plan',
  'chose_another_firm',
  'settled_itself',
  'no_answer',
  'not_worth_taking',
  'conflict',
  'other',
])

/** Why verbs on leads are refused (409). */
export const leadRefusals = [
  /** Converted, disqualified, lost or withdrawn. */
  'lead_ended',
  'already_screened',
  'not_screened',
  'not_assigned',
  'not_contacted',
  'not_assessed',
  'not_snoozed',
  'already_snoozed',
  /** Left, on leave, or not in a role that looks after leads. */
  'specialist_not_available',
  'already_their_lead',
  /** An information wall stands between the person and the lead. */
  'walled',
  /** The need is clear, but nobody said which department it belongs to. */
  'department_missing',
  /** Accepted leads have a practice area. */
  'practice_area_missing',
] as const
export type LeadRefusal = (typeof leadRefusals)[number]

/** One line of the list, one card of the board. */
export const LeadCard = z.object({
  id: Id,
  name: z.string(),
  contactName: z.string().nullable(),
  organisation: z.string().nullable(),
  phone: z.string().nullable(),
  /** The first 120 characters. */
  need: z.string(),
  practiceArea: PracticeArea.nullable(),
  urgency: Urgency,
  stage: Stage,
  estimatedAmount: MoneyOut.nullable(),
  region: z.string().nullable(),
  channel: NamedInBoth.nullable(),
  campaign: Named.nullable(),
  referrerName: z.string().nullable(),
  /** The client who referred them, where the viewer sees it. */
  referrerClient: Named.nullable(),
  department: NamedInBoth.nullable(),
  specialist: Named.nullable(),
  assessor: Named.nullable(),
  receivedOn: Day,
  createdAt: Instant,
  lastActivityAt: Instant,
  snoozedUntil: Day.nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: Day.nullable(),
  /** Of the firm's own fields, those the list asked for. */
  custom: CustomValues.optional(),
  /** When the first running promise to the lead falls due. */
  nextDueAt: Instant.nullable(),
  version: Version,
})
export type LeadCard = z.infer<typeof LeadCard>

export const Turn = z.object({
  id: Id,
  kind: TurnKind,
  outcome: ScreeningOutcome.nullable(),
  reasonCode: z.string().nullable(),
  reason: z.string(),
  until: Day.nullable(),
  department: NamedInBoth.nullable(),
  specialist: Named.nullable(),
  /** Place of the assignment rule that decided; null where a person did. */
  byRule: z.int().nullable(),
  madeBy: Named.nullable(),
  madeAt: Instant,
})

/** What a transition answers: where the lead stands now. */
export const LeadState = z.object({
  id: Id,
  stage: Stage,
  departmentId: Id.nullable(),
  specialistId: Id.nullable(),
  assessorId: Id.nullable(),
  snoozedUntil: Day.nullable(),
  lastActivityAt: Instant,
  version: Version,
  /** The rights of all slices of a lead's road. */
  abilities: Abilities,
})
export type LeadState = z.infer<typeof LeadState>
