import { abilitiesOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { notFound } from '#platform/http/refusal.ts'
import { namesOf } from '#organisation/index.ts'
import type { EngagementStage } from '../engagements/contract.ts'
import { abilitiesIn, seeEngagement } from '../see-engagement.ts'
import type { Plan, readPlanEndpoint } from './contract.ts'
import { planPolicy } from './policy.ts'
import { selectBlocked, selectMilestones, selectPlan, selectVersions } from './sql.ts'

/** The plan of an engagement as it stands, or as it stood in an earlier version. */
export async function readPlan(
  work: Work,
  { params, query }: Input<typeof readPlanEndpoint>,
): Promise<Plan> {
  return presentPlan(work, params.id, query.number)
}

export async function presentPlan(work: Work, id: string, number?: number): Promise<Plan> {
  const { engagement, standing } = await seeEngagement(work, id)
  const [plan, versions, decisions] = await Promise.all([
    selectPlan(work.tx, id, number),
    selectVersions(work.tx, id),
    selectBlocked(work.tx, id),
  ])
  if (!plan) throw notFound()
  const milestones = await selectMilestones(work.tx, plan.id)
  const blocked = new Set(decisions)
  const name = await namesOf(work.tx, [
    ...milestones.map((one) => one.responsible_id),
    ...versions.map((one) => one.made_by),
  ])
  const version = (row: (typeof versions)[number]) => ({
    number: row.number,
    reasonKind: row.reason_kind as Plan['reasonKind'],
    reason: row.reason,
    madeBy: name(row.made_by),
    madeAt: row.made_at.toISOString(),
  })
  return {
    ...version(plan),
    milestones: milestones.map((row) => ({
      id: row.id,
      title: row.title,
      responsible: name(row.responsible_id),
      dueOn: row.due_on,
      note: row.note,
      state: row.state as 'planned' | 'completed',
      completedAt: row.completed_at?.toISOString() ?? null,
      blocked: row.state === 'planned' && blocked.has(row.id),
    })),
    versions: versions.map(version),
    abilities: abilitiesIn(
      abilitiesOf(planPolicy, work.actor, standing),
      engagement.stage as EngagementStage,
    ),
  }
}
