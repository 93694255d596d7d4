import { entrance, personIdOf } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { leadFor, saveLead, stateOf } from '../leads/index.ts'
import { answerDoubt } from './contract.ts'
import { countOpenDoubts, currentProposal } from './sql.ts'

const answer = entrance(answerDoubt, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'answerDoubt')
  const proposal = await currentProposal(work.tx, lead.id)
  if (!proposal) throw refused('no_proposal')
  const answered = await work.tx
    .updateTable('contentment')
    .set({
      answer: body.answer,
      answered_by: personIdOf(work.actor),
      answered_at: work.now,
    })
    .where('id', '=', body.contentmentId)
    .where('proposal_id', '=', proposal.id)
    .where('content', '=', false)
    .where('answer', 'is', null)
    .returning('about')
    .executeTakeFirst()
  if (!answered) throw refused('no_open_doubt')
  const saved = await saveLead(work, lead.id, {})
  await work.publish([
    {
      type: 'proposal.doubt_answered',
      subject: { kind: 'lead', id: lead.id },
      object: proposal.id,
      data: { about: answered.about, open_doubts: await countOpenDoubts(work.tx, proposal.id) },
    },
  ])
  return stateOf(work, saved)
})

export const entrances = [answer]
