import { namesOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FormPurpose, Question } from '../definitions/contract.ts'
import { readQuestions } from '../definitions/index.ts'
import type { Answer, AnswerSheet, Answers, CustomValues, FieldHolder } from './fields.ts'
import { selectCurrent, selectSheets } from './sql.ts'

/** Sheets of one subject, each with the record it belongs to. */
export type OwnedSheet = AnswerSheet & { aboutId: string | null }

/** Everything answered about a subject, newest first, in the words it was asked in. */
export async function sheetsOf(tx: Tx, subjectId: string): Promise<OwnedSheet[]> {
  const rows = await selectSheets(tx, subjectId)
  const name = await namesOf(
    tx,
    rows.map((row) => row.answered_by),
  )
  return rows.map((row) => ({
    id: row.id,
    formId: row.form_id,
    purpose: row.purpose as FormPurpose,
    practiceArea: row.practice_area as AnswerSheet['practiceArea'],
    number: row.number,
    answeredBy: name(row.answered_by),
    answeredAt: row.answered_at.toISOString(),
    supersededAt: row.superseded_at?.toISOString() ?? null,
    answers: said(readQuestions(row.questions), row.answers as Answers),
    aboutId: row.about_id,
  }))
}

const said = (questions: Question[], answers: Answers): Answer[] =>
  questions.flatMap(({ key, kind, label, choices }) => {
    const value = answers[key]
    if (value === undefined || value === null) return []
    const taken = Array.isArray(value) ? value : [value]
    return [{ key, kind, label, value, choices: choices.filter((one) => taken.includes(one.key)) }]
  })

/** Values of fields of many subjects, as far as the actor sees them: for the rows of a list. */
export async function customValuesOf(
  tx: Tx,
  on: FieldHolder,
  subjectIds: string[],
  keys: readonly string[] | undefined,
): Promise<Map<string, CustomValues>> {
  const found = new Map<string, CustomValues>()
  if (!keys || keys.length === 0 || subjectIds.length === 0) return found
  for (const row of await selectCurrent(tx, `${on}_fields`, subjectIds)) {
    const answers = row.answers as Answers
    const wanted = keys.flatMap((key) => (key in answers ? [[key, answers[key] ?? null]] : []))
    found.set(row.subject_id, {
      ...found.get(row.subject_id),
      ...(Object.fromEntries(wanted) as CustomValues),
    })
  }
  return found
}
