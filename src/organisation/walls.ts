import { sql } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'

/** How many of the subjects a person is shut out of by a wall; never which. */
export async function countShutOut(
  work: Work,
  person: { id: string; departmentId: string },
  subjectIds: string[],
): Promise<number> {
  if (subjectIds.length === 0) return 0
  const counted = await asSystem(work, (tx) =>
    sql<{ count: number }>`
      select count(distinct subject_id)::int as count from shut_out_of(${subjectIds}::uuid[])
      where principal_id in (${person.id}::uuid, ${person.departmentId}::uuid)`.execute(tx),
  )
  return counted.rows[0]?.count ?? 0
}

/** Whether a wall stands between a person and any of the subjects. */
export async function isShutOut(
  work: Work,
  personId: string,
  subjectIds: string[],
): Promise<boolean> {
  const person = await work.tx
    .selectFrom('person')
    .select(['id', 'department_id as departmentId'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return person !== undefined && (await countShutOut(work, person, subjectIds)) > 0
}
