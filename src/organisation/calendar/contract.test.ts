import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { CalendarYearFile, defaultWorkingHours, shippedYears, WorkingHours } from './index.ts'

function problems(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value)
  return (result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`)
}

describe('the hours of an office', () => {
  test('the default is in order, and a day left out is off', () => {
    expect(WorkingHours.parse(defaultWorkingHours)).toEqual(defaultWorkingHours)
    const mondays = WorkingHours.parse({ monday: [{ from: '00:00', to: '24:00' }] })
    expect(mondays.tuesday).toEqual([])
  })
  test.each([
    [[{ from: '9:00', to: '12:00' }], 'monday.0.from not_a_time'],
    [[{ from: '24:00', to: '24:00' }], 'monday.0.from not_a_time'],
    [[{ from: '09:00', to: '24:01' }], 'monday.0.to not_a_time'],
    [[{ from: '12:00', to: '12:00' }], 'monday.0.to ends_before_it_starts'],
    [hoursOf('09:00-12:00', '11:00-13:00'), 'monday.1.from overlaps'],
    [hoursOf('13:00-18:00', '09:00-12:00'), 'monday.1.from not_in_order'],
    [[], ' no_working_time'],
  ])('%j is refused', (monday, problem) => {
    expect(problems(WorkingHours, { monday })).toEqual([problem])
  })
  test('four intervals a day are enough', () => {
    const five = ['01:00-02:00', '03:00-04:00', '05:00-06:00', '07:00-08:00', '09:00-10:00']
    expect(WorkingHours.safeParse({ monday: hoursOf(...five) }).success).toBe(false)
    expect(WorkingHours.safeParse({ monday: hoursOf(...five.slice(1)) }).success).toBe(true)
  })
})

describe('the file of a year', () => {
  test('takes what we ship', () => {
    for (const year of shippedYears) expect(CalendarYearFile.parse(year)).toEqual(year)
  })
  test.each([
    [{ '2026-02-30': 'holiday' }, 'days.2026-02-30 not_a_date'],
    [{ '2026-2-3': 'holiday' }, 'days.2026-2-3 not_a_date'],
    [{ '2025-12-31': 'holiday' }, 'days.2025-12-31 not_in_year'],
    [{ '2027-01-01': 'holiday' }, 'days.2027-01-01 not_in_year'],
    [{ '2026-03-03': 'workday' }, 'days.2026-03-03 already_working_day'],
  ])('%o is refused', (days, problem) => {
    expect(problems(CalendarYearFile, { year: 2026, source: '通知', days })).toEqual([problem])
  })
  test('a holiday at a weekend is allowed', () => {
    const days = { '2026-02-15': 'holiday' }
    expect(problems(CalendarYearFile, { year: 2026, source: '通知', days })).toEqual([])
  })
  test('has no more than 120 days', () => {
    const dates = Array.from({ length: 121 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)))
    const all = dates.map((date) => [date.toISOString().slice(0, 10), 'holiday'])
    const file = (count: number) => ({
      year: 2026,
      source: '通知',
      days: Object.fromEntries(all.slice(0, count)),
    })
    expect(problems(CalendarYearFile, file(120))).toEqual([])
    expect(problems(CalendarYearFile, file(121))).toEqual(['days too_many_days'])
  })
})

function hoursOf(...intervals: string[]) {
  return intervals.map((interval) => {
    const [from = '', to = ''] = interval.split('-')
    return { from, to }
  })
}
