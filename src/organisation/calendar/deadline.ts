import { dayAt, type WorkingCalendar, yearAt } from './calendar.ts'
import { dayLength, moveByMonths } from './days.ts'
import { addWorkingTime, intervalAfter, openingFrom } from './working-time.ts'
import { instantAt, type WorkingYear } from './working-year.ts'
import { timeOfDay } from './zone.ts'

/** An amount of time as the office counts it. */
export interface Term {
  /** Whole and not negative. */
  amount: number
  unit: 'working_hours' | 'working_days' | 'calendar_days' | 'calendar_months'
}

export interface Deadline {
  due: Date
  /** A day on the way lies in a year whose holidays are not known: the date may still move. */
  provisional: boolean
}

/** Milliseconds of an hour. */
const hour = 3_600_000

/**
 * When something is due that was started at `from`.
 *
 * - working_hours run from the next working instant; they may end at a closing.
 * - working_days keep the time of day of the start, which is the next opening when the office was
 *   closed. If the office does not work at that time of the target day, it is due when the office
 *   next opens on that day or, if it does not, at that day's last closing.
 * - calendar_days and calendar_months are due at the last closing of their day, or of the next
 *   working day if it is not one or has closed before the start already. Months clamp to the
 *   last day: 31 January and one month is 28 or 29 February.
 * - An amount of 0 is due at the next working instant, in calendar units at the closing.
 */
export function deadline(calendar: WorkingCalendar, from: Date, term: Term): Deadline {
  if (!(Number.isInteger(term.amount) && term.amount >= 0)) throw new RangeError('not a term')
  const due = dueOf(calendar, from, term)
  return { due, provisional: isProvisional(calendar, from, due) }
}

/**
 * When to remind of something due: the term before it, in the same way of counting. Working days
 * keep the time of day; calendar units give the opening of their day or, if it is not a working day,
 * of the last one before it. An amount of 0 is the moment it is due.
 */
export function reminderAt(calendar: WorkingCalendar, due: Date, term: Term): Date {
  if (!(Number.isInteger(term.amount) && term.amount >= 0)) throw new RangeError('not a term')
  if (term.amount === 0) return due
  if (term.unit === 'working_hours') return addWorkingTime(calendar, due, -term.amount * hour)
  const year = yearAt(calendar, due.getTime())
  const day = dayAt(year, due.getTime())
  if (term.unit === 'working_days') {
    const time = timeOf(calendar, year, day, due.getTime())
    const ordinal = (year.workingDaysBefore[day] as number) - term.amount
    return new Date(workingInstantAt(calendar, ...nthWorkingDay(calendar, year, ordinal), time))
  }
  const [targetYear, targetDay] = moved(calendar, year, day, -term.amount, term.unit)
  const ordinal = (targetYear.workingDaysBefore[targetDay + 1] as number) - 1
  const [openYear, openDay] = nthWorkingDay(calendar, targetYear, ordinal)
  return new Date(openYear.opens[openYear.firstInterval[openDay] as number] as number)
}

function dueOf(calendar: WorkingCalendar, from: Date, { amount, unit }: Term): Date {
  if (unit === 'working_hours') return addWorkingTime(calendar, from, amount * hour)
  if (unit === 'working_days') {
    const start = openingFrom(calendar, from.getTime())
    if (amount === 0) return new Date(start)
    const year = yearAt(calendar, start)
    const day = dayAt(year, start)
    const time = timeOf(calendar, year, day, start)
    const ordinal = (year.workingDaysBefore[day] as number) + amount
    return new Date(workingInstantAt(calendar, ...nthWorkingDay(calendar, year, ordinal), time))
  }
  const year = yearAt(calendar, from.getTime())
  const day = dayAt(year, from.getTime())
  const [targetYear, targetDay] = moved(calendar, year, day, amount, unit)
  const ordinal = targetYear.workingDaysBefore[targetDay] as number
  const closing = closingOf(...nthWorkingDay(calendar, targetYear, ordinal))
  if (closing > from.getTime()) return new Date(closing)
  return new Date(closingOf(...nthWorkingDay(calendar, targetYear, ordinal + 1)))
}

type Day = [year: WorkingYear, day: number]

/** The day so many days or months later. */
function moved(
  calendar: WorkingCalendar,
  year: WorkingYear,
  day: number,
  amount: number,
  unit: 'calendar_days' | 'calendar_months',
): Day {
  if (unit === 'calendar_months') {
    const target = moveByMonths(year.year, day, amount)
    return [calendar.yearOf(target.year), target.day]
  }
  let targetYear = year
  let targetDay = day + amount
  while (targetDay < 0) {
    targetYear = calendar.yearOf(targetYear.year - 1)
    targetDay += targetYear.days
  }
  while (targetDay >= targetYear.days) {
    targetDay -= targetYear.days
    targetYear = calendar.yearOf(targetYear.year + 1)
  }
  return [targetYear, targetDay]
}

/** The working day with this number, counted from the first (0) of a year, also beyond its ends. */
function nthWorkingDay(calendar: WorkingCalendar, from: WorkingYear, ordinal: number): Day {
  let year = from
  let left = ordinal
  while (left < 0) {
    year = calendar.yearOf(year.year - 1)
    left += year.workingDays.length
  }
  while (left >= year.workingDays.length) {
    left -= year.workingDays.length
    year = calendar.yearOf(year.year + 1)
  }
  return [year, year.workingDays[left] as number]
}

function closingOf(year: WorkingYear, day: number): number {
  return year.closes[(year.firstInterval[day + 1] as number) - 1] as number
}

/** The time of day the clock of the office shows, in milliseconds since midnight. */
function timeOf(calendar: WorkingCalendar, year: WorkingYear, day: number, instant: number) {
  const midnight = year.midnights[day] as number
  const plain = (year.midnights[day + 1] as number) - midnight === dayLength
  return plain ? instant - midnight : timeOfDay(calendar.timeZone, instant)
}

/** The time on a working day; while the office is closed, its next opening or last closing. */
function workingInstantAt(calendar: WorkingCalendar, year: WorkingYear, day: number, time: number) {
  const { firstDay, midnights } = year
  const instant = instantAt(calendar.timeZone, firstDay, midnights, day, time)
  if (instant >= closingOf(year, day)) return closingOf(year, day)
  return Math.max(instant, year.opens[intervalAfter(year, instant)] as number)
}

/** Whether a day between two instants lies in a year whose holidays are not known. */
export function isProvisional(calendar: WorkingCalendar, from: Date, due: Date): boolean {
  const last = yearAt(calendar, due.getTime())
  let year = yearAt(calendar, from.getTime())
  while (year.known && year.year < last.year) year = calendar.yearOf(year.year + 1)
  return !year.known
}
