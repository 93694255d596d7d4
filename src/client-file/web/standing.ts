import type { CommitmentView } from '#charter/commitments/contract.ts'
import type { SlaState } from '#ui/index.ts'

/** Working milliseconds left from which it presses. */
const pressing = 4 * 3_600_000

/** How a promise stands. */
export function standingOf({ status, overdue, remainingMs }: CommitmentView): SlaState {
  if (overdue) return 'overdue'
  if (status === 'paused') return 'paused'
  return status === 'open' && remainingMs < pressing ? 'due' : 'open'
}

/** Share of the time that has passed, from when the clock began to the deadline. */
export function shareOf({ opensAt, dueAt }: CommitmentView, now: Date): number {
  const from = Date.parse(opensAt)
  const length = Date.parse(dueAt) - from
  return length > 0 ? (now.getTime() - from) / length : 1
}
