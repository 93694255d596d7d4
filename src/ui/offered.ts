import { useEffect } from 'react'

/** An act of the page one stands on, as Ctrl/⌘ K offers it. */
export interface OfferedAct {
  key: string
  label: string
  run: () => void
}

/** By who offers them: the latest stands last. */
const offers = new Map<symbol, OfferedAct[]>()

/** Offers the acts to Ctrl/⌘ K as long as the page shows them. */
export function useOffer(acts: OfferedAct[]): void {
  useEffect(() => {
    const mine = Symbol('offer')
    offers.set(mine, acts)
    return () => {
      offers.delete(mine)
    }
  })
}

/** Everything that can be done where one stands; what lies on top comes first, each act once. */
export function offeredActs(): OfferedAct[] {
  const all = [...offers.values()].toReversed().flat()
  return [...new Map(all.toReversed().map((one) => [one.key, one])).values()].toReversed()
}
