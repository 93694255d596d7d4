import {
  type CalendarYear,
  minutesOf,
  type WorkingHours,
  type WorkingInterval,
} from './contract.ts'
import { dayLength, dayNumber, daysInYear, formatDay, weekdayOf, weekdays } from './days.ts'
import { fixedHolidays } from './fixed-holidays.ts'
import { instantOf, isSteady } from './zone.ts'

/**
 * One year of an office as arrays of numbers, so that every question is a look-up. Days count from
 * 0 in the year, instants are milliseconds since 1970 (UTC), intervals are half open.
 */
export interface WorkingYear {
  year: number
  /** Day number of 1 January. */
  firstDay: number
  days: number
  /** A table of exceptions is loaded; otherwise the weekly pattern and what the law fixes are assumed. */
  known: boolean
  /** Midnight at which each day begins, and the one that ends the year. */
  midnights: Float64Array
  opens: Float64Array
  closes: Float64Array
  /** Working milliseconds of the year before each interval; last, those of the whole year. */
  worked: Float64Array
  /** The first interval of each day or later; the intervals of day d end before those of d + 1. */
  firstInterval: Uint16Array
  /** The days with working time, in order. */
  workingDays: Uint16Array
  /** How many of them lie before each day. */
  workingDaysBefore: Uint16Array
}

/** Lays out one year; `table` holds its exceptions, if they are known, else those that the law fixes count. */
export function layOutYear(
  year: number,
  hours: WorkingHours,
  timeZone: string,
  table: CalendarYear | undefined,
): WorkingYear {
  const firstDay = dayNumber(year, 1, 1)
  const days = daysInYear(year)
  const midnights = midnightsOf(timeZone, firstDay, days)
  const timesOf = timesOfDays(hours, table?.days ?? fixedHolidays(year))
  const opens: number[] = []
  const closes: number[] = []
  const firstInterval = new Uint16Array(days + 1)
  for (let day = 0; day < days; day += 1) {
    for (const [from, to] of timesOf(firstDay + day)) {
      const open = instantAt(timeZone, firstDay, midnights, day, from)
      const close = instantAt(timeZone, firstDay, midnights, day, to)
      // A change of the clock can swallow an interval.
      if (open >= close) continue
      opens.push(open)
      closes.push(close)
    }
    firstInterval[day + 1] = opens.length
  }
  return {
    year,
    firstDay,
    days,
    known: table !== undefined,
    midnights,
    firstInterval,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    worked: runningTotal(opens, closes),
    ...countWorkingDays(days, firstInterval),
  }
}

function midnightsOf(timeZone: string, firstDay: number, days: number): Float64Array {
  const start = instantOf(timeZone, firstDay, 0)
  const steady = isSteady(timeZone, start, instantOf(timeZone, firstDay + days, 0))
  return Float64Array.from({ length: days + 1 }, (_, day) =>
    steady ? start + day * dayLength : instantOf(timeZone, firstDay + day, 0),
  )
}

/** The instant of a time (milliseconds since midnight) on a day of a year. */
export function instantAt(
  timeZone: string,
  firstDay: number,
  midnights: Float64Array,
  day: number,
  time: number,
): number {
  const start = midnights[day] as number
  const plain = (midnights[day + 1] as number) - start === dayLength
  return plain ? start + time : instantOf(timeZone, firstDay + day, time)
}

/** From and to of the working intervals of a day, in milliseconds since midnight. */
type Times = [from: number, to: number][]

function timesOfDays(hours: WorkingHours, exceptions: CalendarYear['days']) {
  const pattern = weekdays.map((weekday) => hours[weekday].map(toTimes))
  // A make-up workday stands in for a normal one and takes the hours of the first day that has any.
  const makeUp = pattern.find((times) => times.length > 0) ?? []
  return (number: number): Times => {
    const exception = exceptions[formatDay(number)]
    if (exception === 'holiday') return []
    if (exception === 'workday') return makeUp
    return pattern[weekdays.indexOf(weekdayOf(number))] ?? []
  }
}

function toTimes({ from, to }: WorkingInterval): Times[number] {
  return [(minutesOf(from) ?? 0) * 60_000, (minutesOf(to) ?? 0) * 60_000]
}

function runningTotal(opens: number[], closes: number[]): Float64Array {
  const worked = new Float64Array(opens.length + 1)
  opens.forEach((open, index) => {
    worked[index + 1] = (worked[index] as number) + (closes[index] as number) - open
  })
  return worked
}

function countWorkingDays(days: number, firstInterval: Uint16Array) {
  const workingDays: number[] = []
  const workingDaysBefore = new Uint16Array(days + 1)
  for (let day = 0; day < days; day += 1) {
    const works = (firstInterval[day + 1] as number) > (firstInterval[day] as number)
    if (works) workingDays.push(day)
    workingDaysBefore[day + 1] = workingDays.length
  }
  return { workingDays: Uint16Array.from(workingDays), workingDaysBefore }
}
