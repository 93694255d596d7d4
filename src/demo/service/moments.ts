import {
  answerQuestionEndpoint,
  askQuestionEndpoint,
  completeMilestoneEndpoint,
  dropDutyEndpoint,
  meetDutyEndpoint,
  putDecisionEndpoint,
  readPlanEndpoint,
  recordMatterEventEndpoint,
  requestDutyEndpoint,
  resumeEngagementEndpoint,
  suspendEngagementEndpoint,
  takeDecisionEndpoint,
} from '#client-service/contract.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { act, isAssistant } from '../house.ts'
import * as said from '../phrases/service.ts'
import type { Pair, Tale } from '../stories/story.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, opening, workingDays, workingHours } from '../time.ts'
import { isAtWork, isFree, type Running, sayIn, ways } from './matter.ts'
import { report } from './rhythm.ts'

/** Something happens in the matter; the client hears of it within a working day. */
export async function* eventLife(
  teller: Teller,
  running: Running,
  [kind, text]: Tale['events'][number],
): Story {
  const { dice } = teller
  if (!isAtWork(running, teller.at + 3 * day)) return
  const { house, engagementId } = running
  const happened = sayIn(running, teller, text)
  const event = await act(house, teller, running.team.lawyer, recordMatterEventEndpoint, {
    params: { id: engagementId },
    body: { kind, happenedOn: dayOf(teller.at), text: happened },
  })
  yield workingHours(teller.at, dice.chance(0.08) ? dice.within(8, 12) : dice.within(0.5, 6))
  const told = `${happened.replace(/。$/, '')}，已将情况与下一步安排告知{联}。`
  await report(teller, running, told, event.id)
}

/** The client asks; the lawyer answers within a working day, mostly. */
export async function* questionLife(
  teller: Teller,
  running: Running,
  [asked, answer]: Pair,
): Story {
  const { dice } = teller
  if (!isAtWork(running, teller.at + 4 * day)) return
  const { house, engagementId, client, party } = running
  const question = await act(house, teller, client.specialist, askQuestionEndpoint, {
    params: { id: engagementId },
    body: {
      text: sayIn(running, teller, asked),
      way: dice.pick(ways),
      askedBy: party.contact.name,
    },
  })
  yield workingHours(teller.at, dice.chance(0.1) ? dice.within(8, 14) : dice.within(0.6, 6.5))
  await act(house, teller, running.team.lawyer, answerQuestionEndpoint, {
    params: { id: question.id },
    body: { answer: sayIn(running, teller, answer), way: dice.pick(ways) },
  })
}

/** Asks something of the client; where an assistant helps on the case, they follow it. */
export const requestDuty = (
  teller: Teller,
  { house, team, engagementId, ...running }: Running,
  what: string | readonly string[],
  dueAt: number,
) =>
  act(house, teller, team.lawyer, requestDutyEndpoint, {
    params: { id: engagementId },
    body: {
      what: sayIn(running, teller, what),
      dueOn: dayOf(opening(dueAt)),
      ...(isAssistant(team.helper) ? { ownerId: team.helper.id } : {}),
    },
  })

/** Something is asked of the client, and followed until it is there. */
export async function* dutyLife(teller: Teller, running: Running, what: string): Story {
  const { dice } = teller
  if (!isAtWork(running, teller.at + 14 * day)) return
  const { house } = running
  const days = dice.between(4, 8)
  const duty = await requestDuty(teller, running, what, teller.at + days * day)
  yield workingHours(
    teller.at + (dice.chance(0.15) ? days + dice.within(1, 4) : dice.within(1, days - 1)) * day,
    0.5,
  )
  // What was asked for comes in once the case goes on.
  if (running.rest && !isAtWork(running, teller.at))
    yield running.rest.to + dice.within(0.3, 2) * day
  if (!isAtWork(running, teller.at)) return
  if (dice.chance(0.06)) {
    await act(house, teller, running.team.lawyer, dropDutyEndpoint, {
      params: { id: duty.id },
      body: { reason: '经核对已有同类材料，不再需要。' },
    })
    return
  }
  await act(house, teller, running.team.lawyer, meetDutyEndpoint, {
    params: { id: duty.id },
    body: { note: sayIn(running, teller, said.dutiesMet) },
  })
}

/** A choice that is the client's is put, with what follows from each option. */
export async function* decisionLife(teller: Teller, running: Running): Story {
  const { dice } = teller
  if (!isFree(running, teller.at, teller.at + 24 * day)) return
  const { house, engagementId, tale, client, party } = running
  const [question, ...options] = tale.decision
  const days = dice.between(4, 9)
  const decision = await act(house, teller, running.team.lawyer, putDecisionEndpoint, {
    params: { id: engagementId },
    body: {
      question: sayIn(running, teller, question),
      options: options.map(([title, consequences]) => ({
        title,
        consequences: sayIn(running, teller, consequences),
      })),
      answerBy: dayOf(opening(teller.at + days * day)),
    },
  })
  yield workingHours(
    teller.at + (dice.chance(0.12) ? days + dice.within(1, 3) : dice.within(1, days - 1)) * day,
    0.5,
  )
  await act(house, teller, client.specialist, takeDecisionEndpoint, {
    params: { id: decision.id },
    body: {
      option: dice.chance(0.6) ? 0 : 1,
      saidBy: party.contact.name,
      way: dice.pick(ways),
      evidence: sayIn(running, teller, said.decisionEvidence),
    },
  })
}

/** Steps of a plan that are still to be reached, in their order. */
export const stepsOf = (plan: ReplyOf<typeof readPlanEndpoint>): string[] =>
  plan.milestones.filter((one) => one.state === 'planned').map((one) => one.id)

/** The steps of the plan are reached one after the other. */
export async function* milestoneLife(teller: Teller, running: Running): Story {
  const { dice } = teller
  const { house, engagementId, tale, closing, started } = running
  const params = { id: engagementId }
  const between = (closing - started) / (tale.steps.length + 0.5)
  for (;;) {
    if (!isAtWork(running, teller.at + day)) {
      if (teller.at + day >= closing || !running.rest) return
      yield running.rest.to + 2 * day
      continue
    }
    running.steps ??= stepsOf(
      await act(house, teller, running.team.lawyer, readPlanEndpoint, { params }),
    )
    const milestoneId = running.steps.shift()
    if (!milestoneId) return
    await act(house, teller, running.team.lawyer, completeMilestoneEndpoint, {
      params: { ...params, milestoneId },
      body: {},
    })
    yield workingDays(teller.at + between * dice.within(0.8, 1.1), 0.3)
  }
}

/** The case rests for a while. */
export async function* rest(teller: Teller, running: Running): Story {
  if (!running.rest) return
  const { house, engagementId } = running
  const params = { id: engagementId }
  yield opening(teller.at)
  await act(house, teller, running.team.lawyer, suspendEngagementEndpoint, {
    params,
    body: { reason: sayIn(running, teller, said.suspensions) },
  })
  yield opening(running.rest.to)
  await act(house, teller, running.team.lawyer, resumeEngagementEndpoint, {
    params,
    body: { note: sayIn(running, teller, said.resumptions) },
  })
}
