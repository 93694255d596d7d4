import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '#platform/http/client.ts'
import { choicesIn, useUrl } from '#ui/index.ts'
import { type ListName, listViewsEndpoint, type SavedView } from '../../contract.ts'

/** A view of the product's own. */
export interface BuiltInView {
  key: string
  label: string
  /** What the address says of it. */
  choices: Record<string, string>
}

/** A view as the bar shows it, built in or kept. */
export interface ShownView extends BuiltInView {
  saved?: SavedView
}

/** The views of a list: built-in ones, then those kept; which of them one looks through, and whether it was changed. */
export function useViews(list: ListName, builtIn: BuiltInView[], place: Record<string, string>) {
  const [url, setUrl] = useUrl()
  const { data } = useQuery({
    queryKey: ['views', list],
    queryFn: ({ signal }) => call(listViewsEndpoint, { query: { list }, signal }),
    staleTime: 5 * 60_000,
  })
  const views: ShownView[] = [...builtIn, ...(data?.items ?? []).map(shown)]
  const now = Object.fromEntries(Object.entries(choicesIn(url)).filter(([key]) => !(key in place)))
  // Where the list stands may be called a view as well: a tab of the page.
  const chosen = url.view === place.view ? undefined : url.view
  const current =
    views.find((view) => view.key === chosen) ??
    (chosen ? undefined : views.find((view) => !view.saved && isSame(view, now)))
  const usual = views.find((view) => view.key === data?.usual)
  useUsual(usual, isBare(url, place), setUrl)
  return {
    views,
    current,
    /** The list is looked at in another way than the view says. */
    changed: current ? !isSame(current, now) : Object.keys(now).length > 0,
    usual: data?.usual ?? null,
    mayShareWith: data?.mayShareWith ?? ['nobody' as const],
    now,
  }
}

const shown = (saved: SavedView): ShownView => ({
  key: saved.id,
  label: saved.name,
  choices: {
    ...saved.choices,
    ...(saved.columns.length > 0 ? { columns: saved.columns.join(',') } : {}),
  },
  saved,
})

/** What the address says, as a view keeps it. */
export function keptOf({ columns, ...choices }: Record<string, string>) {
  return { choices, columns: columns ? columns.split(',') : [] }
}

/** Whether the address says what the view says. The product's own views hold in every shape of the list. */
const isSame = ({ saved, choices }: ShownView, now: Record<string, string>): boolean => {
  const keys = new Set([...Object.keys(choices), ...Object.keys(now)])
  if (!saved) keys.delete(shape)
  return [...keys].every((key) => choices[key] === now[key])
}
const shape = 'as'

/** What the address says once the view is chosen. */
export const addressOf = (
  { key, saved, choices }: ShownView,
  now: Record<string, string>,
): Record<string, string> => ({
  ...(!saved && now[shape] ? { [shape]: now[shape] } : {}),
  ...choices,
  view: key,
})

const isBare = (url: Record<string, string>, place: Record<string, string>): boolean =>
  Object.keys(url).every((key) => key in place)

/** A list that is opened by its bare address opens with the view one has chosen for it. */
function useUsual(
  usual: ShownView | undefined,
  isBareNow: boolean,
  setUrl: (change: Record<string, string>) => void,
): void {
  const bare = useRef(isBareNow)
  useEffect(() => {
    if (!bare.current || !usual) return
    bare.current = false
    setUrl({ ...usual.choices, view: usual.key })
  }, [usual, setUrl])
}
