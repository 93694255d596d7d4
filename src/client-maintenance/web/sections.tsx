import {
  BesideActs,
  Dotted,
  HeadAct,
  noonOf,
  serviceWords,
  useRows,
} from '#client-service/web/index.ts'
import { Dot, Go, Row, Section, SlaChip, useSaying, useWords } from '#ui/index.ts'
import {
  type BusinessDevelopment,
  listContactRecordsEndpoint,
  listReturnVisitsEndpoint,
  type Opportunity,
  type PlannedContact,
} from '../contract.ts'
import { careActs } from './acts.ts'
import type { CareView } from './view.ts'
import { maintenanceWords } from './words.ts'

const about = (pattern: RegExp) => careActs.filter(({ key }) => pattern.test(key))
const contactActs = about(/PlannedContact$/)
const opportunityActs = about(/^(pursue|drop|change)\w*(Opportunity|Lead|Engagement)$/)
const developmentActs = about(/Advice$|^changeBusiness/)

/** One contact planned: what, when, who; late ones say so. */
export function PlannedRow({
  contact,
  view,
  withClient = false,
}: {
  contact: PlannedContact
  view: CareView
  withClient?: boolean
}) {
  const say = useWords(maintenanceWords)
  const saying = useSaying()
  const due = noonOf(contact.plannedOn)
  const day = saying.day(due)
  const isLate = due.slice(0, 10) < noonOf(dayOf(saying.now)).slice(0, 10)
  const what = [say(`kind.${contact.kind}`), contact.occasion].filter(Boolean).join(' ')
  return (
    <Row
      lead={<SlaChip state={isLate ? 'overdue' : 'open'} words={day} />}
      first={
        <>
          {withClient && (
            <>
              <Go to={`/clients/${contact.client.id}`}>{contact.client.name}</Go>
              <Dot />
            </>
          )}
          {what}
        </>
      }
      second={<Dotted parts={[contact.owner.name, contact.note]} />}
      side={<BesideActs acts={contactActs} thing={view} about={contact.id} />}
    />
  )
}

/** The day at the firm. */
const dayOf = (now: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now)

/** Contacts planned with the client, and those made last. */
export function ContactPlans({ view }: { view: CareView & { client: { id: string } } }) {
  const say = useWords(maintenanceWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { rows: made = [] } = useRows(listContactRecordsEndpoint, ['care'], {
    params: { id: view.client.id },
    query: { limit: 5 },
  })
  return (
    <>
      <Section
        title={say('planned.title')}
        count={view.contacts.length}
        acts={<HeadAct act="planContact" acts={careActs} thing={view} />}
      >
        {view.contacts.length === 0 && <p className="cv-meta">{say('planned.none')}</p>}
        {view.contacts.map((one) => (
          <PlannedRow key={one.id} contact={one} view={view} />
        ))}
      </Section>
      <Section
        title={say('made.title')}
        acts={<HeadAct act="recordContact" acts={careActs} thing={view} />}
      >
        {made.length === 0 && <p className="cv-meta">{say('made.none')}</p>}
        {made.slice(0, 5).map((one) => (
          <Row
            key={one.id}
            first={one.words}
            second={
              <>
                {saying.moment(one.at, true)}
                <Dot />
                {sayService(`way.${one.way}`)}
                <Dot />
                <Dotted parts={[one.occasion, one.madeBy?.name]} />
              </>
            }
          />
        ))}
      </Section>
    </>
  )
}

export function OpportunityRow({
  opportunity: one,
  view,
  withClient = false,
}: {
  opportunity: Opportunity
  view: CareView
  withClient?: boolean
}) {
  const say = useWords(maintenanceWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {withClient && (
            <>
              <Go to={`/clients/${one.client.id}`}>{one.client.name}</Go>
              <Dot />
            </>
          )}
          {sayService(`practiceArea.${one.practiceArea}`)}
          <Dot />
          {say(`source.${one.source}`)}
          <Dot />
          {saying.day(one.noticedAt)}
          <Dot />
          {say('opportunities.owner', { name: one.owner.name })}
        </span>
        <span>{say(`opportunityState.${one.state}`)}</span>
      </p>
      <h3>{one.title}</h3>
      <p className="sv-said">{one.need}</p>
      {one.leadId && <Go to={`/leads/${one.leadId}`}>{say('opportunities.lead')}</Go>}
      {one.engagementId && (
        <Go to={`/engagements/${one.engagementId}`}>{say('opportunities.engagement')}</Go>
      )}
      {one.dropReason && (
        <p className="sv-said sv-reply">
          {say(`dropReason.${one.dropReason}`)} {one.dropWords}
        </p>
      )}
      <BesideActs acts={opportunityActs} thing={view} about={one.id} />
    </article>
  )
}

export function OpportunitiesSection({ view }: { view: CareView }) {
  const say = useWords(maintenanceWords)
  return (
    <Section
      title={say('opportunities.title')}
      acts={<HeadAct act="noticeOpportunity" acts={careActs} thing={view} />}
    >
      {view.opportunities.length === 0 && <p className="cv-meta">{say('opportunities.none')}</p>}
      {view.opportunities.map((one) => (
        <OpportunityRow key={one.id} opportunity={one} view={view} />
      ))}
    </Section>
  )
}

export function DevelopmentRow({
  development: one,
  view,
  withClient = false,
}: {
  development: BusinessDevelopment
  view: CareView
  withClient?: boolean
}) {
  const say = useWords(maintenanceWords)
  const saying = useSaying()
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {withClient && (
            <>
              <Go to={`/clients/${one.client.id}`}>{one.client.name}</Go>
              <Dot />
            </>
          )}
          {saying.day(noonOf(one.happenedOn))}
          <Dot />
          {one.url ? (
            <a href={one.url} target="_blank" rel="noreferrer">
              {one.source}
            </a>
          ) : (
            one.source
          )}
        </span>
        <span>{say(`developmentState.${one.state}`)}</span>
      </p>
      <p className="sv-said">{one.text}</p>
      {one.advice && (
        <p className="sv-said sv-reply">
          {say('developments.advice', {
            author: one.advice.author.name,
            approver: one.advice.approvedBy.name,
            text: one.advice.text,
          })}
        </p>
      )}
      {one.notNeededReason && (
        <p className="sv-said sv-reply">
          {say('developments.declined', { text: one.notNeededReason })}
        </p>
      )}
      <BesideActs acts={developmentActs} thing={view} about={one.id} />
    </article>
  )
}

export function DevelopmentsSection({ view }: { view: CareView }) {
  const say = useWords(maintenanceWords)
  return (
    <Section
      title={say('developments.title')}
      acts={<HeadAct act="recordBusinessDevelopment" acts={careActs} thing={view} />}
    >
      {view.developments.length === 0 && <p className="cv-meta">{say('developments.none')}</p>}
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
