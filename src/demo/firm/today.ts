import { pauseCommitmentEndpoint, listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import {
  acknowledgeFeedbackEndpoint,
  askQuestionEndpoint,
  putDecisionEndpoint,
  receiveFeedbackEndpoint,
  recordMatterEventEndpoint,
  resolveFeedbackEndpoint,
} from '#client-service/contract.ts'
import { act, type Colleague, type House, isAssistant } from '../house.ts'
import { shownFor } from './cast.ts'
import * as said from '../phrases/service.ts'
import { handedToAssistant } from '../service/feedback.ts'
import { choose, offerLead } from '../service/handover.ts'
import { isAtWork, type Running, sayIn, ways } from '../service/matter.ts'
import { requestDuty } from '../service/moments.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, opening, workingDays, workingHours } from '../time.ts'

/** What stands open when the demonstration is looked at: begun in the last days, and not finished. */
export function openToday(house: House, scale: number): void {
  const many = (count: number) => Math.max(1, Math.round(count * scale))
  const before = (hours: number) => workingHours(house.end, -hours)
  const begin = (
    name: string,
    hours: number,
    story: (teller: Teller, matter: Running) => Promise<unknown>,
  ) =>
    house.theatre.begin(`today ${name}`, before(hours), async function* (teller): Story {
      const matter = atWork(house, teller)
      if (!matter) return
      teller.lane = matter.client.lane
      yield teller.at
      await story(teller, matter)
    })
  for (let at = 0; at < many(16); at += 1)
    begin(`question ${at}`, at < 2 ? 10 + at * 3 : 0.4 + (at % 7), (teller, matter) =>
      ask(house, teller, matter),
    )
  for (let at = 0; at < many(16); at += 1)
    begin(`feedback ${at}`, 1 + at * 1.6, (teller, matter) => feedback(house, teller, matter, at))
  for (let at = 0; at < many(9); at += 1)
    begin(`decision ${at}`, 2 + at * 4, (teller, matter) =>
      decide(house, teller, matter, 1 + (at % 6)),
    )
  for (let at = 0; at < many(12); at += 1)
    begin(`duty ${at}`, 3 + at * 5, (teller, matter) =>
      requestDuty(
        teller,
        matter,
        matter.tale.duties,
        Math.max(teller.at, house.end + ((at % 7) - 1) * day),
      ),
    )
  for (let at = 0; at < many(4); at += 1)
    begin(`event ${at}`, 1 + at * 1.3, (teller, matter) => happen(house, teller, matter))
  for (let at = 0; at < many(7); at += 1)
    house.theatre.begin(
      `today handover ${at}`,
      before(0.5 + at * 0.8),
      async function* (teller): Story {
        const found = choose(house, teller)
        if (!found) return
        teller.lane = found.matter.client.lane
        yield teller.at
        await offerLead(house, teller, found.matter, found.to)
      },
    )
  for (let at = 0; at < many(5); at += 1)
    begin(`pause ${at}`, 2 + at * 3, (teller, matter) => pause(house, teller, matter))
}

function atWork(house: House, teller: Teller): Running | undefined {
  const found = [...house.running].filter(
    (one) => isAtWork(one, teller.at) && isAtWork(one, house.end + 6 * day) && !one.shown,
  )
  // Whoever signs in as the lawyer shown has something to answer.
  const shown = found.filter((one) => one.team.lawyer.key === shownFor.lawyer)
  const helped = found.filter((one) => isAssistant(one.team.helper))
  const byShown = helped.filter((one) => one.team.helper?.key === shownFor.assistant)
  const chosen =
    helped.length > 0 && teller.dice.chance(0.25)
      ? teller.dice.pick([...helped, ...byShown, ...byShown])
      : shown.length > 2 && teller.dice.chance(0.2)
        ? teller.dice.pick(shown)
        : found.length > 0
          ? teller.dice.pick(found)
          : undefined
  if (chosen) chosen.shown = true
  return chosen
}

const ask = (house: House, teller: Teller, matter: Running) =>
  act(house, teller, matter.client.specialist, askQuestionEndpoint, {
    params: { id: matter.engagementId },
    body: {
      text: sayIn(
        matter,
        teller,
        matter.tale.questions.map(([asked]) => asked),
      ),
      way: teller.dice.pick(ways),
      askedBy: matter.party.contact.name,
    },
  })

/** Of the feedback of the last days: one being looked into, one just come, one nobody has answered. */
const complaintsToday = [3, 4, 15]

async function feedback(house: House, teller: Teller, matter: Running, at: number): Promise<void> {
  const { tale, client, party, engagementId } = matter
  const kind = complaintsToday.includes(at) ? 'complaint' : at % 3 === 0 ? 'suggestion' : 'problem'
  const [text, solution] =
    kind === 'complaint'
      ? teller.dice.pick(said.complaints)
      : kind === 'suggestion'
        ? tale.suggestion
        : tale.problem
  const { id } = await act(house, teller, client.specialist, receiveFeedbackEndpoint, {
    body: {
      subject: { kind: 'engagement', id: engagementId },
      kind,
      text: sayIn(matter, teller, text),
      touchesPlan: at % 6 === 0,
      way: teller.dice.pick(ways),
      saidBy: party.contact.name,
    },
  })
  // Two out of three are acknowledged, a few solved and not yet confirmed; so of complaints.
  if (kind === 'complaint' ? at > 3 : at % 3 === 1 && at > 1) return
  const desk: Colleague = kind === 'complaint' ? house.firm.people.wen : client.specialist
  teller.at = workingHours(teller.at, 0.5)
  if (teller.at >= house.end) return
  await act(house, teller, desk, acknowledgeFeedbackEndpoint, {
    params: { id },
    body: {
      way: teller.dice.pick(ways),
      said: sayIn(matter, teller, said.acknowledged.slice(0, 3)),
    },
  })
  const handler = kind === 'complaint' ? null : await handedToAssistant(teller, matter, id)
  teller.at = workingHours(teller.at, 6)
  if (kind === 'complaint' || at < 8 || teller.at >= house.end) return
  await act(house, teller, handler ?? matter.team.lawyer, resolveFeedbackEndpoint, {
    params: { id },
    body: { solution: sayIn(matter, teller, solution), way: teller.dice.pick(ways) },
  })
}

const decide = (house: House, teller: Teller, matter: Running, days: number) => {
  const [question, ...options] = matter.tale.decision
  return act(house, teller, matter.team.lawyer, putDecisionEndpoint, {
    params: { id: matter.engagementId },
    body: {
      question: sayIn(matter, teller, question),
      options: options.map(([title, consequences]) => ({
        title,
        consequences: sayIn(matter, teller, consequences),
      })),
      answerBy: dayOf(opening(workingDays(teller.at, days))),
    },
  })
}

const happen = (house: House, teller: Teller, matter: Running) => {
  const [kind, text] = teller.dice.pick(matter.tale.events)
  return act(house, teller, matter.team.lawyer, recordMatterEventEndpoint, {
    params: { id: matter.engagementId },
    body: { kind, happenedOn: dayOf(teller.at), text: sayIn(matter, teller, text) },
  })
}

async function pause(house: House, teller: Teller, matter: Running): Promise<void> {
  const lawyer = matter.team.lawyer
  const { items } = await act(house, teller, lawyer, listCommitmentsEndpoint, {
    query: { box: 'subject', subject: matter.engagementId },
  })
  const owed = items.find(
    (one) =>
      one.clause === 'O2' &&
      one.status === 'open' &&
      one.owner.id === lawyer.id &&
      Date.parse(one.dueAt) > house.end + 8 * day,
  )
  if (!owed) return
  await act(house, teller, lawyer, pauseCommitmentEndpoint, {
    params: { id: owed.id },
    body: { reason: sayIn(matter, teller, said.pauses) },
  })
}
