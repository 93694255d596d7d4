import type { PersonActor, Work } from '#access/index.ts'
import type { DB, Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import type { Selectable } from 'kysely'
import { Questions, type FormPurpose, type Question } from './fields.ts'
import type { KnownKey } from './rules.ts'

export type FormRow = Selectable<DB['form']>

export const readQuestions = (stored: unknown): Question[] => Questions.parse(stored)

/** Every form of the firm: at most one a purpose and practice area. */
export function selectForms(tx: Tx) {
  return tx
    .selectFrom('form')
    .leftJoin('form_version', (join) =>
      join
        .onRef('form_version.form_id', '=', 'form.id')
        .onRef('form_version.number', '=', 'form.published'),
    )
    .selectAll('form')
    .select(['form_version.questions as in_force', 'form_version.published_at'])
    .orderBy('form.purpose')
    .orderBy('form.practice_area', (order) => order.asc().nullsFirst())
    .execute()
}

export const selectForm = (tx: Tx, id: string): Promise<FormRow | undefined> =>
  tx.selectFrom('form').selectAll().where('id', '=', id).executeTakeFirst()

/** For those who may change it: a lock asks the database for that right. */
export const lockForm = (tx: Tx, id: string): Promise<FormRow> =>
  tx.selectFrom('form').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

export function selectVersion(tx: Tx, formId: string, number: number) {
  return tx
    .selectFrom('form_version')
    .leftJoin('person', 'person.id', 'form_version.published_by')
    .selectAll('form_version')
    .select('person.name as publisher')
    .where('form_id', '=', formId)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** The versions of a form without their questions, newest first. */
export function selectVersions(tx: Tx, formId: string) {
  return tx
    .selectFrom('form_version')
    .leftJoin('person', 'person.id', 'form_version.published_by')
    .select(['number', 'reason', 'published_by', 'published_at', 'person.name as publisher'])
    .where('form_id', '=', formId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute()
}

/** @returns false where the purpose has a form for this practice area already. */
export async function insertForm(
  work: Work,
  form: { id: string; purpose: FormPurpose; practiceArea: string | null },
): Promise<boolean> {
  const inserted = await work.tx
    .insertInto('form')
    .values({
      id: form.id,
      purpose: form.purpose,
      practice_area: form.practiceArea,
      created_by: (work.actor as PersonActor).personId ?? null,
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

type Draft = { questions: Question[]; by: string | null; at: Date }

/** Keeps questions being worked on, or throws them away. */
export async function saveDraft(tx: Tx, id: string, draft: Draft | null): Promise<void> {
  await tx
    .updateTable('form')
    .set((row) => ({
      draft: draft ? JSON.stringify(draft.questions) : null,
      draft_by: draft?.by ?? null,
      draft_at: draft?.at ?? null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Puts questions in force as the next version. */
export async function insertVersion(
  tx: Tx,
  form: FormRow,
  version: { questions: Question[]; reason: string; by: string | null; at: Date },
): Promise<number> {
  const number = (form.published ?? 0) + 1
  await tx
    .insertInto('form_version')
    .values({
      form_id: form.id,
      number,
      questions: JSON.stringify(version.questions),
      reason: version.reason,
      published_by: version.by,
      published_at: version.at,
    })
    .execute()
  await tx.updateTable('form').set({ published: number }).where('id', '=', form.id).execute()
  await insertRows(
    tx,
    'form_question',
    version.questions.map(({ key, kind }) => ({
      purpose: form.purpose,
      key,
      form_id: form.id,
      kind,
    })),
    '(purpose, key) do nothing',
  )
  return number
}

/** Of these keys, those that questions of the purpose have had. */
export async function knownKeys(tx: Tx, purpose: string, keys: string[]): Promise<KnownKey[]> {
  if (keys.length === 0) return []
  return tx
    .selectFrom('form_question')
    .select(['key', 'form_id as formId', 'kind'])
    .where('purpose', '=', purpose)
    .where('key', 'in', keys)
    .execute()
}

/** Practice areas of the department the actor works in. */
export async function areasOf(tx: Tx, departmentId: string): Promise<string[]> {
  const department = await tx
    .selectFrom('department')
    .select('practice_areas')
    .where('id', '=', departmentId)
    .where('kind', '=', 'practice')
    .executeTakeFirst()
  return department?.practice_areas ?? []
}
