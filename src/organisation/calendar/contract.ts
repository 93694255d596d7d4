import { z } from 'zod'
import { dayNumber, daysInYear, parseDay, type Weekday, weekdayOf, weekdays } from './days.ts'

// The codes below are custom issues: parseInput hands them on as the problem's code at its field.
const notATime = { error: 'not_a_time', abort: true }
const From = z.string().refine((text) => minutesOf(text) !== undefined && text < '24:00', notATime)
const To = z.string().refine((text) => minutesOf(text) !== undefined, notATime)

/** A stretch of one day in which the office works, by the clock on its wall. */
export const WorkingInterval = z
  .strictObject({ from: From, to: To })
  .refine((interval) => interval.from < interval.to, {
    error: 'ends_before_it_starts',
    path: ['to'],
  })
export type WorkingInterval = z.infer<typeof WorkingInterval>

const WorkingIntervals = z
  .array(WorkingInterval)
  .max(4)
  .superRefine((intervals, context) => {
    intervals.forEach((interval, index) => {
      const earlier = intervals[index - 1]
      if (!earlier || earlier.to <= interval.from) return
      const code = interval.from < earlier.from ? 'not_in_order' : 'overlaps'
      context.addIssue({ code: 'custom', message: code, path: [index, 'from'] })
    })
  })
  .default([])

/** The weekly pattern of an office; a day without intervals is off. */
export const WorkingHours = z
  .strictObject({
    monday: WorkingIntervals,
    tuesday: WorkingIntervals,
    wednesday: WorkingIntervals,
    thursday: WorkingIntervals,
    friday: WorkingIntervals,
    saturday: WorkingIntervals,
    sunday: WorkingIntervals,
  } satisfies Record<Weekday, typeof WorkingIntervals>)
  .refine((hours) => weekdays.some((weekday) => hours[weekday].length > 0), 'no_working_time')
export type WorkingHours = z.infer<typeof WorkingHours>

const officeDay = () => [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
]

/** Monday to Friday, 09:00–12:00 and 13:30–18:00. */
export const defaultWorkingHours: WorkingHours = {
  monday: officeDay(),
  tuesday: officeDay(),
  wednesday: officeDay(),
  thursday: officeDay(),
  friday: officeDay(),
  saturday: [],
  sunday: [],
}

/** Minutes since midnight of `HH:MM`, up to `24:00`; undefined when it is no time of a day. */
export function minutesOf(text: string): number | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)) return undefined
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}

const maxExceptions = 120

/**
 * One year of exceptions to the weekly pattern, as imported from a file; `hours` is the pattern that
 * a make-up workday must differ from. Days of late December that a later notice changes belong to
 * the table of their own year, which is then imported again.
 */
export function calendarYearFile(hours: WorkingHours = defaultWorkingHours) {
  return z
    .strictObject({
      year: z.number().int().min(2000).max(2100),
      /** The notice it follows, shown to whoever asks why a day is off. */
      source: z.string().trim().min(1).max(200),
      days: z.record(z.string(), z.enum(['holiday', 'workday'])),
    })
    .superRefine((file, context) => {
      const days = Object.entries(file.days)
      if (days.length > maxExceptions) {
        context.addIssue({ code: 'custom', message: 'too_many_days', path: ['days'] })
        return
      }
      for (const [day, kind] of days) {
        const code = problemOfDay(file.year, day, kind, hours)
        if (code) context.addIssue({ code: 'custom', message: code, path: ['days', day] })
      }
    })
}

/** The import file checked against the default weekly pattern. */
export const CalendarYearFile = calendarYearFile()
export type CalendarYear = z.infer<typeof CalendarYearFile>

function problemOfDay(year: number, day: string, kind: string, hours: WorkingHours) {
  const number = parseDay(day)
  if (number === undefined) return 'not_a_date'
  const first = dayNumber(year, 1, 1)
  if (number < first || number >= first + daysInYear(year)) return 'not_in_year'
  if (kind === 'workday' && hours[weekdayOf(number)].length > 0) return 'already_working_day'
  return undefined
}
