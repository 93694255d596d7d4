import type { CommitmentView } from '#charter/commitments/contract.ts'

/** When something must be done, as a day at work is planned; `resting` waits for somebody else. */
export const groups = ['overdue', 'today', 'week', 'later', 'resting'] as const
export type Group = (typeof groups)[number]

const day = 86_400_000
/** China has one zone and no summer time, milliseconds before UTC. */
const ahead = 8 * 3_600_000

/** Days since 1970 in China. */
const dayOf = (at: number) => Math.floor((at + ahead) / day)
/** 0 is Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (number: number) => (number + 3) % 7

/** The group a commitment stands in at a moment. */
export function groupOf(
  { status, overdue, dueAt }: Pick<CommitmentView, 'status' | 'overdue' | 'dueAt'>,
  now: Date,
): Group {
  if (status === 'paused') return 'resting'
  if (status === 'scheduled') return 'later'
  const due = Date.parse(dueAt)
  if (overdue || due < now.getTime()) return 'overdue'
  const today = dayOf(now.getTime())
  const left = dayOf(due) - today
  if (left === 0) return 'today'
  return left <= 6 - weekdayOf(today) ? 'week' : 'later'
}

/** Those of each group, in the order they came. */
export function grouped<One extends Pick<CommitmentView, 'status' | 'overdue' | 'dueAt'>>(
  all: One[],
  now: Date,
): { group: Group; items: One[] }[] {
  return groups
    .map((group) => ({ group, items: all.filter((one) => groupOf(one, now) === group) }))
    .filter(({ items }) => items.length > 0)
}
