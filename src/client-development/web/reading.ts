import { useQuery } from '@tanstack/react-query'
import { listDepartmentsEndpoint } from '#organisation/departments/contract.ts'
import { readMeEndpoint } from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'
import { listCampaigns, listChannels, listIntroductions } from '../contract.ts'

const minutes = 60_000

/** Who is signed in; the frame reads the same. */
export function useMe() {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call(readMeEndpoint, { signal }),
    staleTime: 5 * minutes,
  })
  return data
}

export function useDepartments({ practice = false } = {}) {
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartmentsEndpoint, { signal }),
    staleTime: 5 * minutes,
  })
  return (data?.items ?? []).filter((one) => !practice || one.kind === 'practice')
}

const lists = { staleTime: minutes }

export function useChannels({ archived = false } = {}) {
  const { data } = useQuery({
    queryKey: ['channels', archived],
    queryFn: ({ signal }) =>
      call(listChannels, { query: archived ? { archived: 'true' } : {}, signal }),
    ...lists,
  })
  return data?.items
}

export function useCampaigns({ archived = false } = {}) {
  const { data } = useQuery({
    queryKey: ['campaigns', archived],
    queryFn: ({ signal }) =>
      call(listCampaigns, { query: archived ? { archived: 'true' } : {}, signal }),
    ...lists,
  })
  return data?.items
}

export function useIntroductions({ approved = false, archived = false } = {}) {
  const { data } = useQuery({
    queryKey: ['introductions', approved, archived],
    queryFn: ({ signal }) =>
      call(listIntroductions, {
        query: {
          ...(approved ? { approved: 'true' } : {}),
          ...(archived ? { archived: 'true' } : {}),
        },
        signal,
      }),
    ...lists,
  })
  return data?.items
}
