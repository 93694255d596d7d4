import { excuseCommitmentEndpoint, listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { recordReviewEndpoint } from '#charter/reviews/contract.ts'
import {
  draftCharterEndpoint,
  publishCharterEndpoint,
  setClauseEndpoint,
} from '#charter/versions/contract.ts'
import type { Clause, Term } from '#charter/index.ts'
import { goOnLeaveEndpoint, returnFromLeaveEndpoint } from '#organisation/contract.ts'
import { act, byId, forgetWho, type House } from '../house.ts'
import * as said from '../phrases/firm.ts'
import { excuses } from '../phrases/service.ts'
import { sayIn } from '../service/matter.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, hour, opening, workingHours } from '../time.ts'
import { fill } from '../words.ts'
import type { Key } from './cast.ts'

/** Those who owe the firm a review record it, a few days before it is due, once in a while after. */
export async function* recordReviews(house: House, teller: Teller): Story {
  const { dice } = teller
  for (;;) {
    yield workingHours(teller.at + dice.within(4, 7) * day, 1)
    const { items } = await act(house, teller, house.firm.people.lu, listCommitmentsEndpoint, {
      query: { box: 'subject', subject: house.firm.id },
    })
    for (const owed of items) {
      const words = said.reviews[owed.clause]
      const due = Date.parse(owed.dueAt)
      const late = dice.chance(0.35)
      if (!words || due > teller.at + (late ? -2 : 6) * day) continue
      // What has just fallen due is left standing today: somebody's list is never empty.
      if (teller.at > house.end - 4 * day && dice.chance(0.5)) continue
      await act(house, teller, byId(house, owed.owner.id), recordReviewEndpoint, {
        body: { clause: owed.clause, findings: fill(dice.pick(words), {}, dice, teller.at) },
      })
    }
  }
}

const days = (amount: number): Term => ({ amount, unit: 'calendar_days' })

/** The second charter, from a quarter's figures. */
export async function* changeCharter(house: House, teller: Teller): Story {
  const { zhixing, lu } = house.firm.people
  const draft = await act(house, teller, zhixing, draftCharterEndpoint, {})
  let version = draft.version
  const set = async (code: string, change: Partial<Clause>) => {
    const clause = draft.clauses.find((one) => one.code === code) as Clause
    const body = { ...clause, ...change }
    const sent = { params: { code }, body, ifMatch: version }
    version = (await act(house, teller, zhixing, setClauseEndpoint, sent)).version
  }
  yield workingHours(teller.at, 2)
  await set('S2', { deadline: days(42), reminders: [days(3)] })
  await set('O2', { deadline: days(42), reminders: [days(3)] })
  await set('S3', { deadline: days(45) })
  await set('D4.doubt', { deadline: { amount: 6, unit: 'working_hours' } })
  yield house.secondCharter
  await act(house, teller, lu, publishCharterEndpoint, {
    body: { reason: said.charterChanges.reports },
    ifMatch: version,
  })
}

/** Somebody is away for a while and a colleague does their work. */
export async function* leave(
  house: House,
  teller: Teller,
  away: Key,
  deputy: Key,
  to: number,
  reason: string,
): Story {
  const { people, leaves } = house.firm
  house.inTheEvening(teller.at, async () => {
    const begun = { ...teller, at: teller.at + 10 * hour }
    await act(house, begun, people.luo, goOnLeaveEndpoint, {
      params: { id: people[away].id },
      body: { until: new Date(to).toISOString(), deputyId: people[deputy].id, reason },
    })
    // Until they are back, whenever that is written down.
    leaves.push({ away, deputy, from: begun.at, to: Number.POSITIVE_INFINITY })
    forgetWho(house)
  })
  yield opening(to - 6 * hour)
  house.inTheEvening(teller.at, async () => {
    const back = { ...teller, at: Math.min(to, teller.at + 9 * hour) }
    await act(house, back, people.luo, returnFromLeaveEndpoint, { params: { id: people[away].id } })
    const running = leaves.find((one) => one.away === away && one.to > back.at)
    if (running) running.to = back.at
    forgetWho(house)
  })
}

/** Now and then a promise is forgiven, with a reason. */
export async function* forgive(house: House, teller: Teller): Story {
  const { dice } = teller
  for (;;) {
    yield workingHours(teller.at + dice.within(9, 24) * day, 3)
    const running = [...house.running].filter(
      (one) => one.closing > teller.at + 30 * day && !one.rest,
    )
    if (running.length === 0) continue
    const matter = dice.pick(running)
    teller.lane = matter.client.lane
    yield teller.at
    const { items } = await act(house, teller, house.firm.people.zhixing, listCommitmentsEndpoint, {
      query: { box: 'subject', subject: matter.engagementId },
    })
    const talk = items.find(
      // Not one that is about to be kept.
      (one) =>
        one.clause === 'S3' && one.status === 'open' && Date.parse(one.dueAt) > teller.at + 9 * day,
    )
    if (!talk) continue
    await act(house, teller, house.firm.people.zhixing, excuseCommitmentEndpoint, {
      params: { id: talk.id },
      body: { reason: sayIn(matter, teller, excuses) },
    })
  }
}
