import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { staffAmong } from '#organisation/index.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type { adjustPlanEndpoint, keepPlanEndpoint, MilestoneFields, Plan } from './contract.ts'
import { planPolicy } from './policy.ts'
import { presentPlan } from './read-plan.ts'
import { type PlanRefusal, refuseFeedback, refuseMilestones } from './rules.ts'
import {
  insertPlan,
  lockFeedback,
  type NewMilestone,
  plannedMilestone,
  selectBlocked,
  selectMilestones,
  selectPlan,
  settleFeedback,
} from './sql.ts'

/** Adjusts the plan: a new version, with the feedback or the reason behind it (S4). */
export async function adjustPlan(
  work: Work,
  { params, body, ifMatch }: Input<typeof adjustPlanEndpoint>,
): Promise<Plan> {
  const { engagement } = await seeEngagementToChange(work, params.id, planPolicy, 'adjustPlan')
  const current = await selectPlan(work.tx, params.id)
  if (current) {
    const plan = await presentPlan(work, params.id)
    expectVersion(ifMatch, { ...plan, version: plan.number })
  }
  const before = current ? await selectMilestones(work.tx, current.id) : []
  const blocked = await selectBlocked(work.tx, params.id)
  const refusal = refuseMilestones(before, body.milestones, blocked)
  if (refusal) throw refused(refusal)
  await expectPresent(work, body.milestones)
  const feedbackIds = [...new Set(body.feedbackIds)]
  await expectOpenFeedback(work, feedbackIds, engagement)
  const planId = await insertPlan(work.tx, {
    engagementId: params.id,
    number: (current?.number ?? 0) + 1,
    reasonKind: current ? body.reasonKind : 'first',
    reason: body.reason,
    madeBy: personIdOf(work.actor),
    madeAt: work.now,
    milestones: body.milestones.map((wanted) => carriedOn(wanted, before)),
  })
  if (feedbackIds.length > 0) {
    await settleFeedback(work.tx, feedbackIds, { plan_outcome: 'adjusted', plan_id: planId })
  }
  const data = { number: (current?.number ?? 0) + 1, reason_kind: body.reasonKind, plan_id: planId }
  const about = feedbackIds.length > 0 ? feedbackIds : [null]
  await work.publish(
    about.map((object) => ({
      type: 'plan.adjusted',
      subject: { kind: 'engagement', id: params.id },
      object,
      data,
    })),
  )
  return presentPlan(work, params.id)
}

/** Keeps the plan in spite of feedback, with the reason (S4). */
export async function keepPlan(
  work: Work,
  { params, body }: Input<typeof keepPlanEndpoint>,
): Promise<Plan> {
  const { engagement } = await seeEngagementToChange(work, params.id, planPolicy, 'keepPlan')
  await expectOpenFeedback(work, [body.feedbackId], engagement)
  await settleFeedback(work.tx, [body.feedbackId], {
    plan_outcome: 'kept',
    plan_reason: body.reason,
  })
  await work.publish([
    {
      type: 'plan.kept',
      subject: { kind: 'engagement', id: params.id },
      object: body.feedbackId,
      data: { reason: body.reason },
    },
  ])
  return presentPlan(work, params.id)
}

type Known = Awaited<ReturnType<typeof selectMilestones>>

/** What is completed stays as it was; the rest is as wanted now. */
function carriedOn(wanted: MilestoneFields, before: Known): NewMilestone {
  const known = before.find((one) => one.id === wanted.id)
  const fields = {
    title: wanted.title,
    responsible_id: wanted.responsibleId,
    due_on: wanted.dueOn,
    note: wanted.note,
  }
  if (!known) return plannedMilestone(fields)
  if (known.state !== 'completed') return { ...plannedMilestone(fields), id: known.id }
  const { plan_id, subject_id, place, ...kept } = known
  return kept
}

async function expectPresent(work: Work, milestones: MilestoneFields[]): Promise<void> {
  const named = milestones.flatMap((one) => (one.responsibleId ? [one.responsibleId] : []))
  const staff = await staffAmong(work.tx, named)
  const at = milestones.findIndex((one) => one.responsibleId && !staff.has(one.responsibleId))
  if (at >= 0) {
    const code = 'person_has_left' satisfies PlanRefusal
    throw badInput([{ path: `milestones.${at}.responsibleId`, code }])
  }
}

async function expectOpenFeedback(
  work: Work,
  ids: string[],
  engagement: { id: string; client_id: string },
): Promise<void> {
  if (ids.length === 0) return
  const found = await lockFeedback(work.tx, ids)
  if (found.length < ids.length) throw notFound()
  for (const row of found) {
    const refusal = refuseFeedback(
      {
        subjectId: row.subject_id,
        clientId: row.client_id,
        state: row.state,
        planOutcome: row.plan_outcome,
      },
      { id: engagement.id, clientId: engagement.client_id },
    )
    if (refusal) throw refused(refusal)
  }
}
