import {
  assignLead,
  disqualifyLead,
  loseLead,
  screenLead,
  snoozeLead,
  wakeLead,
  withdrawLead,
} from '#client-development/contract.ts'
import { act, byId, type Colleague, type House, withRole } from '../house.ts'
import * as said from '../phrases/development.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, hour, midnight, opening, workingDays, workingHours } from '../time.ts'
import { firstContact } from './contact.ts'
import { convert } from './convert.ts'
import { caseOf, type Ending, type Lead, type LeadPlan } from './lead.ts'
import { offer } from './offer.ts'
import { arrive } from './arrive.ts'
import { assess, checkConflict } from './assess.ts'

/** The road in order; a lead stops where its plan says. */
const stops: Ending[] = ['registered', 'screened', 'assigned', 'contacted', 'assessed', 'proposed']
const goesBeyond = (lead: Lead, stop: Ending): boolean => {
  const place = stops.indexOf(lead.ending)
  return place === -1 || place > stops.indexOf(stop)
}

/** One stranger's way to the firm, up to where it ends. */
export async function* leadRoad(house: House, teller: Teller, plan: LeadPlan): Story {
  const lead = prepare(house, teller, plan)
  house.leads.push(lead)
  const forMyself = yield* arrive(lead)
  if (!forMyself) {
    if (!goesBeyond(lead, 'registered')) return
    yield workingHours(
      teller.at,
      late(teller, 0.06) ? teller.dice.within(4.5, 9) : teller.dice.within(0.3, 3),
    )
    if (lead.ending === 'disqualified') return disqualify(lead)
    const assigned = await screen(lead)
    if (!goesBeyond(lead, 'screened')) return
    if (!assigned) {
      yield workingHours(
        teller.at,
        late(teller, 0.06) ? teller.dice.within(2.3, 4) : teller.dice.within(0.2, 1.6),
      )
      await assign(lead)
    }
  }
  if (!goesBeyond(lead, 'assigned')) return
  yield* fromContact(lead)
}

/** The road of a lead that was written down and that nobody looks after yet. */
export async function* fromDesk(lead: Lead): Story {
  const { teller } = lead
  yield workingHours(teller.at, teller.dice.within(0.3, 2.5))
  if (!(await screen(lead))) {
    yield workingHours(teller.at, teller.dice.within(0.2, 1.6))
    await assign(lead)
  }
  yield* fromContact(lead)
}

/** The road of a lead somebody looks after. */
export async function* fromContact(lead: Lead): Story {
  const { teller } = lead
  const { dice } = teller
  yield* firstContact(lead)
  let contacted = teller.at
  yield* checkConflict(lead)
  if (lead.ending === 'snoozed') {
    const wakes = midnight(await snooze(lead)) + dice.within(12, 15.5) * hour
    // Woken by the product in the morning; a few hours later somebody calls again.
    yield workingHours(wakes, 0)
    contacted = teller.at
    lead.ending = dice.chance(0.45) ? 'lost' : 'converted'
  }
  if (lead.ending === 'withdrawn') {
    yield workingHours(teller.at, teller.dice.within(4, 18))
    return withdraw(lead)
  }
  if (!goesBeyond(lead, 'contacted')) return
  // A few sleep for a while and come back.
  if (lead.ending !== 'lost' && teller.dice.chance(0.03)) yield* sleepAWhile(lead)
  if (lead.ending === 'lost' && teller.dice.chance(0.35)) {
    yield workingDays(teller.at, teller.dice.within(1, 2.5))
    return lose(lead)
  }
  yield* assess(lead, contacted)
  if (!goesBeyond(lead, 'assessed')) return
  const agreed = yield* offer(lead)
  if (!agreed) return
  if (lead.ending === 'lost') {
    yield workingDays(teller.at, teller.dice.within(1, 3.5))
    return lose(lead)
  }
  yield* convert(lead)
}

const late = (teller: Teller, probability: number) => teller.dice.chance(probability)

function prepare(house: House, teller: Teller, plan: LeadPlan): Lead {
  const { dice } = teller
  const { tale } = plan
  const organisation = tale.by === 'organisation' || (tale.by === 'anybody' && dice.chance(0.5))
  const party = organisation ? house.registry.organisation(dice) : house.registry.person(dice)
  return {
    ...plan,
    ...caseOf(house, teller, tale, party),
    house,
    teller,
    party,
    voice: house.newVoice(),
    id: '',
    specialist: dice.pick(withRole(house, 'client_service_specialist')),
    originator: null,
    client: null,
    reached: 'registered',
  }
}

async function screen(lead: Lead): Promise<boolean> {
  const { house, teller, tale, team } = lead
  const marketer = teller.dice.pick(withRole(house, 'marketing'))
  const state = await act(house, teller, marketer, screenLead, {
    params: { id: lead.id },
    body: {
      outcome: 'accepted',
      practiceArea: tale.area,
      departmentId: team.departmentId,
      reason: teller.dice.pick(said.screeningNotes),
    },
  })
  lead.reached = state.stage
  if (!state.specialistId) return false
  lead.specialist = byId(house, state.specialistId)
  return true
}

async function assign(lead: Lead): Promise<void> {
  const { house, teller } = lead
  const manager = teller.dice.pick(withRole(house, 'client_relationship_manager'))
  const free = withRole(house, 'client_service_specialist').filter(
    (one) => !isAway(house, one, teller.at),
  )
  lead.specialist = teller.dice.pick(free)
  await act(house, teller, manager, assignLead, {
    params: { id: lead.id },
    body: { specialistId: lead.specialist.id, reason: '' },
  })
  lead.reached = 'assigned'
}

const isAway = (house: House, who: Colleague, at: number) =>
  house.firm.leaves.some((one) => one.away === who.key && one.from <= at && at < one.to)

async function disqualify(lead: Lead): Promise<void> {
  const { house, teller } = lead
  const found = said.disqualified.find(([, need]) => lead.slots['开场'] === need)
  if (!found) throw new Error('a useless lead has a reason')
  const [reasonCode, , reason] = found
  await act(house, teller, teller.dice.pick(withRole(house, 'marketing')), disqualifyLead, {
    params: { id: lead.id },
    body: { reasonCode, reason: lead.voice.say(reason, lead.slots, teller.dice, teller.at) },
  })
  lead.reached = 'disqualified'
}

async function lose(lead: Lead): Promise<void> {
  const { house, teller, tale, voice, slots } = lead
  const [reasonCode, words] = teller.dice.chance(0.5) ? tale.lost : teller.dice.pick(said.losses)
  await act(house, teller, lead.specialist, loseLead, {
    params: { id: lead.id },
    body: { reasonCode, reason: voice.say(words, slots, teller.dice, teller.at) },
  })
  lead.reached = 'lost'
}

async function withdraw(lead: Lead): Promise<void> {
  const { house, teller, voice, slots } = lead
  await act(house, teller, lead.specialist, withdrawLead, {
    params: { id: lead.id },
    body: { reason: voice.say(said.withdrawals, slots, teller.dice, teller.at) },
  })
  lead.reached = 'withdrawn'
}

async function snooze(
  lead: Lead,
  until = lead.teller.at + lead.teller.dice.between(9, 50) * day,
): Promise<string> {
  const { house, teller, voice, slots } = lead
  const day = dayOf(opening(until))
  await act(house, teller, lead.specialist, snoozeLead, {
    params: { id: lead.id },
    body: {
      until: day,
      reason: voice.say(said.snoozes, slots, teller.dice, teller.at),
    },
  })
  house.wakesOn(day)
  return day
}

async function* sleepAWhile(lead: Lead): Story {
  const { house, teller } = lead
  const wakes = workingHours(teller.at + teller.dice.between(6, 20) * day, 1)
  // Called before the day agreed: the product wakes nobody who is awake.
  await snooze(lead, wakes + 4 * day)
  yield wakes
  await act(house, teller, lead.specialist, wakeLead, {
    params: { id: lead.id },
    body: { reason: '对方主动来电，继续推进。' },
  })
}
