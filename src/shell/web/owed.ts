import type { Place } from '#ui/index.ts'
import type { PlaceKey } from './pages.tsx'

/** What I owe at each place, for the counts of the rail. My day will fill it. */
export function useOwed(): Partial<Record<PlaceKey, NonNullable<Place['owed']>>> {
  return {}
}
