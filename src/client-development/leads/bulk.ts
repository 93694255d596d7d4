import { permits, type Work } from '#access/index.ts'
import { type LeadRight, leadPolicy } from '../policy.ts'
import { problemOf } from './rules.ts'
import { type LeadRow, lockLeads } from './sql.ts'

/** One act on many leads: those it cannot be done to are named with the reason, the rest is done at once. */
export async function bulk(
  work: Work,
  ids: string[],
  act: LeadRight,
  furtherProblem: (lead: LeadRow) => string | null,
  carryOut: (leads: LeadRow[]) => Promise<void>,
): Promise<{ done: string[]; refused: { id: string; code: string }[] }> {
  const wanted = [...new Set(ids)]
  const seen = new Map((await lockLeads(work.tx, wanted)).map((lead) => [lead.id, lead]))
  const leads: LeadRow[] = []
  const refused: { id: string; code: string }[] = []
  for (const id of wanted) {
    const lead = seen.get(id)
    const code = lead ? (reasonAgainst(work, lead, act) ?? furtherProblem(lead)) : 'not_found'
    if (lead && code === null) leads.push(lead)
    else refused.push({ id, code: code as string })
  }
  if (leads.length > 0) await carryOut(leads)
  return { done: leads.map((lead) => lead.id), refused }
}

const reasonAgainst = (work: Work, lead: LeadRow, act: LeadRight): string | null =>
  permits(leadPolicy, act, work.actor, lead) ? problemOf(act, lead) : 'forbidden'
