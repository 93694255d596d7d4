import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { todayAt } from '#organisation/index.ts'
import { selectMilestones, selectPlan } from '../plans/index.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type {
  Decision,
  putDecisionEndpoint,
  takeDecisionEndpoint,
  withdrawDecisionEndpoint,
} from './contract.ts'
import { progressPolicy } from './policy.ts'
import { presentDecisions } from './present.ts'
import {
  problemOfAnswerBy,
  type ProgressProblem,
  type ProgressRefusal,
  refuseSettled,
} from './rules.ts'
import { belongs, say as publish, seeToChange, selectDecision, settle } from './sql.ts'

/** Puts a choice that is the client's to the client, with what follows from each option (S2). */
export async function putDecision(
  work: Work,
  { params, body }: Input<typeof putDecisionEndpoint>,
): Promise<Decision> {
  const right = 'putDecision'
  const { standing } = await seeEngagementToChange(work, params.id, progressPolicy, right)
  const today = await todayAt(work.tx, work.now, standing.departmentId)
  const code = problemOfAnswerBy(body.answerBy, today)
  if (code) throw badInput([{ path: 'answerBy', code }])
  if (body.milestoneId) await expectMilestone(work, params.id, body.milestoneId)
  const id = uuidv7()
  await work.tx
    .insertInto('client_decision')
    .values({
      id,
      subject_id: params.id,
      question: body.question,
      options: JSON.stringify(body.options),
      answer_by: body.answerBy,
      milestone_id: body.milestoneId,
      put_by: personIdOf(work.actor),
      put_at: work.now,
    })
    .execute()
  const data = { answer_by: body.answerBy, milestone_id: body.milestoneId }
  return say(work, id, { type: 'decision.put', data })
}

/** Records what the client decided, who said so and what shows it (S2). */
export async function takeDecision(
  work: Work,
  { params, body }: Input<typeof takeDecisionEndpoint>,
): Promise<Decision> {
  const decision = await seeToChange(work, selectDecision, params.id, 'takeDecision')
  const refusal = refuseSettled(decision.state)
  if (refusal) throw refused(refusal)
  if (body.option >= (decision.options as unknown[]).length) {
    throw badInput([{ path: 'option', code: 'not_a_choice' }])
  }
  const file = body.evidenceFileId
  if (file && !(await belongs(work.tx, 'stored_file', file, decision.engagementId))) {
    const code = 'file_unknown' satisfies ProgressProblem
    throw badInput([{ path: 'evidenceFileId', code }])
  }
  await settle(work, 'client_decision', params.id, {
    state: 'taken',
    chosen: body.option,
    said_by: body.saidBy,
    way: body.way,
    evidence: body.evidence,
    evidence_file_id: file,
  })
  const data = { option: body.option, way: body.way }
  return say(work, params.id, { type: 'decision.taken', data })
}

/** The choice is no longer there to be made. */
export async function withdrawDecision(
  work: Work,
  { params, body }: Input<typeof withdrawDecisionEndpoint>,
): Promise<Decision> {
  const decision = await seeToChange(work, selectDecision, params.id, 'putDecision')
  const refusal = refuseSettled(decision.state)
  if (refusal) throw refused(refusal)
  await settle(work, 'client_decision', params.id, {
    state: 'withdrawn',
    withdrawal_reason: body.reason,
  })
  return say(work, params.id, { type: 'decision.withdrawn', data: {} })
}

async function expectMilestone(work: Work, engagementId: string, id: string): Promise<void> {
  const plan = await selectPlan(work.tx, engagementId)
  const milestones = plan ? await selectMilestones(work.tx, plan.id) : []
  const milestone = milestones.find((one) => one.id === id)
  if (!milestone) {
    const code = 'milestone_unknown' satisfies ProgressProblem
    throw badInput([{ path: 'milestoneId', code }])
  }
  if (milestone.state === 'completed') {
    throw refused('milestone_completed' satisfies ProgressRefusal)
  }
}

async function say(
  work: Work,
  id: string,
  event: { type: string; data: Record<string, unknown> },
): Promise<Decision> {
  const row = await publish(work, await selectDecision(work.tx, id), event)
  return (await presentDecisions(work, row.subject_id, [row]))[0] as Decision
}
