import { type NewEvent, personIdOf, type SubjectRef, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { FormPurpose } from '../definitions/contract.ts'
import type { Sheet } from './ask.ts'
import type { FieldHolder } from './fields.ts'
import { indexRowsOf } from './rules.ts'
import { selectCurrent, supersede } from './sql.ts'

/** What was answered about one subject. */
export interface Answered {
  subject: SubjectRef & { kind: FieldHolder }
  sheets: Sheet[]
  /** The record it belongs to; then earlier answers stay in force for theirs. */
  aboutId?: string
}

/**
 * Keeps answers of any number of subjects, set-wise, and says so in the log. A sheet that says what
 * stands already is left alone, one that says nothing and never did is not written.
 * @returns the subjects about which something changed.
 */
export async function keepAnswers(
  work: Work,
  purpose: FormPurpose,
  answered: Answered[],
  by?: 'public',
): Promise<Set<string>> {
  const changed = await changedAmong(work, purpose, answered)
  if (changed.length === 0) return new Set()
  const rows = changed.flatMap((one) => one.sheets.map((sheet) => ({ ...one, sheet })))
  const pairs = rows
    .filter((row) => row.aboutId === undefined)
    .map(({ subject, sheet }) => ({ subjectId: subject.id, formId: sheet.form.formId }))
  if (pairs.length > 0) await supersede(work.tx, pairs, work.now)
  await insertRows(
    work.tx,
    'form_answer',
    rows.map(({ subject, sheet, aboutId }) => ({
      id: uuidv7(work.now.getTime()),
      subject_id: subject.id,
      subject_kind: subject.kind,
      purpose,
      form_id: sheet.form.formId,
      form_version: sheet.form.number,
      about_id: aboutId ?? null,
      answers: sheet.answers,
      answered_by: by === 'public' ? null : personIdOf(work.actor),
      answered_at: work.now,
    })),
  )
  if (purpose.endsWith('_fields')) await index(work, rows)
  await work.publish(changed.map((one) => eventOf(purpose, one, by)))
  return idsOf(changed)
}

const idsOf = (answered: Answered[]) => new Set(answered.map((one) => one.subject.id))

/** Those that say something new, with the sheets that do; one that says nothing any more is among them. */
async function changedAmong(
  { tx }: Work,
  purpose: FormPurpose,
  answered: Answered[],
): Promise<Answered[]> {
  const said = answered
    .map((one) => ({
      ...one,
      sheets: one.sheets.filter((sheet) => sheet.form.questions.length > 0),
    }))
    .filter((one) => one.sheets.length > 0)
  const anew = said.filter((one) => one.aboutId === undefined)
  const rows = anew.length > 0 ? await selectCurrent(tx, purpose, [...idsOf(anew)]) : []
  const current = new Map(
    rows.map((row) => [`${row.subject_id} ${row.form_id}`, row.answers as object]),
  )
  return said.flatMap((one) => {
    const sheets = one.sheets.filter(({ form, answers }) => {
      const before = one.aboutId ? undefined : current.get(`${one.subject.id} ${form.formId}`)
      return written(answers) !== written(before ?? {})
    })
    return sheets.length > 0 ? [{ ...one, sheets }] : []
  })
}

/** The same answers in whatever order. */
const written = (answers: object) =>
  JSON.stringify(Object.entries(answers).toSorted(([one], [other]) => (one < other ? -1 : 1)))

async function index(work: Work, rows: (Answered & { sheet: Sheet })[]): Promise<void> {
  await insertRows(
    work.tx,
    'form_value',
    rows.flatMap(({ subject, sheet }) =>
      sheet.form.questions.flatMap((question) =>
        indexRowsOf(question, sheet.answers[question.key] ?? null).map((row) => ({
          subject_id: subject.id,
          subject_kind: subject.kind,
          key: question.key,
          form_id: sheet.form.formId,
          ...row,
        })),
      ),
    ),
  )
}

const eventOf = (purpose: FormPurpose, { subject, sheets }: Answered, by?: 'public'): NewEvent => ({
  type: `${subject.kind}.answered`,
  subject,
  ...(by ? { by } : {}),
  data: {
    purpose,
    forms: sheets.map(({ form }) => ({ form_id: form.formId, number: form.number })),
    fields: sheets.flatMap((sheet) => Object.keys(sheet.answers)),
  },
})
