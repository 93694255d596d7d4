import { type ComponentType, lazy } from 'react'
import { say } from '#platform/i18n/words.ts'
import type { LeadView } from '../../contract.ts'
import type { ActProps, ThingAct } from '../panel/act-panel.tsx'
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

const openDoubt = (lead: LeadView) =>
  lead.proposals.some((proposal) =>
    proposal.contentment.some((one) => !one.content && one.answer === null),
  )

/** Everything that can be done to a lead, in the order of its road. */
export const leadActs: ThingAct<LeadView>[] = [
  act('screenLead', () => import('./screening.tsx')),
  act('assignLead', () => import('./assignment.tsx')),
  act('recordFirstContact', () => import('./first-contact.tsx')),
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
]

/** What is read again after an act on the lead. */
export const aboutLead = (id: string) => [id, 'leads', 'commitments']
