import { leadSearch, takenSearch } from '#client-development/web/search.ts'
import { serviceSearches } from '#client-service/web/search.ts'
import { peopleSearch } from '#organisation/web/search.ts'
import { partySearch } from '#parties/web/search.ts'
import type { SearchSource } from '#ui/index.ts'

/**
 * Where Ctrl/⌘ K looks besides places and acts. A slice adds one line:
 * `{ key: 'leads', title: …, search: (text, signal) => call(findLeads, …).then(asFound) }`.
 */
export const searches = (personId: string): SearchSource[] => [
  ...serviceSearches,
  leadSearch,
  takenSearch(personId),
  partySearch,
  peopleSearch,
]
