import {
  addWorkingTime,
  type Deadline,
  deadline,
  isProvisional,
  remainingTime,
  reminderAt,
  type WorkingCalendar,
  workingTimeBetween,
} from '#organisation/index.ts'
import type { Clause } from '../clauses/contract.ts'
import { ladderOf, rungAt } from '../clauses/index.ts'
import type { Change, Commitment, Pause } from './state.ts'

/** When a duty that begins at `from` is due; a day named in the event's data comes first. */
export function dueOf(
  clause: Clause,
  from: Date,
  data: Record<string, unknown>,
  calendar: WorkingCalendar,
): Deadline {
  const named = clause.due_field ? instantIn(data[clause.due_field], calendar.timeZone) : null
  if (named?.day) {
    const due = deadline(calendar, named.at, { amount: 0, unit: 'calendar_days' })
    if (due.due > from) return due
  } else if (named && named.at > from) {
    return { due: named.at, provisional: false }
  }
  return deadline(calendar, from, clause.deadline)
}

function instantIn(value: unknown, timeZone: string): { at: Date; day: boolean } | null {
  if (typeof value !== 'string') return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { at: noonOf(value, timeZone), day: true }
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : { at, day: false }
}

/** Noon of a day where the office is: an instant certain to lie on that day. */
function noonOf(day: string, timeZone: string): Date {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' })
  return new Date(noon.epochMilliseconds)
}

type Timing = Pick<
  Commitment,
  | 'status'
  | 'opens_at'
  | 'due_at'
  | 'overdue_at'
  | 'reminders_sent'
  | 'escalation_level'
  | 'next_step_at'
>

export const remindersOf = (clause: Clause, due: Date, calendar: WorkingCalendar): Date[] =>
  clause.reminders
    .map((term) => reminderAt(calendar, due, term))
    .sort((a, b) => a.getTime() - b.getTime())

/** When the sweep must look again; null when nothing more will happen by itself. */
export function nextStepAt(clause: Clause, state: Timing, calendar: WorkingCalendar): Date | null {
  if (state.status === 'scheduled') return state.opens_at
  // A pause by hand has an end; one by an event lasts until another event.
  if (state.status === 'paused') return state.next_step_at
  if (state.status !== 'open') return null
  if (!state.overdue_at) {
    const reminder = remindersOf(clause, state.due_at, calendar)[state.reminders_sent]
    return reminder && reminder < state.due_at ? reminder : state.due_at
  }
  const rung = ladderOf(clause)[state.escalation_level]
  return rung ? rungAt(rung, state.due_at, calendar) : null
}

/** The deadline moved on by the working time for which the clock stood still. */
export function afterPauses(due: Date, pauses: Pause[], calendar: WorkingCalendar): Date {
  return pauses.reduce((moved, { from, to }) => {
    const rest = workingTimeBetween(calendar, new Date(from), new Date(to))
    return rest > 0 ? addWorkingTime(calendar, moved, rest) : moved
  }, due)
}

/** Stops the clock; what was left of the working time is kept. `until` ends a pause by hand. */
export function pause(
  commitment: Pick<Commitment, 'due_at'>,
  at: Date,
  reason: string,
  calendar: WorkingCalendar,
  until: Date | null = null,
): Change {
  return {
    status: 'paused',
    paused_at: at,
    pause_reason: reason,
    remaining_ms: Math.round(remainingTime(calendar, at, commitment.due_at)),
    next_step_at: until,
  }
}

/** The deadline once a pause ends. What was overdue before it stays overdue: a pause does not forgive. */
export function pauseEnded(
  { due_at, paused_at, pauses, next_step_at }: Commitment,
  at: Date,
  calendar: WorkingCalendar,
): { due_at: Date; pauses: Pause[] } {
  if (!paused_at || paused_at >= due_at) return { due_at, pauses }
  const ended = {
    from: paused_at.toISOString(),
    to: at.toISOString(),
    by_hand: next_step_at !== null,
  }
  return { due_at: afterPauses(due_at, [ended], calendar), pauses: [...pauses, ended] }
}

/** Starts the clock again with the working time that was left. */
export function resume(
  clause: Clause,
  commitment: Commitment,
  at: Date,
  calendar: WorkingCalendar,
): Change {
  const { due_at, pauses } = pauseEnded(commitment, at, calendar)
  const state = { ...commitment, status: 'open' as const, due_at }
  const { due_provisional, opens_at } = commitment
  return {
    status: 'open',
    due_at,
    due_provisional: due_provisional || isProvisional(calendar, opens_at, due_at),
    pauses,
    paused_at: null,
    pause_reason: null,
    remaining_ms: null,
    next_step_at: nextStepAt(clause, state, calendar),
  }
}

/**
 * How much longer somebody may pause it, in working time: what the clause allows in all, less what has
 * been used, so that pausing again and again gains nothing.
 */
export function pauseLeft(
  clause: Clause,
  { pauses }: Pick<Commitment, 'pauses'>,
  now: Date,
  calendar: WorkingCalendar,
): number {
  const end = deadline(calendar, now, clause.longest_pause).due
  const used = pauses
    .filter((one) => one.by_hand)
    .map(({ from, to }) => workingTimeBetween(calendar, new Date(from), new Date(to)))
  return used.reduce((left, one) => left - one, workingTimeBetween(calendar, now, end))
}

/**
 * The deadline counted again from when the duty opened: by a calendar that knows more, or by another
 * version of the clause. The clock stood still for as long as it did; what is no longer late comes down
 * from the ladder.
 */
export function recount(
  clause: Clause,
  row: Commitment,
  data: Record<string, unknown>,
  now: Date,
  calendar: WorkingCalendar,
) {
  const opens =
    row.status === 'scheduled' && clause.delay
      ? deadline(calendar, row.began_at, clause.delay)
      : { due: row.opens_at, provisional: false }
  const first = dueOf(clause, opens.due, data, calendar)
  const due = afterPauses(first.due, row.pauses, calendar)
  const stands = row.paused_at ?? now
  const late = due < stands
  const change = {
    opens_at: opens.due,
    due_at: due,
    due_provisional:
      opens.provisional || first.provisional || isProvisional(calendar, first.due, due),
    overdue_at: late && row.overdue_at ? due : null,
    missed_by: late ? row.missed_by : null,
    escalation_level: late ? row.escalation_level : 0,
    escalated_to: late || row.help_asked_at ? row.escalated_to : null,
    reminders_sent: remindersOf(clause, due, calendar).filter((one) => one <= stands).length,
    remaining_ms: row.paused_at ? Math.round(remainingTime(calendar, row.paused_at, due)) : null,
  }
  return { ...change, next_step_at: nextStepAt(clause, { ...row, ...change }, calendar) }
}
