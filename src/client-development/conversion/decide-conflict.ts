import { entrance, personIdOf } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { leadFor, saveLead, stateOf } from '../leads/index.ts'
import { decideConflictOfLead } from './contract.ts'
import { notSearched } from './rules.ts'
import { latestIdentification } from './sql.ts'

const decide = entrance(decideConflictOfLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'decideConflictOfLead')
  const identified = await latestIdentification(work.tx, lead.id)
  const missing = notSearched(body.parties, lead, identified?.name)
  if (missing.length > 0) throw refused('parties_not_searched', { missing })
  const id = uuidv7()
  await work.tx
    .insertInto('lead_conflict_decision')
    .values({
      id,
      subject_id: lead.id,
      outcome: body.outcome,
      parties: body.parties,
      reason: body.reason,
      check_id: body.checkId,
      decided_by: personIdOf(work.actor) as string,
      decided_at: work.now,
    })
    .execute()
  const saved = await saveLead(work, lead.id, {})
  await work.publish([
    {
      type: 'lead.conflict_decided',
      subject: { kind: 'lead', id: lead.id },
      object: id,
      data: { outcome: body.outcome },
    },
  ])
  return stateOf(work, saved)
})

export const entrances = [decide]
