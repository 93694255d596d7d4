import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type { completeMilestoneEndpoint, Plan } from './contract.ts'
import { planPolicy } from './policy.ts'
import { presentPlan } from './read-plan.ts'
import type { PlanRefusal } from './rules.ts'
import { selectBlocked, selectMilestones, selectPlan } from './sql.ts'

/** Completes a step of the plan, unless it waits for a decision that is the client's. */
export async function completeMilestone(
  work: Work,
  { params }: Input<typeof completeMilestoneEndpoint>,
): Promise<Plan> {
  const { id, milestoneId } = params
  await seeEngagementToChange(work, id, planPolicy, 'completeMilestone')
  const plan = await selectPlan(work.tx, id)
  const milestones = plan ? await selectMilestones(work.tx, plan.id) : []
  const milestone = milestones.find((one) => one.id === milestoneId)
  if (!plan || !milestone) throw notFound()
  if (milestone.state === 'completed') throw refused('already_completed' satisfies PlanRefusal)
  const blocked = await selectBlocked(work.tx, id)
  if (blocked.includes(milestoneId)) throw refused('decision_open' satisfies PlanRefusal)
  await work.tx
    .updateTable('plan_milestone')
    .set({
      state: 'completed',
      completed_at: work.now,
      completed_by: personIdOf(work.actor),
    })
    .where('plan_id', '=', plan.id)
    .where('id', '=', milestoneId)
    .execute()
  await work.publish([
    {
      type: 'plan.milestone_completed',
      subject: { kind: 'engagement', id },
      object: milestoneId,
      data: { title: milestone.title, due_on: milestone.due_on },
    },
  ])
  return presentPlan(work, id)
}
