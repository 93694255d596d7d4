import type { Keeping } from '#client-service/web/index.ts'
import { contactActs } from './contact-acts.tsx'
import { developmentActs } from './development-acts.tsx'
import { originationActs } from './origination-act.tsx'
import { opportunityActs } from './opportunity-acts.tsx'
import type { CareAct } from './view.ts'

/** Everything client maintenance can do about a client. */
export const careActs: CareAct[] = [
  ...contactActs,
  ...opportunityActs,
  ...developmentActs,
  ...originationActs,
]

/** Which act keeps which promise about a client. */
export const careKeepings: Record<string, Keeping> = {
  M2: { act: 'recordContact' },
  'M2.planned': { act: 'completePlannedContact', second: 'postponePlannedContact' },
  M3: { act: 'pursueAsLead', second: 'dropOpportunity' },
  'O1a.origination': { act: 'decideOrigination' },
  'M3.advice': { act: 'proposeAdvice', second: 'declineAdvice' },
  'M3.approval': { act: 'decideAdvice' },
}
