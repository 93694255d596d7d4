import { sql } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'

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

/** Between which of the people and which of the subjects a wall stands: `person subject`. */
export async function shutOutPairs(
  work: Work,
  personIds: string[],
  subjectIds: string[],
): Promise<Set<string>> {
  if (personIds.length === 0 || subjectIds.length === 0) return new Set()
  const found = await asSystem(work, (tx) =>
    sql<{ pair: string }>`
      select p.id || ' ' || w.subject_id as pair from shut_out_of(${subjectIds}::uuid[]) w
      join person p on w.principal_id in (p.id, p.department_id)
      where p.id = any(${personIds}::uuid[])`.execute(tx),
  )
  return new Set(found.rows.map((row) => row.pair))
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

/**
 * Whether somebody is shut out of a part (an engagement) who goes on seeing the whole (its client). What is said of the
 * whole because of such a part would tell them of it.
 */
export async function isWalledWithin(
  work: Work,
  partId: string,
  wholeId: string,
): Promise<boolean> {
  const found = await asSystem(work, (tx) =>
    sql<{ beyond: boolean }>`
      select exists (
        select principal_id from shut_out_of(array[${partId}::uuid])
        except select principal_id from shut_out_of(array[${wholeId}::uuid])) as beyond`.execute(
      tx,
    ),
  )
  return found.rows[0]?.beyond === true
}

/** Events after which somebody more is shut out of their subjects and of all below them. */
export const shuttingOut = ['wall.raised', 'wall.extended'] as const

/** Somebody, and what they are shut out of. */
export interface ShutOut {
  personId: string
  subjectId: string
}

/** Everybody here who is shut out of the subjects, or of what lies below them. Runs with the sight of the system. */
export async function systemShutOutBelow(tx: Tx, subjectIds: string[]): Promise<ShutOut[]> {
  const found = await sql<ShutOut>`
    with shut as materialized (
      select principal_id, subject_id from shut_out_of(array(
        select id from subject where id = any(${subjectIds}) union select id from subject where parent_id = any(${subjectIds})))
    )
    select p.id as "personId", s.subject_id as "subjectId" from shut s join person p on p.id = s.principal_id
    union
    select p.id, s.subject_id from shut s join person p on p.department_id = s.principal_id`.execute(
    tx,
  )
  return found.rows
}
