import {
  addWorkingTime,
  type Deadline,
  deadline,
  reminderAt,
  remainingTime,
  type WorkingCalendar,
} from '#organisation/index.ts'
import type { Clause, Someone, Term } from '../clauses/contract.ts'
import { isAny } from '../clauses/rules.ts'
import type { CommitmentStatus } from './contract.ts'

export const liveStatuses = ['scheduled', 'open', 'paused'] as const

/** How the owner of a commitment was found: the ways of a clause, else those of last resort. */
export const waysFound = ['relation', 'named', 'head_of', 'role', 'fallback', 'transfer'] as const
export type FoundBy = (typeof waysFound)[number]

/** What the rules need of a commitment. Instants are Dates; `remaining_ms` is working time. */
export interface Commitment {
  id: string
  clause_code: string
  charter_version: number
  subject_id: string
  about_id: string
  owner_id: string
  status: CommitmentStatus
  began_at: Date
  opens_at: Date
  due_at: Date
  due_provisional: boolean
  paused_at: Date | null
  pause_reason: string | null
  remaining_ms: number | null
  overdue_at: Date | null
  reminders_sent: number
  escalation_level: number
  next_step_at: Date | null
  closed_at: Date | null
  close_reason: string | null
}

/** What a rule makes of a commitment: columns to set. */
export type Change = Partial<
  Pick<
    Commitment,
    | 'status'
    | 'due_at'
    | 'due_provisional'
    | 'paused_at'
    | 'pause_reason'
    | 'remaining_ms'
    | 'overdue_at'
    | 'reminders_sent'
    | 'escalation_level'
    | 'next_step_at'
    | 'closed_at'
    | 'close_reason'
  >
>

interface Happening {
  type: string
  subject: { id: string }
  object: string | null
  data: Record<string, unknown>
}

/** One rung of the ladder: who is told, how long after the deadline. */
export interface Rung {
  after: Term
  to: Someone
}

/** The clause's ladder, which always ends with the managing partner. */
export function ladderOf(clause: Clause): Rung[] {
  const last = clause.escalation.at(-1)
  if (last && 'role' in last.to && last.to.role === 'managing_partner') return clause.escalation
  return [
    ...clause.escalation,
    { after: { amount: 5, unit: 'working_days' }, to: { role: 'managing_partner' } },
  ]
}

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

/** A commitment as it comes into being, without its ids and owner. */
export function begin(
  clause: Clause,
  at: Date,
  data: Record<string, unknown>,
  calendar: WorkingCalendar,
): Pick<
  Commitment,
  | 'status'
  | 'began_at'
  | 'opens_at'
  | 'due_at'
  | 'due_provisional'
  | 'reminders_sent'
  | 'next_step_at'
> {
  const opens = clause.delay ? deadline(calendar, at, clause.delay).due : at
  const { due, provisional } = dueOf(clause, opens, data, calendar)
  const status: CommitmentStatus = opens > at ? 'scheduled' : 'open'
  // A reminder that would come before the duty itself is none.
  const reminders_sent = remindersOf(clause, due, calendar).filter(
    (reminder) => reminder <= opens,
  ).length
  const timing = {
    status,
    opens_at: opens,
    due_at: due,
    overdue_at: null,
    reminders_sent,
    escalation_level: 0,
  }
  return {
    status,
    began_at: at,
    opens_at: opens,
    due_at: due,
    due_provisional: provisional,
    reminders_sent,
    next_step_at: nextStepAt(clause, timing, calendar),
  }
}

type Timing = Pick<
  Commitment,
  'status' | 'opens_at' | 'due_at' | 'overdue_at' | 'reminders_sent' | 'escalation_level'
>

const remindersOf = (clause: Clause, due: Date, calendar: WorkingCalendar): Date[] =>
  clause.reminders
    .map((term) => reminderAt(calendar, due, term))
    .sort((a, b) => a.getTime() - b.getTime())

/** When the sweep must look again; null when nothing more will happen by itself. */
export function nextStepAt(clause: Clause, state: Timing, calendar: WorkingCalendar): Date | null {
  if (state.status === 'scheduled') return state.opens_at
  if (state.status !== 'open') return null
  if (!state.overdue_at) {
    const reminder = remindersOf(clause, state.due_at, calendar)[state.reminders_sent]
    return reminder && reminder < state.due_at ? reminder : state.due_at
  }
  const rung = ladderOf(clause)[state.escalation_level]
  return rung ? deadline(calendar, state.due_at, rung.after).due : null
}

/** What time alone brings about. */
export type Passing =
  | { type: 'commitment.opened' }
  | { type: 'commitment.reminded'; number: number }
  | { type: 'commitment.overdue' }
  | { type: 'commitment.escalated'; level: number; to: Someone }

/**
 * Everything that is due by `now`, in order: opening, reminders, the deadline, rungs of the ladder.
 * A server that was off for days catches up in one step; a reminder after its deadline is left out.
 */
export function pass(
  clause: Clause,
  commitment: Commitment,
  now: Date,
  calendar: WorkingCalendar,
): { change: Change; passings: Passing[] } {
  const state = { ...commitment }
  const passings: Passing[] = []
  const ladder = ladderOf(clause)
  for (;;) {
    const at = nextStepAt(clause, state, calendar)
    if (!at || at > now) {
      const { status, overdue_at, reminders_sent, escalation_level } = state
      return {
        change: { status, overdue_at, reminders_sent, escalation_level, next_step_at: at },
        passings,
      }
    }
    if (state.status === 'scheduled') {
      state.status = 'open'
      passings.push({ type: 'commitment.opened' })
    } else if (!state.overdue_at && at < state.due_at) {
      state.reminders_sent += 1
      if (now < state.due_at)
        passings.push({ type: 'commitment.reminded', number: state.reminders_sent })
    } else if (!state.overdue_at) {
      state.overdue_at = state.due_at
      passings.push({ type: 'commitment.overdue' })
    } else {
      const rung = ladder[state.escalation_level] as Rung
      state.escalation_level += 1
      passings.push({ type: 'commitment.escalated', level: state.escalation_level, to: rung.to })
    }
  }
}

/**
 * Whether an event speaks of the thing a commitment is about. An event that names a record touches
 * what is owed on that record and on its subject; one without touches all that is owed on the subject.
 */
export function touches(
  commitment: Pick<Commitment, 'about_id' | 'subject_id'>,
  event: Happening,
  parentId: string | null,
): boolean {
  if (commitment.about_id === event.object) return true
  const subjects = [event.subject.id, parentId]
  if (commitment.about_id === commitment.subject_id) return subjects.includes(commitment.about_id)
  return event.object === null && subjects.includes(commitment.subject_id)
}

export type Reaction =
  | 'commitment.kept'
  | 'commitment.cancelled'
  | 'commitment.paused'
  | 'commitment.resumed'

/** What an event does to a commitment it touches, or null. */
export function react(
  clause: Clause,
  commitment: Commitment,
  event: Happening,
  at: Date,
  calendar: WorkingCalendar,
): { type: Reaction; change: Change } | null {
  if (isAny(clause.evidence, event))
    return { type: 'commitment.kept', change: keep(commitment, at, calendar) }
  if (isAny(clause.cancel, event))
    return { type: 'commitment.cancelled', change: close('cancelled', at, event.type) }
  if (commitment.status === 'open' && isAny(clause.pause, event)) {
    return { type: 'commitment.paused', change: pause(commitment, at, event.type, calendar) }
  }
  if (commitment.status === 'paused' && isAny(clause.resume, event)) {
    return { type: 'commitment.resumed', change: resume(clause, commitment, at, calendar) }
  }
  return null
}

function keep(commitment: Commitment, at: Date, calendar: WorkingCalendar): Change {
  const due =
    commitment.status === 'paused' ? dueAfterPause(commitment, at, calendar) : commitment.due_at
  return { ...close(at <= due ? 'kept' : 'kept_late', at, null), due_at: due }
}

/** Ends a commitment; nothing more happens to it. */
export function close(
  status: 'kept' | 'kept_late' | 'excused' | 'cancelled',
  at: Date,
  reason: string | null,
): Change {
  return {
    status,
    closed_at: at,
    close_reason: reason,
    next_step_at: null,
    paused_at: null,
    remaining_ms: null,
  }
}

/** Stops the clock; what was left of the working time is kept. */
export function pause(
  commitment: Commitment,
  at: Date,
  reason: string,
  calendar: WorkingCalendar,
): Change {
  return {
    status: 'paused',
    paused_at: at,
    pause_reason: reason,
    remaining_ms: Math.round(remainingTime(calendar, at, commitment.due_at)),
    next_step_at: null,
  }
}

function dueAfterPause(commitment: Commitment, at: Date, calendar: WorkingCalendar): Date {
  const left = commitment.remaining_ms ?? 0
  // What was overdue before the pause stays overdue: a pause does not forgive.
  return left > 0 ? addWorkingTime(calendar, at, left) : commitment.due_at
}

/** Starts the clock again with the working time that was left. */
export function resume(
  clause: Clause,
  commitment: Commitment,
  at: Date,
  calendar: WorkingCalendar,
): Change {
  const due = dueAfterPause(commitment, at, calendar)
  const state = { ...commitment, status: 'open' as const, due_at: due }
  return {
    status: 'open',
    due_at: due,
    paused_at: null,
    pause_reason: null,
    remaining_ms: null,
    next_step_at: nextStepAt(clause, state, calendar),
  }
}
