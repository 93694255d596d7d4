import type { LeadRight } from '../policy.ts'
import type { LeadRefusal, Stage } from './fields.ts'

/** The road, in order; its four ends stand apart. */
const road = ['registered', 'screened', 'assigned', 'contacted', 'assessed', 'proposed'] as const
type OpenStage = (typeof road)[number]

/** Where a lead's road has ended. */
export const ends = ['converted', 'disqualified', 'lost', 'withdrawn'] as const

/** What decisions on a lead look at. */
export interface LeadState {
  stage: string
  snoozed_until: string | null
}

export const hasEnded = (stage: string): boolean => (ends as readonly string[]).includes(stage)

const isBefore = (stage: string, other: OpenStage): boolean =>
  road.indexOf(stage as OpenStage) < road.indexOf(other)

/** Why this cannot be done to a lead that stands there; null when it can. */
export function problemOf(act: LeadRight, lead: LeadState): LeadRefusal | 'no_proposal' | null {
  if (hasEnded(lead.stage)) return 'lead_ended'
  switch (act) {
    case 'screenLead':
      return lead.stage === 'registered' ? null : 'already_screened'
    case 'assignLead':
      return lead.stage === 'registered' ? 'not_screened' : null
    case 'snoozeLead':
      if (lead.stage === 'registered') return 'not_screened'
      return lead.snoozed_until ? 'already_snoozed' : null
    case 'wakeLead':
      return lead.snoozed_until ? null : 'not_snoozed'
    case 'recordFirstContact':
      return isBefore(lead.stage, 'assigned') ? 'not_assigned' : null
    case 'assessNeeds':
      return isBefore(lead.stage, 'contacted') ? 'not_contacted' : null
    case 'offerProposal':
      return isBefore(lead.stage, 'assessed') ? 'not_assessed' : null
    case 'recordContentment':
    case 'answerDoubt':
      return lead.stage === 'proposed' ? null : 'no_proposal'
    default:
      return null
  }
}

/** Whether somebody was reached before: what is said now is a further talk, not the first. */
export const isFurtherTalk = (stage: string): boolean => !isBefore(stage, 'contacted')

/** What of the firm was presented is asked while one gets to know each other, not once the need is assessed. */
export const asksWhatWasPresented = (stage: string): boolean => isBefore(stage, 'assessed')

/** The stage after an act that moves a lead on, never back. */
export const movedOn = (stage: string, to: OpenStage): Stage =>
  (isBefore(stage, to) ? to : stage) as Stage
