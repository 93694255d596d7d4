import type { ClauseInput, Someone, Term } from '../clauses/contract.ts'

// What clauses of the provision have in common: terms, who owes, who hears of it, where a road ends.

export const hours = (amount: number): Term => ({ amount, unit: 'working_hours' })
export const workdays = (amount: number): Term => ({ amount, unit: 'working_days' })
export const days = (amount: number): Term => ({ amount, unit: 'calendar_days' })
export const months = (amount: number): Term => ({ amount, unit: 'calendar_months' })

export const specialist: Someone[] = [
  { relation: 'specialist' },
  { relation: 'manager' },
  { role: 'client_relationship_manager' },
]
export const leadLawyer: Someone[] = [{ relation: 'lead_lawyer' }, { head_of: 'subject' }]
export const assessor: Someone[] = [{ relation: 'assessor' }, { head_of: 'subject' }]
export const manager: Someone[] = [{ relation: 'manager' }, { role: 'client_relationship_manager' }]

/** The one named, else the complaint desk; events say who is of the team complained about. */
export const complaintHandler: Someone[] = [
  { named: 'handler_id' },
  { role: 'complaint_owner' },
  { role: 'client_relationship_manager' },
]

export const toManagerThenPartner = (first: Term, second: Term) => [
  { after: first, to: { role: 'client_relationship_manager' as const } },
  { after: second, to: { role: 'managing_partner' as const } },
]
export const toHeadThenManager = (first: Term, second: Term) => [
  { after: first, to: { head_of: 'subject' as const } },
  { after: second, to: { role: 'client_relationship_manager' as const } },
]

/** Where a lead's road ends, whatever was still owed on it. */
export const leadEnds = [
  { event: 'lead.disqualified' },
  { event: 'lead.lost' },
  { event: 'lead.withdrawn' },
]
export const engagementEnds = [{ event: 'engagement.closed' }, { event: 'engagement.ended' }]

/** A duty of the firm towards itself, looked at again and again: the next opens when one is recorded. */
export function review(
  code: string,
  owner: Someone[],
  every: Term,
  title: ClauseInput['title'],
  duty: ClauseInput['duty'],
): ClauseInput {
  const done = { event: 'review.recorded', where: { clause: code } }
  return {
    code,
    provision: code,
    title,
    duty,
    trigger: [{ event: 'firm.set_up' }, { event: 'charter.published' }, done],
    owner,
    beneficiary: 'firm',
    deadline: every,
    evidence: [done],
    reminders: [workdays(5)],
    escalation: [{ after: workdays(3), to: { role: 'managing_partner' } }],
  }
}
