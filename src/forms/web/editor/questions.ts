import type { FieldProblem } from '#platform/http/refusal.ts'
import type { Question, QuestionKind } from '../../contract.ts'

/** A name nobody has to think of: enough letters that two are never the same. */
function fresh(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return prefix + Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}

export const emptyLabel = () => ({ zh: '', en: '' })
export const newChoice = () => ({ key: fresh('c_'), label: emptyLabel() })

export const newQuestion = (): Question => ({
  key: fresh('q_'),
  kind: 'short_text',
  label: emptyLabel(),
  help: emptyLabel(),
  required: false,
  limits: { min: null, max: null, days: 'any' },
  choices: [],
  showWhen: null,
})

export const isChoice = (kind: QuestionKind): boolean => kind === 'one_of' || kind === 'several_of'
export const isDecisive = (kind: QuestionKind): boolean => kind === 'yes_no' || isChoice(kind)

/** Another way to be answered: what belonged to the old way goes, two choices are there to begin with. */
export const asKind = (question: Question, kind: QuestionKind): Question => ({
  ...question,
  kind,
  limits: { min: null, max: null, days: 'any' },
  choices: isChoice(kind)
    ? question.choices.length > 0
      ? question.choices
      : [newChoice(), newChoice()]
    : [],
})

/** The same things, one of them a place further up or down. */
export function moved<Thing>(things: Thing[], from: number, by: -1 | 1): Thing[] {
  const to = from + by
  if (to < 0 || to >= things.length) return things
  const order = [...things]
  order.splice(to, 0, ...order.splice(from, 1))
  return order
}

/** Conditions that look at nothing any more, or forward, are dropped. */
export function withoutLostConditions(questions: Question[]): Question[] {
  return questions.map((question, place) => {
    const { showWhen } = question
    if (!showWhen) return question
    const decides = questions.slice(0, place).find((one) => one.key === showWhen.question)
    const answers =
      decides?.kind === 'yes_no' ? ['yes', 'no'] : (decides?.choices.map((one) => one.key) ?? [])
    return decides && isDecisive(decides.kind) && answers.includes(showWhen.is)
      ? question
      : { ...question, showWhen: null }
  })
}

/** Problems of one question by the part they are about: `label.zh`, `choices.1.label.zh`. */
export type Problems = Record<string, FieldProblem>

/** Problems of the server by the question they stand at. */
export function problemsByPlace(fields: FieldProblem[]): Map<number, Problems> {
  const found = new Map<number, Problems>()
  for (const problem of fields) {
    const match = /^questions\.(\d+)\.(.+)$/.exec(problem.path)
    if (!match) continue
    const [, place = '', part = ''] = match
    found.set(Number(place), { ...found.get(Number(place)), [part]: problem })
  }
  return found
}
