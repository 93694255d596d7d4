import { useQuery } from '@tanstack/react-query'
import { countNoticesEndpoint } from '#communications/notifications/contract.ts'
import { call } from '#platform/http/client.ts'

/** Milliseconds between two looks: a notice may be made without anything on the screen changing. */
const pause = 60_000

/** How much of what I am told I have not read. */
export function useBell() {
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => call(countNoticesEndpoint, { signal }),
    refetchInterval: pause,
  })
  return { to: '/notices', count: data?.count ?? 0, red: data?.red ?? 0 }
}
