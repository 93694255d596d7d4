import { Input } from 'antd'
import { Act, Icon, sayProblem, useWords } from '#ui/index.ts'
import type { Choice } from '../../contract.ts'
import { formWords } from '../words.ts'
import type { QuestionProps } from './question-editor.tsx'
import { moved, newChoice } from './questions.ts'
import { editorWords } from './words.ts'

/** The choices of a question, in their order. */
export function ChoicesEditor({ question, problems, onChange }: QuestionProps) {
  const say = useWords(editorWords)
  const { choices } = question
  const set = (next: Choice[]) => onChange({ ...question, choices: next })
  const change = (place: number, label: Choice['label']) =>
    set(choices.map((one, at) => (at === place ? { ...one, label } : one)))
  return (
    <fieldset className="fe-choices">
      <legend>{say('field.choices')}</legend>
      {choices.map((choice, index) => {
        const place = index + 1
        const problem = problems[`choices.${index}.label.zh`]
        return (
          <div key={choice.key} className="fe-choice">
            <Input
              aria-label={say('field.choice', { place })}
              placeholder={say('field.choice', { place })}
              value={choice.label.zh}
              maxLength={100}
              {...(problem ? { status: 'error' as const } : {})}
              onChange={(event) => change(index, { ...choice.label, zh: event.target.value })}
            />
            <Input
              aria-label={say('field.choiceEn', { place })}
              placeholder={say('field.english')}
              value={choice.label.en}
              maxLength={100}
              onChange={(event) => change(index, { ...choice.label, en: event.target.value })}
            />
            <span className="fe-tools">
              <button
                type="button"
                className="cv-tool"
                aria-label={say('field.choiceUp', { place })}
                disabled={index === 0}
                onClick={() => set(moved(choices, index, -1))}
              >
                <Icon name="down" className="fe-up" />
              </button>
              <button
                type="button"
                className="cv-tool"
                aria-label={say('field.removeChoice', { place })}
                disabled={choices.length <= 2}
                onClick={() => set(choices.filter((one) => one !== choice))}
              >
                <Icon name="trash" />
              </button>
            </span>
            {problem && <p className="fe-problem">{sayProblem(problem, formWords)}</p>}
          </div>
        )
      })}
      {choices.length < 40 && (
        <Act icon="plus" onClick={() => set([...choices, newChoice()])}>
          {say('field.addChoice')}
        </Act>
      )}
    </fieldset>
  )
}
