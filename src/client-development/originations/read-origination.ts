import { entrance } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { seeLead } from '../leads/index.ts'
import { readClientOrigination, readLeadOrigination } from './contract.ts'
import { presentForClient, presentForLead } from './present.ts'

const ofLead = entrance(readLeadOrigination, async (work, { params }) =>
  presentForLead(work, await seeLead(work, params.id)),
)

const ofClient = entrance(readClientOrigination, async (work, { params }) => {
  const seen = await work.tx
    .selectFrom('subject')
    .select('id')
    .where('id', '=', params.id)
    .where('kind', '=', 'client')
    .executeTakeFirst()
  if (!seen) throw notFound()
  return presentForClient(work, params.id)
})

export const entrances = [ofLead, ofClient]
