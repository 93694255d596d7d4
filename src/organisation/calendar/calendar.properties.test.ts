import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingTime,
  buildCalendar,
  type CalendarYear,
  deadline,
  isWorkingInstant,
  nextOpening,
  reminderAt,
  remainingTime,
  shippedYears,
  type Term,
  type WorkingCalendar,
  type WorkingHours,
  workingTimeBetween,
} from './index.ts'

const hour = 3_600_000
const units = ['working_hours', 'working_days', 'calendar_days', 'calendar_months'] as const

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to three intervals a day at any minute, also in the hours clocks are changed. */
const day = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
  .map((minutes) => {
    const edges = minutes.toSorted((a, b) => a - b)
    return Array.from({ length: edges.length >> 1 }, (_, index) => ({
      from: clock(edges[2 * index] as number),
      to: clock(edges[2 * index + 1] as number),
    }))
  })
const hours: fc.Arbitrary<WorkingHours> = fc
  .record({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  })
  .filter((week) => Object.values(week).some((intervals) => intervals.length > 0))

const usual = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo']
  // Cairo changes its clocks at midnight, Lord Howe by half an hour.
  .map((timeZone) => buildCalendar({ timeZone, years: shippedYears }))
const office: fc.Arbitrary<WorkingCalendar> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...usual) },
  fc
    .record({
      hours,
      timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Africa/Cairo'),
    })
    .map((one) => buildCalendar({ ...one, years: shippedYears })),
)

const moment = fc.oneof(
  fc.date({ min: new Date('2023-11-01'), max: new Date('2027-03-01'), noInvalidDate: true }),
  // Around the changes of the clock and at full half hours, where the edges are.
  fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 2, 5) + n * (hour / 2))),
  fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 9, 28) + n * (hour / 2))),
  fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 3, 20) + n * (hour / 2))),
)
const unit = fc.constantFrom(...units)
const amount = fc.integer({ min: 0, max: 60 })
const term: fc.Arbitrary<Term> = fc.record({ amount, unit })

const runs = { numRuns: 400 }

describe('deadlines', () => {
  test('what starts later is never due earlier', () => {
    fc.assert(
      fc.property(office, moment, fc.integer({ min: 0, max: 4 * 24 * hour }), term, (...given) => {
        const [calendar, from, later, asked] = given
        const first = deadline(calendar, from, asked).due
        const second = deadline(calendar, new Date(from.getTime() + later), asked).due
        expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime())
      }),
      runs,
    )
  })
  test('a longer term is never due earlier', () => {
    fc.assert(
      fc.property(office, moment, term, (calendar, from, asked) => {
        const shorter = deadline(calendar, from, asked).due
        const longer = deadline(calendar, from, { ...asked, amount: asked.amount + 1 }).due
        expect(longer.getTime()).toBeGreaterThanOrEqual(shorter.getTime())
      }),
      runs,
    )
  })
  test('nothing is due before it started, and always while the office works or as it closes', () => {
    fc.assert(
      fc.property(office, moment, term, (calendar, from, asked) => {
        const { due } = deadline(calendar, from, asked)
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime())
        expect(worksOrCloses(calendar, due)).toBe(true)
      }),
      runs,
    )
  })
  test('a reminder never comes after the thing is due, and always in working time', () => {
    fc.assert(
      fc.property(office, moment, term, term, (calendar, from, asked, ahead) => {
        const { due } = deadline(calendar, from, asked)
        const reminder = reminderAt(calendar, due, ahead)
        expect(reminder.getTime()).toBeLessThanOrEqual(due.getTime())
        expect(worksOrCloses(calendar, reminder)).toBe(true)
      }),
      runs,
    )
  })
})

describe('working time', () => {
  const time = fc.integer({ min: -500 * hour, max: 500 * hour })

  test('added is there when it is counted', () => {
    fc.assert(
      fc.property(office, moment, time, (calendar, from, milliseconds) => {
        const then = addWorkingTime(calendar, from, milliseconds)
        expect(remainingTime(calendar, from, then)).toBe(milliseconds)
        if (milliseconds <= 0) expect(isWorkingInstant(calendar, then)).toBe(true)
      }),
      runs,
    )
  })
  test('added in two parts is the same as added at once', () => {
    fc.assert(
      fc.property(
        office,
        moment,
        fc.nat(99 * hour),
        fc.integer({ min: 1, max: 99 * hour }),
        (...given) => {
          const [calendar, from, first, second] = given
          const parts = addWorkingTime(calendar, addWorkingTime(calendar, from, first), second)
          expect(parts).toEqual(addWorkingTime(calendar, from, first + second))
        },
      ),
      runs,
    )
  })
  test('before an office next opens there is none', () => {
    fc.assert(
      fc.property(office, moment, (calendar, from) => {
        const opening = nextOpening(calendar, from)
        expect(workingTimeBetween(calendar, from, opening)).toBe(0)
        expect(isWorkingInstant(calendar, opening)).toBe(true)
        expect(isWorkingInstant(calendar, from)).toBe(opening.getTime() === from.getTime())
      }),
      runs,
    )
  })
  test('is what a count of half hours by the clock on the wall gives', () => {
    const span = fc.integer({ min: 0, max: 30 * 48 })
    fc.assert(
      fc.property(fc.nat(3), fc.nat(1200 * 48), span, (which, start, steps) => {
        const calendar = usual[which] as WorkingCalendar
        const from = Date.UTC(2023, 10, 1) + start * (hour / 2)
        let counted = 0
        for (let step = 0; step < steps; step += 1) {
          if (worksByTheWall(calendar.timeZone, from + step * (hour / 2))) counted += hour / 2
        }
        const to = new Date(from + steps * (hour / 2))
        expect(workingTimeBetween(calendar, new Date(from), to)).toBe(counted)
      }),
      { numRuns: 40 },
    )
  })
})

function worksOrCloses(calendar: WorkingCalendar, instant: Date): boolean {
  if (isWorkingInstant(calendar, instant)) return true
  return isWorkingInstant(calendar, new Date(instant.getTime() - 1))
}

const exceptions: CalendarYear['days'] = Object.assign(
  // Of the years at either end no table is shipped: there the days count that the law fixes.
  { '2027-01-01': 'holiday' },
  ...shippedYears.map((year) => year.days),
)

/** The default hours, told from the clock of a zone without any of our arithmetic. */
function worksByTheWall(timeZone: string, instant: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  const exception = exceptions[wall.toPlainDate().toString()]
  if (exception === 'holiday' || (wall.dayOfWeek > 5 && exception !== 'workday')) return false
  const minutes = wall.hour * 60 + wall.minute
  return (minutes >= 540 && minutes < 720) || (minutes >= 810 && minutes < 1080)
}
