import type { Tx } from '#platform/db/database.ts'
import { parseInput } from '#platform/http/input.ts'
import type { FormPurpose } from '../definitions/contract.ts'
import { readQuestions } from '../definitions/index.ts'
import type { AskedForm } from './contract.ts'
import type { Answers } from './fields.ts'
import { isOpen, shownQuestions } from './rules.ts'
import { answerSchema } from './schema.ts'
import { selectAsked } from './sql.ts'

/** The forms in force for a purpose: the general one, then the one of the practice area. */
export async function formsInForce(
  tx: Tx,
  purpose: FormPurpose,
  practiceArea: string | null,
): Promise<AskedForm[]> {
  const rows = await selectAsked(tx, purpose, practiceArea)
  return rows.map(presentAsked)
}

/** Every form in force for a purpose, whatever the practice area. */
export async function allFormsInForce(tx: Tx, purpose: FormPurpose): Promise<AskedForm[]> {
  return (await selectAsked(tx, purpose)).map(presentAsked)
}

const presentAsked = (row: Awaited<ReturnType<typeof selectAsked>>[number]): AskedForm => ({
  formId: row.id,
  number: row.number,
  practiceArea: row.practice_area as AskedForm['practiceArea'],
  questions: readQuestions(row.questions),
})

/** Answers to one form, checked, ready to be kept. */
export interface Sheet {
  form: AskedForm
  answers: Answers
}

/**
 * Holds answers against the questions asked. What is not asked after the other answers is not kept;
 * what is wrong is refused at `<path>.<key>`.
 */
export function readAnswers(
  forms: AskedForm[],
  given: Answers,
  { today, path = 'answers' }: { today: string; path?: string },
): Sheet[] {
  const all = forms.flatMap((form) => form.questions)
  const shown = shownQuestions(all, given)
  const hidden = new Set(all.filter((one) => !shown.includes(one)).map((one) => one.key))
  const said = Object.fromEntries(
    Object.entries(given).filter(([key, value]) => !isOpen(value) && !hidden.has(key)),
  )
  const checked = parseInput(answerSchema(shown, today), said, path) as Answers
  return forms.map((form) => ({
    form,
    answers: Object.fromEntries(
      form.questions.flatMap(({ key }) => (key in checked ? [[key, checked[key]]] : [])),
    ) as Answers,
  }))
}
