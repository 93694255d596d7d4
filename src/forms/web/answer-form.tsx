import { useState } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import { DraftForm, useAct, useDraftForm, useWords, Waiting } from '#ui/index.ts'
import type { Answers, AnswerSheet, AskedForm, FormPurpose } from '../contract.ts'
import { givenTo, QuestionFields } from './question-fields.tsx'
import { useQuestions } from './reading.ts'
import { useLabels } from './speech.ts'
import { formWords } from './words.ts'

/** What carries answers: a lead, a client, an engagement as it is read. */
export interface Holder {
  id: string
  version: number
  answers: AnswerSheet[]
}

interface Props {
  /** Takes `{ answers }` and answers with the holder. */
  endpoint: AnyEndpoint
  params: Record<string, string>
  purpose: FormPurpose
  practiceArea?: AskedForm['practiceArea']
  holder: Holder
  /** Words and ids of what is read again. */
  refresh: string[]
  onClose: () => void
}

/** Answers in force for a purpose, by key. */
const answersIn = (holder: Holder, purpose: FormPurpose): Answers =>
  Object.fromEntries(
    holder.answers
      .filter((sheet) => sheet.purpose === purpose && sheet.supersededAt === null)
      .flatMap((sheet) => sheet.answers.map(({ key, value }) => [key, value])),
  )

/** A panel in which a thing's questions are answered anew. */
export function AnswerForm(props: Props) {
  const forms = useQuestions(props.purpose, props.practiceArea)
  return forms ? <Filled {...props} forms={forms} /> : <Waiting />
}

function Filled({
  endpoint,
  params,
  purpose,
  holder,
  refresh,
  onClose,
  forms,
}: Props & { forms: AskedForm[] }) {
  const say = useWords(formWords)
  const labelOf = useLabels()
  // What was on the page when editing began; live updates must not pass for it.
  const [seen, setSeen] = useState(holder)
  const draft = useDraftForm<{ answers: Answers }>(`answers:${purpose}:${holder.id}`, {
    answers: answersIn(seen, purpose),
  })
  const act = useAct(endpoint, {
    words: formWords,
    draft,
    done: say('answers.done'),
    refresh,
    onDone: onClose,
  })
  const questions = forms.flatMap((form) => form.questions)
  if (questions.length === 0) return <p className="cv-meta">{say('answers.nothing')}</p>
  return (
    <DraftForm<{ answers: Answers }>
      draft={draft}
      act={act}
      submit={say('answers.save')}
      onCancel={onClose}
      onSubmit={({ answers }) =>
        void act.run({
          params,
          body: { answers: givenTo(forms, answers) },
          ifMatch: seen.version,
        })
      }
      stale={{
        labels: Object.fromEntries(questions.map((one) => [one.key, labelOf(one.label)])),
        seen: answersIn(seen, purpose),
        onAdopt: (current) => {
          const latest = current as unknown as Holder
          const written = draft.form.getFieldsValue().answers
          const answers = adopted(written, answersIn(seen, purpose), answersIn(latest, purpose))
          draft.form.setFieldsValue({ answers })
          draft.keep()
          setSeen(latest)
          act.dismiss()
        },
      }}
    >
      <QuestionFields forms={forms} />
    </DraftForm>
  )
}

/** What another changed is taken over where nothing of one's own was written. */
function adopted(written: Answers, before: Answers, latest: Answers): Answers {
  const same = (key: string) =>
    JSON.stringify(written[key] ?? null) === JSON.stringify(before[key] ?? null)
  const keys = new Set([...Object.keys(written), ...Object.keys(latest)])
  return Object.fromEntries(
    [...keys].map((key) => [key, (same(key) ? latest[key] : written[key]) ?? null]),
  )
}
