import {
  acknowledgeFeedbackEndpoint,
  adjustPlanEndpoint,
  confirmFeedbackEndpoint,
  keepPlanEndpoint,
  nameHandlerEndpoint,
  readPlanEndpoint,
  receiveFeedbackEndpoint,
  resolveFeedbackEndpoint,
} from '#client-service/contract.ts'
import { act, type Colleague, isAssistant } from '../house.ts'
import * as said from '../phrases/service.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, workingDays, workingHours } from '../time.ts'
import { isAtWork, type Running, sayIn, ways } from './matter.ts'
import { stepsOf } from './moments.ts'

type Kind = 'praise' | 'suggestion' | 'problem' | 'complaint'

/** The client says what they think; it is followed until it is solved. */
export async function* feedbackLife(teller: Teller, running: Running): Story {
  const { dice } = teller
  if (!isAtWork(running, teller.at + 16 * day)) return
  const chance = dice.number()
  const kind: Kind =
    chance < 0.3 ? 'praise' : chance < 0.62 ? 'suggestion' : chance < 0.93 ? 'problem' : 'complaint'
  const { house, client, engagementId, party, tale } = running
  const [text, solution] = wordsFor(teller, running, kind)
  const touchesPlan = kind === 'suggestion' && dice.chance(0.5)
  const { id } = await act(house, teller, client.specialist, receiveFeedbackEndpoint, {
    body: {
      subject: { kind: 'engagement', id: engagementId },
      kind,
      text: sayIn(running, teller, text),
      touchesPlan,
      way: dice.pick(ways),
      saidBy: party.contact.name,
    },
  })
  const params = { id }
  const desk = kind === 'complaint' ? house.firm.people.wen : client.specialist
  const asks = kind === 'complaint' ? house.firm.people.wan : client.specialist
  yield workingHours(teller.at, dice.chance(0.1) ? dice.within(8, 12) : dice.within(0.4, 6))
  await act(house, teller, desk, acknowledgeFeedbackEndpoint, {
    params,
    body: {
      way: dice.pick(ways),
      said: sayIn(
        running,
        teller,
        kind === 'praise' ? (said.acknowledged[3] as string) : said.acknowledged.slice(0, 3),
      ),
    },
  })
  if (kind === 'praise') return
  const handler = kind === 'complaint' ? desk : await handedToAssistant(teller, running, id)
  if (kind === 'complaint') {
    await act(house, teller, desk, nameHandlerEndpoint, { params, body: { personId: desk.id } })
  }
  if (touchesPlan) {
    yield workingDays(teller.at, dice.within(0.6, 2.5))
    await touchPlan(teller, running, id, dice.chance(0.8) ? tale.adjusted : null)
  }
  yield workingDays(teller.at, dice.chance(0.12) ? dice.within(5.2, 7) : dice.within(0.8, 3))
  await resolve(teller, running, handler, id, kind, solution)
  yield workingDays(teller.at, dice.chance(0.1) ? dice.within(2.3, 4) : dice.within(0.3, 1.6))
  if (kind !== 'suggestion' && dice.chance(0.14)) {
    await act(house, teller, asks, confirmFeedbackEndpoint, {
      params,
      body: { content: false, said: sayIn(running, teller, said.reopened) },
    })
    yield workingDays(teller.at, dice.within(0.7, 3))
    await resolve(teller, running, handler, id, kind, `再次处理：${solution}`)
    yield workingDays(teller.at, dice.within(0.3, 1.5))
  }
  const words = dice.pick(said.confirmed)
  await act(house, teller, asks, confirmFeedbackEndpoint, {
    params,
    body: { content: true, said: words && sayIn(running, teller, words) },
  })
}

function wordsFor({ dice }: Teller, { tale }: Running, kind: Kind): readonly [string, string] {
  const own = dice.chance(0.6)
  if (kind === 'praise') return [own ? tale.praise : dice.pick(said.praises), '']
  if (kind === 'suggestion') return own ? tale.suggestion : dice.pick(said.suggestions)
  if (kind === 'problem') return own ? tale.problem : dice.pick(said.problems)
  return dice.pick(said.complaints)
}

/** Every other thing on which an assistant helps is theirs to settle. */
export async function handedToAssistant(
  teller: Teller,
  { house, team }: Running,
  id: string,
): Promise<Colleague | null> {
  if (!isAssistant(team.helper) || teller.dice.chance(0.4)) return null
  const body = { personId: team.helper.id }
  await act(house, teller, house.firm.people.wan, nameHandlerEndpoint, { params: { id }, body })
  return team.helper
}

async function resolve(
  teller: Teller,
  running: Running,
  handler: Colleague | null,
  id: string,
  kind: Kind,
  solution: string,
): Promise<void> {
  const { house } = running
  const complaint = kind === 'complaint'
  await act(house, teller, handler ?? running.team.lawyer, resolveFeedbackEndpoint, {
    params: { id },
    body: {
      solution: sayIn(running, teller, solution),
      complaintOutcome: complaint
        ? teller.dice.pick(['upheld', 'partly_upheld', 'not_upheld'] as const)
        : null,
      way: teller.dice.pick(ways),
    },
  })
}

/** The plan is adjusted naming the feedback, or kept with a reason. */
async function touchPlan(
  teller: Teller,
  running: Running,
  feedbackId: string,
  adjusted: Running['tale']['adjusted'] | null,
): Promise<void> {
  const { house, engagementId } = running
  const params = { id: engagementId }
  if (!adjusted) {
    await act(house, teller, running.team.lawyer, keepPlanEndpoint, {
      params,
      body: { feedbackId, reason: sayIn(running, teller, said.kept) },
    })
    return
  }
  const [reason, step] = adjusted
  const plan = await act(house, teller, running.team.lawyer, readPlanEndpoint, { params })
  const carried = plan.milestones.map(({ id, title, responsible, dueOn, note }) => ({
    id,
    title,
    responsibleId: responsible?.id ?? null,
    dueOn,
    note,
  }))
  const added = {
    title: sayIn(running, teller, step),
    responsibleId: running.team.lawyer.id,
    dueOn: dayOf(teller.at + 12 * day),
  }
  const now = await act(house, teller, running.team.lawyer, adjustPlanEndpoint, {
    params,
    ifMatch: plan.number,
    body: {
      reasonKind: 'feedback',
      reason: sayIn(running, teller, reason),
      feedbackIds: [feedbackId],
      milestones: [...carried, added],
    },
  })
  running.steps = stepsOf(now)
}
