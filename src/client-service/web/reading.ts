import { useQuery } from '@tanstack/react-query'
import { listDepartmentsEndpoint } from '#organisation/departments/contract.ts'
import { readMeEndpoint } from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'

/** Who is signed in; the frame reads the same. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(readMeEndpoint, { signal }),
    staleTime: 5 * 60_000,
  })
}

export function useDepartments() {
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartmentsEndpoint, { signal }),
    staleTime: 5 * 60_000,
  })
  return data?.items ?? []
}
