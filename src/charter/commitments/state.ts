import type { CommitmentStatus } from './contract.ts'

/** A time at which the clock of a commitment stood still. */
export interface Pause {
  from: string
  to: string
  /** Somebody paused it; otherwise an event of the business did. */
  by_hand: boolean
}

/** What the rules need of a commitment. Instants are Dates; `remaining_ms` is working time. */
export interface Commitment {
  id: string
  clause_code: string
  charter_version: number
  subject_id: string
  about_id: string
  owner_id: string
  /** Everybody who owed it before. */
  past_owner_ids: string[]
  /** Who owed it when the deadline passed. */
  missed_by: string | null
  status: CommitmentStatus
  began_at: Date
  opens_at: Date
  due_at: Date
  due_provisional: boolean
  paused_at: Date | null
  pause_reason: string | null
  remaining_ms: number | null
  pauses: Pause[]
  overdue_at: Date | null
  /** Reminders that are past, given or left out. */
  reminders_sent: number
  /** Reminders the owner really got. */
  reminders_given: number
  reminded_at: Date | null
  escalation_level: number
  escalated_to: string | null
  help_asked_at: Date | null
  /** When time alone brings the next thing; while somebody pauses it, the end of the pause. */
  next_step_at: Date | null
  closed_at: Date | null
  close_reason: string | null
}

/** What a rule makes of a commitment: columns to set. */
export type Change = Partial<
  Omit<
    Commitment,
    'id' | 'clause_code' | 'charter_version' | 'subject_id' | 'about_id' | 'owner_id' | 'began_at'
  >
>
