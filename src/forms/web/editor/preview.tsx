import { Form } from 'antd'
import { useState } from 'react'
import { useWords } from '#ui/index.ts'
import type { AskedForm, FormPurpose, Question } from '../../contract.ts'
import { type Given, PlainQuestions } from '../plain-questions.tsx'
import { QuestionFields } from '../question-fields.tsx'
import { editorWords } from './words.ts'

/** The questions as they will be seen; they can be tried, and nothing is kept. */
export function Preview({ purpose, questions }: { purpose: FormPurpose; questions: Question[] }) {
  const say = useWords(editorWords)
  const title = say(purpose === 'intake' ? 'editor.preview' : 'editor.previewStaff')
  const worded = questions.filter(
    (question) =>
      question.label.zh.trim() !== '' &&
      question.choices.every((one) => one.label.zh.trim() !== ''),
  )
  const forms: AskedForm[] = [{ formId: '', number: 0, practiceArea: null, questions: worded }]
  return (
    <section className="fe-preview" aria-label={title}>
      <h2>{title}</h2>
      <p className="cv-meta">{say('editor.previewWhy')}</p>
      {purpose === 'intake' ? <Outside forms={forms} /> : <Inside forms={forms} />}
    </section>
  )
}

function Outside({ forms }: { forms: AskedForm[] }) {
  const [given, setGiven] = useState<Given>({})
  return (
    <div className="fe-page">
      <PlainQuestions forms={forms} given={given} prefix="preview-" onChange={setGiven} />
    </div>
  )
}

function Inside({ forms }: { forms: AskedForm[] }) {
  return (
    <Form layout="vertical" requiredMark="optional" className="fe-page">
      <QuestionFields forms={forms} />
    </Form>
  )
}
