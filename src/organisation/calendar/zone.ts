import { dayLength } from './days.ts'

// Temporal is slow beside plain numbers: only the building of a year, and days on which the clock
// changes, come here.

/** Whether the clock of the zone is never put forward or back from one instant to the other. */
export function isSteady(timeZone: string, from: number, to: number): boolean {
  const next = zoned(timeZone, from).getTimeZoneTransition('next')
  return next === null || next.epochMilliseconds >= to
}

/**
 * The first instant at which the clock of the zone shows this time of this day (milliseconds since
 * midnight, up to 24 hours) or, where the clock skips it, a later one.
 */
export function instantOf(timeZone: string, day: number, time: number): number {
  const wall = new Date(day * dayLength + time).toISOString().slice(0, -1)
  const plain = Temporal.PlainDateTime.from(wall)
  const found = plain.toZonedDateTime(timeZone)
  if (found.toPlainDateTime().equals(plain)) return found.epochMilliseconds
  return lastChange(found) ?? found.epochMilliseconds
}

/**
 * The time of day the clock shows, in milliseconds since midnight. In an hour that comes twice it
 * stands still the second time, so that a later instant never has an earlier time.
 */
export function timeOfDay(timeZone: string, instant: number): number {
  const now = zoned(timeZone, instant)
  const shown = sinceMidnight(now)
  const change = lastChange(now)
  if (change === undefined) return shown
  const lastBefore = zoned(timeZone, change - 1)
  if (!lastBefore.toPlainDate().equals(now.toPlainDate())) return shown
  return Math.max(shown, sinceMidnight(lastBefore) + 1)
}

/** The last change of the clock, at this moment or before. */
function lastChange(moment: Temporal.ZonedDateTime): number | undefined {
  // Temporal's previous transition lies strictly before the moment it is asked of.
  const after = moment.add({ nanoseconds: 1 })
  return after.getTimeZoneTransition('previous')?.epochMilliseconds
}

function zoned(timeZone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
}

function sinceMidnight(moment: Temporal.ZonedDateTime): number {
  const { hour, minute, second, millisecond } = moment
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
}
