import { addressOf } from '#platform/http/client.ts'
import { Dot, Icon, Section, SlaChip, useSaying, useWords } from '#ui/index.ts'
import { type Decision, downloadFileEndpoint, type Duty } from '../../contract.ts'
import { BesideActs } from '../feedback/feedback-list.tsx'
import { serviceWords } from '../words.ts'
import { engagementActs } from './acts.tsx'
import { noonOf } from './days.ts'
import { SectionAct } from './progress-tab.tsx'
import type { EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

const decisionActs = engagementActs.filter(({ key }) => /^(take|withdraw)Decision$/.test(key))
const dutyActs = engagementActs.filter(({ key }) => /^(meet|drop)Duty$/.test(key))

/** Choices that are the client's, each with its consequences, and what was chosen. */
export function DecisionsTab({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  return (
    <Section title={say('decisions.title')} acts={<SectionAct act="putDecision" view={view} />}>
      {!view.waiting && view.decisions.length === 0 && (
        <p className="cv-meta">{say('decisions.none')}</p>
      )}
      {view.decisions.map((one) => (
        <DecisionRecord key={one.id} decision={one} view={view} />
      ))}
    </Section>
  )
}

function DecisionRecord({ decision: one, view }: { decision: Decision; view: EngagementView }) {
  const say = useWords(engagementWords)
  const saying = useSaying()
  const due = noonOf(one.answerBy)
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {one.putBy?.name}
          <Dot />
          {saying.moment(one.putAt, true)}
        </span>
        <span>
          {one.state === 'open' ? (
            <SlaChip state="open" due={due} words={say('decisions.by', { day: saying.day(due) })} />
          ) : (
            say(`decisionState.${one.state}`)
          )}
        </span>
      </p>
      <h3 className="sv-said">{one.question}</h3>
      <ul className="sv-options">
        {one.options.map((option, at) => (
          <li key={option.title}>
            {one.chosen === at ? <Icon name="check" label={say('decisionState.taken')} /> : <i />}
            <span>
              {one.chosen === at ? <b>{option.title}</b> : option.title}
              <br />
              <span className="cv-second cv-dense">{option.consequences}</span>
            </span>
          </li>
        ))}
      </ul>
      <Taken decision={one} />
      {one.withdrawalReason && <p className="sv-said sv-reply">{one.withdrawalReason}</p>}
      <BesideActs acts={decisionActs} thing={view} about={one.id} />
    </article>
  )
}

function Taken({ decision: one }: { decision: Decision }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  if (one.state !== 'taken') return null
  return (
    <p className="sv-said sv-reply">
      {say('decisions.taken', {
        who: one.saidBy ?? '',
        way: one.way ? sayService(`way.${one.way}`) : '',
      })}
      <Dot />
      {one.settledAt && saying.moment(one.settledAt, true)}
      <br />
      {say('decisions.evidence', { text: one.evidence ?? '' })}
      {one.evidenceFileId && (
        <>
          {' '}
          <a href={addressOf(downloadFileEndpoint, { params: { id: one.evidenceFileId } })}>
            {say('field.evidenceFile')}
          </a>
        </>
      )}
    </p>
  )
}

/** What the client was asked to bring or do. */
export function DutiesTab({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  return (
    <Section title={say('duties.title')} acts={<SectionAct act="requestDuty" view={view} />}>
      {!view.waiting && view.duties.length === 0 && <p className="cv-meta">{say('duties.none')}</p>}
      {view.duties.map((one) => (
        <DutyRecord key={one.id} duty={one} view={view} />
      ))}
    </Section>
  )
}

function DutyRecord({ duty: one, view }: { duty: Duty; view: EngagementView }) {
  const say = useWords(engagementWords)
  const saying = useSaying()
  const due = noonOf(one.dueOn)
  const late = one.state === 'requested' && due < saying.now.toISOString()
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {say('duties.by', { day: saying.day(due) })}
          {one.owner && (
            <>
              <Dot />
              {say('duties.owner', { name: one.owner.name })}
            </>
          )}
        </span>
        <span>{late ? <SlaChip state="overdue" due={due} /> : say(`dutyState.${one.state}`)}</span>
      </p>
      <h3 className="sv-said">{one.what}</h3>
      {one.note && <p className="sv-said sv-reply">{one.note}</p>}
      <BesideActs acts={dutyActs} thing={view} about={one.id} />
    </article>
  )
}
