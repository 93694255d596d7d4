import { readAmount, yuanPerUnit } from '#platform/sheets/amounts.ts'
import { readDay } from '#platform/sheets/days.ts'
import { compactTitle as alike } from '#platform/sheets/titles.ts'
import type { Question } from '../definitions/contract.ts'
import type { Sheet } from './ask.ts'
import type { AskedForm } from './contract.ts'
import type { Answers, AnswerValue } from './fields.ts'
import { shownQuestions } from './rules.ts'
import { answerSchema } from './schema.ts'

/** A unit or a remark after the title: `每月工资(元)`. */
const unit = /[(（][^)）]*[)）]\s*$/

const yes = /^(是|有|对|已|要|√|y|yes|true|1)$/i
const no = /^(否|无|没有|不|不是|未|×|n|no|false|0)$/i

/**
 * What an imported row says of the firm's own fields: columns are known by whoever mapped them, else by
 * the question or its key.
 * What cannot be read as its question asks is left to the import, word for word.
 * @returns the answers by form, and the titles of the columns they came from.
 */
export function readWritten(
  forms: AskedForm[],
  written: Record<string, string>,
  today: string,
  /** Titles of columns by the key of the field they were said to be. */
  meant: Record<string, string> = {},
): { sheets: Sheet[]; taken: string[] } {
  const all = forms.flatMap((form) => form.questions)
  const columns = new Map(
    Object.keys(written).flatMap((title) => [
      [alike(title), title],
      [alike(title.replace(unit, '')), title],
    ]),
  )
  const answers: Answers = {}
  const from = new Map<string, string>()
  for (const question of all) {
    const names = [question.label.zh, question.label.en, question.key]
    const found = names.flatMap((name) => columns.get(alike(name)) ?? [])[0]
    const title = meant[question.key] ?? found
    const said = title === undefined ? undefined : valueOf(question, written[title] ?? '', title)
    if (said === undefined || title === undefined) continue
    const loose = answerSchema([{ ...question, required: false }], today)
    const checked = loose.safeParse({ [question.key]: said })
    if (!checked.success) continue
    answers[question.key] = (checked.data as Answers)[question.key] ?? null
    from.set(question.key, title)
  }
  const shown = new Set(shownQuestions(all, answers).map((question) => question.key))
  const sheets = forms.map((form) => ({
    form,
    answers: Object.fromEntries(
      form.questions.flatMap(({ key }) =>
        shown.has(key) && key in answers ? [[key, answers[key] ?? null]] : [],
      ),
    ),
  }))
  return { sheets, taken: [...from].flatMap(([key, title]) => (shown.has(key) ? [title] : [])) }
}

/** Words of a cell as an answer to the question; undefined where they are none. */
function valueOf(question: Question, text: string, title: string): AnswerValue | undefined {
  const line = text.trim()
  if (line === '') return undefined
  switch (question.kind) {
    case 'yes_no':
      return yes.test(line) ? 'yes' : no.test(line) ? 'no' : undefined
    case 'one_of':
      return choiceOf(question, line)
    case 'several_of': {
      const keys = line.split(/[、，,;；/\n]/).map((part) => choiceOf(question, part))
      return keys.every((key) => key !== undefined) ? keys : undefined
    }
    case 'number': {
      const figure = Number(line.replaceAll(/[,，\s]/g, ''))
      return Number.isFinite(figure) ? figure : undefined
    }
    case 'amount': {
      const read = readAmount(line, yuanPerUnit(title))
      if (typeof read === 'string' || read.lowFen !== read.highFen || read.lowFen < 0)
        return undefined
      const fen = String(read.lowFen).padStart(3, '0')
      return `${fen.slice(0, -2)}.${fen.slice(-2)}`
    }
    case 'date': {
      const read = readDay(line, null)
      return read.ok && read.assumed === null ? read.day : undefined
    }
    default:
      return text
  }
}

const choiceOf = ({ choices }: Question, text: string): string | undefined =>
  choices.find(({ key, label }) =>
    [label.zh, label.en, key].some((name) => name !== '' && alike(name) === alike(text)),
  )?.key
