import type { CommitmentView } from '#charter/commitments/contract.ts'

type Owed = Pick<CommitmentView, 'status' | 'overdue' | 'dueAt'>

/**
 * When something must be done, as work is planned: `week` is the rest of this week, `next` the week after it,
 * `2026-12` that month after both; `resting` waits for somebody else.
 */
export type Group = 'overdue' | 'today' | 'week' | 'next' | 'resting' | `${number}-${number}`

const near = ['overdue', 'today', 'week', 'next'] as const

const day = 86_400_000
/** China has one zone and no summer time, milliseconds before UTC. */
const ahead = 8 * 3_600_000

/** Days since 1970 in China. */
const dayOf = (at: number) => Math.floor((at + ahead) / day)
/** 0 is Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (number: number) => (number + 3) % 7
/** The month in China: 2026-12. */
const monthOf = (at: number) => new Date(at + ahead).toISOString().slice(0, 7) as Group

/** The group a commitment stands in at a moment. */
export function groupOf({ status, overdue, dueAt }: Owed, now: Date): Group {
  if (status === 'paused') return 'resting'
  const due = Date.parse(dueAt)
  const today = dayOf(now.getTime())
  const left = dayOf(due) - today
  // What has not begun is neither late nor for today.
  if (status !== 'scheduled') {
    if (overdue || due < now.getTime()) return 'overdue'
    if (left === 0) return 'today'
  }
  const untilSunday = 6 - weekdayOf(today)
  if (left <= untilSunday) return 'week'
  return left <= untilSunday + 7 ? 'next' : monthOf(due)
}

/** What is to be done today stands open always. */
export const isPressing = (group: Group) => group === 'overdue' || group === 'today'

/** Months come in their order after what is near; last what rests. */
function placeOf(group: Group): string {
  if (group === 'resting') return '~'
  const at = near.indexOf(group as (typeof near)[number])
  return at < 0 ? group : `0${at}`
}

/** Those of each group, in the order they came; the first of what is not for today stands open with that. */
export function grouped<One extends Owed>(
  all: One[],
  now: Date,
): { group: Group; items: One[]; isFolded: boolean }[] {
  const found = new Map<Group, One[]>()
  for (const one of all) {
    const group = groupOf(one, now)
    found.set(group, [...(found.get(group) ?? []), one])
  }
  const groups = [...found].toSorted(([a], [b]) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const firstLater = groups.find(([group]) => !isPressing(group))?.[0]
  return groups.map(([group, items]) => ({
    group,
    items,
    isFolded: !isPressing(group) && group !== firstLater,
  }))
}

/** The first year in which deadlines are estimates; null where none of these is one. */
export function firstEstimated(
  all: Pick<CommitmentView, 'dueProvisional' | 'dueAt'>[],
): number | null {
  const years = all
    .filter(({ dueProvisional }) => dueProvisional)
    .map(({ dueAt }) => Number(monthOf(Date.parse(dueAt)).slice(0, 4)))
  return years.length > 0 ? Math.min(...years) : null
}
