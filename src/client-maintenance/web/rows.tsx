import { BesideActs, noonOf, serviceWords, today } from '#client-service/web/index.ts'
import { sayLeft } from '#platform/i18n/format.ts'
import { Dot, Go, Row, SlaChip, useSaying, useWords, Dotted } from '#ui/index.ts'
import type { BusinessDevelopment, Opportunity, PlannedContact } from '../contract.ts'
import { careActs } from './acts.ts'
import { proposalSaid } from './proposal-said.ts'
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
  const now = today(saying.now)
  // Planned for a day, it is late by days.
  const isLate = contact.plannedOn < now
  const kind = say(`kind.${contact.kind}`)
  const what = contact.occasion?.includes(kind)
    ? contact.occasion
    : [kind, contact.occasion].filter(Boolean).join(' ')
  return (
    <Row
      lead={
        <SlaChip
          state={isLate ? 'overdue' : 'open'}
          words={isLate ? sayLeft(due, new Date(noonOf(now)), saying.language) : day}
        />
      }
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
      second={<Dotted facts={[isLate && day, contact.owner.name, contact.note]} />}
      side={<BesideActs acts={contactActs} thing={view} about={contact.id} />}
    />
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
      {one.proposal && <p className="sv-said sv-reply">{proposalSaid(one, say)}</p>}
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
