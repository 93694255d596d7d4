import { entrance, type NewEvent, personIdOf } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { dayOf } from '#organisation/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { leadFor, saveLead, stateOf } from '../leads/index.ts'
import { recordContentment } from './contract.ts'
import { contentWith, currentProposal } from './sql.ts'

const record = entrance(recordContentment, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'recordContentment')
  const proposal = await currentProposal(work.tx, lead.id)
  if (!proposal) throw refused('no_proposal')
  if (proposal.id !== body.proposalId) throw refused('proposal_superseded')
  if (body.content && proposal.valid_until < dayOf(work.now)) throw refused('proposal_expired')
  const id = uuidv7()
  await work.tx
    .insertInto('contentment')
    .values({
      id,
      subject_id: lead.id,
      proposal_id: proposal.id,
      about: body.about,
      content: body.content,
      doubt: body.doubt,
      said_by: body.saidBy,
      way: body.way,
      recorded_by: personIdOf(work.actor),
      recorded_at: work.now,
    })
    .execute()
  const { plan, fees } = await contentWith(work.tx, proposal.id)
  const complete = plan === true && fees === true
  const still_doubted = [plan, fees].filter((said) => said === false).length
  const saved = await saveLead(work, lead.id, {})
  const { about, content } = body
  const common = { subject: { kind: 'lead' as const, id: lead.id }, object: proposal.id }
  const events: NewEvent[] = [
    {
      type: 'proposal.contentment_recorded',
      ...common,
      data: { about, content, complete, still_doubted },
    },
  ]
  if (!content) events.push({ type: 'proposal.doubted', ...common, data: { about } })
  await work.publish(events)
  return { contentmentId: id, complete, lead: stateOf(work, saved) }
})

export const entrances = [record]
