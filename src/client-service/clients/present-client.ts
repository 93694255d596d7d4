import { abilitiesOf, permits, type Work } from '#access/index.ts'
import { sheetsOf } from '#forms/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { mayOfferHandover } from '#organisation/index.ts'
import { cameByOf } from '../came-by.ts'
import { loadStanding, type Standing } from '../standing.ts'
import type { Client } from './contract.ts'
import { clientPolicy } from './policy.ts'
import { maskedIdentity } from './rules.ts'
import {
  type ClientRow,
  selectClient,
  selectContacts,
  selectEngagements,
  selectMembers,
} from './sql.ts'

/** Everything about a client the actor may see. */
export async function presentClient(work: Work, id: string): Promise<Client> {
  const { tx } = work
  const [client, standing, contacts, members, engagements, answers] = await Promise.all([
    selectClient(tx, id),
    loadStanding(tx, id),
    selectContacts(tx, id),
    selectMembers(tx, id),
    selectEngagements(tx, id),
    sheetsOf(tx, id),
  ])
  if (!client || !standing) throw notFound()
  return {
    ...presentRow(work, client, standing),
    contacts: contacts.map(({ is_main, subject_id, created_at, ...contact }) => ({
      ...contact,
      isMain: is_main,
    })),
    answers,
    cameBy: await cameByOf(work.tx, client.origin),
    specialistName: members.find((member) => member.part === 'specialist')?.name ?? null,
    mainContactName: contacts.find((contact) => contact.is_main)?.name ?? null,
    members: members.map(({ id: personId, name, part, since }) => ({
      personId,
      name,
      part,
      since: since.toISOString(),
    })),
    engagements: engagements.map(({ practice_area, opened_at, term_to, ...engagement }) => ({
      ...engagement,
      practiceArea: practice_area,
      openedAt: opened_at.toISOString(),
      termTo: term_to,
    })),
  }
}

function presentRow(work: Work, client: ClientRow, standing: Standing) {
  const readsIdentity = permits(clientPolicy, 'readIdentityNumber', work.actor, standing)
  const number = client.identity_number
  return {
    id: client.id,
    kind: client.kind as Client['kind'],
    name: client.name,
    tier: client.tier as Client['tier'],
    departmentId: client.departmentId,
    departmentName: client.departmentName,
    departmentNameEn: client.departmentNameEn,
    registeredAt: client.registered_at.toISOString(),
    unifiedSocialCreditCode: client.unified_social_credit_code,
    identityKind: client.identity_kind as Client['identityKind'],
    identityNumber: readsIdentity ? number : maskedIdentity(number),
    needs: client.needs,
    preferences: client.preferences,
    cautions: client.cautions,
    origin: client.origin as Client['origin'],
    leadId: client.lead_id,
    profileCompletedAt: client.profile_completed_at?.toISOString() ?? null,
    detailsConfirmedAt: client.details_confirmed_at?.toISOString() ?? null,
    version: client.version,
    abilities: {
      ...abilitiesOf(clientPolicy, work.actor, standing),
      offerHandover: mayOfferHandover(work.actor, standing.members, standing.departmentId),
    },
  }
}
