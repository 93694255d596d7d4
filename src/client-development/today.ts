// Days are the calendar days of the firm's country; one zone covers all of it.
const zone = 'Asia/Shanghai'

/** The day it is at this instant: `2026-03-12`. */
export const dayOf = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()
