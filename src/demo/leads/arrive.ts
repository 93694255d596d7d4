import { hash } from 'node:crypto'
import {
  listLeads,
  readEnquiryForm,
  registerLead,
  sendEnquiry,
} from '#client-development/contract.ts'
import { answersOfLead } from '../firm/forms.ts'
import { act, standIn, withRole } from '../house.ts'
import * as said from '../phrases/development.ts'
import type { Teller } from '../theatre.ts'
import { minute, opening } from '../time.ts'
import type { Lead } from './lead.ts'

/**
 * A lead comes in: by the enquiry page at any hour, otherwise written down by whoever took the call.
 * @returns whether a specialist looks after it from the start.
 */
export async function* arrive(lead: Lead): AsyncGenerator<number, boolean, void> {
  const { teller, channel, ending } = lead
  const useless = ending === 'disqualified' ? teller.dice.pick(said.disqualified)[1] : null
  if (useless) lead.slots['开场'] = useless
  const need = lead.voice.say(useless ?? lead.tale.need, lead.slots, teller.dice, teller.at)
  if (channel === 'website' && teller.dice.chance(0.14)) {
    yield* enquire(lead, need)
    return false
  }
  yield opening(teller.at)
  const straight =
    (channel === 'client' || channel === 'visit') &&
    !['registered', 'screened', 'disqualified'].includes(ending) &&
    teller.dice.chance(0.45)
  await register(lead, need, straight)
  return straight
}

async function register(lead: Lead, need: string, straight: boolean): Promise<void> {
  const { house, teller, party, tale, opponent, amount } = lead
  const campaign = house.firm.campaigns.find(
    (one) =>
      one.channelId === house.firm.channels[lead.channel] &&
      one.from <= teller.at &&
      teller.at <= one.to,
  )
  // Marketing does not see clients: whom a client sends is written down by those who know the client.
  const known = straight || lead.channel === 'client'
  // Whoever writes it down for themselves keeps it, also where they stand in for somebody.
  lead.specialist = house.firm.people[standIn(house, lead.specialist.key, teller.at)]
  const who = known ? lead.specialist : teller.dice.pick(withRole(house, 'marketing'))
  const practiceArea = teller.dice.chance(0.7) || straight ? tale.area : null
  const { id } = await act(house, teller, who, registerLead, {
    body: {
      name: party.name,
      ...(party.kind === 'organisation'
        ? {
            contactName: party.contact.name,
            organisation: party.name,
            unifiedSocialCreditCode: party.code,
          }
        : {}),
      phone: party.contact.phone,
      mail: teller.dice.chance(0.4) ? party.contact.mail : null,
      region: party.region,
      need,
      practiceArea,
      urgency: teller.dice.pick(['low', 'normal', 'normal', 'normal', 'high', 'critical'] as const),
      estimatedAmount: amount === null ? null : (amount * 10_000).toFixed(2),
      opponents: opponent ? [opponent.name] : [],
      channelId: house.firm.channels[lead.channel] ?? null,
      campaignId: campaign?.id ?? null,
      ...referrer(lead, teller),
      originatorId: claimant(lead)?.id ?? null,
      ...answersOfLead(house, teller.dice, practiceArea, teller.at),
      forMyself: straight,
    },
  })
  lead.id = id
  lead.reached = straight ? 'assigned' : 'registered'
}

/** The lawyer whose acquaintance they are, now and then: it is claimed for them. */
function claimant(lead: Lead) {
  const { teller, team, channel } = lead
  const known = ['client', 'peer', 'salon'].includes(channel)
  if (known && teller.dice.chance(0.3))
    lead.originator = teller.dice.chance(0.6) ? team.lawyer : team.head
  return lead.originator
}

/** Who sent them: one of the firm's clients, or a colleague of another trade. */
function referrer({ house, channel, party }: Lead, teller: Teller) {
  if (channel === 'client' && house.clients.length > 0) {
    const client = teller.dice.pick(house.clients)
    return { referrerClientId: client.id, referrerName: client.name }
  }
  if (channel === 'peer') {
    const kinds = ['某律所合伙人', '会计师', '公证员', '税务师', '破产管理人']
    return {
      referrerName: `${party.city}${teller.dice.pick(kinds)}${teller.dice.pick([...'王李张刘陈'])}先生`,
    }
  }
  return {}
}

/** Through the firm's own page, with the work a browser does before it sends. */
async function* enquire(lead: Lead, need: string): AsyncGenerator<number, void, void> {
  const { house, teller, party, tale } = lead
  const form = await act(house, teller, 'stranger', readEnquiryForm, {})
  yield teller.at + teller.dice.within(2, 9) * minute
  await act(house, teller, 'stranger', sendEnquiry, {
    body: {
      name: party.contact.name,
      ...(party.kind === 'organisation' ? { organisation: party.name } : {}),
      phone: party.contact.phone,
      need,
      practiceArea: tale.area,
      consent: true,
      noticeVersion: form.noticeVersion,
      token: form.token,
      work: workFor(form.token, form.workBits),
    },
  })
  const { items } = await act(house, teller, house.firm.people.xu, listLeads, {
    query: { q: party.contact.name },
  })
  lead.id = items[0]?.id as string
  lead.party = { ...party, name: party.kind === 'organisation' ? party.name : party.contact.name }
}

function workFor(token: string, bits: number): string {
  for (let number = 0; ; number += 1) {
    const digest = hash('sha256', `${token}:${number}`, 'buffer')
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return String(number)
  }
}
