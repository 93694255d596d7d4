import {
  Act,
  Dot,
  EmptyPage,
  Icon,
  Note,
  Row,
  Section,
  useSaying,
  useUrl,
  useWords,
  Waiting,
  useRows,
  useThing,
} from '#ui/index.ts'
import { engagementTimelineEndpoint, type Plan, readPlanEndpoint } from '../../contract.ts'
import { BesideActs } from '../feedback/feedback-list.tsx'
import { serviceWords } from '../words.ts'
import { engagementActs } from './acts.tsx'
import { noonOf } from './days.ts'
import { SectionAct } from './progress-tab.tsx'
import type { EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

const milestoneActs = engagementActs.filter(({ key }) => key === 'completeMilestone')

/** The plan as it stands, and why each version changed: the feedback behind it is named. */
export function PlanTab({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  const [url, setUrl] = useUrl()
  const wanted = Number(url.plan) || undefined
  const { data: plan, error } = useThing(readPlanEndpoint, ['plan'], {
    params: { id: view.engagement.id },
    query: wanted ? { number: wanted } : {},
  })
  if (error && !plan) {
    return (
      <EmptyPage
        small
        title={say('plan.none')}
        acts={<SectionAct act="adjustPlan" view={view} />}
      />
    )
  }
  if (!plan) return <Waiting rows={4} />
  const latest = plan.versions[0]?.number ?? plan.number
  return (
    <>
      {plan.number !== latest && (
        <>
          <br />
          <Note acts={<Act onClick={() => setUrl({ plan: null })}>{say('plan.latest')}</Act>}>
            {say('plan.viewing', { number: plan.number })}
          </Note>
        </>
      )}
      <Section
        title={say('plan.title', { number: plan.number })}
        acts={<SectionAct act="adjustPlan" view={view} />}
      >
        {plan.milestones.length === 0 && <p className="cv-meta">{say('plan.noMilestone')}</p>}
        {plan.milestones.map((one) => (
          <Milestone key={one.id} milestone={one} view={view} live={plan.number === latest} />
        ))}
      </Section>
      <Versions plan={plan} view={view} onOpen={(number) => setUrl({ plan: String(number) })} />
    </>
  )
}

function Milestone({
  milestone: one,
  view,
  live,
}: {
  milestone: Plan['milestones'][number]
  view: EngagementView
  live: boolean
}) {
  const say = useWords(engagementWords)
  const saying = useSaying()
  const done = one.state === 'completed'
  return (
    <Row
      first={
        <>
          <Icon name={done ? 'kept' : one.blocked ? 'pause' : 'clock'} /> {one.title}
        </>
      }
      second={
        <>
          {one.completedAt
            ? say('plan.completed', { time: saying.day(one.completedAt) })
            : one.dueOn
              ? saying.day(noonOf(one.dueOn))
              : say('plan.noDay')}
          {one.responsible && (
            <>
              <Dot />
              {one.responsible.name}
            </>
          )}
          {one.blocked && (
            <>
              <Dot />
              {say('plan.blocked')}
            </>
          )}
        </>
      }
      side={
        live &&
        !done &&
        !one.blocked && <BesideActs acts={milestoneActs} thing={view} about={one.id} />
      }
    />
  )
}

function Versions({
  plan,
  view,
  onOpen,
}: {
  plan: Plan
  view: EngagementView
  onOpen: (number: number) => void
}) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { rows: happenings = [] } = useRows(engagementTimelineEndpoint, ['timeline'], {
    params: { id: view.engagement.id },
  })
  return (
    <Section title={say('plan.versions')}>
      {plan.versions.map((one) => {
        // The log names the feedback behind each adjustment.
        const named = happenings
          .filter(({ type, data }) => type === 'plan.adjusted' && data.number === one.number)
          .map(({ objectId }) => objectId)
        const behind = view.feedback.filter(({ id }) => named.includes(id))
        return (
          <article key={one.number} className="sv-record">
            <p className="sv-record-head">
              <span>
                <Act onClick={() => onOpen(one.number)}>
                  {say('plan.version', { number: one.number })}
                </Act>
                <Dot />
                {say(`reasonKind.${one.reasonKind}`)}
                <Dot />
                {say('plan.by', {
                  name: one.madeBy?.name ?? sayService('system'),
                  time: saying.moment(one.madeAt, true),
                })}
              </span>
            </p>
            <p className="sv-said">{one.reason}</p>
            {behind.map(({ id, text }) => (
              <p key={id} className="sv-said sv-reply">
                <span className="cv-meta">{say('plan.feedback')}</span>
                <br />
                {text}
              </p>
            ))}
          </article>
        )
      })}
    </Section>
  )
}
