import { useState } from 'react'

/** Acts on many take so many at once. */
export const mostSelected = 200

export interface Selection {
  ids: ReadonlySet<string>
  /** One more or one less; with `through`, all from the last one touched to this one. */
  toggle: (id: string, through?: boolean) => void
  /** All that are in sight, or none. */
  toggleAll: () => void
  /** Only these stay chosen: none, or those an act could not be done to. */
  keep: (ids: string[]) => void
}

/** Which rows of a list are chosen. */
export function useSelection(order: string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  // What has left the list, after an act or a filter, is not acted on unseen.
  const known = new Set(order)
  const kept = new Set([...ids].filter((id) => known.has(id)))
  const choose = (more: Iterable<string>) => setIds(new Set([...more].slice(0, mostSelected)))
  return {
    ids: kept,
    toggle: (id, through = false) => {
      setLast(id)
      const [from, to] = [order.indexOf(last ?? id), order.indexOf(id)]
      if (through && from >= 0 && to >= 0) {
        const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
        choose([...kept, ...range])
      } else if (kept.has(id)) choose([...kept].filter((one) => one !== id))
      else choose([...kept, id])
    },
    toggleAll: () => choose(kept.size === Math.min(order.length, mostSelected) ? [] : order),
    keep: (some) => setIds(new Set(some)),
  }
}
