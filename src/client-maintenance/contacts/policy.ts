import { isOrStandsInFor, type PolicyTable } from '#access/index.ts'
import { careRoles, type Standing } from '#client-service/index.ts'
import { everyonesCare, worksForClient } from '../standing.ts'
import type { ContactKind } from './contract.ts'

export interface ContactThing extends Standing {
  ownerId: string | null
  kind: ContactKind | null
}

/** What marketing may send; calling and visiting are for those who know the client. */
const marketingKinds: (ContactKind | null)[] = [
  'greeting',
  'legal_news',
  'industry_news',
  'event_invitation',
]

export const contactPolicy = {
  listPlannedContacts: { roles: 'anyone' },
  exportPlannedContacts: { roles: 'anyone' },
  listContactRecords: { roles: 'anyone' },
  planContact: {
    roles: 'anyone',
    always: careRoles,
    when: (actor, thing) =>
      worksForClient(actor, thing) ||
      (actor.roles.includes('marketing') && marketingKinds.includes(thing.kind)),
  },
  planOccasion: {
    roles: [...careRoles, 'partner', 'marketing'],
    always: [...careRoles, 'partner'],
    when: (_, thing) => marketingKinds.includes(thing.kind),
  },
  changePlannedContact: ownersCare(),
  postponePlannedContact: ownersCare(),
  completePlannedContact: ownersCare(),
  cancelPlannedContact: ownersCare(),
  recordContact: everyonesCare,
} satisfies PolicyTable<ContactThing>

/** For whoever has promised the contact, and those who care for the client. */
function ownersCare(): PolicyTable<ContactThing>[string] {
  return {
    roles: 'anyone',
    always: careRoles,
    when: (actor, thing) => isOrStandsInFor(actor, thing.ownerId) || worksForClient(actor, thing),
  }
}
