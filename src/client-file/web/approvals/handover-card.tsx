import { Input } from 'antd'
import { useState } from 'react'
import {
  acceptHandoverEndpoint,
  type Handover,
  returnHandoverEndpoint,
} from '#organisation/contract.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { ActNote, Field, Go, useAct, useSaying, useWords, Dotted, ActForm } from '#ui/index.ts'
import { pageOf } from '../keeping.ts'
import { useSubjectName } from '../reading.ts'
import { dayWords } from '../words.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

const refresh = ['handovers', 'commitments', 'notices']

/** Work somebody hands to me: taken over, or returned with a reason. */
export function HandoverCard({ handover }: { handover: Handover }) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const [returning, setReturning] = useState(false)
  const { id, subjectKind, subjectId, part, fromName, note, offeredAt, abilities } = handover
  const name = useSubjectName(handover)
  const what = name ?? sayDay(`subjectKind.${subjectKind}`)
  const page = pageOf({ kind: subjectKind, id: subjectId })
  const accept = useAct(acceptHandoverEndpoint, {
    words: organisationWords,
    refresh,
    done: sayDay('handover.accepted'),
  })
  return (
    <Card
      title={name && page ? <Go to={page}>{name}</Go> : what}
      facts={
        <Dotted
          facts={[
            sayOf(`part.${part}`),
            say('from', { name: fromName }),
            saying.moment(offeredAt, true),
          ]}
        />
      }
      said={note}
    >
      <ActNote act={accept} />
      <Answers>
        {abilities.acceptHandover && (
          <Answer
            label={say('acceptWhich', { what })}
            text={say('accept')}
            busy={accept.busy}
            onClick={() => void accept.run({ params: { id } })}
          />
        )}
        {abilities.returnHandover && (
          <Answer
            label={say('returnWhich', { what })}
            text={say('return')}
            pressed={returning}
            onClick={() => setReturning(!returning)}
          />
        )}
      </Answers>
      {returning && (
        <ActForm<typeof returnHandoverEndpoint, { reason: string }>
          endpoint={returnHandoverEndpoint}
          words={organisationWords}
          slot={`handover-return:${id}`}
          submit={say('returnDo')}
          done={sayDay('handover.returned')}
          refresh={refresh}
          input={(body) => ({ params: { id }, body })}
          onClose={() => setReturning(false)}
        >
          <Field name="reason" label={say('reason')} required max={2000}>
            <Input.TextArea autoSize={{ minRows: 2 }} />
          </Field>
        </ActForm>
      )}
    </Card>
  )
}
