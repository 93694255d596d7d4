import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { FieldHolder } from './fields.ts'
import type { FieldFilter } from './rules.ts'

/**
 * Forms in force for a purpose, the general one first; of one practice area, or of all where none is
 * said (null asks for the general one alone).
 */
export function selectAsked(tx: Tx, purpose: string, practiceArea?: string | null) {
  let query = tx
    .selectFrom('form')
    .innerJoin('form_version', (join) =>
      join
        .onRef('form_version.form_id', '=', 'form.id')
        .onRef('form_version.number', '=', 'form.published'),
    )
    .select(['form.id', 'form.practice_area', 'form_version.number', 'form_version.questions'])
    .where('form.purpose', '=', purpose)
  if (practiceArea !== undefined) {
    query = query.where((where) =>
      where.or([
        where('form.practice_area', 'is', null),
        where('form.practice_area', '=', practiceArea),
      ]),
    )
  }
  return query.orderBy('form.practice_area', (order) => order.asc().nullsFirst()).execute()
}

/** Versions of all forms of a purpose, oldest first: what their choices were ever called. */
export function selectAllVersions(tx: Tx, purpose: string) {
  return tx
    .selectFrom('form_version')
    .innerJoin('form', 'form.id', 'form_version.form_id')
    .select(['form_version.form_id', 'form_version.number', 'form_version.questions'])
    .where('form.purpose', '=', purpose)
    .orderBy('form_version.form_id')
    .orderBy('form_version.number')
    .limit(1_000)
    .execute()
}

/** Sheets of a subject, newest first, with the questions as they were asked. */
export function selectSheets(tx: Tx, subjectId: string) {
  return tx
    .selectFrom('form_answer')
    .innerJoin('form', 'form.id', 'form_answer.form_id')
    .innerJoin('form_version', (join) =>
      join
        .onRef('form_version.form_id', '=', 'form_answer.form_id')
        .onRef('form_version.number', '=', 'form_answer.form_version'),
    )
    .select(['form_answer.id', 'form_answer.form_id', 'form_answer.purpose', 'about_id', 'answers'])
    .select(['answered_by', 'answered_at', 'superseded_at', 'form_answer.form_version as number'])
    .select(['form.practice_area', 'form_version.questions'])
    .where('subject_id', '=', subjectId)
    .orderBy('answered_at', 'desc')
    .orderBy('form_answer.id', 'desc')
    .limit(100)
    .execute()
}

/** Answers in force of many subjects to the forms of a purpose. */
export function selectCurrent(tx: Tx, purpose: string, subjectIds: string[]) {
  return tx
    .selectFrom('form_answer')
    .select(['subject_id', 'form_id', 'form_version', 'answers'])
    .where('subject_id', 'in', subjectIds)
    .where('purpose', '=', purpose)
    .where('superseded_at', 'is', null)
    .where('about_id', 'is', null)
    .execute()
}

/** What these subjects answered to these forms before gives way, pair by pair; it stays to be read. */
export async function supersede(
  tx: Tx,
  pairs: { subjectId: string; formId: string }[],
  at: Date,
): Promise<void> {
  const given = sql`unnest(${pairs.map((pair) => pair.subjectId)}::uuid[],
    ${pairs.map((pair) => pair.formId)}::uuid[]) as p(subject_id, form_id)`
  await sql`update form_answer a set superseded_at = ${at} from ${given}
    where a.subject_id = p.subject_id and a.form_id = p.form_id
      and a.superseded_at is null and a.about_id is null`.execute(tx)
  await sql`delete from form_value v using ${given}
    where v.subject_id = p.subject_id and v.form_id = p.form_id`.execute(tx)
}

/** Subjects a filter looks through at most: the newest. */
export const candidateLimit = 5_000

/** Ids of the newest that meet all filters, of those the actor sees, one more than the limit, as SQL. */
export const candidatesOf = (on: FieldHolder, filters: FieldFilter[]) =>
  sql<
    string[]
  >`array(select custom_field_candidates(${on}, ${JSON.stringify(filters)}::jsonb, ${candidateLimit + 1}))`
