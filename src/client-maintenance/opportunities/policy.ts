import { isOrStandsInFor, type Permission, type PolicyTable } from '#access/index.ts'
import { careRoles, type Standing } from '#client-service/index.ts'
import { everyonesCare, worksForClient } from '../standing.ts'

export interface OpportunityThing extends Standing {
  ownerId: string
}

/** For whoever follows the opportunity, and those who care for the client. */
const followers: Permission<OpportunityThing> = {
  roles: 'anyone',
  always: careRoles,
  when: (actor, thing) => isOrStandsInFor(actor, thing.ownerId) || worksForClient(actor, thing),
}

export const opportunityPolicy = {
  listOpportunities: { roles: 'anyone' },
  exportOpportunities: { roles: 'anyone' },
  noticeOpportunity: everyonesCare,
  changeOpportunity: followers,
  pursueOpportunity: followers,
  dropOpportunity: followers,
} satisfies PolicyTable<OpportunityThing>
