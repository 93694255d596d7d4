import type { Tx } from '#platform/db/database.ts'

/** The day it is where a department sits; of the whole firm without one. */
export async function dayAt(tx: Tx, now: Date, departmentId: string | null): Promise<string> {
  const office = departmentId
    ? await tx
        .selectFrom('department')
        .innerJoin('office', 'office.id', 'department.office_id')
        .select('office.time_zone')
        .where('department.id', '=', departmentId)
        .executeTakeFirst()
    : undefined
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(office?.time_zone ?? 'Asia/Shanghai')
    .toPlainDate()
    .toString()
}
