import { describe, expect, test } from 'vitest'
import { addWorkingTime, buildCalendar, deadline, workingTimeBetween } from './index.ts'

const hour = 3_600_000
const newYork = buildCalendar({ timeZone: 'America/New_York', years: [] })
const night = [{ from: '00:00', to: '06:00' }]
const off = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] }
const nightly = buildCalendar({
  hours: { ...off, saturday: night, sunday: night },
  timeZone: 'America/New_York',
  years: [],
})

// In 2026 the clocks of New York go forward on 8 March and back on 1 November, both Sundays at 02:00.
describe('an office whose clock is put forward and back', () => {
  test('opens at 09:00 by its own clock in winter and in summer', () => {
    const hours = { amount: 1, unit: 'working_hours' } as const
    const overSpring = deadline(newYork, new Date('2026-03-06T17:30:00-05:00'), hours).due
    expect(overSpring).toEqual(new Date('2026-03-09T09:30:00-04:00'))
    const overAutumn = deadline(newYork, new Date('2026-10-30T17:30:00-04:00'), hours).due
    expect(overAutumn).toEqual(new Date('2026-11-02T09:30:00-05:00'))
  })
  test('keeps the time of day over the change', () => {
    const day = { amount: 1, unit: 'working_days' } as const
    expect(deadline(newYork, new Date('2026-03-06T15:00:00-05:00'), day).due).toEqual(
      new Date('2026-03-09T15:00:00-04:00'),
    )
  })
  test('closes at 18:00 of the right day', () => {
    const days = { amount: 30, unit: 'calendar_days' } as const
    expect(deadline(newYork, new Date('2026-02-20T23:30:00-05:00'), days).due).toEqual(
      new Date('2026-03-23T18:00:00-04:00'),
    )
  })
  test('a night shift is an hour shorter in spring and an hour longer in autumn', () => {
    const shift = (day: string, zone: string) =>
      workingTimeBetween(
        nightly,
        new Date(`${day}T00:00:00${zone}`),
        new Date(new Date(`${day}T00:00:00${zone}`).getTime() + 12 * hour),
      )
    expect(shift('2026-03-07', '-05:00')).toBe(6 * hour)
    expect(shift('2026-03-08', '-05:00')).toBe(5 * hour)
    expect(shift('2026-11-01', '-04:00')).toBe(7 * hour)
  })
  test('a time the clock skips is due when it jumps', () => {
    const term = { amount: 1, unit: 'working_days' } as const
    const { due } = deadline(nightly, new Date('2026-03-07T02:30:00-05:00'), term)
    expect(due).toEqual(new Date('2026-03-08T03:00:00-04:00'))
  })
  test('in the hour that comes twice nothing is due earlier for having started later', () => {
    const term = { amount: 1, unit: 'working_days' } as const
    const first = deadline(nightly, new Date('2026-11-01T01:45:00-04:00'), term).due
    const second = deadline(nightly, new Date('2026-11-01T01:15:00-05:00'), term).due
    expect(first).toEqual(new Date('2026-11-07T01:45:00-05:00'))
    expect(second).toEqual(new Date('2026-11-07T02:00:00-05:00'))
  })
  test('a day that a country leaves out is no working day', () => {
    const apia = buildCalendar({ timeZone: 'Pacific/Apia', years: [] })
    const thursday = new Date('2011-12-29T17:00:00-10:00')
    expect(addWorkingTime(apia, thursday, 2 * hour)).toEqual(new Date('2012-01-02T10:00:00+14:00'))
  })
  test('there is no calendar in a time zone that does not exist', () => {
    expect(() => buildCalendar({ timeZone: 'Asia/Nowhere', years: [] })).toThrow(RangeError)
  })
})
