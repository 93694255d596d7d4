import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { TrainingRecord } from './contract.ts'

const records = (tx: Tx) =>
  tx
    .selectFrom('training_record as record')
    .innerJoin('person', 'person.id', 'record.person_id')
    .innerJoin('person as recorder', 'recorder.id', 'record.recorded_by')
    .select([
      'record.id',
      'record.person_id',
      'person.name as person_name',
      'record.course',
      'record.passed_on',
      'record.valid_until',
      'record.recorded_by',
      'recorder.name as recorder_name',
      'record.recorded_at',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof records>['executeTakeFirstOrThrow']>>

export const presentTraining = (row: Row): TrainingRecord => ({
  id: row.id,
  person: { id: row.person_id, name: row.person_name },
  course: row.course,
  passedOn: row.passed_on,
  validUntil: row.valid_until,
  recordedBy: { id: row.recorded_by, name: row.recorder_name },
  recordedAt: row.recorded_at.toISOString(),
})

/** One row more than the page holds, the latest first. */
export function selectTraining(
  tx: Tx,
  filter: { person?: string | undefined; course?: string | undefined; after?: string | undefined },
  size: number,
): Promise<Row[]> {
  let query = records(tx)
  if (filter.person) query = query.where('record.person_id', '=', filter.person)
  if (filter.course) query = query.where('record.course', '=', filter.course)
  return query
    .where(rowsAfter(filter.after, { 'record.passed_on': 'day', 'record.id': 'id' }))
    .orderBy('record.passed_on', 'desc')
    .orderBy('record.id', 'desc')
    .limit(size + 1)
    .execute()
}

export const selectOneTraining = (tx: Tx, id: string): Promise<Row> =>
  records(tx).where('record.id', '=', id).executeTakeFirstOrThrow()

/** @returns whether it was new: the same course passed on the same day is recorded once. */
export async function insertTraining(
  tx: Tx,
  record: {
    id: string
    person_id: string
    course: string
    passed_on: string
    valid_until: string | null
    recorded_by: string
    recorded_at: Date
  },
): Promise<boolean> {
  const made = await tx
    .insertInto('training_record')
    .values(record)
    .onConflict((conflict) => conflict.columns(['person_id', 'course', 'passed_on']).doNothing())
    .executeTakeFirst()
  return Number(made.numInsertedOrUpdatedRows) > 0
}

/** Removes a record; undefined where there is none the actor may remove. */
export const deleteTraining = (tx: Tx, id: string) =>
  tx.deleteFrom('training_record').where('id', '=', id).returningAll().executeTakeFirst()

/** `person course` of everybody who has passed one of the courses and for whom it still counts that day. */
export async function systemTrained(tx: Tx, courses: string[], day: string): Promise<Set<string>> {
  if (courses.length === 0) return new Set()
  const rows = await tx
    .selectFrom('training_record')
    .select(['person_id', 'course'])
    .distinct()
    .where('course', '=', sql<string>`any(${courses})`)
    .where('passed_on', '<=', day)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', day)]))
    .execute()
  return new Set(rows.map((row) => `${row.person_id} ${row.course}`))
}
