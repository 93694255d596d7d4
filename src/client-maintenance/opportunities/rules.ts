import type { OpportunitySource, OpportunityState } from './contract.ts'

export type OpportunityRefusal =
  | 'opportunity_settled'
  | 'owner_not_in_firm'
  | 'owner_does_not_see_client'
  | 'client_cannot_be_reached'

/** An opportunity is pursued once or dropped once. */
export function decideSettling(state: OpportunityState): OpportunityRefusal | null {
  return state === 'noticed' ? null : 'opportunity_settled'
}

/** Only what is written down elsewhere can be pointed at. */
export const hasRecord = (
  source: OpportunitySource,
): source is 'return_visit' | 'talk' | 'development' =>
  source === 'return_visit' || source === 'talk' || source === 'development'
