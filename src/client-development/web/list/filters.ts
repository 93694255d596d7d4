import { useCustomColumns } from '#forms/web/index.ts'
import type { InputOf } from '#platform/http/client.ts'
import {
  type Direction,
  everything,
  type Filter,
  readRange,
  useUrl,
  useWords,
  useThing,
  useSaying,
} from '#ui/index.ts'
import { type BuiltInView, useSpecialists } from '#organisation/web/index.ts'
import { findReferrers, type LeadView, type listLeads } from '../../contract.ts'
import { useChannels, useDepartments, useMe } from '../reading.ts'
import { endStages, leadWords, openStages, stages } from '../words.ts'
import { listWords } from './words.ts'

/** Orders, and the way each is usually read. */
export const sorts = {
  due: 'asc',
  newest: 'desc',
  last_activity: 'desc',
  received_on: 'desc',
  name: 'asc',
  amount: 'desc',
} as const satisfies Record<string, Direction>
export type Sort = keyof typeof sorts
export const sortKeys = Object.keys(sorts) as Sort[]

type Query = NonNullable<InputOf<typeof listLeads>['query']>
type Area = NonNullable<LeadView['practiceArea']>
type Due = NonNullable<Query['due']>

const dues: Due[] = ['overdue', 'today', 'two_days', 'nothing']
const areas: Area[] = [
  'criminal',
  'civil',
  'commercial',
  'labour',
  'administrative',
  'intellectual_property',
  'real_estate',
  'family',
  'finance',
  'foreign',
  'other',
]

/** In the address: the viewer, whoever opens it. */
const me = 'me'

/** Views that everybody has. */
export function useLeadViews(): BuiltInView[] {
  const say = useWords(listWords)
  return [
    { key: 'open', label: say('view.open'), choices: {} },
    { key: 'mine', label: say('view.mine'), choices: { specialist: me } },
    { key: 'overdue', label: say('view.overdue'), choices: { due: 'overdue' } },
    { key: 'today', label: say('view.today'), choices: { due: 'today' } },
    { key: 'resting', label: say('view.resting'), choices: { snoozed: 'true' } },
  ]
}

/** Filters of the list; their choices stand in the address. */
export function useLeadFilters(): Filter[] {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const viewer = useMe()
  const channels = useChannels() ?? []
  const departments = useDepartments()
  const saying = useSaying()
  const specialists = useSpecialists()
  const referrers = useReferrers()
  const custom = useCustomColumns('lead')
  return [
    {
      key: 'stage',
      label: say('filter.stage'),
      usual: 'open',
      options: [
        { value: 'open', label: say('filter.open') },
        { value: 'ended', label: say('filter.ended') },
        ...stages.map((value) => ({ value, label: sayLead(`stage.${value}`) })),
      ],
    },
    {
      key: 'channel',
      label: say('filter.channel'),
      options: saying.choices(channels),
    },
    {
      key: 'specialist',
      label: say('filter.specialist'),
      options: [
        { value: me, label: say('filter.mine') },
        ...specialists
          .filter((one) => one.id !== viewer?.personId)
          .map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'due',
      label: say('filter.due'),
      options: dues.map((value) => ({ value, label: say(`due.${value}`) })),
    },
    {
      key: 'department',
      label: say('filter.department'),
      options: saying.choices(departments),
    },
    {
      key: 'area',
      label: say('filter.practiceArea'),
      options: areas.map((value) => ({ value, label: sayLead(`practiceArea.${value}`) })),
    },
    {
      key: 'received',
      label: say('filter.received'),
      options: [],
      range: 'date',
    },
    {
      key: 'snoozed',
      label: say('filter.snoozed'),
      options: [
        { value: 'true', label: say('filter.asleep') },
        { value: 'false', label: say('filter.awake') },
      ],
    },
    {
      key: 'referrer',
      label: sayLead('field.referrerClient'),
      options: referrers.map(({ id, name }) => ({ value: id, label: name })),
    },
    ...custom.filters,
  ]
}

/** Clients who referred somebody, and the one chosen. */
function useReferrers() {
  const [{ referrer }] = useUrl()
  const { data } = useThing(findReferrers, ['clients'], {
    query: referrer ? { also: referrer } : {},
  })
  return data?.items ?? []
}

/** What the address asks the server for. */
export function useLeadQuery(): Query & { sort: Sort; direction: Direction } {
  const [url] = useUrl()
  const viewer = useMe()
  const { where } = useCustomColumns('lead')
  const sort = sortKeys.find((one) => one === url.sort) ?? 'due'
  const search = url.search?.trim() ?? ''
  const due = dues.find((one) => one === url.due)
  const { from, to } = readRange(url.received)
  const specialist = url.specialist === me ? viewer?.personId : url.specialist
  return {
    sort,
    direction: url.dir === 'asc' || url.dir === 'desc' ? url.dir : sorts[sort],
    ...stagesOf(url.stage),
    ...(url.channel ? { channel: url.channel } : {}),
    ...(url.referrer ? { referrer: url.referrer } : {}),
    ...(url.area ? { practice_area: url.area as Area } : {}),
    ...(url.department ? { department: url.department } : {}),
    ...(specialist ? { specialist } : {}),
    ...(due ? { due } : {}),
    ...(from ? { received_from: from } : {}),
    ...(to ? { received_to: to } : {}),
    ...(url.snoozed ? { snoozed: url.snoozed } : {}),
    ...where,
    ...(search.length >= 2 ? { q: search } : {}),
  }
}

function stagesOf(wanted: string | undefined): Pick<Query, 'stage'> {
  if (wanted === everything) return {}
  if (wanted === 'ended') return { stage: endStages }
  const stage = stages.find((one) => one === wanted)
  return { stage: stage ? [stage] : openStages }
}
