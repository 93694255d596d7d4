import '../sheet.css'
import type { ReactNode } from 'react'
import {
  Dot,
  type Fact,
  Go,
  ObjectPage,
  Section,
  Trouble,
  useParameter,
  useSaying,
  useWords,
  Waiting,
  useThing,
} from '#ui/index.ts'
import { type LeadView, readLead } from '../../contract.ts'
import { leadActs } from '../acts/acts.ts'
import { noonOf } from '../acts/days.ts'
import { ActMenu, ActPanels, type ThingAct } from '../panel/act-panel.tsx'
import { leadWords } from '../words.ts'
import { LeadAnswers } from './answers.tsx'
import { Assessments } from './assessments.tsx'
import { Contacts } from './contacts.tsx'
import { ConversionChecks } from './conversion-checks.tsx'
import { LeadFacts } from './facts.tsx'
import { History } from './history.tsx'
import { NextPromise, PromiseList } from './promises.tsx'
import { OriginationLine } from './origination.tsx'
import { Proposals } from './proposals.tsx'
import { Turns } from './turns.tsx'
import { pageWords } from './words.ts'

/** What areas above give to the page. */
interface Beside {
  notes: (lead: LeadView) => ReactNode
  acts: ThingAct<LeadView>[]
}

/** The page of one lead: what is owed next, its road so far, what happened. */
export function LeadPage({ notes, acts: more }: Beside) {
  const acts = [...leadActs, ...more]
  const say = useWords(pageWords)
  const saying = useSaying()
  const id = useParameter('leadId')
  const { data: lead, error, refetch } = useThing(readLead, [id], { params: { id } })
  if (error && (!lead || lead.id !== id)) {
    return <Trouble error={error} onRetry={() => void refetch()} />
  }
  if (!lead || lead.id !== id) return <Waiting />
  return (
    <>
      <ObjectPage
        title={lead.organisation ?? lead.name}
        state={<State lead={lead} />}
        facts={factsOf(lead, say, saying.name)}
        acts={<ActMenu acts={acts} thing={lead} />}
        hero={lead.conversion ? <Converted lead={lead} /> : <NextPromise lead={lead} />}
        side={<History id={id} />}
        sideTitle={say('history.title')}
      >
        <Section title={say('need')}>
          <LeadFacts lead={lead} />
          <OriginationLine lead={lead} />
        </Section>
        <LeadAnswers lead={lead} />
        <PromiseList lead={lead} />
        {notes(lead)}
        <ConversionChecks lead={lead} />
        <Proposals lead={lead} />
        <Assessments lead={lead} />
        <Contacts lead={lead} />
        <Turns lead={lead} />
      </ObjectPage>
      <ActPanels acts={acts} thing={lead} />
    </>
  )
}

function State({ lead }: { lead: LeadView }) {
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  if (!lead.snoozedUntil) return sayLead(`stage.${lead.stage}`)
  const until = sayLead('snoozedUntil', { day: saying.day(noonOf(lead.snoozedUntil)) })
  return (
    <>
      {sayLead(`stage.${lead.stage}`)}
      <Dot />
      {until}
    </>
  )
}

function factsOf(
  lead: LeadView,
  say: (key: 'owner' | 'assessor' | 'department' | 'contact' | 'nobody') => string,
  name: ReturnType<typeof useSaying>['name'],
): Fact[] {
  const contact = lead.contactName ?? (lead.organisation ? lead.name : null)
  return [
    { label: say('owner'), value: lead.specialist?.name ?? say('nobody') },
    ...(lead.assessor ? [{ label: say('assessor'), value: lead.assessor.name }] : []),
    ...(lead.department ? [{ label: say('department'), value: name(lead.department) }] : []),
    ...(contact ? [{ label: say('contact'), value: contact, deskOnly: true }] : []),
  ]
}

function Converted({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const saying = useSaying()
  if (!lead.conversion) return null
  return (
    <section className="cv-hero is-nothing" aria-label={say('converted.title')}>
      <h2 className="cv-hero-what">
        {say('converted.at', { time: saying.moment(lead.conversion.convertedAt, true) })}
      </h2>
      <p className="cv-hero-why ld-links">
        <Go to={`/clients/${lead.conversion.clientId}`}>{say('converted.client')}</Go>
        <Go to={`/engagements/${lead.conversion.engagementId}`}>{say('converted.engagement')}</Go>
      </p>
    </section>
  )
}
