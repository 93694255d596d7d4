import { recordReturnVisitEndpoint } from '#client-maintenance/contract.ts'
import {
  archiveEngagementEndpoint,
  closeEngagementEndpoint,
  confirmEndingEndpoint,
  endEngagementEndpoint,
  reviewQualityEndpoint,
} from '#client-service/contract.ts'
import { act } from '../house.ts'
import * as said from '../phrases/service.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, opening, workingDays, workingHours } from '../time.ts'
import { type Running, sayIn } from './matter.ts'

/** The case ends; the client is visited again, the work reviewed, the file put away. */
export async function* finish(teller: Teller, running: Running): Story {
  yield opening(teller.at)
  if (running.ends === 'ended') yield* endEarly(teller, running)
  else yield* close(teller, running)
}

async function* close(teller: Teller, running: Running): Story {
  const { dice } = teller
  const { house, engagementId, tale } = running
  const [outcome, summary] = dice.pick(tale.ends)
  await act(house, teller, running.team.lawyer, closeEngagementEndpoint, {
    params: { id: engagementId },
    body: { outcome, summary: sayIn(running, teller, summary) },
  })
  beginAfterwards(teller, running, outcome)
  yield workingDays(teller.at, dice.chance(0.08) ? dice.within(15.5, 20) : dice.within(2, 13))
  await act(house, teller, judgeOf(running), reviewQualityEndpoint, {
    params: { id: engagementId },
    body: { findings: sayIn(running, teller, said.qualityFindings) },
  })
}

/** The client is asked how it was, and the file put away. */
function beginAfterwards(teller: Teller, running: Running, outcome: string): void {
  const { house, client, tale } = running
  const begin = (name: string, story: (next: Teller) => Story) =>
    house.theatre.begin(`${client.name} ${tale.key} ${name}`, teller.at, story, client.lane)
  begin('visit', (next) => visitAgain(next, running, outcome))
  begin('archive', (next) => archive(next, running))
}

/** The head of the department; a managing partner where that would be their own work. */
const judgeOf = ({ team, house, headTookPart }: Running) =>
  headTookPart || team.head === team.lawyer ? house.firm.people.lu : team.head

async function* visitAgain(teller: Teller, running: Running, outcome: string): Story {
  const { dice } = teller
  const { house, client, engagementId, tale } = running
  const late = dice.chance(0.09)
  yield workingHours(teller.at + (late ? dice.within(15.5, 22) : dice.within(4, 13)) * day, 1)
  const luck =
    outcome === 'lost' || outcome === 'ended'
      ? -1
      : outcome === 'won' || outcome === 'completed'
        ? 0.4
        : 0
  const mood = Math.min(5, Math.max(1, Math.round(dice.within(3.3, 5) + luck)))
  const pool =
    mood >= 4
      ? said.visitOpinions.good
      : mood === 3
        ? said.visitOpinions.middling
        : said.visitOpinions.bad
  const own = mood >= 4 && dice.chance(0.6)
  const suggested = own ? tale.visit[1] : dice.pick(said.visitSuggestions)
  await act(house, teller, client.specialist, recordReturnVisitEndpoint, {
    params: { id: engagementId },
    body: {
      way: dice.pick(['phone', 'phone', 'questionnaire', 'visit', 'video'] as const),
      at: new Date(Math.min(teller.at, house.end)).toISOString(),
      satisfaction: mood,
      nps: dice.chance(0.85)
        ? Math.min(10, Math.max(0, Math.round(mood * 2 + dice.within(-1, 0.9))))
        : null,
      opinion: sayIn(running, teller, own ? tale.visit[0] : pool),
      suggestions: suggested && sayIn(running, teller, suggested),
      wishesContact: dice.chance(0.2),
    },
  })
}

async function* archive(teller: Teller, running: Running): Story {
  const { dice } = teller
  const late = dice.chance(0.07)
  yield workingHours(teller.at + (late ? dice.within(31, 38) : dice.within(5, 26)) * day, 1)
  await act(running.house, teller, running.team.lawyer, archiveEngagementEndpoint, {
    params: { id: running.engagementId },
    body: {
      place: `${dice.pick(said.archivePlaces)} ${dice.pick([...'ABCDEF'])}-${dice.between(1, 18)}-${dice.between(1, 30)}`,
      originalsReturned: dice.chance(0.9),
      note: '',
    },
  })
}

/** The mandate ends before its work is done (R5). */
async function* endEarly(teller: Teller, running: Running): Story {
  const { dice } = teller
  const { house, engagementId } = running
  const [ground, reason] = dice.pick(said.endings)
  await act(house, teller, running.team.lawyer, endEngagementEndpoint, {
    params: { id: engagementId },
    body: { ground, reason: sayIn(running, teller, reason) },
  })
  beginAfterwards(teller, running, 'ended')
  yield workingDays(teller.at, dice.within(0.5, 2.6))
  await act(house, teller, judgeOf(running), confirmEndingEndpoint, {
    params: { id: engagementId },
    body: { note: sayIn(running, teller, said.endingConfirmed) },
  })
}
