import type { Work } from '#access/index.ts'
import { badInput } from '#platform/http/refusal.ts'

/** The day it is at the office of the one who acts; the product itself is in China. */
export async function todayOf(work: Work): Promise<string> {
  const zone = work.actor.kind === 'person' ? await zoneOf(work, work.actor.personId) : undefined
  return dayOf(work.now, zone ?? 'Asia/Shanghai')
}

async function zoneOf(work: Work, personId: string): Promise<string | undefined> {
  const office = await work.tx
    .selectFrom('person')
    .innerJoin('office', 'office.id', 'person.office_id')
    .select('office.time_zone as zone')
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return office?.zone
}

function dayOf(instant: Date, zone: string): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
  return moment.toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** What is recorded has happened. */
export function expectPast(path: string, happened: Date, now: Date): void {
  if (happened > now) throw badInput([{ path, code: 'in_future' }])
}
