import { Checkbox, Input, InputNumber, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { Segments, Select, useWords } from '#ui/index.ts'
import { dayLimits, type Question, type QuestionKind, questionKinds } from '../../contract.ts'
import { useLabels } from '../speech.ts'
import { formWords } from '../words.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import { Line } from './line.tsx'
import { asKind, isChoice, isDecisive, type Problems } from './questions.ts'
import { editorWords } from './words.ts'

export interface QuestionProps {
  question: Question
  /** The questions before it: what it may depend on. */
  earlier: Question[]
  /** Published before: its key and the way it is answered stay. */
  fixed: boolean
  problems: Problems
  onChange: (question: Question) => void
}

/** Everything about one question, the wording first. */
export function QuestionEditor(props: QuestionProps) {
  const { question, fixed, problems, onChange } = props
  const say = useWords(editorWords)
  const change = (part: Partial<Question>) => onChange({ ...question, ...part })
  const { label, help } = question
  const wording = useRef<InputRef>(null)
  // A question just added waits for its words.
  useEffect(() => {
    if (wording.current?.input?.value === '') wording.current.focus()
  }, [])
  return (
    <div className="fe-question">
      <Line label={say('field.label')} problem={problems['label.zh']}>
        {(field) => (
          <Input
            {...field}
            value={label.zh}
            maxLength={200}
            ref={wording}
            onChange={(event) => change({ label: { ...label, zh: event.target.value } })}
          />
        )}
      </Line>
      <Line
        label={say('field.kind')}
        problem={problems.kind}
        {...(fixed ? { help: say('field.kindFixed') } : {})}
      >
        {(field) => (
          <Select<QuestionKind>
            {...field}
            value={question.kind}
            disabled={fixed}
            options={questionKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
            onChange={(kind) => onChange(asKind(question, kind))}
          />
        )}
      </Line>
      {isChoice(question.kind) && <ChoicesEditor {...props} />}
      <Checkbox
        checked={question.required}
        onChange={(event) => change({ required: event.target.checked })}
      >
        {say('field.required')}
      </Checkbox>
      <Condition {...props} />
      <Limits {...props} />
      <Line label={say('field.help')} help={say('field.helpWhy')} problem={problems['help.zh']}>
        {(field) => (
          <Input
            {...field}
            value={help.zh}
            maxLength={500}
            onChange={(event) => change({ help: { ...help, zh: event.target.value } })}
          />
        )}
      </Line>
      <details className="fe-more">
        <summary>{say('field.more')}</summary>
        <Line label={say('field.labelEn')} problem={problems['label.en']}>
          {(field) => (
            <Input
              {...field}
              value={label.en}
              maxLength={200}
              onChange={(event) => change({ label: { ...label, en: event.target.value } })}
            />
          )}
        </Line>
        <Line label={say('field.helpEn')} problem={problems['help.en']}>
          {(field) => (
            <Input
              {...field}
              value={help.en}
              maxLength={500}
              onChange={(event) => change({ help: { ...help, en: event.target.value } })}
            />
          )}
        </Line>
        <Line label={say('field.key')} help={say('field.keyWhy')} problem={problems.key}>
          {(field) => (
            <Input
              {...field}
              defaultValue={question.key}
              disabled={fixed}
              maxLength={40}
              onBlur={(event) => change({ key: event.target.value.trim() })}
            />
          )}
        </Line>
      </details>
    </div>
  )
}

/** When it is asked: always, or after an earlier answer. */
function Condition({ question, earlier, problems, onChange }: QuestionProps) {
  const say = useWords(editorWords)
  const sayForms = useWords(formWords)
  const labelOf = useLabels()
  const deciding = earlier.filter((one) => isDecisive(one.kind))
  const first = deciding.at(-1)
  if (!first) return null
  const { showWhen } = question
  const answersOf = (one: Question) =>
    one.kind === 'yes_no'
      ? (['yes', 'no'] as const).map((key) => ({ value: key as string, label: sayForms(key) }))
      : one.choices.map((choice) => ({ value: choice.key, label: labelOf(choice.label) }))
  const after = (one: Question) => ({ question: one.key, is: answersOf(one)[0]?.value ?? '' })
  const decides = deciding.find((one) => one.key === showWhen?.question)
  return (
    <>
      <Segments
        label={say('field.when')}
        value={showWhen ? 'after' : 'always'}
        choices={[
          { value: 'always', label: say('field.always') },
          { value: 'after', label: say('field.afterAnswer') },
        ]}
        onChoose={(when) =>
          onChange({ ...question, showWhen: when === 'after' ? after(first) : null })
        }
      />
      {showWhen && (
        <div className="fe-pair">
          <Line label={say('field.whenQuestion')} problem={problems['showWhen.question']}>
            {(field) => (
              <Select
                {...field}
                value={showWhen.question}
                options={deciding.map((one) => ({
                  value: one.key,
                  label: labelOf(one.label) || say('editor.unnamed'),
                }))}
                onChange={(key) => {
                  const chosen = deciding.find((one) => one.key === key)
                  if (chosen) onChange({ ...question, showWhen: after(chosen) })
                }}
              />
            )}
          </Line>
          <Line label={say('field.whenAnswer')} problem={problems['showWhen.is']}>
            {(field) => (
              <Select
                {...field}
                value={showWhen.is}
                options={decides ? answersOf(decides) : []}
                onChange={(is) => onChange({ ...question, showWhen: { ...showWhen, is } })}
              />
            )}
          </Line>
        </div>
      )}
    </>
  )
}

const bounds: Partial<
  Record<QuestionKind, ['least' | 'from' | 'choicesLeast', 'most' | 'to' | 'choicesMost']>
> = {
  short_text: ['least', 'most'],
  long_text: ['least', 'most'],
  number: ['from', 'to'],
  amount: ['from', 'to'],
  several_of: ['choicesLeast', 'choicesMost'],
}

/** How much may be answered. */
function Limits({ question, problems, onChange }: QuestionProps) {
  const say = useWords(editorWords)
  const { kind, limits } = question
  const change = (part: Partial<Question['limits']>) =>
    onChange({ ...question, limits: { ...limits, ...part } })
  if (kind === 'date') {
    return (
      <Segments
        label={say('field.days')}
        value={limits.days}
        choices={dayLimits.map((value) => ({ value, label: say(`field.${value}Day`) }))}
        onChoose={(days) => change({ days })}
      />
    )
  }
  const names = bounds[kind]
  if (!names) return null
  return (
    <div className="fe-pair">
      {(['min', 'max'] as const).map((end, place) => (
        <Line
          key={end}
          label={say(`field.${names[place] ?? 'most'}`)}
          problem={problems[`limits.${end}`]}
        >
          {(field) => (
            <InputNumber
              controls={false}
              {...field}
              value={limits[end]}
              onChange={(value) => change({ [end]: value })}
              className="fm-figure"
            />
          )}
        </Line>
      ))}
    </div>
  )
}
