import { useQuery } from '@tanstack/react-query'
import { type Me, readMeEndpoint } from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'

export type { Me }

/** Who is signed in. Read once; a change of language or roles reads it again (`me`). */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(readMeEndpoint, { signal }),
    staleTime: 5 * 60_000,
  })
}
