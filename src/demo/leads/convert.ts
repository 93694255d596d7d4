import { convertLead, identifyLead } from '#client-development/contract.ts'
import { act, type KnownClient } from '../house.ts'
import { serve } from '../service/serve.ts'
import type { Story } from '../theatre.ts'
import { workingDays, workingHours } from '../time.ts'
import { fill } from '../words.ts'
import { decideConflict, onDecision } from './assess.ts'
import type { Lead } from './lead.ts'

/** The lead is identified and becomes a client; service and care begin. */
export async function* convert(lead: Lead): Story {
  const { house, teller, party, team, tale, voice, slots } = lead
  const { dice } = teller
  yield dice.chance(0.12)
    ? workingDays(teller.at, dice.within(3.5, 6))
    : workingHours(teller.at, dice.within(1, 8))
  const organisation = party.kind === 'organisation'
  await act(house, teller, lead.specialist, identifyLead, {
    params: { id: lead.id },
    body: {
      kind: party.kind,
      documentKind: organisation ? 'business_licence' : 'resident_identity_card',
      number: (organisation ? party.code : party.identity) as string,
      name: party.name,
      verifiedHow: organisation
        ? dice.pick(['original_seen', 'public_register', 'copy_certified'] as const)
        : dice.pick(['original_seen', 'original_seen', 'video'] as const),
    },
  })
  const own = team.lawyer
  const finder = !lead.originator && dice.chance(0.3) && team.head !== own ? team.head : null
  const conversion = {
    params: { id: lead.id },
    body: {
      title: fill(tale.title, slots, dice, teller.at),
      leadLawyerId: own.id,
      assistingLawyerIds:
        team.helper?.roles.includes('lawyer') && dice.chance(0.35) ? [team.helper.id] : [],
      originating: lead.originator
        ? [{ personId: lead.originator.id, share: 100 }]
        : finder
          ? [
              { personId: own.id, share: 60 },
              { personId: finder.id, share: 40 },
            ]
          : [{ personId: own.id, share: 100 }],
    },
  }
  const { clientId, engagementId } = await onDecision(
    () => act(house, teller, lead.specialist, convertLead, conversion),
    () => decideConflict(lead),
  )
  lead.reached = 'converted'
  const client = lead.client ?? become(lead, clientId)
  const { amount, opponent } = lead
  const headTookPart = finder !== null || own === team.head || lead.originator === team.head
  const matter = {
    client,
    party,
    voice,
    tale,
    team,
    slots,
    amount,
    opponent,
    engagementId,
    headTookPart,
  }
  house.theatre.begin(
    `${lead.name} service`,
    teller.at,
    (next) => serve(house, next, matter),
    client.lane,
  )
  if (!lead.client) house.welcome(client)
}

function become({ house, teller, party, voice, tale, specialist, team }: Lead, id: string) {
  const client: KnownClient = {
    id,
    lane: teller.lane,
    name: party.name,
    since: teller.at,
    kind: party.kind,
    specialist,
    originator: team.lawyer,
    key: false,
    party,
    voice,
    told: new Set([tale.key]),
  }
  house.clients.push(client)
  return client
}
