import { sayDepartment } from '#organisation/departments/contract.ts'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import {
  type Fact,
  Go,
  ObjectPage,
  Trouble,
  useParameter,
  useSaying,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { engagementTimelineEndpoint } from '../../contract.ts'
import { History } from '../history/history.tsx'
import { historyWords } from '../history/words.ts'
import { ActMenu, ActPanels } from '../panel/act-panel.tsx'
import { type Keeping, NextPromise, PromiseList } from '../promises/promises.tsx'
import { serviceWords } from '../words.ts'
import type { EngagementAct } from './act-common.tsx'
import { engagementActs, engagementKeepings } from './acts.tsx'
import { ContractTab } from './contract-tab.tsx'
import { noonOf } from './days.ts'
import { DecisionsTab, DutiesTab } from './decisions-tab.tsx'
import { FilesTab } from './files-tab.tsx'
import { PlanTab } from './plan-tab.tsx'
import { ProgressTab, QuestionsTab } from './progress-tab.tsx'
import { TalksTab } from './talks-tab.tsx'
import { type EngagementView, useEngagementView } from './view.ts'
import { engagementWords } from './words.ts'

const tabs = [
  'progress',
  'questions',
  'decisions',
  'duties',
  'talks',
  'plan',
  'contract',
  'files',
] as const

/** What areas above bring to the page of an engagement. */
export interface EngagementExtension {
  acts: EngagementAct[]
  keepings: Record<string, Keeping>
}
const nothingMore: EngagementExtension = { acts: [], keepings: {} }

/** One engagement: what is owed next, and everything about it in tabs. */
export function EngagementPage({ more = nothingMore }: { more?: EngagementExtension }) {
  const id = useParameter('engagementId')
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const sayHistory = useWords(historyWords)
  const [url] = useUrl()
  const { view, error, retry } = useEngagementView(id)
  const facts = useFacts(view)
  if (!view) return error ? <Trouble error={error} onRetry={retry} /> : <Waiting />
  const { engagement } = view
  const acts = [...engagementActs, ...more.acts]
  const promises = {
    subjectId: id,
    thing: view,
    acts,
    keepings: { ...engagementKeepings, ...more.keepings },
    detail: (one: CommitmentView) => detailOf(view, one.aboutId),
  }
  const counts: Partial<Record<(typeof tabs)[number], number>> = {
    questions: engagement.open.questions,
    decisions: engagement.open.decisions,
    duties: engagement.open.duties,
    talks: engagement.open.feedback,
  }
  const tab = tabs.find((one) => one === url.tab) ?? 'progress'
  return (
    <>
      <ObjectPage
        title={engagement.title}
        state={sayService(`stage.${engagement.stage}`)}
        facts={facts}
        acts={<ActMenu acts={acts} thing={view} first="reportProgress" />}
        hero={<NextPromise {...promises} />}
        tabs={tabs.map((key) => ({
          key,
          label: say(`tab.${key}`),
          count: counts[key] || undefined,
        }))}
        tab={tab}
        sideTitle={sayHistory('title')}
        side={<History endpoint={engagementTimelineEndpoint} id={id} />}
      >
        {tab === 'progress' && <PromiseList {...promises} />}
        <Tab tab={tab} view={view} />
      </ObjectPage>
      <ActPanels acts={acts} thing={view} />
    </>
  )
}

function Tab({ tab, view }: { tab: (typeof tabs)[number]; view: EngagementView }) {
  switch (tab) {
    case 'progress':
      return <ProgressTab view={view} />
    case 'questions':
      return <QuestionsTab view={view} />
    case 'decisions':
      return <DecisionsTab view={view} />
    case 'duties':
      return <DutiesTab view={view} />
    case 'talks':
      return <TalksTab view={view} />
    case 'plan':
      return <PlanTab view={view} />
    case 'contract':
      return <ContractTab view={view} />
    case 'files':
      return <FilesTab id={view.engagement.id} />
  }
}

/** What the record says that a promise is about. */
function detailOf({ questions, decisions, duties, feedback }: EngagementView, id: string) {
  return (
    questions.find((one) => one.id === id)?.text ??
    decisions.find((one) => one.id === id)?.question ??
    duties.find((one) => one.id === id)?.what ??
    feedback.find((one) => one.id === id)?.text
  )
}

function useFacts(view: EngagementView | undefined): Fact[] {
  const say = useWords(engagementWords)
  const saying = useSaying()
  if (!view) return []
  const { engagement: one } = view
  const of = (wanted: string): string =>
    one.lawyers
      .filter(({ part }) => part === wanted)
      .map(({ name, share }) => (share ? `${name} ${Number(share)}%` : name))
      .join(saying.language === 'en' ? ', ' : '，')
  const facts: (Fact | null)[] = [
    { label: say('fact.client'), value: <Go to={`/clients/${one.clientId}`}>{one.clientName}</Go> },
    one.number ? { label: say('fact.number'), value: one.number } : null,
    { label: say('fact.lawyer'), value: of('lead_lawyer') },
    { label: say('fact.assisting'), value: of('assisting_lawyer') },
    { label: say('fact.originating'), value: of('originating_lawyer') },
    one.departmentName
      ? {
          label: say('fact.department'),
          value: sayDepartment(one, saying.language),
          deskOnly: true,
        }
      : null,
    one.startedAt
      ? { label: say('fact.started'), value: saying.day(one.startedAt), deskOnly: true }
      : null,
    one.closedAt ? { label: say('fact.closed'), value: saying.day(one.closedAt) } : null,
    one.termTo
      ? { label: say('fact.term'), value: saying.day(noonOf(one.termTo)), deskOnly: true }
      : null,
  ]
  return facts.filter((fact) => fact !== null).filter(({ value }) => Boolean(value))
}
