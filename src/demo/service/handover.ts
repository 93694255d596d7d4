import {
  acceptHandoverEndpoint,
  offerHandoverEndpoint,
  returnHandoverEndpoint,
} from '#organisation/contract.ts'
import { act, type Colleague, everyone, type House } from '../house.ts'
import * as said from '../phrases/care.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, hour, midnight, dayOf, workingHours } from '../time.ts'
import { type Running, sayIn } from './matter.ts'

/** Cases pass from one lawyer to another; now and then the other cannot take them. */
export async function* handovers(house: House, teller: Teller): Story {
  const { dice } = teller
  for (;;) {
    const morning = workingHours(teller.at + dice.within(8, 20) * day, 0.1)
    yield midnight(dayOf(morning)) + dice.within(14.2, 15.5) * hour
    const found = choose(house, teller)
    if (!found) continue
    const { matter, to } = found
    teller.lane = matter.client.lane
    yield teller.at
    const { id } = await offerLead(house, teller, matter, to)
    const params = { id }
    const from = matter.team.lawyer
    const taken = dice.chance(0.8)
    // Not while somebody is in the middle of an act on the case.
    house.inTheEvening(teller.at, async () => {
      const later = { ...teller, at: teller.at + 2 * hour }
      if (!house.running.has(matter) || matter.team.lawyer !== from) return
      if (!taken) {
        const body = { reason: dice.pick(said.handoverReturns) }
        await act(house, later, to, returnHandoverEndpoint, { params, body })
        return
      }
      await act(house, later, to, acceptHandoverEndpoint, { params })
      matter.team = { ...matter.team, lawyer: to }
    })
  }
}

/** A case with some way to go, and a colleague of its department who has no part in it. */
export function choose(house: House, teller: Teller): { matter: Running; to: Colleague } | null {
  const { dice } = teller
  for (const matter of dice.shuffled([...house.running])) {
    if (matter.closing < teller.at + 25 * day || matter.handed) continue
    const others = everyone(house).filter(
      (one) =>
        one.departmentId === matter.team.departmentId &&
        one.roles.includes('lawyer') &&
        one !== matter.team.lawyer &&
        one !== matter.team.head &&
        one !== matter.team.helper &&
        one !== matter.client.originator,
    )
    if (others.length === 0) continue
    matter.handed = true
    return { matter, to: dice.pick(others) }
  }
  return null
}

export function offerLead(house: House, teller: Teller, matter: Running, to: Colleague) {
  return act(house, teller, matter.team.lawyer, offerHandoverEndpoint, {
    body: {
      subjectId: matter.engagementId,
      part: 'lead_lawyer',
      toId: to.id,
      note: sayIn(matter, teller, said.handoverNotes),
    },
  })
}
