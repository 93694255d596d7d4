import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { excuseCommitmentEndpoint } from '#charter/commitments/contract.ts'
import { charterWords } from '#charter/web/index.ts'
import { approveIntroduction } from '#client-development/contract.ts'
import { acceptHandoverEndpoint, returnHandoverEndpoint } from '#organisation/contract.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { ActNote, Go, Section, useAct, useWords } from '#ui/index.ts'
import type { Week, WeekDecision } from '../week/contract.ts'
import { useInsightSaying } from './saying.ts'
import { weekWords } from './week-words.ts'

/** What is read again after a decision. */
const refresh = ['insight', 'handovers', 'commitments', 'charter', 'introductions']
type Of<Kind> = Extract<WeekDecision, { kind: Kind }>

/** Up to three things that wait for the reader, decided where they stand. */
export function WeekDecisions({ week: { decisions, waiting } }: { week: Week }) {
  const say = useWords(weekWords)
  return (
    <Section title={say('decide')} {...(waiting > 0 ? { count: waiting } : {})}>
      {decisions.length === 0 && <p className="cv-second">{say('decideNone')}</p>}
      {waiting > decisions.length && (
        <p className="cv-meta">{say('decideMore', { count: waiting })}</p>
      )}
      {decisions.map((one) => (
        <Decision key={'id' in one ? one.id : one.kind} decision={one} />
      ))}
    </Section>
  )
}

function Decision({ decision }: { decision: WeekDecision }) {
  switch (decision.kind) {
    case 'handover':
      return <HandoverDecision decision={decision} />
    case 'promise':
      return <PromiseDecision decision={decision} />
    case 'introduction':
      return <IntroductionDecision decision={decision} />
    case 'charter':
      return <CharterDecision decision={decision} />
    case 'escalation':
      return <EscalationDecision decision={decision} />
    default:
      return null
  }
}

const places = { lead: '/leads/', client: '/clients/', engagement: '/engagements/' } as const
const placeOf = ({ kind, id }: Of<'handover'>['subject']): string =>
  kind === 'firm' ? '/' : `${places[kind]}${id}`

/** What it is, what one should know, and the buttons under the thumb. */
function Card({
  title,
  children,
  buttons,
  below,
}: {
  title: string
  children: ReactNode
  buttons: ReactNode
  /** Takes the place of the buttons. */
  below?: ReactNode
}) {
  return (
    <article className="wk-decision">
      <h3>{title}</h3>
      <p>{children}</p>
      {below || <div className="wk-buttons">{buttons}</div>}
    </article>
  )
}

const Yes = ({
  busy,
  onClick,
  children,
}: {
  busy: boolean
  onClick: () => void
  children: string
}) => (
  <Button className="wk-yes" loading={busy} onClick={onClick}>
    {children}
  </Button>
)

/** A reason, asked for on the spot. */
function Reason({
  label,
  busy,
  onSend,
  onCancel,
}: {
  label: string
  busy: boolean
  onSend: (reason: string) => void
  onCancel: () => void
}) {
  const say = useWords(weekWords)
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <div className="wk-reason">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="wk-buttons">
        <Yes busy={busy} onClick={() => reason.trim() && onSend(reason.trim())}>
          {say('send')}
        </Yes>
        <Button onClick={onCancel}>{say('cancel')}</Button>
      </div>
    </div>
  )
}

function HandoverDecision({ decision: { id, subject, from, note } }: { decision: Of<'handover'> }) {
  const say = useWords(weekWords)
  const [returning, setReturning] = useState(false)
  const words = organisationWords
  const accept = useAct(acceptHandoverEndpoint, { words, refresh, done: say('accepted') })
  const back = useAct(returnHandoverEndpoint, { words, refresh, done: say('returned') })
  return (
    <>
      <ActNote act={accept} />
      <ActNote act={back} />
      <Card
        title={say('handover', { from: from.name, name: subject.name ?? '' })}
        below={
          returning && (
            <Reason
              label={say('returnWhy')}
              busy={back.busy}
              onSend={(reason) => void back.run({ params: { id }, body: { reason } })}
              onCancel={() => setReturning(false)}
            />
          )
        }
        buttons={
          <>
            <Yes busy={accept.busy} onClick={() => void accept.run({ params: { id } })}>
              {say('accept')}
            </Yes>
            <Button onClick={() => setReturning(true)}>{say('return')}</Button>
            <Go to={placeOf(subject)} className="cv-act">
              {say('look')}
            </Go>
          </>
        }
      >
        {note}
      </Card>
    </>
  )
}

/** Decided where all of them stand, with what speaks for each. */
function PromiseDecision({ decision: { subject, title, since } }: { decision: Of<'promise'> }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const name = subject.name ?? ''
  return (
    <Card
      title={name ? say('escalation', { name, title: saying.title(title) }) : saying.title(title)}
      buttons={
        <Go to="/approvals" className="wk-go">
          {say('decideThere')}
        </Go>
      }
    >
      {say('promiseSince', { since: saying.day(since) })}
    </Card>
  )
}

function IntroductionDecision({
  decision: { id, title, body, by, version },
}: {
  decision: Of<'introduction'>
}) {
  const say = useWords(weekWords)
  const approve = useAct(approveIntroduction, { refresh, done: say('approved') })
  return (
    <>
      <ActNote act={approve} />
      <Card
        title={say('introduction', { title })}
        buttons={
          <>
            <Yes
              busy={approve.busy}
              onClick={() => void approve.run({ params: { id }, ifMatch: version })}
            >
              {say('approve')}
            </Yes>
            <Go to="/administration/channels" className="cv-act">
              {say('toIntroductions')}
            </Go>
          </>
        }
      >
        {by && <span className="cv-meta">{say('introductionBy', { name: by })}</span>}
        <span className="wk-quote">{body}</span>
      </Card>
    </>
  )
}

function CharterDecision({ decision: { number, changes, by } }: { decision: Of<'charter'> }) {
  const say = useWords(weekWords)
  return (
    <Card
      title={say('charter', { number, count: changes })}
      buttons={
        <Go to="/charter" search={{ view: 'difference' }} className="cv-act">
          {say('toDifference')}
        </Go>
      }
    >
      {by && say('charterBy', { name: by })}
    </Card>
  )
}

function EscalationDecision({
  decision: { id, subject, title, owner, since, excusable },
}: {
  decision: Of<'escalation'>
}) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const [excusing, setExcusing] = useState(false)
  const excuse = useAct(excuseCommitmentEndpoint, {
    words: charterWords,
    refresh,
    done: say('excused'),
  })
  const name = subject.name ?? ''
  return (
    <>
      <ActNote act={excuse} />
      <Card
        title={name ? say('escalation', { name, title: saying.title(title) }) : saying.title(title)}
        below={
          excusing && (
            <Reason
              label={say('excuseWhy')}
              busy={excuse.busy}
              onSend={(reason) => void excuse.run({ params: { id }, body: { reason } })}
              onCancel={() => setExcusing(false)}
            />
          )
        }
        buttons={
          <>
            <Go to={placeOf(subject)} className="wk-go">
              {say('handle')}
            </Go>
            {excusable && <Button onClick={() => setExcusing(true)}>{say('excuse')}</Button>}
          </>
        }
      >
        {say('escalationBy', { owner: owner.name, since: saying.day(since) })}
      </Card>
    </>
  )
}
