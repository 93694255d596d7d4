import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import {
  type CommitmentView,
  escalateCommitmentEndpoint,
  excuseCommitmentEndpoint,
  pauseCommitmentEndpoint,
  readCommitmentEndpoint,
  transferCommitmentEndpoint,
} from '#charter/commitments/contract.ts'
import { recordReviewEndpoint } from '#charter/reviews/contract.ts'
import { charterWords } from '#charter/web/index.ts'
import { returnHandoverEndpoint } from '#organisation/contract.ts'
import { organisationWords, PersonSelect, useOpenAct } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { Field, Trouble, useLanguage, useWords, Waiting, ActForm, SidePanel } from '#ui/index.ts'
import { dayWords } from './words.ts'

const titles = {
  recordReview: 'review.act',
  escalateCommitment: 'help.act',
  pauseCommitment: 'pause.act',
  transferCommitment: 'transfer.act',
  excuseCommitment: 'excuse.act',
} as const
type CommitmentAct = keyof typeof titles

const isCommitmentAct = (act: string | undefined): act is CommitmentAct =>
  act !== undefined && act in titles

/** The panels of what is done on this page; which one is open stands in the address. */
export function DayActs({ known }: { known: CommitmentView[] }) {
  const say = useWords(dayWords)
  const { act, about = '', close } = useOpenAct()
  return (
    <>
      <SidePanel
        title={isCommitmentAct(act) ? say(titles[act]) : ''}
        open={isCommitmentAct(act)}
        onClose={close}
      >
        {isCommitmentAct(act) && (
          <CommitmentPanel key={about} act={act} id={about} known={known} onClose={close} />
        )}
      </SidePanel>
      <SidePanel
        title={say('handover.returnTitle')}
        open={act === 'returnHandover'}
        onClose={close}
      >
        <ReturnHandover key={about} id={about} onClose={close} />
      </SidePanel>
    </>
  )
}

function CommitmentPanel({
  act,
  id,
  known,
  onClose,
}: {
  act: CommitmentAct
  id: string
  known: CommitmentView[]
  onClose: () => void
}) {
  const isEnglish = useLanguage() === 'en'
  const listed = known.find((one) => one.id === id)
  const read = useQuery({
    queryKey: ['commitments', 'one', id],
    queryFn: ({ signal }) => call(readCommitmentEndpoint, { params: { id }, signal }),
    enabled: !listed,
  })
  const one = listed ?? read.data
  if (!one) return read.error ? <Trouble error={read.error} /> : <Waiting />
  return (
    <>
      <h3>
        {one.provision} {isEnglish ? one.title.en : one.title.zh}
      </h3>
      <p className="cv-quiet">
        {[one.subject.name, isEnglish ? one.duty.en : one.duty.zh].filter(Boolean).join(' — ')}
      </p>
      {act === 'recordReview' && <Review one={one} onClose={onClose} />}
      {act === 'escalateCommitment' && <Help one={one} onClose={onClose} />}
      {act === 'pauseCommitment' && <Pause one={one} onClose={onClose} />}
      {act === 'transferCommitment' && <Transfer one={one} onClose={onClose} />}
      {act === 'excuseCommitment' && <Excuse one={one} onClose={onClose} />}
    </>
  )
}

interface PanelProps {
  one: CommitmentView
  onClose: () => void
}

/** A review the charter asks of the firm itself, with what was found. */
function Review({ one, onClose }: PanelProps) {
  const say = useWords(dayWords)
  return (
    <ActForm<typeof recordReviewEndpoint, { findings: string; actions?: string }>
      endpoint={recordReviewEndpoint}
      words={charterWords}
      slot={`review:${one.clause}`}
      submit={say('review.act')}
      done={say('review.done')}
      refresh={['commitments']}
      input={({ findings, actions }) => ({
        body: { clause: one.clause, findings, actions: actions ?? '' },
      })}
      onClose={onClose}
    >
      <Field
        name="findings"
        label={say('review.findings')}
        required
        max={10_000}
        help={say('review.findingsHelp')}
      >
        <Input.TextArea autoSize={{ minRows: 4 }} />
      </Field>
      <Field
        name="actions"
        label={say('review.actions')}
        max={10_000}
        help={say('review.actionsHelp')}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Field>
    </ActForm>
  )
}

function Help({ one, onClose }: PanelProps) {
  const say = useWords(dayWords)
  return (
    <ActForm<typeof escalateCommitmentEndpoint, { reason: string }>
      endpoint={escalateCommitmentEndpoint}
      words={charterWords}
      slot={`help:${one.id}`}
      submit={say('help.act')}
      done={say('help.done')}
      refresh={['commitments']}
      input={(body) => ({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <p className="day-lead">{say('help.lead')}</p>
      <Reason label={say('help.reason')} max={2000} />
    </ActForm>
  )
}

function Pause({ one, onClose }: PanelProps) {
  const say = useWords(dayWords)
  return (
    <ActForm<typeof pauseCommitmentEndpoint, { reason: string }>
      endpoint={pauseCommitmentEndpoint}
      words={charterWords}
      slot={`pause:${one.id}`}
      submit={say('pause.act')}
      done={say('pause.done')}
      refresh={['commitments']}
      input={(body) => ({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <p className="day-lead">{say('pause.lead')}</p>
      <Reason label={say('pause.reason')} max={500} />
    </ActForm>
  )
}

function Transfer({ one, onClose }: PanelProps) {
  const say = useWords(dayWords)
  return (
    <ActForm<typeof transferCommitmentEndpoint, { to: string; reason: string }>
      endpoint={transferCommitmentEndpoint}
      words={charterWords}
      slot={`transfer:${one.id}`}
      submit={say('transfer.act')}
      done={say('transfer.done')}
      refresh={['commitments']}
      input={(body) => ({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <p className="day-lead">{say('transfer.lead')}</p>
      <Field name="to" label={say('transfer.to')} required>
        <PersonSelect except={one.owner.id} />
      </Field>
      <Reason label={say('transfer.reason')} max={2000} />
    </ActForm>
  )
}

function Excuse({ one, onClose }: PanelProps) {
  const say = useWords(dayWords)
  return (
    <ActForm<typeof excuseCommitmentEndpoint, { reason: string }>
      endpoint={excuseCommitmentEndpoint}
      words={charterWords}
      slot={`excuse:${one.id}`}
      submit={say('excuse.act')}
      done={say('excuse.done')}
      refresh={['commitments']}
      input={(body) => ({ params: { id: one.id }, body })}
      onClose={onClose}
    >
      <p className="day-lead">{say('excuse.lead')}</p>
      <Reason label={say('excuse.reason')} max={2000} />
    </ActForm>
  )
}

function ReturnHandover({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords(dayWords)
  return (
    <ActForm<typeof returnHandoverEndpoint, { reason: string }>
      endpoint={returnHandoverEndpoint}
      words={organisationWords}
      slot={`handover-return:${id}`}
      submit={say('handover.returnTitle')}
      done={say('handover.returned')}
      refresh={['handovers', 'commitments']}
      input={(body) => ({ params: { id }, body })}
      onClose={onClose}
    >
      <Reason label={say('handover.reason')} max={2000} />
    </ActForm>
  )
}

function Reason({ label, max }: { label: string; max: number }) {
  return (
    <Field name="reason" label={label} required max={max}>
      <Input.TextArea autoSize={{ minRows: 3 }} />
    </Field>
  )
}
