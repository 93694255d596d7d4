import { HeadAct, serviceWords } from '#client-service/web/index.ts'
import { Dot, Go, Row, Section, useSaying, useWords, useRows, Dotted } from '#ui/index.ts'
import { listContactRecordsEndpoint, listReturnVisitsEndpoint } from '../contract.ts'
import { careActs } from './acts.ts'
import { DevelopmentRow, OpportunityRow, PlannedRow } from './rows.tsx'
import type { CareView } from './view.ts'
import { maintenanceWords } from './words.ts'

/** Contacts planned with the client, and those made last. */
export function ContactPlans({ view }: { view: CareView & { client: { id: string } } }) {
  const say = useWords(maintenanceWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { rows: made } = useRows(listContactRecordsEndpoint, ['care'], {
    params: { id: view.client.id },
    query: { limit: 5 },
  })
  return (
    <>
      <Section
        title={say('planned.title')}
        count={view.waiting ? undefined : view.contacts.length}
        acts={<HeadAct act="planContact" acts={careActs} thing={view} />}
      >
        {!view.waiting && view.contacts.length === 0 && (
          <p className="cv-meta">{say('planned.none')}</p>
        )}
        {view.contacts.map((one) => (
          <PlannedRow key={one.id} contact={one} view={view} />
        ))}
      </Section>
      <Section
        title={say('made.title')}
        acts={<HeadAct act="recordContact" acts={careActs} thing={view} />}
      >
        {made?.length === 0 && <p className="cv-meta">{say('made.none')}</p>}
        {made?.slice(0, 5).map((one) => (
          <Row
            key={one.id}
            first={one.words}
            second={
              <>
                {saying.moment(one.at, true)}
                <Dot />
                {sayService(`way.${one.way}`)}
                <Dot />
                <Dotted facts={[one.occasion, one.madeBy?.name]} />
              </>
            }
          />
        ))}
      </Section>
    </>
  )
}

export function OpportunitiesSection({ view }: { view: CareView }) {
  const say = useWords(maintenanceWords)
  return (
    <Section
      title={say('opportunities.title')}
      acts={<HeadAct act="noticeOpportunity" acts={careActs} thing={view} />}
    >
      {!view.waiting && view.opportunities.length === 0 && (
        <p className="cv-meta">{say('opportunities.none')}</p>
      )}
      {view.opportunities.map((one) => (
        <OpportunityRow key={one.id} opportunity={one} view={view} />
      ))}
    </Section>
  )
}

export function DevelopmentsSection({ view }: { view: CareView }) {
  const say = useWords(maintenanceWords)
  return (
    <Section
      title={say('developments.title')}
      acts={<HeadAct act="recordBusinessDevelopment" acts={careActs} thing={view} />}
    >
      {!view.waiting && view.developments.length === 0 && (
        <p className="cv-meta">{say('developments.none')}</p>
      )}
      {view.developments.map((one) => (
        <DevelopmentRow key={one.id} development={one} view={view} />
      ))}
    </Section>
  )
}

/** What clients said after their matters were closed. */
export function VisitsSection({ clientId }: { clientId: string }) {
  const say = useWords(maintenanceWords)
  const saying = useSaying()
  const { rows = [] } = useRows(listReturnVisitsEndpoint, ['visits'], {
    query: { client: clientId },
  })
  if (rows.length === 0) return null
  return (
    <Section title={say('visits.title')} count={rows.length}>
      {rows.map((one) => (
        <article key={one.id} className="sv-record">
          <p className="sv-record-head">
            <span>
              <Go to={`/engagements/${one.engagement.id}`}>{one.engagement.title}</Go>
              <Dot />
              {say(`visitWay.${one.way}`)}
              <Dot />
              {saying.day(one.at)}
            </span>
            <span>
              {say('visits.satisfaction', { score: one.satisfaction })}
              {one.nps !== null && (
                <>
                  <Dot />
                  {say('visits.nps', { score: one.nps })}
                </>
              )}
            </span>
          </p>
          {one.opinion && <p className="sv-said">{one.opinion}</p>}
          {one.suggestions && (
            <p className="sv-said cv-second">
              {say('visits.suggestions', { text: one.suggestions })}
            </p>
          )}
        </article>
      ))}
    </Section>
  )
}
