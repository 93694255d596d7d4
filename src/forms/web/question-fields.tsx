import './forms.css'
import { Form, Input, InputNumber } from 'antd'
import { useId } from 'react'
import { DateInput, Field, Select, useChosen, useWords } from '#ui/index.ts'
import { type Answers, type AskedForm, isOpen, type Question, shownQuestions } from '../contract.ts'
import { useLabels } from './speech.ts'
import { formWords } from './words.ts'

/** Choices stay in sight up to here; more of them are looked for in a list. */
const inSight = 6

/** The questions of forms as fields of the form around them, under `name`. */
export function QuestionFields({ forms, name = 'answers' }: { forms: AskedForm[]; name?: string }) {
  const form = Form.useFormInstance()
  const given = (Form.useWatch(name, form) ?? {}) as Record<string, unknown>
  const all = forms.flatMap((one) => one.questions)
  return shownQuestions(all, given).map((question) => (
    <QuestionField key={question.key} question={question} name={[name, question.key]} />
  ))
}

/** What is sent: the questions in sight that were answered. */
export function givenTo(forms: AskedForm[], values: Answers | undefined): Answers {
  const all = forms.flatMap((one) => one.questions)
  const shown = shownQuestions(all, values ?? {})
  return Object.fromEntries(
    shown.flatMap(({ key }) => {
      const value = values?.[key]
      return value === undefined || isOpen(value) ? [] : [[key, value]]
    }),
  )
}

function QuestionField({ question, name }: { question: Question; name: [string, string] }) {
  const say = useWords(formWords)
  const labelOf = useLabels()
  const { kind, required, limits } = question
  const label = labelOf(question.label)
  const hint = labelOf(question.help)
  const common = { name, label, required, ...(hint ? { help: hint } : {}) }
  switch (kind) {
    case 'short_text':
    case 'long_text':
      return (
        <Field
          {...common}
          max={limits.max ?? (kind === 'long_text' ? 5000 : 200)}
          {...(limits.min ? { min: limits.min } : {})}
        >
          {kind === 'short_text' ? (
            <Input autoComplete="off" />
          ) : (
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 16 }} />
          )}
        </Field>
      )
    case 'number':
      return (
        <Field {...common}>
          <InputNumber controls={false} className="fm-figure" />
        </Field>
      )
    case 'amount':
      return (
        <Field {...common} normalize={(text: string) => text.replace(/[,，\s]/g, '')}>
          <Input inputMode="decimal" autoComplete="off" suffix={say('yuan')} />
        </Field>
      )
    case 'date':
      return (
        <Field {...common}>
          <DateInput />
        </Field>
      )
    case 'phone':
      return (
        <Field {...common} max={40}>
          <Input inputMode="tel" autoComplete="off" />
        </Field>
      )
    default:
      return (
        <Field {...common}>
          <Chosen question={question} label={label} />
        </Field>
      )
  }
}

/** One or several of a few choices, each one press; pressed again, an answer not required is taken back. */
function Chosen({
  question,
  label,
  id,
  value,
  onChange,
}: {
  question: Question
  label: string
  id?: string
  value?: string | string[] | null
  onChange?: (chosen: string | string[] | null) => void
}) {
  const say = useWords(formWords)
  const labelOf = useLabels()
  const name = useId()
  useChosen()
  const several = question.kind === 'several_of'
  const options =
    question.kind === 'yes_no'
      ? (['yes', 'no'] as const).map((key) => ({ value: key as string, label: say(key) }))
      : question.choices.map((one) => ({ value: one.key, label: labelOf(one.label) }))
  if (options.length > inSight) {
    return (
      <Select
        {...(id ? { id } : {})}
        value={value ?? null}
        onChange={(chosen: string | string[] | undefined) => onChange?.(chosen ?? null)}
        options={options}
        {...(several ? { mode: 'multiple' as const } : {})}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        {...(several ? {} : { placeholder: say('choose') })}
      />
    )
  }
  const chosen = Array.isArray(value) ? value : value ? [value] : []
  const press = (one: string) => {
    const is = chosen.includes(one)
    if (!several) return is && !question.required ? null : one
    return is ? chosen.filter((other) => other !== one) : [...chosen, one]
  }
  return (
    <div
      {...(id ? { id } : {})}
      className="cv-chips"
      role={several ? 'group' : 'radiogroup'}
      aria-label={label}
    >
      {options.map((option) => (
        <label key={option.value} className="cv-chip">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(option.value)}
            onChange={() => onChange?.(press(option.value))}
            onClick={() => {
              // A radio that is taken says nothing when it is pressed again.
              if (!several && chosen.includes(option.value)) onChange?.(press(option.value))
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
