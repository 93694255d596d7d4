import { entrances as answering } from './answer-doubt.ts'
import { entrances as offering } from './offer-proposal.ts'
import { entrances as recording } from './record-contentment.ts'

export { claimKindsOf, contentWith, currentProposal, proposalsOf } from './sql.ts'

export const proposalEntrances = [...offering, ...recording, ...answering]
