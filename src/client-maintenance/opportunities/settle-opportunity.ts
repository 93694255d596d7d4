import type { Input, Work } from '#access/index.ts'
import type { NewInstruction } from '../bridges.ts'
import type { dropOpportunityEndpoint, Opportunity, pursueOpportunityEndpoint } from './contract.ts'
import { expectOpen, seeOpportunityToChange, showOpportunity } from './show-opportunity.ts'
import { type OpportunityRow, settleOpportunity } from './sql.ts'

/** The client is asked: as a lead who goes the whole road again, or with a new instruction at once. */
export function pursueOpportunity(bridges: NewInstruction) {
  return async (
    work: Work,
    { params, body }: Input<typeof pursueOpportunityEndpoint>,
  ): Promise<Opportunity> => {
    const row = await seeOpportunityToChange(work, params.id, 'pursueOpportunity')
    expectOpen(row)
    const about = {
      opportunityId: row.id,
      clientId: row.clientId,
      title: row.title,
      need: row.need,
      practiceArea: row.practiceArea,
    }
    const outcome =
      body.as === 'lead'
        ? { lead_id: await bridges.registerLead(work, about, body) }
        : { engagement_id: await bridges.openEngagement(work, about, body) }
    await settleOpportunity(work, row.id, { state: 'pursued', ...outcome })
    return settled(work, row, 'opportunity.pursued', outcome)
  }
}

/** Nothing comes of an opportunity, for a reason. */
export async function dropOpportunity(
  work: Work,
  { params, body }: Input<typeof dropOpportunityEndpoint>,
): Promise<Opportunity> {
  const row = await seeOpportunityToChange(work, params.id, 'dropOpportunity')
  expectOpen(row)
  const { reason, words } = body
  await settleOpportunity(work, row.id, {
    state: 'dropped',
    drop_reason: reason,
    drop_words: words,
  })
  return settled(work, row, 'opportunity.dropped', { reason })
}

async function settled(
  work: Work,
  row: OpportunityRow,
  type: string,
  data: Record<string, unknown>,
): Promise<Opportunity> {
  await work.publish([
    { type, subject: { kind: 'client', id: row.clientId }, object: row.id, data },
  ])
  return showOpportunity(work, row.id)
}
