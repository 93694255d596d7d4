import { sayDepartment } from '#organisation/departments/contract.ts'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { ClientOrigination, ReferredLeads } from '#client-development/web/index.ts'
import { clientTimelineEndpoint } from '#client-service/contract.ts'
import {
  ActMenu,
  ActPanels,
  clientActs,
  ClientAnswers,
  clientKeepings,
  clientWords,
  ContactsSection,
  engagementActs,
  engagementKeepings,
  EngagementsSection,
  FeedbackList,
  History,
  historyWords,
  NextPromise,
  NotesSection,
  type PageAct,
  ProfileSection,
  PromiseList,
  serviceWords,
  useClientView,
} from '#client-service/web/index.ts'
import {
  type Fact,
  ObjectPage,
  Trouble,
  useKeys,
  useParameter,
  useSaying,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { AcquaintancesSection } from './acquaintances.tsx'
import { careActs, careKeepings } from './acts.ts'
import { visitAct, visitKeepings } from './visit-act.tsx'
import { SatisfactionSection } from './satisfaction.tsx'
import {
  ContactPlans,
  DevelopmentsSection,
  OpportunitiesSection,
  VisitsSection,
} from './sections.tsx'
import { type ClientCareView, useCareOf } from './view.ts'

const acts: PageAct<ClientCareView>[] = [...careActs, ...clientActs]
const keepings = { ...clientKeepings, ...careKeepings }
/** What is owed on the matters of the client is done on their pages. */
const engagements = {
  acts: [...engagementActs, visitAct],
  keepings: { ...engagementKeepings, ...visitKeepings },
}

/** One client: what is owed to it next, who it is, its matters, what was said and what comes. */
export default function ClientPage() {
  const id = useParameter('clientId')
  const sayHistory = useWords(historyWords)
  const sayService = useWords(serviceWords)
  const [, setUrl] = useUrl()
  const { view: clientView, error, retry } = useClientView(id)
  const care = useCareOf(id)
  const facts = useFacts(clientView?.client)
  useKeys({ c: () => setUrl({ act: 'recordContact' }) })
  if (!clientView) return error ? <Trouble error={error} onRetry={retry} /> : <Waiting />
  const view: ClientCareView = {
    ...clientView,
    ...care,
    waiting: clientView.waiting || care.waiting,
  }
  const promises = {
    subjectId: id,
    thing: view,
    acts,
    keepings,
    engagements,
    detail: (one: CommitmentView) => detailOf(view, one.aboutId),
  }
  return (
    <>
      <ObjectPage
        title={view.client.name}
        state={sayService(`tier.${view.client.tier}`)}
        facts={facts}
        acts={<ActMenu acts={acts} thing={view} first="recordContact" />}
        hero={<NextPromise {...promises} />}
        sideTitle={sayHistory('title')}
        side={
          <History
            endpoint={clientTimelineEndpoint}
            id={id}
            engagements={view.client.engagements}
          />
        }
      >
        <ClientOrigination clientId={id} />
        <PromiseList {...promises} />
        <EngagementsSection view={view} acts={acts} />
        <SatisfactionSection clientId={id} />
        <AcquaintancesSection clientId={id} />
        <ProfileSection view={view} acts={acts} />
        <ClientAnswers view={view} />
        <ContactsSection view={view} acts={acts} />
        <NotesSection subjectId={id} />
        <ContactPlans view={view} />
        <OpportunitiesSection view={view} />
        <ReferredLeads clientId={id} />
        <DevelopmentsSection view={view} />
        <VisitsSection clientId={id} />
        <FeedbackList
          rows={view.feedback}
          waiting={view.waiting}
          acts={feedbackActs}
          thing={view}
        />
      </ObjectPage>
      <ActPanels acts={acts} thing={view} />
    </>
  )
}

const feedbackActs = acts.filter(({ key }) => /Feedback$|^nameHandler$/.test(key))

/** What the record says that a promise is about. */
function detailOf(view: ClientCareView, id: string): string | undefined {
  const contact = view.contacts.find((one) => one.id === id)
  return (
    contact?.occasion ??
    view.opportunities.find((one) => one.id === id)?.title ??
    view.developments.find((one) => one.id === id)?.text ??
    view.feedback.find((one) => one.id === id)?.text
  )
}

function useFacts(client: ClientCareView['client'] | undefined): Fact[] {
  const say = useWords(clientWords)
  const saying = useSaying()
  if (!client) return []
  const comma = saying.language === 'en' ? ', ' : '，'
  const of = (part: string) =>
    client.members
      .filter((one) => one.part === part)
      .map((one) => one.name)
      .join(comma)
  const contacts = client.contacts
    .slice(0, 3)
    .map(({ name, position }) => (position ? say('fact.person', { name, position }) : name))
  const facts: Fact[] = [
    { label: '', value: say('fact.since', { day: saying.day(client.registeredAt) }) },
    { label: say('fact.specialist'), value: of('specialist') },
    { label: say('fact.manager'), value: of('manager') },
    { label: say('fact.originating'), value: of('originating_lawyer') },
    { label: say('fact.contact'), value: contacts.join(comma), deskOnly: true },
    {
      label: say('fact.department'),
      value: sayDepartment(client, saying.language),
      deskOnly: true,
    },
  ]
  return facts.filter(({ value }) => Boolean(value))
}
