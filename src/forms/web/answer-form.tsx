import type { AnyEndpoint } from '#platform/http/client.ts'
import { DraftForm, useAct, useEditDraft, useWords, Waiting } from '#ui/index.ts'
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

interface Base {
  version: number
  answers: Answers
}

const baseOf = (holder: Holder, purpose: FormPurpose): Base => ({
  version: holder.version,
  answers: answersIn(holder, purpose),
})

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
  const { draft, seen, stale } = useEditDraft<{ answers: Answers }, Base>(
    `answers:${purpose}:${holder.id}`,
    baseOf(holder, purpose),
    ({ answers }) => ({ answers }),
  )
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
          ifMatch: seen().version,
        })
      }
      stale={stale(act, {
        labels: Object.fromEntries(
          questions.map((one) => [`answers.${one.key}`, labelOf(one.label)]),
        ),
        latest: (current) => baseOf(current as unknown as Holder, purpose),
      })}
    >
      <QuestionFields forms={forms} />
    </DraftForm>
  )
}
