import { useEffect, useRef, useState } from 'react'
import { Act, EmptyPage, Icon, useWords } from '#ui/index.ts'
import type { Question } from '../../contract.ts'
import { useLabels } from '../speech.ts'
import { formWords } from '../words.ts'
import { QuestionEditor } from './question-editor.tsx'
import { moved, newQuestion, type Problems, withoutLostConditions } from './questions.ts'
import { editorWords } from './words.ts'

/** The questions in their order: one is opened to be worded, moved with buttons or Alt and an arrow. */
export function QuestionList({
  questions,
  fixed,
  problems,
  onChange,
}: {
  questions: Question[]
  /** Keys that were published. */
  fixed: Set<string>
  problems: Map<number, Problems>
  onChange: (questions: Question[]) => void
}) {
  const say = useWords(editorWords)
  const labelOf = useLabels()
  const [open, setOpen] = useState<string>()
  const [told, setTold] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const follow = useRef<{ key: string; by: -1 | 1 }>(undefined)
  // The hand stays on the question that was moved.
  useEffect(() => {
    const after = follow.current
    if (!after) return
    follow.current = undefined
    const row = list.current?.querySelector(`[data-key="${CSS.escape(after.key)}"]`)
    const button = row?.querySelector<HTMLButtonElement>(`[data-move="${after.by}"]`)
    const target = button?.disabled ? row?.querySelector<HTMLButtonElement>('.fe-name') : button
    target?.focus()
  })
  const nameOf = (question: Question) => labelOf(question.label) || say('editor.unnamed')
  const set = (next: Question[]) => onChange(withoutLostConditions(next))
  const move = (place: number, by: -1 | 1) => {
    const question = questions[place]
    if (!question || !questions[place + by]) return
    follow.current = { key: question.key, by }
    set(moved(questions, place, by))
    setTold(say('editor.movedTo', { label: nameOf(question), place: place + by + 1 }))
  }
  const add = () => {
    const question = newQuestion()
    onChange([...questions, question])
    setOpen(question.key)
  }
  return (
    <>
      {questions.length === 0 && (
        <EmptyPage title={say('editor.empty')} small>
          {say('editor.emptyWhy')}
        </EmptyPage>
      )}
      <ol className="fe-list" ref={list}>
        {questions.map((question, place) => (
          <li
            key={
              place === questions.findIndex((one) => one.key === question.key)
                ? question.key
                : place
            }
            className={problems.has(place) ? 'is-wrong' : undefined}
            data-key={question.key}
          >
            <Head
              question={question}
              questions={questions}
              place={place}
              open={open === question.key}
              onOpen={() => setOpen(open === question.key ? undefined : question.key)}
              onMove={(by) => move(place, by)}
              onRemove={() => {
                set(questions.filter((one) => one !== question))
                setTold(say('editor.removed', { label: nameOf(question) }))
              }}
            />
            {(open === question.key || problems.has(place)) && (
              <QuestionEditor
                question={question}
                earlier={questions.slice(0, place)}
                fixed={fixed.has(question.key)}
                problems={problems.get(place) ?? {}}
                onChange={(changed) => {
                  if (open === question.key) setOpen(changed.key)
                  set(questions.map((one, at) => (at === place ? changed : one)))
                }}
              />
            )}
          </li>
        ))}
      </ol>
      <output className="cv-hidden">{told}</output>
      {questions.length < 60 && (
        <Act icon="plus" onClick={add}>
          {say('editor.add')}
        </Act>
      )}
    </>
  )
}

function Head({
  question,
  questions,
  place,
  open,
  onOpen,
  onMove,
  onRemove,
}: {
  question: Question
  questions: Question[]
  place: number
  open: boolean
  onOpen: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) {
  const say = useWords(editorWords)
  const labelOf = useLabels()
  const label = labelOf(question.label) || say('editor.unnamed')
  const condition = useCondition(question, questions)
  return (
    <div className="fe-head">
      <button
        type="button"
        className="fe-name"
        aria-expanded={open}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onOpen}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          onMove(event.key === 'ArrowUp' ? -1 : 1)
        }}
      >
        <span className="fe-place">{place + 1}</span>
        <span>
          <b>{label}</b>
          <span className="cv-meta">
            {[say(`kind.${question.kind}`), question.required && say('editor.required'), condition]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </button>
      <span className="fe-tools">
        <button
          type="button"
          className="cv-tool"
          data-move={-1}
          aria-label={say('editor.up', { label })}
          disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          <Icon name="down" className="fe-up" />
        </button>
        <button
          type="button"
          className="cv-tool"
          data-move={1}
          aria-label={say('editor.down', { label })}
          disabled={place === questions.length - 1}
          onClick={() => onMove(1)}
        >
          <Icon name="down" />
        </button>
        <button
          type="button"
          className="cv-tool"
          aria-label={say('editor.remove', { label })}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </button>
      </span>
    </div>
  )
}

/** When a question is asked, in words. */
function useCondition({ showWhen }: Question, questions: Question[]): string | null {
  const say = useWords(editorWords)
  const sayForms = useWords(formWords)
  const labelOf = useLabels()
  if (!showWhen) return null
  const decides = questions.find((one) => one.key === showWhen.question)
  if (!decides) return null
  const choice = decides.choices.find((one) => one.key === showWhen.is)
  return say('editor.onlyWhen', {
    question: labelOf(decides.label),
    answer: choice ? labelOf(choice.label) : sayForms(showWhen.is === 'yes' ? 'yes' : 'no'),
  })
}
