import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import {
  decideAdviceEndpoint,
  readBusinessDevelopmentEndpoint,
} from '#client-maintenance/contract.ts'
import { maintenanceWords } from '#client-maintenance/web/index.ts'
import { call } from '#platform/http/client.ts'
import { ActForm, ActNote, Dotted, Field, Go, SlaChip, useAct, useWords } from '#ui/index.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

const refresh = ['care', 'commitments', 'notices', 'timeline']

/** Advice that a colleague would give a client: approved as it stands, or returned with a reason. */
export function AdviceCard({ commitment: one }: { commitment: CommitmentView }) {
  const say = useWords(approvalWords)
  const [returning, setReturning] = useState(false)
  const { data: news } = useQuery({
    queryKey: ['care', one.aboutId],
    queryFn: ({ signal }) =>
      call(readBusinessDevelopmentEndpoint, { params: { id: one.aboutId }, signal }),
  })
  const approve = useAct(decideAdviceEndpoint, {
    words: maintenanceWords,
    refresh,
    done: say('adviceApproved'),
  })
  const what = one.subject.name ?? ''
  const params = { id: one.aboutId }
  return (
    <Card
      lead={<SlaChip state={standingOf(one)} due={one.dueAt} />}
      title={<Go to={`/clients/${one.subject.id}`}>{what}</Go>}
      facts={
        <Dotted
          facts={[news?.proposal && say('from', { name: news.proposal.author.name }), news?.text]}
        />
      }
      said={news?.proposal?.text}
    >
      <ActNote act={approve} />
      {news?.abilities.decideAdvice && (
        <Answers>
          <Answer
            label={say('approveWhich', { what })}
            text={say('approve')}
            busy={approve.busy}
            onClick={() => void approve.run({ params, body: { outcome: 'approved' } })}
          />
          <Answer
            label={say('returnWhich', { what })}
            text={say('return')}
            pressed={returning}
            onClick={() => setReturning(!returning)}
          />
        </Answers>
      )}
      {returning && (
        <ActForm<typeof decideAdviceEndpoint, { reason: string }>
          endpoint={decideAdviceEndpoint}
          words={maintenanceWords}
          slot={`advice-return:${one.aboutId}`}
          submit={say('return')}
          done={say('adviceReturned')}
          refresh={refresh}
          input={({ reason }) => ({ params, body: { outcome: 'returned', reason } })}
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
