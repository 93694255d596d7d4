import { type CalendarYear, defaultWorkingHours, type WorkingHours } from './contract.ts'
import { dayLength, parseDay } from './days.ts'
import { layOutYear, type WorkingYear } from './working-year.ts'
import { isSteady } from './zone.ts'

/** When one office works. Years are laid out when first asked for, and kept. */
export interface WorkingCalendar {
  readonly timeZone: string
  /** The years whose table of exceptions is loaded. */
  readonly knownYears: ReadonlySet<number>
  /** The year by its number, from 1 to 9999; a RangeError beyond. */
  yearOf(year: number): WorkingYear
}

/**
 * Builds the calendar of an office. Of several tables for one year the last counts, so that a firm's
 * own follow the shipped ones. Throws a RangeError for a time zone that does not exist.
 */
export function buildCalendar(office: {
  hours?: WorkingHours
  timeZone?: string
  years: Iterable<CalendarYear>
}): WorkingCalendar {
  const { hours = defaultWorkingHours, timeZone = 'Asia/Shanghai' } = office
  isSteady(timeZone, 0, 0)
  const tables = new Map<number, CalendarYear>()
  for (const table of office.years) tables.set(table.year, table)
  const laidOut = new Map<number, WorkingYear>()
  const yearOf = (year: number): WorkingYear => {
    const ready = laidOut.get(year)
    if (ready) return ready
    if (!(year >= 1 && year <= 9999)) throw new RangeError('outside the years of a calendar')
    const laid = layOutYear(year, hours, timeZone, tables.get(year))
    laidOut.set(year, laid)
    return laid
  }
  return { timeZone, knownYears: new Set(tables.keys()), yearOf }
}

/** Milliseconds of a mean Gregorian year: 365.2425 days. */
const meanYear = 365.2425 * dayLength

/** The year, by the clock of the office, an instant lies in. */
export function yearAt(calendar: WorkingCalendar, instant: number): WorkingYear {
  // The estimate is wrong only around New Year, and then by one.
  let year = calendar.yearOf(Math.floor(1970 + instant / meanYear))
  while (instant < (year.midnights[0] as number)) year = calendar.yearOf(year.year - 1)
  while (instant >= (year.midnights[year.days] as number)) year = calendar.yearOf(year.year + 1)
  return year
}

/** The day of its year, counted from 0, an instant lies in. */
export function dayAt(year: WorkingYear, instant: number): number {
  let day = Math.floor((instant - (year.midnights[0] as number)) / dayLength)
  if (day >= year.days) day = year.days - 1
  while (instant < (year.midnights[day] as number)) day -= 1
  while (instant >= (year.midnights[day + 1] as number)) day += 1
  return day
}

/** Whether the office works on a day, given as `YYYY-MM-DD`; a RangeError for no real day. */
export function isWorkingDay(calendar: WorkingCalendar, date: string): boolean {
  const number = parseDay(date)
  if (number === undefined) throw new RangeError(`not a date: ${date}`)
  const year = calendar.yearOf(Number(date.slice(0, 4)))
  const day = number - year.firstDay
  return (year.workingDaysBefore[day + 1] as number) > (year.workingDaysBefore[day] as number)
}

/** How many days of a year the office works; an estimate where the year is not known. */
export function workingDaysIn(calendar: WorkingCalendar, year: number): number {
  return calendar.yearOf(year).workingDays.length
}
