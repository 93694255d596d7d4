import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listDepartmentsEndpoint } from '#organisation/departments/contract.ts'
import { listPeopleEndpoint, readMeEndpoint } from '#organisation/people/contract.ts'
import { type AnyEndpoint, call, type InputOf } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { listCampaigns, listChannels, listIntroductions } from '../contract.ts'

type Loose = (endpoint: AnyEndpoint, input: object) => Promise<unknown>
const minutes = 60_000

/** One thing of the wire; `about` are the words and ids after which it is read again. */
export function useThing<E extends AnyEndpoint>(
  endpoint: E,
  about: string[],
  input: InputOf<E>,
  { enabled = true, every }: { enabled?: boolean; every?: number | undefined } = {},
) {
  return useQuery({
    queryKey: [endpoint.name, ...about, input],
    queryFn: ({ signal }) => (call as Loose)(endpoint, { ...input, signal }) as Promise<ReplyOf<E>>,
    enabled,
    ...(every ? { refetchInterval: every } : {}),
    placeholderData: keepPreviousData,
  })
}

type ItemOf<E> = ReplyOf<E> extends { items: (infer Item)[] } ? Item : never

/** A list of the wire, page after page. */
export function useRows<E extends AnyEndpoint>(
  endpoint: E,
  about: string[],
  input: InputOf<E>,
  { enabled = true } = {},
) {
  type Page = { items: ItemOf<E>[]; next: string | null; more?: boolean }
  const query = useInfiniteQuery({
    queryKey: [endpoint.name, ...about, input],
    queryFn: ({ pageParam, signal }) =>
      (call as Loose)(endpoint, {
        ...input,
        query: { ...(input as { query?: object }).query, after: pageParam },
        signal,
      }) as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data])
  return {
    rows,
    /** The search found more than it looks through. */
    tooMany: query.data?.pages[0]?.more === true,
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}

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

/** Those whose daily work it is to look after leads. */
export function useSpecialists() {
  const { data } = useQuery({
    queryKey: ['people', 'specialists'],
    queryFn: ({ signal }) =>
      call(listPeopleEndpoint, { query: { role: 'client_service_specialist', size: 100 }, signal }),
    staleTime: 5 * minutes,
  })
  return data?.items ?? []
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
