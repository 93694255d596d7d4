import { perform, type Runtime, system, type Work } from '#access/index.ts'
import {
  isWorkingDay,
  isWorkingInstant,
  nextOpening,
  publishAboutFirm,
  type WorkingCalendar,
} from '#organisation/index.ts'
import type { NotificationParts } from './parts.ts'
import { digestHour } from './rules.ts'
import { systemAwaiting, systemClaimDigests } from './sql.ts'
import { digestEvent } from './tell.ts'
import { systemDepartmentsAwaiting } from './webhook-sql.ts'

/** Receivers one transaction makes digests for. */
const batchSize = 500

/**
 * The day whose digest is due at an office, by its own clock, and the moment it was due: at nine, or
 * when the office opens after that. Null before, and while the office is closed.
 */
export function digestDay(calendar: WorkingCalendar, now: Date): { day: string; due: Date } | null {
  const { timeZone } = calendar
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const day = today.toString()
  if (!isWorkingDay(calendar, day) || !isWorkingInstant(calendar, now)) return null
  const nine = today.toZonedDateTime({ timeZone, plainTime: { hour: digestHour } })
  const due = nextOpening(calendar, new Date(nine.epochMilliseconds))
  return now < due ? null : { day, due }
}

/** Says whose digest is due; the outbox sends them. One a day for each, none where nothing waits. */
export async function makeDigests(runtime: Runtime, parts: NotificationParts): Promise<number> {
  let made = 0
  for (;;) {
    const batch = await perform(runtime, system, (work) => digestBatch(work, parts))
    made += batch
    if (batch < batchSize) return made
  }
}

async function digestBatch(work: Work, { calendars }: NotificationParts): Promise<number> {
  const offices = await work.tx
    .selectFrom('office')
    .select('id')
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  const made: { id: string; day: string }[] = []
  for (const office of offices) {
    const calendar = await calendars.forOffice(work.tx, office.id)
    const today = digestDay(calendar, work.now)
    if (!today) continue
    const limit = batchSize - made.length
    const asked = { officeId: office.id, ...today, now: work.now, limit }
    const waiting = [
      ...(await systemAwaiting(work.tx, asked)),
      ...(await systemDepartmentsAwaiting(work.tx, asked)),
    ]
    const claimed = await systemClaimDigests(work.tx, today.day, waiting, work.now)
    made.push(...claimed.map((id) => ({ id, day: today.day })))
    if (made.length >= batchSize) break
  }
  if (made.length > 0) {
    await publishAboutFirm(
      work,
      made.map(({ id, day }) => ({ type: digestEvent, object: id, data: { day } })),
    )
  }
  return made.length
}
