import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { listLeads, stageTerms } from '#client-development/contract.ts'
import {
  type EngagementStage,
  listClientsEndpoint,
  listEngagementsEndpoint,
} from '#client-service/contract.ts'
import { serviceWords } from '#client-service/web/index.ts'
import { call } from '#platform/http/client.ts'
import { engine, say } from '#platform/i18n/words.ts'
import { listLatestEndpoint } from '../received/contract.ts'
import { dayWords } from './words.ts'

/** Somebody something can be written down about. */
export interface FoundSubject {
  id: string
  kind: 'lead' | 'client' | 'engagement'
  name: string
  detail: string
  /** What it is and how it stands, where that is known. */
  standing?: string
}

/** Results of one kind; who wants more types another character. */
const most = 5
/** Characters from which the server is asked. */
const fewest = 2

const liveLeads = [
  'registered',
  'screened',
  'assigned',
  'contacted',
  'assessed',
  'proposed',
] as const
/** With what is over; a converted lead is a client now, and stands there as one. */
const allLeads = [...liveLeads, 'disqualified', 'lost'] as const
const liveMatters: EngagementStage[] = ['opened', 'signed', 'running', 'suspended']

interface Wanted {
  kinds: FoundSubject['kind'][]
  /** Only what is still under way. */
  live?: boolean
}

/** What is found for a text: clients first, then matters, then who is no client yet. */
export const subjectsFor = (text: string, { kinds, live = false }: Wanted) =>
  queryOptions({
    queryKey: ['found-subjects', text, live, engine.language, ...kinds],
    queryFn: async ({ signal }): Promise<FoundSubject[]> => {
      if (text === '') return latest(kinds, signal)
      const query = { q: text, limit: most }
      const wants = (kind: FoundSubject['kind']) => kinds.includes(kind)
      const [clients, engagements, leads] = await Promise.all([
        wants('client') ? call(listClientsEndpoint, { query, signal }) : null,
        wants('engagement')
          ? call(listEngagementsEndpoint, {
              query: { ...query, ...(live ? { stage: liveMatters } : {}) },
              signal,
            })
          : null,
        wants('lead')
          ? call(listLeads, {
              query: { ...query, stage: live ? liveLeads : allLeads, sort: 'last_activity' },
              signal,
            })
          : null,
      ])
      return [
        ...(clients?.items ?? []).map(({ id, name, mainContactName }) => ({
          id,
          kind: 'client' as const,
          name,
          detail: besides(name, mainContactName),
          standing: say(dayWords, 'subjectKind.client'),
        })),
        ...(engagements?.items ?? []).map(({ id, title, clientName, stage }) => ({
          id,
          kind: 'engagement' as const,
          name: clientName,
          detail: title,
          standing: standing('engagement', say(serviceWords, `stage.${stage}`)),
        })),
        ...(leads?.items ?? []).map(({ id, name, organisation, contactName, stage }) => ({
          id,
          kind: 'lead' as const,
          name: organisation ?? name,
          detail: besides(organisation ?? name, contactName ?? name),
          standing: standing('lead', stageTerms[stage][engine.language === 'en' ? 'en' : 'zh']),
        })),
      ]
    },
  })

const standing = (kind: 'lead' | 'engagement', stage: string) =>
  say(dayWords, 'standing', { kind: say(dayWords, `subjectKind.${kind}`), stage })

/** A name that says nothing the first does not say. */
const besides = (name: string, other: string | null) => (other && other !== name ? other : '')

/** Those one worked with last. */
async function latest(kinds: FoundSubject['kind'][], signal: AbortSignal): Promise<FoundSubject[]> {
  const { items } = await call(listLatestEndpoint, { signal })
  return items
    .filter(({ kind }) => kinds.includes(kind))
    .map((one) => ({
      ...one,
      detail: besides(one.name, one.detail),
      standing: say(dayWords, `subjectKind.${one.kind}`),
    }))
}

/** Whether so much is typed that the server is asked. */
export const isEnough = (typed: string) => typed.length >= fewest

/**
 * Clients, engagements and leads by what one knows of them. With `lately` those one worked with last stand
 * there before anything is typed.
 */
export function useFoundSubjects(
  typed: string,
  { lately = false, ...wanted }: Wanted & { lately?: boolean },
) {
  const text = isEnough(typed) ? typed : ''
  const asks = text !== '' || lately
  const found = useQuery({
    ...subjectsFor(text, wanted),
    enabled: asks,
    placeholderData: keepPreviousData,
  })
  return asks ? found.data : undefined
}
