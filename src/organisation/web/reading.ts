import { useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import {
  listDepartmentsEndpoint,
  listOfficesEndpoint,
  listPeopleEndpoint,
  readMeEndpoint,
  readPersonEndpoint,
} from '../contract.ts'

const minutes = (count: number) => count * 60_000

/** Who is signed in; the frame reads the same. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(readMeEndpoint, { signal }),
    staleTime: minutes(5),
  })
}

/** The open departments of the firm. */
export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartmentsEndpoint, { signal }),
    staleTime: minutes(1),
  })
}

export function useOffices() {
  return useQuery({
    queryKey: ['offices'],
    queryFn: ({ signal }) => call(listOfficesEndpoint, { signal }),
    staleTime: minutes(1),
  })
}

export function usePerson(id: string | null | undefined) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => call(readPersonEndpoint, { params: { id: id ?? '' }, signal }),
    enabled: Boolean(id),
    staleTime: minutes(1),
  })
}

/** Those whose daily work it is to look after leads and clients. */
export function useSpecialists() {
  const { data } = useQuery({
    queryKey: ['people', 'specialists'],
    queryFn: ({ signal }) =>
      call(listPeopleEndpoint, { query: { role: 'client_service_specialist', size: 100 }, signal }),
    staleTime: minutes(5),
  })
  return data?.items ?? []
}
