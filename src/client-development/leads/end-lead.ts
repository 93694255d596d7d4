import type { Work } from '#access/index.ts'
import { entrance } from '#access/index.ts'
import { disqualifyLead, type LeadState, loseLead, withdrawLead } from './contract.ts'
import { leadFor, stateOf } from './see.ts'
import { addTurns, saveLead } from './sql.ts'

interface Ending {
  stage: 'disqualified' | 'lost' | 'withdrawn'
  turn: 'disqualification' | 'loss' | 'withdrawal'
  reasonCode: string | null
  reason: string
}

async function end(
  work: Work,
  id: string,
  act: 'disqualifyLead' | 'loseLead' | 'withdrawLead',
  ending: Ending,
): Promise<LeadState> {
  const lead = await leadFor(work, id, act)
  const saved = await saveLead(work, lead.id, { stage: ending.stage, snoozed_until: null })
  const reason_code = ending.reasonCode
  await addTurns(work, [{ subject_id: id, kind: ending.turn, reason_code, reason: ending.reason }])
  await work.publish([
    {
      type: `lead.${ending.stage}`,
      subject: { kind: 'lead', id },
      data: reason_code ? { reason_code } : {},
    },
  ])
  return stateOf(work, saved)
}

const disqualify = entrance(disqualifyLead, (work, { params, body }) =>
  end(work, params.id, 'disqualifyLead', {
    stage: 'disqualified',
    turn: 'disqualification',
    ...body,
  }),
)
const lose = entrance(loseLead, (work, { params, body }) =>
  end(work, params.id, 'loseLead', { stage: 'lost', turn: 'loss', ...body }),
)
const withdraw = entrance(withdrawLead, (work, { params, body }) =>
  end(work, params.id, 'withdrawLead', {
    stage: 'withdrawn',
    turn: 'withdrawal',
    reasonCode: null,
    ...body,
  }),
)

export const entrances = [disqualify, lose, withdraw]
