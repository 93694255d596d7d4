interface Entry {
  id: string
}

/** What a place that is searched has said so far. */
export interface Said<Item extends Entry = Entry> {
  items: Item[]
  /** Whether these answer what is typed now, not something typed before. */
  isFresh: boolean
}

/**
 * What Enter takes of what was found, the places in the order they are shown: the entry pointed at, else the
 * first. `wait` as long as a place that could still change which one that is has not answered; null where
 * nothing was found.
 */
export function choiceOf<Item extends Entry>(
  said: Said<Item>[],
  pointed: string | null,
): Item | 'wait' | null {
  const seen = said.find(({ isFresh, items }) => isFresh && items.some(({ id }) => id === pointed))
  const wanted = seen?.items.find(({ id }) => id === pointed)
  if (wanted) return wanted
  if (pointed !== null && said.some(({ isFresh }) => !isFresh)) return 'wait'
  for (const { isFresh, items } of said) {
    if (!isFresh) return 'wait'
    if (items[0]) return items[0]
  }
  return null
}
