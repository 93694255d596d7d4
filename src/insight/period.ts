import { type Actor, type PersonActor, type Work } from '#access/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { todayOf } from '#organisation/index.ts'
import { monthsUntil, nextMonth } from './rules.ts'

/** The months a figure is about. */
export interface Period {
  /** First days of the months, the earliest first. */
  months: string[]
  from: string
  /** The first day after. */
  until: string
}

/** So many months up to and with the one named, or the present one. */
export async function periodOf(
  work: Work,
  { months, until }: { months: number; until?: string | undefined },
): Promise<Period> {
  const last = until ?? (await todayOf(work)).slice(0, 7)
  const all = monthsUntil(last, months)
  return { months: all, from: all[0] as string, until: nextMonth(last) }
}

/** The person who asks: figures are nobody else's. */
export function viewerOf(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

/** The instant at which a day begins where the firm is. */
export const beginningOf = (day: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai' }).epochMilliseconds,
  )
