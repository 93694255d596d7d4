import { Input } from 'antd'
import { useState } from 'react'
import {
  type CommitmentView,
  excuseCommitmentEndpoint,
  transferCommitmentEndpoint,
} from '#charter/commitments/contract.ts'
import { charterWords, standingOf } from '#charter/web/index.ts'
import { PersonSelect, useMe } from '#organisation/web/index.ts'
import {
  ActNote,
  Field,
  Go,
  SlaChip,
  useAct,
  useLanguage,
  useWords,
  Dotted,
  ActForm,
} from '#ui/index.ts'
import { pageOf } from '../keeping.ts'
import { dayWords } from '../words.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

const refresh = ['commitments', 'notices']

/** A promise of somebody else that came up to me: I take it, pass it on, or excuse it. */
export function EscalationCard({ commitment: one }: { commitment: CommitmentView }) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  const isEnglish = useLanguage() === 'en'
  const me = useMe().data
  const [open, setOpen] = useState<'pass' | 'excuse' | null>(null)
  const take = useAct(transferCommitmentEndpoint, {
    words: charterWords,
    refresh,
    done: say('taken'),
  })
  const title = isEnglish ? one.title.en : one.title.zh
  const what = [title, one.subject.name].filter(Boolean).join(' ')
  const page = pageOf(one.subject)
  const toggle = (which: 'pass' | 'excuse') => setOpen(open === which ? null : which)
  return (
    <Card
      lead={<SlaChip state={standingOf(one)} due={one.dueAt} />}
      title={title}
      facts={
        <Dotted
          facts={[
            page && one.subject.name && (
              <Go key="page" to={page}>
                {one.subject.name}
              </Go>
            ),
            one.provision,
            sayDay(one.overdue ? 'escalation.late' : 'insteadOf', { name: one.owner.name }),
          ]}
        />
      }
      said={one.help && say('help', { reason: one.help.reason })}
    >
      <ActNote act={take} />
      <Answers>
        {one.abilities.transferCommitment && me && one.owner.id !== me.personId && (
          <Answer
            label={say('takeWhich', { what })}
            text={say('take')}
            busy={take.busy}
            onClick={() =>
              void take.run({
                params: { id: one.id },
                body: { to: me.personId, reason: say('takeReason') },
              })
            }
          />
        )}
        {one.abilities.transferCommitment && (
          <Answer
            label={say('passWhich', { what })}
            text={say('pass')}
            pressed={open === 'pass'}
            onClick={() => toggle('pass')}
          />
        )}
        {one.abilities.excuseCommitment && (
          <Answer
            label={say('excuseWhich', { what })}
            text={say('excuse')}
            pressed={open === 'excuse'}
            onClick={() => toggle('excuse')}
          />
        )}
      </Answers>
      {open === 'pass' && <Pass one={one} onClose={() => setOpen(null)} />}
      {open === 'excuse' && <Excuse one={one} onClose={() => setOpen(null)} />}
    </Card>
  )
}

interface FormProps {
  one: CommitmentView
  onClose: () => void
}

function Pass({ one, onClose }: FormProps) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  return (
    <ActForm<typeof transferCommitmentEndpoint, { to: string; reason: string }>
      endpoint={transferCommitmentEndpoint}
      words={charterWords}
      slot={`transfer:${one.id}`}
      submit={say('pass')}
      done={sayDay('transfer.done')}
      refresh={refresh}
      input={(body) => ({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <Field name="to" label={sayDay('transfer.to')} required>
        <PersonSelect except={one.owner.id} />
      </Field>
      <Reason label={sayDay('transfer.reason')} />
    </ActForm>
  )
}

function Excuse({ one, onClose }: FormProps) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  return (
    <ActForm<typeof excuseCommitmentEndpoint, { reason: string }>
      endpoint={excuseCommitmentEndpoint}
      words={charterWords}
      slot={`excuse:${one.id}`}
      submit={say('excuse')}
      done={sayDay('excuse.done')}
      refresh={refresh}
      input={(body) => ({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <Reason label={sayDay('excuse.reason')} />
    </ActForm>
  )
}

const Reason = ({ label }: { label: string }) => (
  <Field name="reason" label={label} required max={2000}>
    <Input.TextArea autoSize={{ minRows: 2 }} />
  </Field>
)
