import { useCommitments } from '#client-file/web/reading.ts'
import { type Place, useNow } from '#ui/index.ts'
import type { PlaceKey } from './pages.tsx'

type Owed = NonNullable<Place['owed']>

const placeOf = { lead: 'leads', client: 'clients', engagement: 'engagements' } as const
/** Milliseconds ahead that count as owed now; what lies further off is no number in the rail. */
const ahead = 24 * 3_600_000

/** What I owe at each place, for the counts of the rail: overdue, and due within a day. */
export function useOwed(): Partial<Record<PlaceKey, Owed>> {
  const { items = [] } = useCommitments('mine')
  const now = useNow().getTime()
  const owed: Partial<Record<PlaceKey, Owed>> = {}
  for (const { status, dueAt, overdue, subject } of items) {
    if (status !== 'open' || (!overdue && new Date(dueAt).getTime() > now + ahead)) continue
    const places: PlaceKey[] = subject.kind === 'firm' ? ['day'] : ['day', placeOf[subject.kind]]
    for (const place of places) {
      const before = owed[place] ?? { count: 0, overdue: 0 }
      owed[place] = { count: before.count + 1, overdue: before.overdue + (overdue ? 1 : 0) }
    }
  }
  return owed
}
