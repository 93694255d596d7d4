import type { Question } from '../definitions/contract.ts'
import type { AnswerValue } from './fields.ts'

type Given = Record<string, unknown>

/** Nothing was said: an empty line, nothing chosen. */
export const isOpen = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** Whether a question is asked, after what was answered to the one it depends on. */
export function isShown(question: Question, questions: readonly Question[], given: Given): boolean {
  const { showWhen } = question
  if (!showWhen) return true
  const decides = questions.find((other) => other.key === showWhen.question)
  // A condition looks back only, so this ends.
  if (!decides || questions.indexOf(decides) >= questions.indexOf(question)) return false
  if (!isShown(decides, questions, given)) return false
  const answer = given[showWhen.question]
  return Array.isArray(answer) ? answer.includes(showWhen.is) : answer === showWhen.is
}

/** The questions asked after what was answered so far, in their order. */
export const shownQuestions = (questions: readonly Question[], given: Given): Question[] =>
  questions.filter((question) => isShown(question, questions, given))

/** Characters of a text that lists can filter by. */
const searched = 200

/** How words are looked for: widths and case do not matter. */
export const folded = (words: string): string =>
  [...words.normalize('NFKC').toLowerCase()].slice(0, searched).join('')

export interface IndexRow {
  place: number
  choice: string | null
  words: string | null
  number: string | null
  day: string | null
}

/** An answer as lists look for it. */
export function indexRowsOf({ kind }: Question, value: AnswerValue): IndexRow[] {
  const none = { place: 0, choice: null, words: null, number: null, day: null }
  if (isOpen(value)) return []
  switch (kind) {
    case 'several_of':
      return (value as string[]).map((choice, place) => ({ ...none, place, choice }))
    case 'yes_no':
    case 'one_of':
      return [{ ...none, choice: value as string }]
    case 'number':
    case 'amount':
      return [{ ...none, number: String(value) }]
    case 'date':
      return [{ ...none, day: value as string }]
    default:
      return [{ ...none, words: folded(value as string) }]
  }
}

/** What a list looks for in one field. */
export type FieldFilter = { key: string } & (
  | { is: string[] }
  | { from: string | null; to: string | null }
  | { since: string | null; until: string | null }
  | { words: string }
)

const figure = /^-?\d{1,15}(\.\d{1,4})?$/
const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * Reads `key:…` of a query as its field is of a kind.
 * @returns the filter, or what is wrong with it.
 */
export function filterOf(
  said: string,
  field: Pick<Question, 'key' | 'kind' | 'choices'>,
): FieldFilter | { problem: string } {
  const { key, kind } = field
  const what = said.slice(said.indexOf(':') + 1).trim()
  if (what === '') return { problem: 'required' }
  if (kind === 'yes_no' || kind === 'one_of' || kind === 'several_of') {
    const is = what.split(',')
    const possible = kind === 'yes_no' ? ['yes', 'no'] : field.choices.map((one) => one.key)
    return is.every((one) => possible.includes(one)) ? { key, is } : { problem: 'not_a_choice' }
  }
  if (kind === 'number' || kind === 'amount') {
    const range = rangeOf(what, (text) => figure.test(text))
    return range ? { key, from: range[0], to: range[1] } : { problem: 'wrong_type' }
  }
  if (kind === 'date') {
    const range = rangeOf(what, isDay)
    return range ? { key, since: range[0], until: range[1] } : { problem: 'not_date' }
  }
  const words = folded(kind === 'phone' ? what.replaceAll(/[\s-]/g, '') : what)
  return [...words].length < 2 ? { problem: 'too_short' } : { key, words }
}

const isDay = (text: string): boolean =>
  day.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** `from..to` with one end open perhaps, or one value that is both. */
function rangeOf(
  what: string,
  fits: (text: string) => boolean,
): [string | null, string | null] | null {
  const [from = '', to = from, more] = what.split('..')
  if (more !== undefined || (from === '' && to === '')) return null
  if ((from !== '' && !fits(from)) || (to !== '' && !fits(to))) return null
  return [from || null, to || null]
}
