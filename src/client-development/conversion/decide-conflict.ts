import { entrance, type ImmediateHandler } from '#access/index.ts'
import { decideConflict, decisionOf } from '#conflicts/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { leadFor, saveLead, seeLead, stateOf } from '../leads/index.ts'
import { decideConflictOfLead } from './contract.ts'
import { notSearched } from './rules.ts'
import { latestIdentification } from './sql.ts'

const decide = entrance(decideConflictOfLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'decideConflictOfLead')
  const identified = await latestIdentification(work.tx, lead.id)
  const missing = notSearched(body.parties, lead, identified?.name)
  if (missing.length > 0) throw refused('parties_not_searched', { missing })
  await decideConflict(
    work,
    { kind: 'lead', id: lead.id },
    { outcome: body.outcome, reason: body.reason, names: body.parties },
  )
  return stateOf(work, await seeLead(work, lead.id))
})

/** What the conflict desk decided stands with the lead from then on. */
export const followConflictDecision: ImmediateHandler = {
  types: ['conflict_check.decided'],
  handle: async (work, events) => {
    for (const { subject, data } of events) {
      if (subject.kind !== 'lead') continue
      const decision = await decisionOf(work, data.decision_id as string)
      const id = uuidv7()
      await work.tx
        .insertInto('lead_conflict_decision')
        .values({
          id,
          subject_id: subject.id,
          outcome: decision.outcome,
          parties: decision.names.slice(0, 200),
          reason: decision.reason,
          check_id: decision.checkId,
          decided_by: decision.decidedBy,
          decided_at: work.now,
        })
        .execute()
      await saveLead(work, subject.id, {})
      await work.publish([
        {
          type: 'lead.conflict_decided',
          subject,
          object: id,
          data: { outcome: decision.outcome },
        },
      ])
    }
  },
}

export const entrances = [decide]
