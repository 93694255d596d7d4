import { answerDoubt, offerProposal, recordContentment } from '#client-development/contract.ts'
import { act } from '../house.ts'
import * as said from '../phrases/development.ts'
import { day, dayOf, workingDays, workingHours } from '../time.ts'
import { fill } from '../words.ts'
import { feesOf, milestonesOf } from './assess.ts'
import type { Lead } from './lead.ts'

type Fees = ReturnType<typeof feesOf>

/**
 * Plan and fees are offered and talked over, until both are agreed or the lead is lost over them.
 * @returns whether the road goes on.
 */
export async function* offer(lead: Lead): AsyncGenerator<number, boolean, void> {
  const { teller, ending } = lead
  const { dice } = teller
  yield workingDays(teller.at, dice.chance(0.08) ? dice.within(2.1, 3) : dice.within(0.4, 1.6))
  const fees = feesOf(lead)
  let { proposalId, number } = await propose(lead, fees)
  if (ending === 'proposed') return false
  const doubts = dice.chance(ending === 'lost' || ending === 'doubting' ? 0.9 : 0.2)
  yield workingDays(teller.at, dice.within(0.6, 1.8))
  if (doubts) {
    const about = dice.chance(0.6) ? ('fees' as const) : ('plan' as const)
    const [doubt, answer] = dice.pick(about === 'fees' ? said.feeDoubts : said.planDoubts)
    const { contentmentId } = await content(lead, proposalId, about, doubt)
    if (ending === 'doubting') return false
    yield workingHours(teller.at, dice.chance(0.12) ? dice.within(8, 12) : dice.within(1, 5))
    if (ending !== 'lost' && dice.chance(0.5))
      ({ proposalId, number } = await propose(lead, cheaper(fees), number))
    else await answered(lead, contentmentId, answer)
    yield workingHours(teller.at, dice.within(2, 7))
  }
  if (ending === 'lost') return true
  await content(lead, proposalId, 'plan', null)
  if (dice.chance(0.5)) yield workingHours(teller.at, dice.within(0.5, 6))
  await content(lead, proposalId, 'fees', null)
  return true
}

async function propose(lead: Lead, fees: Fees, replaces?: number) {
  const { house, teller, tale, team, slots } = lead
  const offered = await act(house, teller, team.lawyer, offerProposal, {
    params: { id: lead.id },
    ...(replaces === undefined ? {} : { ifMatch: replaces }),
    body: {
      plan: fill(tale.plan, slots, teller.dice, teller.at),
      scope: fill(tale.scope, slots, teller.dice, teller.at),
      milestones: milestonesOf(lead),
      fees,
      validUntil: dayOf(teller.at + 30 * day),
    },
  })
  lead.reached = 'proposed'
  return offered
}

const cheaper = (fees: Fees): Fees => {
  if (fees.kind === 'hourly') return { ...fees, basis: `${fees.basis}，设月度上限` }
  const less = `${Math.round((Number(fees.low) * 0.92) / 500) * 500}.00`
  return { ...fees, low: less, high: less, basis: `${fees.basis}，按沟通调整` }
}

async function content(
  lead: Lead,
  proposalId: string,
  about: 'plan' | 'fees',
  doubt: string | null,
) {
  const { house, teller, voice, slots, party } = lead
  return act(house, teller, lead.specialist, recordContentment, {
    params: { id: lead.id },
    body: {
      proposalId,
      about,
      content: doubt === null,
      doubt: doubt && voice.say(doubt, slots, teller.dice, teller.at),
      saidBy: party.contact.name,
      way: teller.dice.pick(said.contentWays),
    },
  })
}

async function answered(lead: Lead, contentmentId: string, answer: string): Promise<void> {
  const { house, teller, team, voice, slots } = lead
  await act(house, teller, team.lawyer, answerDoubt, {
    params: { id: lead.id },
    body: { contentmentId, answer: voice.say(answer, slots, teller.dice, teller.at) },
  })
}
