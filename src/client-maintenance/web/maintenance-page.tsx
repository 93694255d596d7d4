import { ActMenu, ActPanels, useMe } from '#client-service/web/index.ts'
import { ExportMenu, PageHead, Tabs, useSaying, useUrl, useWords, useRows } from '#ui/index.ts'
import { useExporting } from '#organisation/web/index.ts'
import {
  exportBusinessDevelopmentsEndpoint,
  exportOpportunitiesEndpoint,
  exportPlannedContactsEndpoint,
  listBusinessDevelopmentsEndpoint,
  listOpportunitiesEndpoint,
  listPlannedContactsEndpoint,
} from '../contract.ts'
import { careActs } from './acts.ts'
import { planOccasionAct } from './contact-acts.tsx'
import { ContactDays, DevelopmentQueue, OpportunityQueue } from './queues.tsx'
import { type CareAct, type CareView } from './view.ts'
import { dueVisitAct, VisitsDue } from './visits-due.tsx'
import { ContactViews, contactsWanted, opportunitiesWanted, OpportunityViews } from './views.tsx'
import { maintenanceWords } from './words.ts'

const tabs = ['contacts', 'visits', 'opportunities', 'developments'] as const
const acts: CareAct[] = [planOccasionAct, dueVisitAct, ...careActs]

/** Everything that keeps clients close: contacts by day, visits due, later needs, news. */
export default function MaintenancePage() {
  const say = useWords(maintenanceWords)
  const [url] = useUrl()
  const me = useMe().data
  const tab = tabs.find((one) => one === url.tab) ?? 'contacts'
  const wanted = {
    contacts: contactsWanted(url, me?.personId, useSaying().now),
    opportunities: opportunitiesWanted(url, me?.personId),
    developments: { state: 'recorded' as const },
  }
  const contacts = useRows(listPlannedContactsEndpoint, ['care'], { query: wanted.contacts })
  const opportunities = useRows(listOpportunitiesEndpoint, ['care'], {
    query: wanted.opportunities,
  })
  const developments = useRows(listBusinessDevelopmentsEndpoint, ['care'], {
    query: wanted.developments,
  })
  const exporting = {
    contacts: useExporting(exportPlannedContactsEndpoint, wanted.contacts),
    opportunities: useExporting(exportOpportunitiesEndpoint, wanted.opportunities),
    developments: useExporting(exportBusinessDevelopmentsEndpoint, wanted.developments),
    visits: undefined,
  }
  const view: CareView = {
    contacts: contacts.rows ?? [],
    opportunities: opportunities.rows ?? [],
    developments: developments.rows ?? [],
    waiting: ![contacts, opportunities, developments].every(({ rows }) => rows),
    rights: me?.rights ?? [],
  }
  return (
    <>
      <PageHead
        title={say('title')}
        acts={
          <>
            <ExportMenu exporting={exporting[tab]} />
            <ActMenu acts={acts} thing={view} first="planOccasion" />
          </>
        }
      />
      <Tabs
        label={say('title')}
        current={tab}
        tabs={tabs.map((key) => ({ key, label: say(`tab.${key}`) }))}
      />
      {tab === 'contacts' && <ContactViews />}
      {tab === 'opportunities' && <OpportunityViews />}
      <div className="sv-plain">
        {tab === 'contacts' && <ContactDays list={contacts} view={view} />}
        {tab === 'visits' && <VisitsDue />}
        {tab === 'opportunities' && <OpportunityQueue list={opportunities} view={view} />}
        {tab === 'developments' && <DevelopmentQueue list={developments} view={view} />}
      </div>
      <ActPanels acts={acts} thing={view} />
    </>
  )
}
