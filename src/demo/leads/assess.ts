import { assessNeeds, decideConflictOfLead } from '#client-development/contract.ts'
import { type DispositionKind, disposeFinding, runConflictCheck } from '#conflicts/contract.ts'
import { RefusedAct } from '../caller.ts'
import { act, type Colleague, type House, withRole } from '../house.ts'
import * as said from '../phrases/development.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, opening, workingDays, workingHours } from '../time.ts'
import { fill } from '../words.ts'
import type { Lead } from './lead.ts'

/** The conflict officer decides within a working day, mostly. */
export async function* checkConflict(lead: Lead): Story {
  const { teller } = lead
  const { dice } = teller
  yield workingHours(teller.at, dice.chance(0.06) ? dice.within(8, 11) : dice.within(0.8, 6))
  await decideConflict(lead)
}

/** The officer checks, deals with each finding and decides. */
export async function decideConflict(lead: Lead): Promise<void> {
  const { house, teller, voice, slots, party, opponent } = lead
  const { dice } = teller
  const officer = dice.pick(withRole(house, 'conflict_officer'))
  const body = {
    outcome: 'clear' as const,
    parties: [...new Set([party.name, party.contact.name, ...(opponent ? [opponent.name] : [])])],
    reason: voice.say(said.conflictReasons, slots, dice, teller.at),
  }
  await lookAndDecide(house, teller, officer, lead.id, () =>
    act(house, teller, officer, decideConflictOfLead, { params: { id: lead.id }, body }),
  )
}

/** Looks again until nobody has come into the register, and no other check was made, between the look and the decision. */
export async function lookAndDecide(
  house: House,
  teller: Teller,
  officer: Colleague,
  subjectId: string,
  decide: (checkId: string) => Promise<unknown>,
): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    try {
      await decide(await dealWithFindings(house, teller, officer, subjectId))
      return
    } catch (error) {
      const overtaken =
        error instanceof RefusedAct &&
        /check_stale|check_superseded|findings_open/.test(error.message)
      if (!overtaken || looks === looksAtMost) throw error
    }
  }
}
const looksAtMost = 6

/** An act that rests on the officer's decision: they decide again as often as somebody comes into the register meanwhile. */
export async function onDecision<Done>(
  wanted: () => Promise<Done>,
  decideAgain: () => Promise<void>,
): Promise<Done> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await wanted()
    } catch (error) {
      const overtaken = error instanceof RefusedAct && error.message.includes('conflict_stale')
      if (!overtaken || tries === looksAtMost) throw error
      await decideAgain()
    }
  }
}

/** The officer runs the check and says of each finding what it is worth: the check they looked at. */
async function dealWithFindings(
  house: House,
  teller: Teller,
  officer: Colleague,
  subjectId: string,
): Promise<string> {
  const check = await act(house, teller, officer, runConflictCheck, { body: { subjectId } })
  for (const finding of check.findings) {
    const escalated = finding.class === 'escalate'
    const senior = escalated ? teller.dice.pick(withRole(house, 'managing_partner')) : officer
    const kind = escalated ? 'accepted' : finding.dispositions[0]
    if (!finding.open || !kind) continue
    await act(house, teller, senior, disposeFinding, {
      params: { id: finding.id },
      body: { kind, reason: dispositionReasons[kind] ?? '已逐项核对' },
    })
  }
  return check.id
}

const dispositionReasons: Partial<Record<DispositionKind, string>> = {
  not_same_party: '名称相近，并非同一主体：住所、法定代表人与业务均不相同',
  harmless: '核对双方材料，与本所在办事务没有利益冲突',
  different_case: '与该案事实、标的均不相同，是另一案件',
  accepted: '经合伙人核对，双方并非同一争议，可以承办',
  same_side: '同一主体，站在同一边',
}

/** The lawyer assesses the need, within three working days of the first contact. */
export async function* assess(lead: Lead, contacted: number): Story {
  const { house, teller, tale, team, voice, slots } = lead
  const { dice } = teller
  const say = (sentence: string | readonly string[]) => voice.say(sentence, slots, dice, teller.at)
  yield workingDays(contacted, dice.chance(0.09) ? dice.within(3.2, 4.5) : dice.within(1.1, 2.6))
  await act(house, teller, team.lawyer, assessNeeds, {
    params: { id: lead.id },
    body: {
      facts: say(tale.facts),
      legalBasis: say(tale.law),
      risks: say(tale.risks),
      prospects: say(tale.prospects),
      missingDocuments: tale.lacking.map((one) => fill(one, slots, dice, teller.at)),
      advice: say(tale.advice),
      worthTaking: true,
      plan: fill(tale.plan, slots, dice, teller.at),
      milestones: milestonesOf(lead),
      feeEstimate: feesOf(lead),
    },
  })
  lead.reached = 'assessed'
}

/** The steps of the plan, spread over the time the case takes. */
export function milestonesOf(lead: Lead) {
  const { tale, team, teller, slots } = lead
  const span = ((tale.months[0] + tale.months[1]) / 2) * 30 * day
  return tale.steps.map((step, at) => ({
    title: fill(step, slots, teller.dice, teller.at),
    responsibleId: team.lawyer.id,
    dueOn: dayOf(opening(teller.at + 7 * day + (span * (at + 0.6)) / tale.steps.length)),
    note: '',
  }))
}

/** What it costs: the tale's range moved with the amount in dispute, in round sums. */
export function feesOf(lead: Lead) {
  const [kind, low, high, basis] = lead.tale.fee
  const yuan = (amount: number) => `${Math.round((amount * 10_000) / 500) * 500}.00`
  const middle = low + (high - low) * lead.teller.dice.within(0.2, 0.8)
  if (kind === 'hourly') return { kind, low: `${low}.00`, high: `${high}.00`, basis }
  return { kind, low: yuan(middle), high: yuan(middle), basis }
}
