import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listDepartmentsEndpoint } from '#organisation/departments/contract.ts'
import { readMeEndpoint } from '#organisation/people/contract.ts'
import { type AnyEndpoint, call, type InputOf } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'

type Loose = (endpoint: AnyEndpoint, input: object) => Promise<unknown>

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

/** One thing of the wire; `about` are the words and ids after which it is read again. */
export function useThing<E extends AnyEndpoint>(
  endpoint: E,
  about: string[],
  input: InputOf<E>,
  { enabled = true } = {},
) {
  return useQuery({
    queryKey: [endpoint.name, ...about, input],
    queryFn: ({ signal }) => (call as Loose)(endpoint, { ...input, signal }) as Promise<ReplyOf<E>>,
    enabled,
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
  type Page = { items: ItemOf<E>[]; next: string | null }
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
    error: query.error,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
