import type { InputOf } from '#platform/http/client.ts'
import { type Filter, useUrl, useWords } from '#ui/index.ts'
import type { LeadView, listLeads } from '../../contract.ts'
import { useChannels, useMe, useSpecialists } from '../reading.ts'
import { leadWords, openStages, stages } from '../words.ts'
import { listWords } from './words.ts'

export const sorts = ['newest', 'last_activity', 'name', 'received_on', 'amount'] as const
export type Sort = (typeof sorts)[number]

type Query = NonNullable<InputOf<typeof listLeads>['query']>
type Area = NonNullable<LeadView['practiceArea']>

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

/** Filters of the list; their choices stand in the address. */
export function useLeadFilters(): Filter[] {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const me = useMe()
  const channels = useChannels() ?? []
  const specialists = useSpecialists()
  return [
    {
      key: 'stage',
      label: say('filter.stage'),
      options: [
        { value: 'open', label: say('filter.open') },
        ...stages.map((value) => ({ value, label: sayLead(`stage.${value}`) })),
      ],
    },
    {
      key: 'channel',
      label: say('filter.channel'),
      options: channels.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'area',
      label: say('filter.practiceArea'),
      options: areas.map((value) => ({ value, label: sayLead(`practiceArea.${value}`) })),
    },
    {
      key: 'specialist',
      label: say('filter.specialist'),
      options: [
        ...(me ? [{ value: me.personId, label: say('filter.mine') }] : []),
        ...specialists
          .filter((one) => one.id !== me?.personId)
          .map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'snoozed',
      label: say('filter.snoozed'),
      options: [
        { value: 'true', label: say('filter.asleep') },
        { value: 'false', label: say('filter.awake') },
      ],
    },
  ]
}

/** What the address asks the server for. */
export function useLeadQuery(): Query & { sort: Sort } {
  const [url] = useUrl()
  const sort = sorts.find((one) => one === url.sort) ?? 'newest'
  const stage = stages.find((one) => one === url.stage)
  const search = url.search?.trim() ?? ''
  return {
    sort,
    // Names are read from the beginning, everything else from the latest or largest.
    direction: sort === 'name' ? 'asc' : 'desc',
    ...(url.stage === 'open' ? { stage: openStages } : stage ? { stage: [stage] } : {}),
    ...(url.channel ? { channel: url.channel } : {}),
    ...(url.area ? { practice_area: url.area as Area } : {}),
    ...(url.specialist ? { specialist: url.specialist } : {}),
    ...(url.snoozed ? { snoozed: url.snoozed } : {}),
    ...(search.length >= 2 ? { q: search } : {}),
  }
}
