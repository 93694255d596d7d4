import { recordTalkEndpoint, reportProgressEndpoint } from '#client-service/contract.ts'
import { act } from '../house.ts'
import * as said from '../phrases/service.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, opening, workingHours } from '../time.ts'
import { isAtWork, type Running, sayIn, ways } from './matter.ts'

/** Days between two reports, and between two talks, under the first charter and under the second. */
const reportsEvery = { first: 14, second: 42 }
const talksEvery = { first: 30, second: 45 }
const everyAt = (teller: Teller, { house }: Running, { first, second }: typeof talksEvery) =>
  teller.at < house.secondCharter ? first : second

/** The lawyer reports to client and team, mostly in time. */
export async function* reporting(teller: Teller, running: Running): Story {
  const { dice } = teller
  const own = dice.shuffled(running.tale.progress)
  // What the tale says comes in its order: a case has a course.
  const course = running.tale.progress.filter((one) => own.indexOf(one) < own.length)
  for (;;) {
    const every = everyAt(teller, running, reportsEvery)
    const late = dice.chance(0.05)
    yield nextAt(
      teller.at,
      late ? every + dice.within(0.6, 5) : every - dice.within(0.6, 4.5),
      running,
    )
    if (teller.at >= running.closing - day) return
    const general = said.progress[running.tale.kind]
    const next = dice.chance(0.62) ? course.shift() : undefined
    await report(teller, running, next ?? general)
  }
}

/** Tells client and team how things stand. */
export async function report(
  teller: Teller,
  running: Running,
  text: string | readonly string[],
  matterEventId: string | null = null,
): Promise<void> {
  const { house, engagementId } = running
  await act(house, teller, running.team.lawyer, reportProgressEndpoint, {
    params: { id: engagementId },
    body: {
      toClient: true,
      toTeam: true,
      way: teller.dice.pick(ways),
      text: sayIn(running, teller, text),
      nextSteps: '',
      matterEventId,
    },
  })
}

/** The specialist talks to the client every month or so. */
export async function* talking(teller: Teller, running: Running): Story {
  const { dice } = teller
  const { house, client, engagementId } = running
  // Each client has a temper of their own; a case gone on for long tries it.
  let mood = dice.within(3.2, 4.9)
  for (;;) {
    const late = dice.chance(0.06)
    const every = everyAt(teller, running, talksEvery)
    yield nextAt(teller.at, late ? every + dice.within(1, 8) : every - dice.within(0.7, 6), running)
    if (teller.at >= running.closing - day) return
    mood = Math.min(5, Math.max(1.6, mood + dice.within(-0.7, 0.7)))
    const satisfaction = Math.round(mood)
    const pool =
      satisfaction >= 4
        ? said.talks.good
        : satisfaction === 3
          ? said.talks.middling
          : said.talks.bad
    await act(house, teller, client.specialist, recordTalkEndpoint, {
      params: { id: engagementId },
      body: {
        way: dice.pick(['call', 'call', 'wechat', 'visit'] as const),
        satisfaction,
        nps: dice.chance(0.6)
          ? Math.min(10, Math.max(0, Math.round(mood * 2 + dice.within(-1.4, 0.6))))
          : null,
        said: sayIn(running, teller, pool),
        nextTopics: fillTopic(running, dice.pick(said.nextTopics)),
      },
    })
  }
}

const fillTopic = ({ slots }: Running, topic: string): string =>
  topic.replace('{联}', typeof slots['联'] === 'string' ? slots['联'] : '')

/** So many days on, when the office is open and the case does not rest. */
function nextAt(from: number, days: number, running: Running): number {
  const at = from + days * day
  const { rest } = running
  const awake = rest && rest.from <= at && at < rest.to ? rest.to + 2 * day : at
  const open = opening(awake)
  return isAtWork(running, open) ? workingHours(open, 0.2) : open
}
