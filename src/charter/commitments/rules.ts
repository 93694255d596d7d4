import { deadline, type WorkingCalendar } from '#organisation/index.ts'
import type { Clause, Someone } from '../clauses/contract.ts'
import { isAny } from '../clauses/rules.ts'
import type { CommitmentStatus } from './contract.ts'
import { ladderOf, type Rung } from '../clauses/index.ts'
import type { Change, Commitment } from './state.ts'
import { dueOf, nextStepAt, pause, pauseEnded, remindersOf, resume } from './timing.ts'

export const liveStatuses = ['scheduled', 'open', 'paused'] as const

/** How the owner of a commitment was found: the ways of a clause, else those of last resort. */
export const waysFound = ['relation', 'named', 'head_of', 'role', 'fallback', 'transfer'] as const
export type FoundBy = (typeof waysFound)[number]

interface Happening {
  type: string
  subject: { id: string }
  object: string | null
  data: Record<string, unknown>
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
  const delayed = clause.delay ? deadline(calendar, at, clause.delay) : null
  const opens = delayed?.due ?? at
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
    next_step_at: null,
  }
  return {
    status,
    began_at: at,
    opens_at: opens,
    due_at: due,
    due_provisional: provisional || delayed?.provisional === true,
    reminders_sent,
    next_step_at: nextStepAt(clause, timing, calendar),
  }
}

/** What time alone brings about. */
export type Passing =
  | { type: 'commitment.opened' }
  | { type: 'commitment.resumed' }
  | { type: 'commitment.reminded'; number: number }
  | { type: 'commitment.overdue' }
  | { type: 'commitment.escalated'; level: number; to: Someone }

/**
 * Everything that is due by `now`, in order: opening, the end of a pause, reminders, the deadline, rungs
 * of the ladder. A server that was off for days catches up in one step; a reminder after its deadline is
 * left out.
 */
export function pass(
  clause: Clause,
  commitment: Commitment,
  now: Date,
  calendar: WorkingCalendar,
): { change: Change; passings: Passing[] } {
  const passings: Passing[] = []
  let change: Change = {}
  const move = (more: Change, passing?: Passing) => {
    change = { ...change, ...more }
    if (passing) passings.push(passing)
  }
  for (;;) {
    const state = { ...commitment, ...change }
    const at = nextStepAt(clause, state, calendar)
    if (!at || at > now) return { change: { ...change, next_step_at: at }, passings }
    if (state.status === 'scheduled') move({ status: 'open' }, { type: 'commitment.opened' })
    else if (state.status === 'paused')
      move(resume(clause, state, at, calendar), { type: 'commitment.resumed' })
    else if (!state.overdue_at && at < state.due_at) move(...remind(state, now))
    else if (!state.overdue_at) {
      const missed_by = state.missed_by ?? state.owner_id
      move({ overdue_at: state.due_at, missed_by }, { type: 'commitment.overdue' })
    } else {
      const level = state.escalation_level + 1
      const { to } = ladderOf(clause)[state.escalation_level] as Rung
      move({ escalation_level: level }, { type: 'commitment.escalated', level, to })
    }
  }
}

function remind(state: Commitment, now: Date): [Change, Passing?] {
  const past = { reminders_sent: state.reminders_sent + 1 }
  if (now >= state.due_at) return [past]
  const given = state.reminders_given + 1
  return [
    { ...past, reminders_given: given, reminded_at: now },
    { type: 'commitment.reminded', number: given },
  ]
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
  if (neverWas(commitment, event))
    return { type: 'commitment.cancelled', change: close('cancelled', at, event.type) }
  if (isAny(clause.evidence, event))
    return { type: 'commitment.kept', change: keep(commitment, at, calendar) }
  if (isAny(clause.cancel, event))
    return { type: 'commitment.cancelled', change: close('cancelled', at, event.type) }
  if (commitment.status === 'open' && isAny(clause.pause, event)) {
    return { type: 'commitment.paused', change: pause(commitment, at, event.type, calendar) }
  }
  // Paused by hand already: from now on it lasts as long as what the event speaks of.
  if (commitment.status === 'paused' && commitment.next_step_at && isAny(clause.pause, event)) {
    const resumed = { ...commitment, ...resume(clause, commitment, at, calendar) }
    return { type: 'commitment.paused', change: repaused(resumed, at, event.type, calendar) }
  }
  if (commitment.status === 'paused' && isAny(clause.resume, event)) {
    return { type: 'commitment.resumed', change: resume(clause, commitment, at, calendar) }
  }
  return null
}

/** An import undone: what it brought in is as if it had never been, whatever the clause says. */
const neverWas = (commitment: Commitment, event: Happening): boolean =>
  event.data['never_was'] === true &&
  (event.object === null
    ? commitment.subject_id === event.subject.id
    : commitment.about_id === event.object)

const repaused = (
  resumed: Commitment,
  at: Date,
  reason: string,
  calendar: WorkingCalendar,
): Change => {
  const { due_at, due_provisional, pauses } = resumed
  return { due_at, due_provisional, pauses, ...pause(resumed, at, reason, calendar) }
}

function keep(commitment: Commitment, at: Date, calendar: WorkingCalendar): Change {
  const { due_at, pauses } = pauseEnded(commitment, at, calendar)
  return { ...close(at <= due_at ? 'kept' : 'kept_late', at, null), due_at, pauses }
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
