import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { type AnyEndpoint, call, type InputOf } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'

type Loose = (endpoint: AnyEndpoint, input: object) => Promise<unknown>

/**
 * One thing of the wire; `about` are the words and ids after which it is read again.
 * @param every milliseconds after which it is read again by itself.
 */
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
    // Another question on the same thing; never one thing in the place of another.
    placeholderData: (before, query) =>
      ofSame(query?.queryKey.at(-1), input) ? before : undefined,
  })
}

const ofSame = (...inputs: unknown[]) => {
  const [one, other] = inputs.map((input) => (input as { params?: object } | undefined)?.params)
  return JSON.stringify(one) === JSON.stringify(other)
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
  const asked = infiniteQueryOptions({
    queryKey: [endpoint.name, ...about, input],
    queryFn: ({ pageParam, signal }) =>
      (call as Loose)(endpoint, {
        ...input,
        query: { ...(input as { query?: object }).query, after: pageParam },
        signal,
      }) as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
  })
  // The rows are what people wait for: asked while drawing, before what stands around them asks for its own.
  const client = useQueryClient()
  if (enabled && !client.getQueryState(asked.queryKey)) void client.prefetchInfiniteQuery(asked)
  const query = useInfiniteQuery({ ...asked, placeholderData: keepPreviousData, enabled })
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
