import { type ComponentType, lazy } from 'react'
import { say } from '#platform/i18n/words.ts'
import type { LeadView } from '../../contract.ts'
import { isFurtherTalk } from '../../rules.ts'
import type { ActProps, ThingAct } from '../panel/act-panel.tsx'
import { originationWords } from '../lead/origination-words.ts'
import { actWords } from './words.ts'

type Key =
  | 'screenLead'
  | 'assignLead'
  | 'recordFirstContact'
  | 'assessNeeds'
  | 'offerProposal'
  | 'recordContentment'
  | 'answerDoubt'
  | 'decideConflictOfLead'
  | 'identifyLead'
  | 'convertLead'
  | 'offerHandover'
  | 'changeLead'
  | 'answerLeadForm'
  | 'snoozeLead'
  | 'wakeLead'
  | 'loseLead'
  | 'disqualifyLead'
  | 'withdrawLead'

export type LeadActProps = ActProps<LeadView>

const act = (
  key: Key,
  load: () => Promise<{ default: ComponentType<LeadActProps> }>,
  more: Partial<ThingAct<LeadView>> = {},
): ThingAct<LeadView> => ({
  key,
  label: () => say(actWords, `name.${key}`),
  allowed: (lead) => lead.abilities[key] === true,
  Panel: lazy(load),
  ...more,
})

/** Acts on who brought the lead: offered in their line, which knows which is possible. */
const aboutOrigin = (
  key:
    | 'claimOrigination'
    | 'releaseOrigination'
    | 'disputeOrigination'
    | 'answerOrigination'
    | 'decideOrigination',
  load: () => Promise<{ default: ComponentType<LeadActProps> }>,
  allowed: ThingAct<LeadView>['allowed'] = () => true,
): ThingAct<LeadView> => ({
  key,
  label: () => say(originationWords, `act.${key}`),
  allowed,
  Panel: lazy(load),
  beside: true,
})

const openDoubt = (lead: LeadView) =>
  lead.proposals.some((proposal) =>
    proposal.contentment.some((one) => !one.content && one.answer === null),
  )

/** Everything that can be done to a lead, in the order of its road. */
export const leadActs: ThingAct<LeadView>[] = [
  act('screenLead', () => import('./screening.tsx')),
  act('assignLead', () => import('./assignment.tsx')),
  act('recordFirstContact', () => import('./first-contact.tsx'), {
    label: ({ stage }) =>
      say(actWords, isFurtherTalk(stage) ? 'name.recordFurtherTalk' : 'name.recordFirstContact'),
  }),
  act('assessNeeds', () => import('./assessment.tsx')),
  act('offerProposal', () => import('./proposal.tsx')),
  act('recordContentment', () => import('./contentment.tsx')),
  act('answerDoubt', () => import('./doubt-answer.tsx'), {
    allowed: (lead) => lead.abilities.answerDoubt === true && openDoubt(lead),
  }),
  act('decideConflictOfLead', () => import('./conflict.tsx')),
  act('identifyLead', () => import('./identification.tsx')),
  act('convertLead', () => import('./conversion.tsx')),
  act('offerHandover', () => import('./handover.tsx')),
  act('changeLead', () => import('./change.tsx')),
  act('answerLeadForm', () => import('./answers.tsx'), {
    allowed: (lead) => lead.abilities.changeLead === true,
    beside: true,
  }),
  act('snoozeLead', () => import('./snooze.tsx')),
  act('wakeLead', () => import('./waking.tsx')),
  act('loseLead', () => import('./loss.tsx')),
  act('disqualifyLead', () => import('./disqualification.tsx')),
  act('withdrawLead', () => import('./withdrawal.tsx')),
  aboutOrigin(
    'claimOrigination',
    () => import('./origination-claim.tsx'),
    (lead) => lead.abilities.claimOrigination === true,
  ),
  aboutOrigin('releaseOrigination', () => import('./origination-release.tsx')),
  aboutOrigin(
    'disputeOrigination',
    () => import('./origination-dispute.tsx'),
    (lead) => lead.abilities.disputeOrigination === true,
  ),
  aboutOrigin('answerOrigination', () => import('./origination-answer.tsx')),
  aboutOrigin(
    'decideOrigination',
    () => import('./origination-decision.tsx'),
    (lead) => lead.abilities.decideOrigination === true,
  ),
]

/** What is read again after an act on the lead. */
export const aboutLead = (id: string) => [id, 'leads', 'commitments']
