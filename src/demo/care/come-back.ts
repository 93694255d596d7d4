import {
  dropOpportunityEndpoint,
  noticeOpportunityEndpoint,
  pursueOpportunityEndpoint,
} from '#client-maintenance/contract.ts'
import { readLead } from '#client-development/contract.ts'
import { decideConflictEndpoint } from '#client-service/contract.ts'
import { act, byId, type Colleague, type House, type KnownClient, withRole } from '../house.ts'
import { caseOf, type Ending } from '../leads/lead.ts'
import { fromContact, fromDesk } from '../leads/road.ts'
import * as said from '../phrases/care.ts'
import { lookAndDecide } from '../leads/assess.ts'
import { conflictReasons } from '../phrases/development.ts'
import { serve } from '../service/serve.ts'
import type { Tale } from '../stories/story.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, opening, workingDays, workingHours } from '../time.ts'
import { fill } from '../words.ts'
import { sayTo } from './say.ts'

/** Further needs of a client are noticed and followed, until they are a new instruction or a reason why not. */
export async function* comeBack(house: House, teller: Teller, client: KnownClient): Story {
  const { dice } = teller
  const loyal = dice.chance(client.kind === 'organisation' ? 0.9 : 0.6)
  if (!loyal) return
  for (;;) {
    yield opening(teller.at + dice.within(60, 260) * day)
    const tale = nextTale(house, client, teller)
    if (!tale) return
    client.told.add(tale.key)
    yield* followOpportunity(house, teller, client, tale)
  }
}

/** A tale of the client's kind that it has not lived through. */
function nextTale(house: House, client: KnownClient, { dice }: Teller): Tale | undefined {
  const fits = house.tales.filter(
    (tale) => !client.told.has(tale.key) && (tale.by === 'anybody' || tale.by === client.kind),
  )
  return fits.length > 0 ? dice.pick(fits) : undefined
}

/** Who looks after a lead now: nobody, where whoever registered it stood in for a colleague. */
async function specialistNow(house: House, teller: Teller, who: Colleague, id: string) {
  const { specialist } = await act(house, teller, who, readLead, { params: { id } })
  return specialist && byId(house, specialist.id)
}

async function* followOpportunity(
  house: House,
  teller: Teller,
  client: KnownClient,
  tale: Tale,
): Story {
  const { dice } = teller
  const { party, voice, specialist } = client
  const about = caseOf(house, teller, tale, party)
  const { id } = await act(house, teller, specialist, noticeOpportunityEndpoint, {
    params: { id: client.id },
    body: {
      title: fill(tale.title, about.slots, dice, teller.at),
      need: voice.say(tale.need, about.slots, dice, teller.at),
      practiceArea: tale.area,
      source: dice.pick(['client', 'client', 'other'] as const),
      ownerId: specialist.id,
    },
  })
  yield workingDays(teller.at, dice.chance(0.1) ? dice.within(5.3, 8) : dice.within(0.4, 3.5))
  const params = { id }
  const chance = dice.number()
  if (chance < 0.14) {
    const [, words] = dice.pick(said.later)
    const reason = dice.pick(['client_declined', 'need_gone', 'price'] as const)
    await act(house, teller, specialist, dropOpportunityEndpoint, {
      params,
      body: { reason, words: sayTo(client, teller, words) },
    })
    return
  }
  if (chance < 0.26) {
    const opponents = about.opponent ? [about.opponent.name] : []
    const reply = await act(house, teller, specialist, pursueOpportunityEndpoint, {
      params,
      body: { as: 'lead', opponents },
    })
    const leadId = reply.leadId as string
    const owner = await specialistNow(house, teller, specialist, leadId)
    const ending: Ending = dice.chance(0.75) ? 'converted' : 'lost'
    const lead = {
      ...about,
      name: `${client.name} ${tale.key}`,
      arrives: teller.at,
      tale,
      channel: 'client',
      ending,
      house,
      teller,
      party,
      voice,
      id: leadId,
      specialist: owner ?? specialist,
      originator: null,
      client,
      reached: owner ? ('assigned' as const) : ('registered' as const),
    }
    house.leads.push(lead)
    yield* owner ? fromContact(lead) : fromDesk(lead)
    return
  }
  const { team, opponent } = about
  const officer = dice.pick(withRole(house, 'conflict_officer'))
  const reason = voice.say(conflictReasons, about.slots, dice, teller.at)
  const origin = client.originator.id === team.lawyer.id ? [] : [client.originator]
  const { engagementId } = await act(house, teller, specialist, pursueOpportunityEndpoint, {
    params,
    body: {
      as: 'engagement',
      departmentId: team.departmentId,
      lawyers: [
        { personId: team.lawyer.id, part: 'lead_lawyer', share: null },
        ...origin.map((one) => ({
          personId: one.id,
          part: 'originating_lawyer' as const,
          share: null,
        })),
      ],
      parties: opponent ? [{ name: opponent.name, role: 'opponent' as const }] : [],
    },
  })
  yield workingHours(teller.at, dice.within(0.5, 5))
  await lookAndDecide(house, teller, officer, engagementId as string, () =>
    act(house, teller, officer, decideConflictEndpoint, {
      params: { id: engagementId as string },
      body: { outcome: 'clear', reason },
    }),
  )
  const { amount, slots } = about
  const matter = {
    client,
    party,
    voice,
    tale,
    team,
    slots,
    amount,
    opponent,
    engagementId: engagementId as string,
    headTookPart: team.lawyer === team.head || origin.includes(team.head),
  }
  house.theatre.begin(
    `${client.name} ${tale.key} service`,
    teller.at,
    (next) => serve(house, next, matter),
    client.lane,
  )
}
