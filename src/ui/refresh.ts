import type { QueryClient } from '@tanstack/react-query'

/** Reads again whatever is keyed by one of these words or ids: `['lead', id]` for the id of a lead. */
export function refreshAbout(client: QueryClient, about: string[]): void {
  const wanted = new Set(about)
  void client.invalidateQueries({
    predicate: ({ queryKey }) => mentions(queryKey, wanted),
  })
}

function mentions(part: unknown, wanted: Set<string>): boolean {
  if (typeof part === 'string') return wanted.has(part)
  if (part && typeof part === 'object') {
    return Object.values(part).some((inner) => mentions(inner, wanted))
  }
  return false
}
