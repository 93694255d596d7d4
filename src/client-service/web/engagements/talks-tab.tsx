import { Act, Dot, Section, useSaying, useWords, useRows } from '#ui/index.ts'
import { listTalksEndpoint } from '../../contract.ts'
import { FeedbackList } from '../feedback/feedback-list.tsx'
import { NotesSection } from '../notes/notes-section.tsx'
import { serviceWords } from '../words.ts'
import { engagementActs } from './acts.tsx'
import { SectionAct } from './progress-tab.tsx'
import type { EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

const feedbackActs = engagementActs.filter(({ key }) =>
  /Feedback$|^nameHandler$|^keepPlan$/.test(key),
)

/** Regular talks with what the client thinks, and the feedback that came of them. */
export function TalksTab({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const talks = useRows(listTalksEndpoint, ['engagement'], { params: { id: view.engagement.id } })
  return (
    <>
      <Section title={say('talks.title')} acts={<SectionAct act="recordTalk" view={view} />}>
        {talks.rows?.length === 0 && <p className="cv-meta">{say('talks.none')}</p>}
        {talks.rows?.map((one) => (
          <article key={one.id} className="sv-record">
            <p className="sv-record-head">
              <span>
                {one.recordedBy?.name}
                <Dot />
                {sayService(`way.${one.way}`)}
                <Dot />
                {saying.moment(one.recordedAt, true)}
              </span>
              <span>
                {one.satisfaction !== null &&
                  say('talks.satisfaction', { score: one.satisfaction })}
                {one.nps !== null && (
                  <>
                    <Dot />
                    {say('talks.nps', { score: one.nps })}
                  </>
                )}
              </span>
            </p>
            <p className="sv-said">{one.said}</p>
            {one.nextTopics && (
              <p className="sv-said cv-second">{say('talks.next', { text: one.nextTopics })}</p>
            )}
          </article>
        ))}
        {talks.hasMore && (
          <p className="sv-more">
            <Act onClick={talks.more}>{sayService('loadMore')}</Act>
          </p>
        )}
      </Section>
      <NotesSection subjectId={view.engagement.id} />
      <FeedbackList
        rows={view.feedback}
        waiting={view.waiting}
        acts={feedbackActs}
        thing={view}
        register={<SectionAct act="receiveFeedback" view={view} />}
      />
    </>
  )
}
