import { abilitiesOf, holds, permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { mayOfferHandover } from '#organisation/index.ts'
import { type LeadRight, leadPolicy, originationPolicy } from '../policy.ts'
import type { LeadState } from './contract.ts'
import { hasEnded, problemOf } from './rules.ts'
import { findLead, type LeadRow, lockLeads } from './sql.ts'

/** The lead for reading: 404 where the actor does not see it. */
export async function seeLead(work: Work, id: string): Promise<LeadRow> {
  const lead = await findLead(work.tx, id)
  if (!lead) throw notFound()
  return lead
}

/** The lead for an act on it, locked: seen, the actor entitled, the act possible where it stands. */
export async function leadFor(work: Work, id: string, act: LeadRight): Promise<LeadRow> {
  const [lead] = await lockLeads(work.tx, [id])
  if (!lead) throw notFound()
  if (!permits(leadPolicy, act, work.actor, lead)) throw forbidden()
  const problem = problemOf(act, lead)
  if (problem) throw refused(problem)
  return lead
}

/** What the actor may do to the lead where it stands. */
export function leadAbilities(work: Work, lead: LeadRow): Record<string, boolean> {
  const rights = abilitiesOf(leadPolicy, work.actor, lead)
  const possible = Object.fromEntries(
    Object.entries(rights).map(([right, held]) => [
      right,
      held && problemOf(right as LeadRight, lead) === null,
    ]),
  )
  return {
    ...possible,
    offerHandover: mayHandOver(work, lead),
    // Which dispute exactly, the dispute itself says.
    decideOrigination: holds(originationPolicy, 'decideOriginationDispute', work.actor),
  }
}

function mayHandOver(work: Work, lead: LeadRow): boolean {
  const { specialist_id, assessor_id, department_id, stage } = lead
  const members = [
    { part: 'specialist', personId: specialist_id },
    { part: 'assessor', personId: assessor_id },
  ].flatMap(({ part, personId }) => (personId ? [{ part, personId }] : []))
  return !hasEnded(stage) && mayOfferHandover(work.actor, members, department_id)
}

/** What a transition answers. */
export const stateOf = (work: Work, lead: LeadRow): LeadState => ({
  id: lead.id,
  stage: lead.stage as LeadState['stage'],
  departmentId: lead.department_id,
  specialistId: lead.specialist_id,
  assessorId: lead.assessor_id,
  snoozedUntil: lead.snoozed_until,
  lastActivityAt: lead.last_activity_at.toISOString(),
  version: lead.version,
  abilities: leadAbilities(work, lead),
})
