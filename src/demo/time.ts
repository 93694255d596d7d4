import {
  addWorkingTime,
  buildCalendar,
  dayOf as dayOfInstant,
  isWorkingInstant,
  nextOpening,
  shippedYears,
} from '#organisation/index.ts'

// Instants are milliseconds: stories add and compare them all the time.

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
/** Hours the office works on a day. */
const officeHours = 7.5

const calendar = buildCalendar({ years: shippedYears })

/** The instant itself where the office works then, otherwise the next opening. */
export const opening = (at: number): number => nextOpening(calendar, new Date(at)).getTime()

export const isOpen = (at: number): boolean => isWorkingInstant(calendar, new Date(at))

/** So many working hours later; negative goes back. */
export const workingHours = (at: number, hours: number): number =>
  addWorkingTime(calendar, new Date(at), hours * hour).getTime()

export const workingDays = (at: number, days: number): number =>
  workingHours(at, days * officeHours)

/** `2026-11-27`, the day it is at the firm. */
export const dayOf = (at: number): string => dayOfInstant(new Date(at))

/** Midnight at the firm, at the beginning of a day. */
export const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

/** `11月27日`, as people write it. */
export function spoken(at: number): string {
  const [, month, date] = dayOf(at).split('-')
  return `${Number(month)}月${Number(date)}日`
}
