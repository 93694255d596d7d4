import {
  cancelPlannedContactEndpoint,
  completePlannedContactEndpoint,
  listPlannedContactsEndpoint,
  planOccasionEndpoint,
  postponePlannedContactEndpoint,
} from '#client-maintenance/contract.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { act, byId, type House } from '../house.ts'
import * as said from '../phrases/care.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, midnight, opening, workingDays, workingHours } from '../time.ts'
import { sayTo } from './say.ts'

type Festival = keyof typeof said.greetings
type Planned = ReplyOf<typeof listPlannedContactsEndpoint>['items'][number]

/** Months and days of the lunar year, and of ours. */
const festivals: [name: Festival, calendar: 'chinese' | 'iso8601', month: string, day: number][] = [
  ['新年', 'iso8601', 'M01', 1],
  ['春节', 'chinese', 'M01', 1],
  ['端午', 'chinese', 'M05', 5],
  ['中秋', 'chinese', 'M08', 15],
]

/** When each festival falls between two instants; both ends a month wider. */
export function festivalsBetween(from: number, to: number): { name: Festival; on: string }[] {
  const found: { name: Festival; on: string }[] = []
  const first = Temporal.PlainDate.from(dayOf(from)).year - 1
  const last = Temporal.PlainDate.from(dayOf(to)).year + 1
  for (let year = first; year <= last; year += 1)
    for (const [name, calendar, monthCode, date] of festivals) {
      const on = Temporal.PlainDate.from({ calendar, year, monthCode, day: date })
        .withCalendar('iso8601')
        .toString()
      if (midnight(on) > from && midnight(on) < to + 60 * day) found.push({ name, on })
    }
  return found.sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** Rounds of greetings to key clients, and of legal news to some of the others. */
export async function* keepInTouch(house: House, teller: Teller): Story {
  const rounds = [
    ...festivalsBetween(house.begin, house.end).map(({ name, on }) => ({
      kind: 'greeting' as const,
      occasion: `${name}问候`,
      words: said.greetings[name] as readonly string[],
      on: workingDays(midnight(on) - 3 * day, 0.1),
      plan: midnight(on) - 38 * day,
    })),
    ...quarters(house).map((at) => ({
      kind: 'legal_news' as const,
      occasion: `${dayOf(at).slice(0, 4)}年第${Math.floor(Number(dayOf(at).slice(5, 7)) / 3.01) + 1}季法律资讯`,
      words: said.newsWords,
      on: at,
      plan: at - 6 * day,
    })),
  ].sort((a, b) => a.plan - b.plan)
  for (const round of rounds) {
    yield opening(Math.max(round.plan, teller.at))
    const chosen = house.clients.filter((one) => (round.kind === 'greeting' ? one.key : !one.key))
    if (chosen.length === 0) continue
    const clientIds = teller.dice
      .shuffled(chosen)
      .slice(0, round.kind === 'greeting' ? 24 : 9)
      .map((one) => one.id)
    await act(house, teller, house.firm.people.zhixing, planOccasionEndpoint, {
      body: { kind: round.kind, occasion: round.occasion, plannedOn: dayOf(round.on), clientIds },
    })
    const { items } = await act(
      house,
      teller,
      house.firm.people.zhixing,
      listPlannedContactsEndpoint,
      {
        query: { from: dayOf(round.on), to: dayOf(round.on), state: 'planned', limit: 200 },
      },
    )
    for (const planned of items.filter((one) => one.occasion === round.occasion))
      house.theatre.begin(
        `${planned.client.name} ${round.occasion}`,
        round.on,
        (next) => makeContact(house, next, planned, round.words),
        house.clients.find((one) => one.id === planned.client.id)?.lane,
      )
  }
}

function quarters({ begin, end }: House): number[] {
  const found: number[] = []
  for (let at = begin + 80 * day; at < end + 20 * day; at += 91 * day) found.push(opening(at))
  // One round falls on today: somebody is always in the middle of it.
  return [...found.filter((at) => at < end - 20 * day), opening(end - 1.5 * day)]
}

async function* makeContact(
  house: House,
  teller: Teller,
  planned: Planned,
  words: readonly string[],
): Story {
  const { dice } = teller
  const client = house.clients.find((one) => one.id === planned.client.id)
  if (!client) return
  const params = { id: planned.id }
  const owner = byId(house, planned.owner.id)
  const chance = dice.number()
  const morning = opening(midnight(planned.plannedOn))
  yield chance < 0.08
    ? workingDays(morning, dice.within(1.1, 3))
    : workingHours(morning, dice.within(0.2, 7))
  if (chance > 0.96) {
    await act(house, teller, owner, cancelPlannedContactEndpoint, {
      params,
      body: { reason: '客户表示近期不便，改为电话联系。' },
    })
    return
  }
  if (chance > 0.91) {
    const put = await act(house, teller, owner, postponePlannedContactEndpoint, {
      params,
      body: {
        plannedOn: dayOf(opening(midnight(planned.plannedOn) + 5 * day)),
        reason: '客户在外地，回来后再送达。',
      },
    })
    yield* makeContact(house, teller, put, words)
    return
  }
  await act(house, teller, owner, completePlannedContactEndpoint, {
    params,
    body: {
      way: dice.pick(['wechat', 'wechat', 'call', 'letter', 'mail'] as const),
      words: sayTo(client, teller, words),
      at: new Date(Math.min(teller.at, house.end) - 60_000).toISOString(),
    },
  })
}
