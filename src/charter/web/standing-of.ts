import type { SlaState } from '#ui/index.ts'
import type { CommitmentView } from '../commitments/contract.ts'

/** How a promise stands. */
export function standingOf({
  status,
  overdue,
  pressing,
}: Pick<CommitmentView, 'status' | 'overdue' | 'pressing'>): SlaState {
  if (overdue) return 'overdue'
  if (status === 'paused') return 'paused'
  return pressing ? 'due' : 'open'
}

/** Share of the time that has passed, from when the clock began to the deadline. */
export function shareOf({ opensAt, dueAt }: CommitmentView, now: Date): number {
  const from = Date.parse(opensAt)
  const length = Date.parse(dueAt) - from
  return length > 0 ? (now.getTime() - from) / length : 1
}
