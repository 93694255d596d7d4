import type { ReactNode } from 'react'
import { sayPhone } from '#platform/i18n/format.ts'
import { Dot, Go, useSaying, useWords, Terms } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { leadWords } from '../words.ts'
import { pageWords } from './words.ts'

/** What they want and how to reach them. */
export function LeadFacts({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const facts: [string, ReactNode][] = [
    [
      sayLead('field.phone'),
      lead.phone && <a href={`tel:${lead.phone}`}>{sayPhone(lead.phone)}</a>,
    ],
    [sayLead('field.mail'), lead.mail && <a href={`mailto:${lead.mail}`}>{lead.mail}</a>],
    [sayLead('field.wechat'), lead.wechat],
    [sayLead('field.contactName'), lead.contactName],
    [sayLead('field.opponents'), lead.opponents.join(sayLead('listMark'))],
    [
      sayLead('field.practiceArea'),
      lead.practiceArea && sayLead(`practiceArea.${lead.practiceArea}`),
    ],
    [sayLead('field.urgency'), sayLead(`urgency.${lead.urgency}`)],
    [sayLead('field.estimatedAmount'), lead.estimatedAmount && saying.money(lead.estimatedAmount)],
    [sayLead('field.region'), lead.region],
    [sayLead('field.unifiedSocialCreditCode'), lead.unifiedSocialCreditCode],
    [sayLead('part.channel'), <Channel key="channel" lead={lead} />],
    [sayLead('field.referrerName'), lead.referrerName],
    [
      sayLead('field.referrerClient'),
      lead.referrerClient && (
        <Go to={`/clients/${lead.referrerClient.id}`}>{lead.referrerClient.name}</Go>
      ),
    ],
    [sayLead('field.receivedOn'), saying.day(noonOf(lead.receivedOn))],
    [say('facts.reference'), lead.reference],
    [say('facts.consent'), lead.consentedAt && <Consent key="consent" lead={lead} />],
    [say('facts.nextStep'), lead.nextStep && <NextStep lead={lead} />],
    [
      say('facts.origin'),
      lead.opportunityId && lead.clientId && (
        <Go to={`/clients/${lead.clientId}`}>{say('facts.ofClient')}</Go>
      ),
    ],
  ]
  return (
    <>
      <p className="ld-need">{lead.need || <span className="cv-quiet">{say('noNeed')}</span>}</p>
      <Terms terms={facts} />
    </>
  )
}

function Channel({ lead }: { lead: LeadView }) {
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  if (!lead.channel) return <span className="cv-quiet">{sayLead('notSaid')}</span>
  return (
    <>
      {saying.name(lead.channel)}
      {lead.campaign && (
        <>
          <Dot />
          {lead.campaign.name}
        </>
      )}
    </>
  )
}

/** When they agreed, and to which words. */
function Consent({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const saying = useSaying()
  return (
    <>
      {lead.consentedAt && saying.moment(lead.consentedAt, true)}
      {lead.noticeWords && (
        <details>
          <summary>{say('facts.notice')}</summary>
          <p className="cv-second">{lead.noticeWords}</p>
        </details>
      )}
    </>
  )
}

function NextStep({ lead }: { lead: LeadView }) {
  const saying = useSaying()
  return (
    <>
      {lead.nextStep}
      {lead.nextStepOn && (
        <>
          <Dot />
          {saying.day(noonOf(lead.nextStepOn))}
        </>
      )}
    </>
  )
}
