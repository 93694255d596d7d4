import type { FieldProblem } from '#platform/http/refusal.ts'
import type { Question, QuestionKind } from './fields.ts'

/** Kinds whose answer another question may depend on. */
const decisive: readonly QuestionKind[] = ['yes_no', 'one_of', 'several_of']
const texts: readonly QuestionKind[] = ['short_text', 'long_text']

export const hasChoices = (kind: QuestionKind): boolean =>
  kind === 'one_of' || kind === 'several_of'
export const isDecisive = (kind: QuestionKind): boolean => decisive.includes(kind)

/** Most characters a text takes, whatever the form says. */
export const longest = (kind: QuestionKind): number => (kind === 'long_text' ? 5000 : 200)

/** What a question of the kind can be answered with, where that is a choice. */
export const answersOf = (question: Question): string[] =>
  question.kind === 'yes_no' ? ['yes', 'no'] : question.choices.map((choice) => choice.key)

/** A question's key that was published before: for which form, and as what. */
export interface KnownKey {
  key: string
  formId: string
  kind: string
}

/** What is wrong with questions before they can be asked; `known` are the keys of the purpose. */
export function problemsOfQuestions(
  questions: Question[],
  known: KnownKey[],
  formId: string,
): FieldProblem[] {
  const before = new Map<string, Question>()
  const taken = new Map(known.map((one) => [one.key, one]))
  return questions.flatMap((question, place) => {
    const at = (path: string) => `questions.${place}.${path}`
    const problems = [
      ...problemsOfKey(question, before, taken.get(question.key), formId, at),
      ...problemsOfChoices(question, at),
      ...problemsOfLimits(question, at),
      ...problemsOfCondition(question, before, at),
    ]
    before.set(question.key, question)
    return problems
  })
}

type At = (path: string) => string

function problemsOfKey(
  question: Question,
  before: Map<string, Question>,
  taken: KnownKey | undefined,
  formId: string,
  at: At,
): FieldProblem[] {
  if (before.has(question.key)) return [{ path: at('key'), code: 'named_twice' }]
  if (taken && taken.formId !== formId) return [{ path: at('key'), code: 'key_taken' }]
  // Answers, filters and columns of the same name would hold two kinds of things.
  if (taken && taken.kind !== question.kind) return [{ path: at('kind'), code: 'kind_fixed' }]
  return []
}

function problemsOfChoices({ kind, choices }: Question, at: At): FieldProblem[] {
  if (!hasChoices(kind)) {
    return choices.length > 0 ? [{ path: at('choices'), code: 'fits_not_the_kind' }] : []
  }
  if (choices.length < 2) return [{ path: at('choices'), code: 'too_few', values: { min: 2 } }]
  const keys = choices.map((choice) => choice.key)
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ path: at(`choices.${index}.key`), code: 'named_twice' }] : [],
  )
}

function problemsOfLimits({ kind, limits, choices }: Question, at: At): FieldProblem[] {
  const { min, max } = limits
  const problems: FieldProblem[] = []
  if (min !== null && max !== null && min > max) {
    problems.push({ path: at('limits.max'), code: 'below_low' })
  }
  if (texts.includes(kind) && max !== null && (max < 1 || max > longest(kind))) {
    problems.push({ path: at('limits.max'), code: 'too_large', values: { max: longest(kind) } })
  }
  if (kind === 'several_of' && max !== null && (max < 1 || max > choices.length)) {
    problems.push({ path: at('limits.max'), code: 'too_large', values: { max: choices.length } })
  }
  if (kind === 'amount' && min !== null && min < 0) {
    problems.push({ path: at('limits.min'), code: 'too_small', values: { min: 0 } })
  }
  return problems
}

function problemsOfCondition(
  { showWhen }: Question,
  before: Map<string, Question>,
  at: At,
): FieldProblem[] {
  if (!showWhen) return []
  const decides = before.get(showWhen.question)
  if (!decides || !isDecisive(decides.kind)) {
    return [{ path: at('showWhen.question'), code: 'not_an_earlier_question' }]
  }
  return answersOf(decides).includes(showWhen.is)
    ? []
    : [{ path: at('showWhen.is'), code: 'not_a_choice' }]
}

const parts = ['label', 'help', 'required', 'limits', 'choices', 'showWhen'] as const

export interface QuestionDifference {
  key: string
  kind: 'added' | 'removed' | 'changed'
  parts: string[]
}

/** What a new version asks otherwise. */
export function differenceOf(before: Question[], after: Question[]): QuestionDifference[] {
  const was = new Map(before.map((question) => [question.key, question]))
  const stays = new Set(after.map((question) => question.key))
  const kept = (list: Question[], other: { has(key: string): boolean }) =>
    list.filter((question) => other.has(question.key)).map((question) => question.key)
  const [order, newOrder] = [kept(before, stays), kept(after, was)]
  const moved = (key: string) => order.indexOf(key) !== newOrder.indexOf(key)
  const changed = after.flatMap((question): QuestionDifference[] => {
    const old = was.get(question.key)
    if (!old) return [{ key: question.key, kind: 'added', parts: [] }]
    const changes: string[] = parts.filter(
      (part) => JSON.stringify(old[part]) !== JSON.stringify(question[part]),
    )
    if (moved(question.key)) changes.push('place')
    return changes.length > 0 ? [{ key: question.key, kind: 'changed', parts: changes }] : []
  })
  const removed = before
    .filter((question) => !stays.has(question.key))
    .map((question): QuestionDifference => ({ key: question.key, kind: 'removed', parts: [] }))
  return [...changed, ...removed]
}
