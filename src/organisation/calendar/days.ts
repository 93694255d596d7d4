/** Milliseconds of a day without a change of the clock. */
export const dayLength = 86_400_000

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** Number of a day in the Gregorian calendar: 1970-01-01 is 0. Months count from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  // setUTCFullYear, because Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / dayLength
}

/** The day number of `YYYY-MM-DD`, or undefined when there is no such day. */
export function parseDay(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return undefined
  const number = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  return formatDay(number) === text ? number : undefined
}

/** A day number as `YYYY-MM-DD`. */
export function formatDay(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10)
}

export function weekdayOf(number: number): Weekday {
  // 1970-01-01 was a Thursday, the fourth of the list.
  return weekdays[(((number + 3) % 7) + 7) % 7] as Weekday
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days of the year before each month, and before the end of December. */
const monthStarts = {
  common: [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365],
  leap: [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366],
}

/**
 * Moves a day (counted from 0 in its year) by whole months. Where the month is too short its last
 * day is taken: 31 January and one month is 28 or 29 February.
 */
export function moveByMonths(year: number, day: number, months: number) {
  const starts = startsOf(year)
  let month = Math.floor(day / 31)
  if (day >= at(starts, month + 1)) month += 1
  const total = year * 12 + month + months
  const target = { year: Math.floor(total / 12), month: ((total % 12) + 12) % 12 }
  const targetStarts = startsOf(target.year)
  const first = at(targetStarts, target.month)
  const last = at(targetStarts, target.month + 1) - 1
  return { year: target.year, day: Math.min(first + day - at(starts, month), last) }
}

const startsOf = (year: number) => (isLeapYear(year) ? monthStarts.leap : monthStarts.common)
const at = (starts: number[], index: number) => starts[index] as number
