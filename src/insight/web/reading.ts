import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type AnyEndpoint, call } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { useUrl } from '#ui/index.ts'

type Loose = (endpoint: AnyEndpoint, input: object) => Promise<unknown>

/** A board; the one before stays on the page while another time is read. */
export function useBoard<E extends AnyEndpoint>(endpoint: E, query: Record<string, unknown> = {}) {
  return useQuery({
    queryKey: ['insight', endpoint.name, query],
    queryFn: ({ signal }) => (call as Loose)(endpoint, { query, signal }) as Promise<ReplyOf<E>>,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

type ItemOf<E> = ReplyOf<E> extends { items: (infer Item)[] } ? Item : never

/** The cases behind a figure, page after page. */
export function useCases<E extends AnyEndpoint>(endpoint: E, query: Record<string, unknown>) {
  type Page = { items: ItemOf<E>[]; next: string | null }
  const found = useInfiniteQuery({
    queryKey: ['insight', endpoint.name, query],
    queryFn: ({ pageParam, signal }) =>
      (call as Loose)(endpoint, {
        query: { ...query, after: pageParam },
        signal,
      }) as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next ?? undefined,
  })
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data])
  return {
    rows,
    error: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    more: () => void found.fetchNextPage(),
  }
}

const choices = ['3', '6', '12'] as const

/** The months the page looks at, kept in the address. */
export function useMonths(): [number, (months: string) => void] {
  const [url, setUrl] = useUrl()
  const months = choices.find((one) => one === url.months) ?? '6'
  return [Number(months), (chosen) => setUrl({ months: chosen === '6' ? null : chosen })]
}

export type CaseKind =
  | 'promises'
  | 'leads'
  | 'opinions'
  | 'instructions'
  | 'handovers'
  | 'adjustments'
export type CaseFilter = Record<string, string | string[] | number | undefined>

/** The address of the cases behind a figure, beside what the page shows already. */
export function useCaseLinks() {
  const [url] = useUrl()
  return (kind: CaseKind, filter: CaseFilter, title: string): Record<string, unknown> => {
    const words = new URLSearchParams()
    for (const [key, value] of Object.entries(filter)) {
      if (value === undefined) continue
      for (const one of Array.isArray(value) ? value : [value]) words.append(key, String(one))
    }
    return { ...url, cases: kind, of: words.toString(), about: title }
  }
}

/** The cases the address asks for; null where it asks for none. */
export function useChosenCases() {
  const [url, setUrl] = useUrl()
  const filter: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(url.of ?? '')) {
    const before = filter[key]
    filter[key] = before === undefined ? value : [before, value].flat()
  }
  return {
    kind: url.cases as CaseKind | undefined,
    filter,
    title: url.about ?? '',
    choose: (change: Record<string, string | null>) => {
      const words = new URLSearchParams(url.of ?? '')
      for (const [key, value] of Object.entries(change)) {
        if (value === null) words.delete(key)
        else words.set(key, value)
      }
      setUrl({ of: words.toString() })
    },
    close: () => setUrl({ cases: null, of: null, about: null }),
  }
}
