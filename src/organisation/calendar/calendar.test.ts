import { describe, expect, test } from 'vitest'
import {
  addWorkingTime,
  buildCalendar,
  deadline,
  defaultWorkingHours,
  isWorkingDay,
  isWorkingInstant,
  nextOpening,
  reminderAt,
  remainingTime,
  shippedYears,
  type Term,
  workingDaysIn,
  workingTimeBetween,
} from './index.ts'

const calendar = buildCalendar({ years: shippedYears })
const hour = 3_600_000

/** A time by the clock in Shanghai: `2026-02-13 17:00`. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const inShanghai = (instant: Date) =>
  new Date(instant.getTime() + 8 * hour).toISOString().slice(0, 16).replace('T', ' ')
const due = (from: string, amount: number, unit: Term['unit']) =>
  inShanghai(deadline(calendar, at(from), { amount, unit }).due)

describe('working hours', () => {
  test('two hours from Friday 17:00 end on Monday at 10:00', () => {
    expect(due('2026-03-06 17:00', 2, 'working_hours')).toBe('2026-03-09 10:00')
  })
  test('lunch does not count', () => {
    expect(due('2026-03-06 11:30', 1, 'working_hours')).toBe('2026-03-06 14:00')
  })
  test('hours that run out at a closing are due then', () => {
    expect(due('2026-03-06 16:00', 2, 'working_hours')).toBe('2026-03-06 18:00')
  })
  test('a question asked at night counts from the morning', () => {
    expect(due('2026-03-05 23:10', 2, 'working_hours')).toBe('2026-03-06 11:00')
  })
  test('before 春节 they run on over the make-up Saturday and then over nine days off', () => {
    expect(due('2026-02-13 17:00', 2, 'working_hours')).toBe('2026-02-14 10:00')
    expect(due('2026-02-14 17:00', 2, 'working_hours')).toBe('2026-02-24 10:00')
  })
  test('no hours at all are due when the office next works', () => {
    expect(due('2026-03-06 10:20', 0, 'working_hours')).toBe('2026-03-06 10:20')
    expect(due('2026-03-07 10:20', 0, 'working_hours')).toBe('2026-03-09 09:00')
  })
})

describe('working days', () => {
  test('keep the time of day', () => {
    expect(due('2026-03-03 14:00', 1, 'working_days')).toBe('2026-03-04 14:00')
  })
  test('started at a weekend they count from Monday morning', () => {
    expect(due('2026-03-07 20:00', 1, 'working_days')).toBe('2026-03-10 09:00')
  })
  test('three of them around 国庆 2025 skip eight days off and take the make-up Saturday', () => {
    expect(due('2025-09-30 15:00', 3, 'working_days')).toBe('2025-10-11 15:00')
    expect(due('2025-09-26 15:00', 1, 'working_days')).toBe('2025-09-28 15:00')
  })
  test('on a shorter day they end at its closing, in its longer lunch when it opens again', () => {
    const hours = {
      ...defaultWorkingHours,
      wednesday: [{ from: '09:00', to: '12:00' }],
      thursday: [
        { from: '09:00', to: '11:00' },
        { from: '15:00', to: '18:00' },
      ],
    }
    const office = buildCalendar({ hours, years: shippedYears })
    const term: Term = { amount: 1, unit: 'working_days' }
    const tuesday = deadline(office, at('2026-03-03 14:00'), term).due
    expect(inShanghai(tuesday)).toBe('2026-03-04 12:00')
    const wednesday = deadline(office, at('2026-03-04 11:30'), term).due
    expect(inShanghai(wednesday)).toBe('2026-03-05 15:00')
  })
})

describe('calendar days and months', () => {
  test('are due at the closing of their day', () => {
    expect(due('2026-03-03 10:00', 14, 'calendar_days')).toBe('2026-03-17 18:00')
    expect(due('2026-03-03 10:00', 0, 'calendar_days')).toBe('2026-03-03 18:00')
  })
  test('roll on to the next working day, over a weekend or a holiday', () => {
    expect(due('2026-03-04 10:00', 3, 'calendar_days')).toBe('2026-03-09 18:00')
    expect(due('2026-09-16 10:00', 15, 'calendar_days')).toBe('2026-10-08 18:00')
  })
  test('a make-up Sunday is a day like any other', () => {
    expect(due('2026-09-13 10:00', 7, 'calendar_days')).toBe('2026-09-20 18:00')
  })
  test('a month from 31 January is the last of February', () => {
    expect(due('2024-01-31 10:00', 1, 'calendar_months')).toBe('2024-02-29 18:00')
    expect(due('2025-01-31 10:00', 1, 'calendar_months')).toBe('2025-02-28 18:00')
    expect(due('2025-10-31 10:00', 4, 'calendar_months')).toBe('2026-02-28 18:00')
  })
  test('nothing is due before it was started', () => {
    expect(due('2026-03-03 20:00', 0, 'calendar_days')).toBe('2026-03-04 18:00')
  })
})

describe('the tables of the notices', () => {
  test.each([
    [2024, 251, 8],
    [2025, 248, 5],
    [2026, 248, 6],
  ])('%i has %i working days, %i of them made up at weekends', (year, days, madeUp) => {
    expect(workingDaysIn(calendar, year)).toBe(days)
    const table = shippedYears.find((one) => one.year === year)
    const workdays = Object.entries(table?.days ?? {}).filter(([, kind]) => kind === 'workday')
    expect(workdays).toHaveLength(madeUp)
    for (const [day] of workdays) expect([0, 6]).toContain(new Date(day).getUTCDay())
  })
  test('a holiday is off and a make-up Saturday has the hours of a Monday', () => {
    expect(isWorkingDay(calendar, '2026-02-16')).toBe(false)
    expect(isWorkingDay(calendar, '2026-02-28')).toBe(true)
    expect(isWorkingInstant(calendar, at('2026-02-28 17:59'))).toBe(true)
    expect(isWorkingInstant(calendar, at('2026-02-28 12:30'))).toBe(false)
    expect(() => isWorkingDay(calendar, '2026-02-30')).toThrow(RangeError)
  })
  test('into a year without a table a deadline is provisional: weekends and what the law fixes are assumed', () => {
    const term: Term = { amount: 3, unit: 'working_days' }
    expect(deadline(calendar, at('2026-12-28 10:00'), term).provisional).toBe(false)
    const over = deadline(calendar, at('2026-12-29 10:00'), term)
    expect(inShanghai(over.due)).toBe('2027-01-04 10:00')
    expect(over.provisional).toBe(true)
    expect(deadline(calendar, at('2023-12-29 10:00'), term).provisional).toBe(true)
    const long = deadline(calendar, at('2026-01-05 10:00'), { amount: 24, unit: 'calendar_months' })
    expect(long.provisional).toBe(true)
  })
  test('in a year without a table 元旦, 劳动节 and 国庆节 are off, and nothing that goes by the moon', () => {
    const always = Object.values(defaultWorkingHours)[0] ?? []
    const everyDay = buildCalendar({
      hours: { ...defaultWorkingHours, saturday: always, sunday: always },
      years: [],
    })
    const off = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03', '10-04'].filter(
      (day) => !isWorkingDay(everyDay, `2027-${day}`),
    )
    expect(off).toEqual(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])
    // 春节 of 2027 is on 6 February.
    expect(isWorkingDay(everyDay, '2027-02-06')).toBe(true)
    expect(workingDaysIn(everyDay, 2027)).toBe(365 - 6)
  })
  test('劳动节 has its second day from 2025 on', () => {
    const bare = buildCalendar({ years: [] })
    // A Thursday and a Friday.
    expect(isWorkingDay(bare, '2024-05-02')).toBe(true)
    expect(isWorkingDay(bare, '2025-05-02')).toBe(false)
  })
  test('what the law fixes is left to the table where there is one', () => {
    const own = { year: 2027, source: '本所通知', days: {} }
    expect(isWorkingDay(buildCalendar({ years: [own] }), '2027-01-01')).toBe(true)
  })
  test('a table of the firm takes the place of the shipped one', () => {
    const own = { year: 2026, source: '本所通知', days: { '2026-03-03': 'holiday' as const } }
    const office = buildCalendar({ years: [...shippedYears, own] })
    expect(isWorkingDay(office, '2026-03-03')).toBe(false)
    expect(isWorkingDay(office, '2026-02-16')).toBe(true)
  })
})

describe('pausing and reminding', () => {
  test('what was left when the clock stopped is left when it runs again', () => {
    const left = remainingTime(calendar, at('2026-03-06 16:00'), at('2026-03-09 11:00'))
    expect(left).toBe(4 * hour)
    expect(inShanghai(addWorkingTime(calendar, at('2026-03-14 08:00'), left))).toBe(
      '2026-03-16 14:30',
    )
  })
  test('what was overdue stays as much overdue', () => {
    const left = remainingTime(calendar, at('2026-03-09 10:00'), at('2026-03-06 17:00'))
    expect(left).toBe(-2 * hour)
    expect(inShanghai(addWorkingTime(calendar, at('2026-03-10 10:00'), left))).toBe(
      '2026-03-09 17:00',
    )
  })
  test('working time between counts no nights, weekends or lunches', () => {
    const week = workingTimeBetween(calendar, at('2026-03-02 00:00'), at('2026-03-09 00:00'))
    expect(week).toBe(37.5 * hour)
    expect(workingTimeBetween(calendar, at('2026-03-09 00:00'), at('2026-03-02 00:00'))).toBe(0)
  })
  test('a closed office opens next after the holiday', () => {
    expect(inShanghai(nextOpening(calendar, at('2026-02-14 18:00')))).toBe('2026-02-24 09:00')
    expect(inShanghai(nextOpening(calendar, at('2026-02-14 17:59')))).toBe('2026-02-14 17:59')
  })
  test.each<[Term, string]>([
    [{ amount: 2, unit: 'working_hours' }, '2026-03-06 17:00'],
    [{ amount: 1, unit: 'working_days' }, '2026-03-06 10:00'],
    [{ amount: 1, unit: 'calendar_days' }, '2026-03-06 09:00'],
    [{ amount: 1, unit: 'calendar_months' }, '2026-02-09 09:00'],
  ])('a reminder comes %o before Monday 10:00', (term, moment) => {
    expect(inShanghai(reminderAt(calendar, at('2026-03-09 10:00'), term))).toBe(moment)
  })
})
