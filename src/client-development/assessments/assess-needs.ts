import { entrance, personIdOf, type Work } from '#access/index.ts'
import { promiseProblem } from '#communications/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { badInput } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  type LeadChanges,
  leadFor,
  movedOn,
  replaceMembers,
  saveLead,
  stateOf,
} from '../leads/index.ts'
import { checkFees, checkMilestones } from '../offered.ts'
import { feesRow, milestoneRows } from '../plan.ts'
import { checkLeadAnswers, keepLeadAnswers } from '../lead-answers.ts'
import { assessNeeds } from './contract.ts'

type Body = BodyOf<typeof assessNeeds>

const assess = entrance(assessNeeds, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'assessNeeds')
  const promises = Object.entries(textsOf(body.answers)).flatMap(([path, text]) => {
    const problem = promiseProblem(text)
    return problem ? [{ path, ...problem }] : []
  })
  if (promises.length > 0) throw badInput(promises)
  await checkMilestones(work, body.milestones)
  const feeRule = body.feeEstimate
    ? checkFees(work, body.feeEstimate, lead.practice_area, 'feeEstimate')
    : null
  const sheets = await checkLeadAnswers(work, 'assessment', lead.practice_area, body.answers)
  const me = personIdOf(work.actor) as string
  const assessmentId = await insertAssessment(work, lead.id, body, feeRule, me)
  await keepLeadAnswers(work, lead.id, 'assessment', sheets, { aboutId: assessmentId })
  const changes: LeadChanges = { stage: movedOn(lead.stage, 'assessed') }
  // Nobody was asked by name: whoever did it goes on with the proposal.
  if (!lead.assessor_id) {
    changes.assessor_id = me
    await replaceMembers(work, 'assessor', [{ leadId: lead.id, personId: me }])
  }
  const saved = await saveLead(work, lead.id, changes)
  await work.publish([
    {
      type: 'lead.assessed',
      subject: { kind: 'lead', id: lead.id },
      object: assessmentId,
      data: { worth_taking: body.worthTaking },
    },
  ])
  return { assessmentId, lead: stateOf(work, saved) }
})

/** Texts of answers by their paths, to be looked through for promises. */
const textsOf = (answers: Body['answers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`answers.${key}`, value]] : [],
    ),
  )

async function insertAssessment(
  work: Work,
  leadId: string,
  body: Body,
  feeRule: string | null,
  me: string,
): Promise<string> {
  const id = uuidv7()
  await work.tx
    .insertInto('needs_assessment')
    .values({
      id,
      subject_id: leadId,
      facts: body.facts,
      legal_basis: body.legalBasis,
      risks: body.risks,
      prospects: body.prospects,
      missing_documents: body.missingDocuments,
      advice: body.advice,
      worth_taking: body.worthTaking,
      plan: body.plan,
      milestones: JSON.stringify(milestoneRows(body.milestones)),
      fee_estimate: body.feeEstimate ? JSON.stringify(feesRow(body.feeEstimate)) : null,
      fee_rule: feeRule,
      assessed_by: me,
      assessed_at: work.now,
    })
    .execute()
  return id
}

export const entrances = [assess]
