import { useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { useLanguage } from '#ui/index.ts'
import {
  type ImportKindView,
  type ImportRow,
  listImportKinds,
  type Kind as ImportKind,
} from '../contract.ts'

const minutes = 60_000

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
