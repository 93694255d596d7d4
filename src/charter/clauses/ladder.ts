import { deadline, type WorkingCalendar } from '#organisation/index.ts'
import type { Clause, Someone, Term } from './contract.ts'

/** One rung of the ladder: who is told, how long after the deadline. */
export interface Rung {
  after: Term
  /** Counted on from there. */
  further?: Term
  to: Someone
}

/** How long after the last rung of a clause the managing partner hears of it. */
const partnerAfter: Term = { amount: 5, unit: 'working_days' }

/** The clause's ladder, which always ends with the managing partner. */
export function ladderOf(clause: Pick<Clause, 'escalation'>): Rung[] {
  const last = clause.escalation.at(-1)
  const to: Someone = { role: 'managing_partner' }
  if (!last) return [{ after: partnerAfter, to }]
  if ('role' in last.to && last.to.role === 'managing_partner') return clause.escalation
  return [...clause.escalation, { after: last.after, further: partnerAfter, to }]
}

/** When a rung is reached. */
export function rungAt(rung: Rung, due: Date, calendar: WorkingCalendar): Date {
  const first = deadline(calendar, due, rung.after).due
  return rung.further ? deadline(calendar, first, rung.further).due : first
}
