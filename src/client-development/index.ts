import type { Entrance, Handlers } from '#access/index.ts'
import { assessmentEntrances } from './assessments/index.ts'
import { assignmentRuleEntrances } from './assignment-rules/index.ts'
import { channelEntrances } from './channels/index.ts'
import { conversionEntrances, followConflictDecision } from './conversion/index.ts'
import { enquiryEntrances } from './enquiries/index.ts'
import { exportEntrances } from './exports.ts'
import { firstContactEntrances } from './first-contacts/index.ts'
import { leadFileEntrances } from './lead-file/index.ts'
import { followMembers, leadEntrances } from './leads/index.ts'
import { originationEntrances, originationHandlers } from './originations/index.ts'
import { partyHandlers } from './parties/index.ts'
import { policy } from './policy.ts'
import { proposalEntrances } from './proposals/index.ts'

export {
  type DuplicateKeys,
  type LeadDraft,
  leadsWithKeys,
  registerLeads,
  wakeLeads,
} from './leads/index.ts'
export { isWhole } from './conversion/index.ts'
export {
  contingencyProblem,
  contingencyRuleOn,
  hangsOnOutcome,
  highestContingency,
  shareTooHigh,
} from './fee-rules.ts'
export type { ClaimKind } from './plan.ts'
export {
  type ClientKeys,
  type KnownClients,
  leadImport,
  practiceAreaOf,
} from './lead-import/index.ts'
export { claimKindsOf } from './proposals/index.ts'

export { policy }

export const entrances: Entrance[] = [
  ...channelEntrances,
  ...exportEntrances,
  ...assignmentRuleEntrances,
  ...leadEntrances,
  ...leadFileEntrances,
  ...firstContactEntrances,
  ...assessmentEntrances,
  ...proposalEntrances,
  ...conversionEntrances,
  ...enquiryEntrances,
  ...originationEntrances,
]

export const handlers: Handlers = {
  immediate: [
    followMembers,
    ...partyHandlers.immediate,
    followConflictDecision,
    ...originationHandlers,
  ],
  later: partyHandlers.later,
}
