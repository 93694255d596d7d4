import './plain.css'
import { type ReactNode, useId } from 'react'
import { useWords } from '#ui/index.ts'
import { type AskedForm, isOpen, type Question, shownQuestions } from '../contract.ts'
import { useLabels } from './speech.ts'
import { formWords } from './words.ts'

export type Given = Record<string, unknown>

/** Questions with the browser's own controls: for a stranger's page, and to see how they will look there. */
export function PlainQuestions({
  forms,
  given,
  problems = {},
  prefix = '',
  onChange,
}: {
  forms: AskedForm[]
  given: Given
  /** What is wrong, by `answers.<key>`. */
  problems?: Record<string, string | undefined>
  /** Of the ids, so that a problem's field can be gone to. */
  prefix?: string
  onChange: (given: Given) => void
}) {
  const all = forms.flatMap((form) => form.questions)
  return shownQuestions(all, given).map((question) => (
    <PlainQuestion
      key={question.key}
      id={`${prefix}answers.${question.key}`}
      question={question}
      value={given[question.key]}
      problem={problems[`answers.${question.key}`]}
      onChange={(value) => onChange({ ...given, [question.key]: value })}
    />
  ))
}

/** Questions in sight that must be answered and are not. */
export function unansweredAmong(forms: AskedForm[], given: Given): Question[] {
  const all = forms.flatMap((form) => form.questions)
  return shownQuestions(all, given).filter(
    (question) => question.required && isOpen(given[question.key]),
  )
}

/** What is sent: the questions in sight that were answered, figures as figures. */
export function plainAnswers(forms: AskedForm[], given: Given): Record<string, never> {
  const all = forms.flatMap((form) => form.questions)
  return Object.fromEntries(
    shownQuestions(all, given).flatMap(({ key, kind }) => {
      const value = given[key]
      if (isOpen(value)) return []
      const figure = Number(value)
      return [[key, kind === 'number' && !Number.isNaN(figure) ? figure : value]]
    }),
  ) as Record<string, never>
}

interface Props {
  id: string
  question: Question
  value: unknown
  problem: string | undefined
  onChange: (value: unknown) => void
}

function PlainQuestion(props: Props) {
  const { question, id, problem } = props
  const say = useWords(formWords)
  const labelOf = useLabels()
  const hint = labelOf(question.help)
  const group = ['yes_no', 'one_of', 'several_of'].includes(question.kind)
  const told = (
    <p id={`${id}-say`} className={problem ? 'fp-problem' : 'fp-help'}>
      {problem ?? hint}
    </p>
  )
  const label: ReactNode = (
    <>
      {labelOf(question.label)}
      {!question.required && say('optional')}
    </>
  )
  if (group) {
    return (
      <fieldset className="fp-line" aria-describedby={`${id}-say`}>
        <legend>{label}</legend>
        <Choices {...props} />
        {told}
      </fieldset>
    )
  }
  return (
    <div className="fp-line">
      <label htmlFor={id}>{label}</label>
      <Writing {...props} />
      {told}
    </div>
  )
}

function Writing({ id, question, value, problem, onChange }: Props) {
  const common = {
    id,
    value: typeof value === 'string' || typeof value === 'number' ? value : '',
    required: question.required,
    'aria-invalid': Boolean(problem),
    'aria-describedby': `${id}-say`,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  const most = question.limits.max
  switch (question.kind) {
    case 'long_text':
      return <textarea {...common} rows={4} maxLength={most ?? 5000} />
    case 'number':
    case 'amount':
      return <input {...common} inputMode="decimal" autoComplete="off" maxLength={20} />
    case 'date':
      return <input {...common} type="date" />
    case 'phone':
      return <input {...common} type="tel" autoComplete="off" maxLength={40} />
    default:
      return <input {...common} maxLength={most ?? 200} />
  }
}

function Choices({ id, question, value, onChange }: Props) {
  const say = useWords(formWords)
  const labelOf = useLabels()
  const name = useId()
  const several = question.kind === 'several_of'
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const options =
    question.kind === 'yes_no'
      ? (['yes', 'no'] as const).map((key) => ({ key: key as string, text: say(key) }))
      : question.choices.map((one) => ({ key: one.key, text: labelOf(one.label) }))
  const press = (key: string) => {
    if (!several) return key
    return chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]
  }
  return options.map(({ key, text }, place) => (
    <label key={key} className="fp-choice">
      <input
        {...(place === 0 ? { id } : {})}
        type={several ? 'checkbox' : 'radio'}
        name={name}
        checked={several ? chosen.includes(key) : value === key}
        onChange={() => onChange(press(key))}
      />
      <span>{text}</span>
    </label>
  ))
}
