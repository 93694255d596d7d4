import { useQueries } from '@tanstack/react-query'
import { readPersonEndpoint } from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'

/** Names of people by their ids; empty until they are read. */
export function usePersonNames(ids: string[]): (id: string) => string {
  const wanted = [...new Set(ids)]
  const people = useQueries({
    queries: wanted.map((id) => ({
      queryKey: ['person', id],
      queryFn: () => call(readPersonEndpoint, { params: { id } }),
      staleTime: 5 * 60_000,
    })),
  })
  return (id) => people[wanted.indexOf(id)]?.data?.name ?? ''
}
