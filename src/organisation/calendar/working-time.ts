import { dayAt, type WorkingCalendar, yearAt } from './calendar.ts'
import type { WorkingYear } from './working-year.ts'

/** Whether the office works at this instant; a closing no longer belongs to the working time. */
export function isWorkingInstant(calendar: WorkingCalendar, instant: Date): boolean {
  const year = yearAt(calendar, instant.getTime())
  const interval = intervalAfter(year, instant.getTime())
  return interval < year.opens.length && (year.opens[interval] as number) <= instant.getTime()
}

/** The instant itself while the office works, otherwise when it next opens. */
export function nextOpening(calendar: WorkingCalendar, instant: Date): Date {
  return new Date(openingFrom(calendar, instant.getTime()))
}

/** As nextOpening, in milliseconds. */
export function openingFrom(calendar: WorkingCalendar, instant: number): number {
  let year = yearAt(calendar, instant)
  let interval = intervalAfter(year, instant)
  while (interval === year.opens.length) {
    year = calendar.yearOf(year.year + 1)
    interval = 0
  }
  return Math.max(instant, year.opens[interval] as number)
}

/** Working milliseconds from one instant to a later one; 0 when it is not later. */
export function workingTimeBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  if (!(to.getTime() > from.getTime())) return 0
  let year = yearAt(calendar, from.getTime())
  const last = yearAt(calendar, to.getTime())
  let time = workedBefore(last, to.getTime()) - workedBefore(year, from.getTime())
  while (year !== last) {
    time += total(year)
    year = calendar.yearOf(year.year + 1)
  }
  return time
}

/**
 * The instant so many working milliseconds later. When the time runs out at a closing, that closing
 * is the answer; no time at all gives the next working instant. A negative amount goes back, and
 * stops at an opening rather than at the closing before it.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: Date, milliseconds: number): Date {
  let year = yearAt(calendar, from.getTime())
  let time = workedBefore(year, from.getTime()) + milliseconds
  if (!Number.isFinite(time)) throw new RangeError('not an amount of time')
  const forward = milliseconds > 0
  while (time < 0) {
    year = calendar.yearOf(year.year - 1)
    time += total(year)
  }
  while (time > total(year) || (time === total(year) && !forward)) {
    time -= total(year)
    year = calendar.yearOf(year.year + 1)
  }
  return new Date(instantAfter(year, time, forward))
}

/** Working milliseconds left until something is due; negative, as much overdue, after that. */
export function remainingTime(calendar: WorkingCalendar, now: Date, due: Date): number {
  return workingTimeBetween(calendar, now, due) - workingTimeBetween(calendar, due, now)
}

function total(year: WorkingYear): number {
  return year.worked[year.opens.length] as number
}

/** The first interval of the year that has not ended at an instant of it. */
export function intervalAfter(year: WorkingYear, instant: number): number {
  let interval = year.firstInterval[dayAt(year, instant)] as number
  while (interval < year.opens.length && (year.closes[interval] as number) <= instant) interval += 1
  return interval
}

/** Working milliseconds of the year before an instant of it. */
function workedBefore(year: WorkingYear, instant: number): number {
  const interval = intervalAfter(year, instant)
  const before = year.worked[interval] as number
  if (interval === year.opens.length) return before
  return before + Math.max(0, instant - (year.opens[interval] as number))
}

/**
 * The instant of a year before which so much of it is worked. Between two intervals there are many:
 * going forward the earliest, a closing; otherwise the latest, an opening.
 */
function instantAfter(year: WorkingYear, time: number, forward: boolean): number {
  let low = 0
  let high = year.opens.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const end = year.worked[middle + 1] as number
    if (forward ? end < time : end <= time) low = middle + 1
    else high = middle
  }
  return (year.opens[low] as number) + time - (year.worked[low] as number)
}
