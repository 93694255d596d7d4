import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { listLeads } from '#client-development/contract.ts'
import { listClientsEndpoint, listEngagementsEndpoint } from '#client-service/contract.ts'
import { call } from '#platform/http/client.ts'
import { useWords } from '#ui/index.ts'
import { listLatestEndpoint } from '../received/contract.ts'
import { dayWords } from './words.ts'

/** Somebody something can be written down about. */
export interface FoundSubject {
  id: string
  kind: 'lead' | 'client' | 'engagement'
  name: string
  detail: string
}

/** Results of one kind; who wants more types another character. */
const most = 5
/** Characters from which the server is asked. */
const fewest = 2

/**
 * Engagements, leads and clients by what one knows of them. With `lately` those one worked with last stand
 * there before anything is typed.
 */
export function useFoundSubjects(
  typed: string,
  { kinds, lately = false }: { kinds: FoundSubject['kind'][]; lately?: boolean },
) {
  const say = useWords(dayWords)
  const text = typed.length >= fewest ? typed : ''
  const found = useQuery({
    queryKey: ['found-subjects', text, ...kinds],
    enabled: text !== '' || lately,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<FoundSubject[]> => {
      const query = { q: text, limit: most }
      const wants = (kind: FoundSubject['kind']) => text !== '' && kinds.includes(kind)
      const [latest, leads, clients, engagements] = await Promise.all([
        text ? null : call(listLatestEndpoint, { signal }),
        wants('lead')
          ? call(listLeads, { query: { ...query, sort: 'last_activity' }, signal })
          : null,
        wants('client') ? call(listClientsEndpoint, { query, signal }) : null,
        wants('engagement') ? call(listEngagementsEndpoint, { query, signal }) : null,
      ])
      return [
        ...(latest?.items ?? [])
          .filter(({ kind }) => kinds.includes(kind))
          .map((one) => ({ ...one, detail: one.detail || say(`subjectKind.${one.kind}`) })),
        ...(engagements?.items ?? []).map(({ id, title, clientName }) => ({
          id,
          kind: 'engagement' as const,
          name: clientName,
          detail: title,
        })),
        ...(leads?.items ?? []).map(({ id, name, organisation }) => ({
          id,
          kind: 'lead' as const,
          name: organisation ?? name,
          detail: organisation ? name : say('subjectKind.lead'),
        })),
        ...(clients?.items ?? []).map(({ id, name, mainContactName }) => ({
          id,
          kind: 'client' as const,
          name,
          detail: mainContactName ?? say('subjectKind.client'),
        })),
      ]
    },
  })
  return text !== '' || lately ? found.data : undefined
}
