import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#platform/http/client.ts'
import {
  Act,
  Row,
  Section,
  Trouble,
  useSaying,
  useWords,
  Waiting,
  Dotted,
  SidePanel,
} from '#ui/index.ts'
import { type FormView, readFormVersionEndpoint } from '../../contract.ts'
import { useLabels } from '../speech.ts'
import { editorWords } from './words.ts'

/** Every version with its reason; what it asked is one press away. */
export function Versions({ form }: { form: FormView }) {
  const say = useWords(editorWords)
  const saying = useSaying()
  const [shown, setShown] = useState<number>()
  if (form.versions.length === 0) return null
  return (
    <Section title={say('versions.title')}>
      {form.versions.map(({ number, reason, publishedBy, publishedAt }) => (
        <Row
          key={number}
          first={reason}
          second={
            <Dotted
              facts={[
                say('versions.number', { number }),
                publishedBy?.name,
                saying.moment(publishedAt, true),
              ]}
            />
          }
          side={<Act onClick={() => setShown(number)}>{say('versions.questions')}</Act>}
        />
      ))}
      <SidePanel
        title={say('versions.number', { number: shown ?? 1 })}
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
      >
        {shown !== undefined && <OldQuestions formId={form.id} number={shown} />}
      </SidePanel>
    </Section>
  )
}

function OldQuestions({ formId, number }: { formId: string; number: number }) {
  const say = useWords(editorWords)
  const labelOf = useLabels()
  const { data, error, refetch } = useQuery({
    queryKey: ['forms', formId, 'version', number],
    queryFn: ({ signal }) =>
      call(readFormVersionEndpoint, { params: { id: formId, number }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <ol className="fe-old">
      {data.questions.map((question) => (
        <li key={question.key}>
          {labelOf(question.label)}
          <span className="cv-meta">
            {[
              say(`kind.${question.kind}`),
              question.required && say('editor.required'),
              ...question.choices.map((choice) => labelOf(choice.label)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
