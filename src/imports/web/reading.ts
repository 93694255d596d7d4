import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type AnyEndpoint, call, type InputOf } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { useLanguage } from '#ui/index.ts'
import {
  type ImportKindView,
  type ImportRow,
  listImportKinds,
  type Kind as ImportKind,
} from '../contract.ts'

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

/** The kinds of list with their fields and words. */
export function useKinds(): ImportKindView[] | undefined {
  const { data } = useQuery({
    queryKey: [listImportKinds.name],
    queryFn: ({ signal }) => call(listImportKinds, { signal }),
    staleTime: minutes,
  })
  return data?.items
}

/** One kind of list, and its words in the language in use. */
export function useKind(kind: ImportKind) {
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const view = useKinds()?.find((one) => one.kind === kind)
  return {
    view,
    wordsOf: (words: { zh: string; en: string }) => words[language],
    remark: (code: string, values: Record<string, string | number>) =>
      (view?.problems[code]?.[language] ?? code).replaceAll(/\{(\w+)\}/g, (slot, key: string) =>
        String(values[key] ?? slot),
      ),
  }
}

/** A cell as it is read by a person. */
export const textOf = (cell: ImportRow['cells'][number] | undefined): string =>
  typeof cell === 'string' ? cell : (cell?.error ?? '')
