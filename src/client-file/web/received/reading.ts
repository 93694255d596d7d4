import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMe } from '#organisation/web/index.ts'
import { forget, putBack, readReceived, type Received } from './store.ts'

const key = 'received'

/** What was shared on this telephone and waits for me. */
export function useReceived() {
  const { data: me } = useMe()
  const client = useQueryClient()
  const personId = me?.personId ?? ''
  const again = () => client.invalidateQueries({ queryKey: [key] })
  const found = useQuery({
    queryKey: [key, personId],
    enabled: personId !== '',
    staleTime: 0,
    queryFn: () => readReceived(personId),
  })
  return {
    items: found.data,
    putBack: (item: Received) => putBack(item, personId).then(again),
    forget: (item: Received) => forget(item.key).then(again),
  }
}
