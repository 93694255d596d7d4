import { entrance, personIdOf, type Work } from '#access/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { dayOf } from '#organisation/index.ts'
import { isWorthTaking } from '../assessments/index.ts'
import { leadFor, movedOn, saveLead, stateOf } from '../leads/index.ts'
import { checkFees, checkMilestones } from '../offered.ts'
import { feesRow, milestoneRows } from '../plan.ts'
import { offerProposal } from './contract.ts'
import { currentProposal, proposalsOf } from './sql.ts'

type Body = BodyOf<typeof offerProposal>

const offer = entrance(offerProposal, async (work, { params, body, ifMatch }) => {
  const lead = await leadFor(work, params.id, 'offerProposal')
  await expectLatestSeen(work, lead.id, ifMatch)
  if (!(await isWorthTaking(work.tx, lead.id))) throw refused('not_worth_taking')
  if (body.validUntil < dayOf(work.now)) {
    throw badInput([{ path: 'validUntil', code: 'in_the_past' }])
  }
  await checkMilestones(work, body.milestones)
  const feeRule = checkFees(work, body.fees, lead.practice_area, 'fees')
  const { id: proposalId, number } = await replaceProposal(work, lead.id, body, feeRule)
  const saved = await saveLead(work, lead.id, { stage: movedOn(lead.stage, 'proposed') })
  await work.publish([
    {
      type: 'proposal.offered',
      subject: { kind: 'lead', id: lead.id },
      object: proposalId,
      data: { number, valid_until: body.validUntil },
    },
  ])
  return { proposalId, number, lead: stateOf(work, saved) }
})

/** Whoever offers a new version knows the one it replaces: two lawyers do not overwrite each other. */
async function expectLatestSeen(work: Work, leadId: string, ifMatch: number | null): Promise<void> {
  const [latest] = await proposalsOf(work.tx, leadId)
  if (latest) expectVersion(ifMatch, { ...latest, version: latest.number })
}

/** A new version takes the place of the one before, and with it of what was said of that one. */
async function replaceProposal(work: Work, leadId: string, body: Body, feeRule: string) {
  const before = await currentProposal(work.tx, leadId)
  if (before) {
    await work.tx
      .updateTable('proposal')
      .set({ superseded_at: work.now })
      .where('id', '=', before.id)
      .execute()
  }
  const id = uuidv7()
  const number = (before?.number ?? 0) + 1
  await work.tx
    .insertInto('proposal')
    .values({
      id,
      subject_id: leadId,
      number,
      plan: body.plan,
      scope: body.scope,
      milestones: JSON.stringify(milestoneRows(body.milestones)),
      fees: JSON.stringify(feesRow(body.fees)),
      fee_rule: feeRule,
      valid_until: body.validUntil,
      note: body.note,
      offered_by: personIdOf(work.actor) as string,
      offered_at: work.now,
    })
    .execute()
  return { id, number }
}

export const entrances = [offer]
