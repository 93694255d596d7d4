import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'

/** One zone covers all of the firm's country. */
const homeZone = 'Asia/Shanghai'

/** The day asked for last in each zone, and the instants between which it lasts: most acts ask for today. */
const askedLast = new Map<string, { day: string; begins: number; ends: number }>()

/** The day it is in a zone at this instant: `2026-03-12`. */
export function dayOf(instant: Date, zone = homeZone): string {
  const at = instant.getTime()
  const last = askedLast.get(zone)
  if (last && at >= last.begins && at < last.ends) return last.day
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const date = here.toPlainDate()
  const day = date.toString()
  const ends = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  askedLast.set(zone, { day, begins: here.startOfDay().epochMilliseconds, ends })
  return day
}

/** The instant a day begins at home. */
export const startOfDay = (day: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(homeZone).epochMilliseconds)

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** The day it is where a department sits; at home without one. */
export async function todayAt(tx: Tx, now: Date, departmentId: string | null): Promise<string> {
  if (departmentId === null) return dayOf(now)
  const office = await tx
    .selectFrom('department')
    .innerJoin('office', 'office.id', 'department.office_id')
    .select('office.time_zone as zone')
    .where('department.id', '=', departmentId)
    .executeTakeFirst()
  return dayOf(now, office?.zone)
}

/** The zone somebody works in. */
export async function zoneOf(tx: Tx, personId: string): Promise<string> {
  const office = await tx
    .selectFrom('person')
    .innerJoin('office', 'office.id', 'person.office_id')
    .select('office.time_zone as zone')
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return office?.zone ?? homeZone
}

/** The day it is at the office of the one who acts. */
export async function todayOf({ tx, actor, now }: Work): Promise<string> {
  return dayOf(now, actor.kind === 'person' ? await zoneOf(tx, actor.personId) : homeZone)
}
