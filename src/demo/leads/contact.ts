import { recordFirstContact } from '#client-development/contract.ts'
import { act } from '../house.ts'
import * as said from '../phrases/development.ts'
import type { Story } from '../theatre.ts'
import { dayOf, workingDays, workingHours } from '../time.ts'
import type { Lead } from './lead.ts'

/** The specialist calls within two hours, mostly; some are not reached at once. */
export async function* firstContact(lead: Lead): Story {
  const { house, teller, tale, team, voice, slots } = lead
  const { dice } = teller
  yield workingHours(teller.at, dice.chance(0.09) ? dice.within(2.3, 6) : dice.within(0.2, 1.7))
  if (dice.chance(0.1)) {
    await act(house, teller, lead.specialist, recordFirstContact, {
      params: { id: lead.id },
      body: {
        way: 'call',
        reached: false,
        note: voice.say(said.notReached, slots, dice, teller.at),
      },
    })
    yield workingHours(teller.at, dice.within(0.5, 3))
  }
  // The day agreed lies behind the one on which the lawyer means to be ready.
  const nextStepOn = dayOf(workingDays(teller.at, dice.within(2.5, 4)))
  const { introductions } = house.firm
  await act(house, teller, lead.specialist, recordFirstContact, {
    params: { id: lead.id },
    body: {
      way: dice.pick(['call', 'call', 'call', 'wechat', 'visit', 'video'] as const),
      reached: true,
      need: voice.say(tale.clear, slots, dice, teller.at),
      needClear: true,
      practiceArea: tale.area,
      departmentId: team.departmentId,
      assessorId: team.lawyer.id,
      urgency: dice.pick(['normal', 'normal', 'high', 'critical', 'low'] as const),
      nextStep: voice.say(said.nextSteps, slots, dice, teller.at),
      nextStepOn,
      ...(introductions.length > 2
        ? { presented: [introductions[0] as string, dice.pick(introductions.slice(1))] }
        : { notPresented: '对方时间有限，资料随后发送' }),
      note: voice.say(said.contactNotes, slots, dice, teller.at),
    },
  })
  lead.reached = 'contacted'
}
