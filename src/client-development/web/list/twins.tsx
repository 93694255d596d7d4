import { useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { Dot, Go, Note, useSaying, useWords } from '#ui/index.ts'
import { findDuplicateLeads } from '../../contract.ts'
import { leadWords } from '../words.ts'
import { listWords } from './words.ts'

/** Leads with the same telephone, mail or credit code, as far as the viewer sees them. */
export function TwinsOf({
  keys,
  except,
}: {
  keys: { phone?: string; mail?: string; code?: string }
  /** The lead they would be twins of. */
  except?: string
}) {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const asks = Object.keys(keys).length > 0
  const { data } = useQuery({
    queryKey: ['duplicates', keys],
    queryFn: ({ signal }) => call(findDuplicateLeads, { query: keys, signal }),
    enabled: asks,
    retry: false,
  })
  const twins = (data?.items ?? []).filter(({ id }) => id !== except)
  if (!asks || twins.length === 0) return null
  return (
    <Note tone="due" title={say('twins.title')}>
      <ul>
        {twins.slice(0, 5).map((twin) => (
          <li key={twin.id}>
            <Go to={`/leads/${twin.id}`}>{twin.name}</Go>
            <Dot />
            {sayLead(`stage.${twin.stage}`)}
            {twin.specialist && (
              <>
                <Dot />
                {twin.specialist.name}
              </>
            )}
            <Dot />
            {say('twins.since', {
              day: saying.day(twin.createdAt),
              keys: twin.by.map((key) => say(`twins.by.${key}`)).join(sayLead('listMark')),
            })}
          </li>
        ))}
      </ul>
    </Note>
  )
}
