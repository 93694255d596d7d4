import type { Work } from '#access/index.ts'
import { entrance } from '#access/index.ts'
import { bulk } from './bulk.ts'
import {
  disqualifyLead,
  disqualifyLeads,
  type LeadState,
  loseLead,
  withdrawLead,
} from './contract.ts'
import { leadFor, seeLead, stateOf } from './see.ts'
import { addTurns, saveLeads } from './sql.ts'

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
  await endAll(work, [lead.id], ending)
  return stateOf(work, await seeLead(work, lead.id))
}

async function endAll(work: Work, ids: string[], ending: Ending): Promise<void> {
  await saveLeads(work, ids, { stage: ending.stage, snoozed_until: null })
  const reason_code = ending.reasonCode
  await addTurns(
    work,
    ids.map((subject_id) => ({
      subject_id,
      kind: ending.turn,
      reason_code,
      reason: ending.reason,
    })),
  )
  await work.publish(
    ids.map((id) => ({
      type: `lead.${ending.stage}`,
      subject: { kind: 'lead', id },
      data: reason_code ? { reason_code } : {},
    })),
  )
}

const disqualify = entrance(disqualifyLead, (work, { params, body }) =>
  end(work, params.id, 'disqualifyLead', {
    stage: 'disqualified',
    turn: 'disqualification',
    ...body,
  }),
)
const disqualifyMany = entrance(disqualifyLeads, (work, { body: { ids, ...said } }) =>
  bulk(
    work,
    ids,
    'disqualifyLead',
    () => null,
    (leads) =>
      endAll(
        work,
        leads.map((lead) => lead.id),
        { stage: 'disqualified', turn: 'disqualification', ...said },
      ),
  ),
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

export const entrances = [disqualify, disqualifyMany, lose, withdraw]
