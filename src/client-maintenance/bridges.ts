import type { Work } from '#access/index.ts'
import type { Opportunity, PursuitAsEngagement, PursuitAsLead } from './opportunities/contract.ts'

/** What becomes a lead or an engagement. */
export interface Pursued {
  opportunityId: string
  clientId: string
  title: string
  need: string
  practiceArea: Opportunity['practiceArea']
}

/** What the areas below make of an opportunity, in the transaction of its pursuit. */
export interface NewInstruction {
  /** Registers a lead of the client's own and gives its id. */
  registerLead(work: Work, about: Pursued, how: PursuitAsLead): Promise<string>
  /** Opens an engagement of the client, which waits for its conflict decision, and gives its id. */
  openEngagement(work: Work, about: Pursued, how: PursuitAsEngagement): Promise<string>
}
