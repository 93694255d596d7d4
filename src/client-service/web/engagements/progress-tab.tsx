import { Act, Dot, Section, useSaying, useWords, useRows } from '#ui/index.ts'
import {
  listMatterEventsEndpoint,
  listReportsEndpoint,
  type ProgressReport,
  type Question,
} from '../../contract.ts'
import { BesideActs } from '../feedback/feedback-list.tsx'
import { useActPanel } from '../panel/act-panel.tsx'
import { serviceWords } from '../words.ts'
import { engagementActs } from './acts.tsx'
import { noonOf } from './days.ts'
import type { EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

/** An act at the head of a section, where it can be done. */
export function SectionAct({ act, view }: { act: string; view: EngagementView }) {
  const panel = useActPanel()
  const found = engagementActs.find((one) => one.key === act)
  if (!found?.allowed(view)) return null
  return (
    <Act icon="plus" onClick={() => panel.open(act)}>
      {found.label()}
    </Act>
  )
}

/** What the client and the team were told, and what happened in the matter. */
export function ProgressTab({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { id } = view.engagement
  const reports = useRows(listReportsEndpoint, ['engagement'], { params: { id } })
  const events = useRows(listMatterEventsEndpoint, ['engagement'], { params: { id } })
  const told = reports.rows?.find((one) => one.toClient)
  return (
    <>
      <Section
        title={say('progress.title')}
        count={told && say('progress.silence', { time: saying.moment(told.reportedAt) })}
        acts={<SectionAct act="reportProgress" view={view} />}
      >
        {reports.rows?.length === 0 && <p className="cv-meta">{say('progress.none')}</p>}
        {reports.rows?.map((one) => (
          <Report key={one.id} report={one} />
        ))}
        {reports.hasMore && (
          <p className="sv-more">
            <Act onClick={reports.more}>{sayService('loadMore')}</Act>
          </p>
        )}
      </Section>
      <Section
        title={say('progress.events')}
        acts={<SectionAct act="recordMatterEvent" view={view} />}
      >
        {events.rows?.length === 0 && <p className="cv-meta">{say('progress.noEvents')}</p>}
        {events.rows?.map((one) => (
          <article key={one.id} className="sv-record">
            <p className="sv-record-head">
              <span>
                <b className="cv-second">{say(`matterKind.${one.kind}`)}</b>
                <Dot />
                {saying.day(noonOf(one.happenedOn))}
                <Dot />
                {one.recordedBy?.name}
              </span>
            </p>
            <p className="sv-said">{one.text}</p>
          </article>
        ))}
      </Section>
    </>
  )
}

function Report({ report: one }: { report: ProgressReport }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const whom = [
    one.toClient && say('progress.toClient', { way: one.way ? sayService(`way.${one.way}`) : '' }),
    one.toTeam && say('progress.toTeam'),
  ].filter(Boolean)
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {one.reportedBy?.name}
          <Dot />
          <span title={saying.exactly(one.reportedAt)}>{saying.moment(one.reportedAt, true)}</span>
          <Dot />
          {say('progress.to', { whom: whom.join(saying.language === 'en' ? ', ' : '、') })}
        </span>
      </p>
      <p className="sv-said">{one.text}</p>
      {one.nextSteps && (
        <p className="sv-said cv-second">{say('progress.next', { text: one.nextSteps })}</p>
      )}
    </article>
  )
}

/** What the client asked and what was answered. */
export function QuestionsTab({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  return (
    <Section title={say('questions.title')} acts={<SectionAct act="askQuestion" view={view} />}>
      {!view.waiting && view.questions.length === 0 && (
        <p className="cv-meta">{say('questions.none')}</p>
      )}
      {view.questions.map((one) => (
        <QuestionRecord key={one.id} question={one} view={view} />
      ))}
    </Section>
  )
}

function QuestionRecord({ question: one, view }: { question: Question; view: EngagementView }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {say('questions.asked', { who: one.askedBy || sayService('client') })}
          <Dot />
          {sayService(`way.${one.way}`)}
          <Dot />
          <span title={saying.exactly(one.askedAt)}>{saying.moment(one.askedAt, true)}</span>
        </span>
        <span>{say(`questionState.${one.state}`)}</span>
      </p>
      <h3 className="sv-said">{one.text}</h3>
      {one.answer && (
        <p className="sv-said sv-reply">
          {one.answer}
          <br />
          <small className="cv-meta">
            {say('questions.answered', { who: one.settledBy?.name ?? '' })}
            <Dot />
            {one.answerWay && sayService(`way.${one.answerWay}`)}
            <Dot />
            {one.settledAt && saying.moment(one.settledAt, true)}
          </small>
        </p>
      )}
      {one.withdrawalReason && <p className="sv-said sv-reply">{one.withdrawalReason}</p>}
      <BesideActs acts={questionActs} thing={view} about={one.id} />
    </article>
  )
}

const questionActs = engagementActs.filter(({ key }) => key.endsWith('Question'))
