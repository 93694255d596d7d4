import { dayAfter } from '#client-service/web/index.ts'
import { type BuiltInView, ViewsBar } from '#organisation/web/index.ts'
import { type Filter, Filters, useWords } from '#ui/index.ts'
import { type OpportunityState, opportunityStates } from '../contract.ts'
import { maintenanceWords } from './words.ts'

type Url = Record<string, string>
const ownerOf = (url: Url, me: string | undefined) =>
  url.whose === 'mine' && me ? { owner: me } : {}

/** Days from today until which planned contacts are shown. */
const spans = { overdue: -1, today: 0, week: 7, month: 31 } as const
type Span = keyof typeof spans
const isSpan = (value: string | undefined): value is Span => value !== undefined && value in spans

/** What the list of planned contacts is asked for. */
export const contactsWanted = (url: Url, me: string | undefined, now: Date) => ({
  state: 'planned' as const,
  ...ownerOf(url, me),
  ...(isSpan(url.within) ? { to: dayAfter(now, spans[url.within]) } : {}),
})

/** What the list of opportunities is asked for. */
export const opportunitiesWanted = (url: Url, me: string | undefined) => ({
  ...ownerOf(url, me),
  ...(url.state === 'all' ? {} : { state: (url.state ?? 'noticed') as OpportunityState }),
})

/** Views of the planned contacts: the product's own and those kept. */
export function ContactViews() {
  const say = useWords(maintenanceWords)
  const builtIn: BuiltInView[] = [
    { key: 'all', label: say('all'), choices: {} },
    { key: 'mine', label: say('mine'), choices: { whose: 'mine' } },
    { key: 'late', label: say('day.overdue'), choices: { within: 'overdue' } },
  ]
  const within: Filter = {
    key: 'within',
    label: say('within.label'),
    options: (Object.keys(spans) as Span[]).map((value) => ({
      value,
      label: say(`within.${value}`),
    })),
  }
  return <Views list="planned_contacts" place={atContacts} builtIn={builtIn} filters={[within]} />
}
const atContacts = { tab: 'contacts' }

export function OpportunityViews() {
  const say = useWords(maintenanceWords)
  const builtIn: BuiltInView[] = [
    { key: 'all', label: say('all'), choices: {} },
    { key: 'mine', label: say('mine'), choices: { whose: 'mine' } },
    { key: 'pursued', label: say('opportunityState.pursued'), choices: { state: 'pursued' } },
  ]
  const state: Filter = {
    key: 'state',
    label: say('column.state'),
    usual: 'noticed',
    options: opportunityStates.map((value) => ({
      value,
      label: say(`opportunityState.${value}`),
    })),
  }
  return <Views list="opportunities" place={atOpportunities} builtIn={builtIn} filters={[state]} />
}
const atOpportunities = { tab: 'opportunities' }

function Views({
  list,
  place,
  builtIn,
  filters,
}: {
  list: 'planned_contacts' | 'opportunities'
  place: Record<string, string>
  builtIn: BuiltInView[]
  filters: Filter[]
}) {
  const say = useWords(maintenanceWords)
  const whose: Filter = {
    key: 'whose',
    label: say('whose'),
    options: [{ value: 'mine', label: say('mine') }],
  }
  return (
    <div className="cv-views">
      <ViewsBar list={list} builtIn={builtIn} place={place} />
      <Filters filters={[whose, ...filters]} searchable={false} />
    </div>
  )
}
