import './hand-over.css'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import {
  type Handover,
  listHandoverPartsEndpoint,
  offerHandoverEndpoint,
} from '#organisation/contract.ts'
import { organisationWords, PersonSelect } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  ActForm,
  Dot,
  Field,
  Note,
  Row,
  Select,
  Trouble,
  useLanguage,
  useSaying,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { listCommitmentsEndpoint } from '../commitments/contract.ts'
import { charterWords } from './words.ts'

type HeldPart = ReplyOf<typeof listHandoverPartsEndpoint>['items'][number]

interface Values {
  /** Part and holder: one person may have several parts, and one part several people. */
  what: string
  toId: string
  note?: string
}

const keyOf = ({ part, holder }: HeldPart) => `${part} ${holder.id}`

/** Offers a part in a lead, a client or an engagement to a colleague, who takes it over or returns it. */
export function HandOver({
  subjectId,
  refresh,
  onClose,
}: {
  subjectId: string
  /** Words and ids of what is read again. */
  refresh: string[]
  onClose: () => void
}) {
  const say = useWords(charterWords)
  const held = useQuery({
    queryKey: ['handovers', 'parts', subjectId],
    queryFn: ({ signal }) => call(listHandoverPartsEndpoint, { query: { subjectId }, signal }),
  })
  const parts = held.data?.items
  if (!parts) return held.error ? <Trouble error={held.error} /> : <Waiting />
  const free = parts.filter((one) => one.offeredTo === null)
  const [first] = free
  return (
    <>
      <Waits parts={parts.filter((one) => one.offeredTo !== null)} />
      {first && (
        <ActForm<typeof offerHandoverEndpoint, Values>
          endpoint={offerHandoverEndpoint}
          words={organisationWords}
          slot={`handover:${subjectId}`}
          initial={{ what: keyOf(first) }}
          submit={say('handOver.submit')}
          done={say('handOver.done')}
          refresh={['handovers', 'commitments', ...refresh]}
          input={({ what, toId, note }) => {
            const [part, fromId] = what.split(' ') as [Handover['part'], string]
            return { body: { subjectId, part, fromId, toId, note: note ?? '' } }
          }}
          onClose={onClose}
        >
          <HandOverFields subjectId={subjectId} parts={free} />
        </ActForm>
      )}
    </>
  )
}

/** What is offered already waits for its answer. */
function Waits({ parts }: { parts: HeldPart[] }) {
  const say = useWords(charterWords)
  const sayOf = useWords(organisationWords)
  if (parts.length === 0) return null
  return (
    <Note title={say('handOver.waits')}>
      {parts.map((one) => (
        <div key={keyOf(one)}>
          {say('handOver.waitsFor', {
            part: sayOf(`part.${one.part}`),
            name: one.offeredTo?.name,
          })}
        </div>
      ))}
    </Note>
  )
}

function HandOverFields({ subjectId, parts }: { subjectId: string; parts: HeldPart[] }) {
  const say = useWords(charterWords)
  const sayOf = useWords(organisationWords)
  const chosen = Form.useWatch<string | undefined>('what')
  const held = parts.find((one) => keyOf(one) === chosen) ?? parts[0]
  return (
    <>
      <p className="cv-quiet ch-hand-over">{say('handOver.lead')}</p>
      <Field name="what" label={say('handOver.what')} required>
        <Select
          options={parts.map((one) => ({
            value: keyOf(one),
            label: say('handOver.held', {
              part: sayOf(`part.${one.part}`),
              name: one.holder.name,
            }),
          }))}
        />
      </Field>
      {held && <StillOwed subjectId={subjectId} holder={held.holder} />}
      <Field name="toId" label={say('handOver.to')} required>
        <PersonSelect {...(held ? { except: held.holder.id } : {})} />
      </Field>
      <Field name="note" label={say('handOver.note')} help={say('handOver.noteHelp')} max={2000}>
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Field>
    </>
  )
}

/** What the giver owes here now, so that the receiver can be told of it. */
function StillOwed({ subjectId, holder }: { subjectId: string; holder: HeldPart['holder'] }) {
  const say = useWords(charterWords)
  const saying = useSaying()
  const isEnglish = useLanguage() === 'en'
  const { data } = useQuery({
    queryKey: ['commitments', subjectId, 'handed-over'],
    queryFn: ({ signal }) =>
      call(listCommitmentsEndpoint, { query: { box: 'subject', subject: subjectId }, signal }),
  })
  const owed = data?.items.filter((one) => one.owner.id === holder.id) ?? []
  if (owed.length === 0) return null
  return (
    <section className="ch-hand-over" aria-label={say('handOver.open', { name: holder.name })}>
      <h3>{say('handOver.open', { name: holder.name })}</h3>
      {owed.map((one) => (
        <Row
          key={one.id}
          first={isEnglish ? one.title.en : one.title.zh}
          second={
            <>
              {one.provision}
              <Dot />
              {saying.moment(one.dueAt, true)}
            </>
          }
        />
      ))}
    </section>
  )
}
