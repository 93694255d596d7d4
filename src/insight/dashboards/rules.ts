import { npsOf, type Tally } from '../rules.ts'

/** Steps of a lead's road; `reached` counts them from 0. */
const steps = 7

interface LeadCount {
  reached: number
  ended: string | null
  leads: number
}

/** How many reached each step: whoever went further passed the steps before. */
export function roadOf(counts: readonly LeadCount[]): number[] {
  return Array.from({ length: steps }, (_, step) =>
    counts.reduce((sum, one) => (one.reached >= step ? sum + one.leads : sum), 0),
  )
}

/** Leads whose road ended without a client. */
export const lostOf = (counts: readonly LeadCount[]): number =>
  counts.reduce((sum, one) => (one.ended === null ? sum : sum + one.leads), 0)

interface Spent {
  cost: string | null
  startsOn: string | null
  endsOn: string | null
}

/** Whether a campaign was under way in a time; one without days is always. */
export const ranWithin = ({ startsOn, endsOn }: Spent, from: string, until: string): boolean =>
  (startsOn === null || startsOn < until) && (endsOn === null || endsOn >= from)

/** Yuan of several campaigns, to the fen; null where none was noted. */
export function costOf(spent: readonly Pick<Spent, 'cost'>[]): string | null {
  const costs = spent.flatMap(({ cost }) => cost ?? [])
  if (costs.length === 0) return null
  const fen = costs.reduce((sum, cost) => sum + BigInt(cost.replace('.', '')), 0n)
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

interface OpinionSums {
  rated: number
  stars: number
  content: number
  asked: number
  promoters: number
  detractors: number
}

/** What clients said, added up: mean, share of the content, net promoter score. */
export function opinionsOf(counts: readonly OpinionSums[]) {
  const sum = (key: keyof OpinionSums) => counts.reduce((all, one) => all + one[key], 0)
  const [rated, asked] = [sum('rated'), sum('asked')]
  return {
    rated,
    mean: rated === 0 ? null : sum('stars') / rated,
    content: rated === 0 ? null : sum('content') / rated,
    asked,
    nps: npsOf(asked, sum('promoters'), sum('detractors')),
  }
}

interface EffectRow {
  clause: string
  keptBefore: number
  missedBefore: number
  keptAfter: number
  missedAfter: number
}

/** What was kept before and after, added up. */
export function effectOf(rows: readonly EffectRow[]): { before: Tally; after: Tally } {
  const sum = (key: Exclude<keyof EffectRow, 'clause'>) =>
    rows.reduce((all, one) => all + one[key], 0)
  return {
    before: { kept: sum('keptBefore'), missed: sum('missedBefore') },
    after: { kept: sum('keptAfter'), missed: sum('missedAfter') },
  }
}

/** Clauses that are new in a version, or say something else than before. */
export function changedClauses<Clause extends { code: string }>(
  before: ReadonlyMap<string, Clause>,
  after: ReadonlyMap<string, Clause>,
): Clause[] {
  return [...after.values()].filter(
    (clause) => JSON.stringify(before.get(clause.code)) !== JSON.stringify(clause),
  )
}

/** Items by a key of each, in the order in which keys first come. */
export function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key) {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
