import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'

/** A version of the plan: the newest, or the one numbered. */
export function selectPlan(tx: Tx, engagementId: string, number?: number) {
  let query = tx.selectFrom('service_plan').selectAll().where('subject_id', '=', engagementId)
  if (number !== undefined) query = query.where('number', '=', number)
  return query.orderBy('number', 'desc').limit(1).executeTakeFirst()
}

export function selectVersions(tx: Tx, engagementId: string) {
  return tx
    .selectFrom('service_plan')
    .select(['number', 'reason_kind', 'reason', 'made_by', 'made_at'])
    .where('subject_id', '=', engagementId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

export function selectMilestones(tx: Tx, planId: string) {
  return tx
    .selectFrom('plan_milestone')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('place')
    .execute()
}

/** Milestones that wait for a decision of the client. */
export async function selectBlocked(tx: Tx, engagementId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('client_decision')
    .select('milestone_id')
    .where('subject_id', '=', engagementId)
    .where('state', '=', 'open')
    .where('milestone_id', 'is not', null)
    .execute()
  return rows.map((row) => row.milestone_id as string)
}

export interface NewMilestone {
  id: string
  title: string
  responsible_id: string | null
  due_on: string | null
  note: string
  state: string
  completed_at: Date | null
  completed_by: string | null
}

/** A step of a plan nobody has begun. */
export const plannedMilestone = (
  fields: Pick<NewMilestone, 'title' | 'responsible_id' | 'due_on' | 'note'>,
): NewMilestone => ({
  ...fields,
  id: uuidv7(),
  state: 'planned',
  completed_at: null,
  completed_by: null,
})

/** Writes a version of the plan with its milestones. @returns its id. */
export async function insertPlan(
  tx: Tx,
  plan: {
    engagementId: string
    number: number
    reasonKind: string
    reason: string
    madeBy: string | null
    madeAt: Date
    milestones: NewMilestone[]
  },
): Promise<string> {
  const id = uuidv7()
  await tx
    .insertInto('service_plan')
    .values({
      id,
      subject_id: plan.engagementId,
      number: plan.number,
      reason_kind: plan.reasonKind,
      reason: plan.reason,
      made_by: plan.madeBy,
      made_at: plan.madeAt,
    })
    .execute()
  const rows = plan.milestones.map((milestone, place) => ({
    ...milestone,
    place,
    plan_id: id,
    subject_id: plan.engagementId,
  }))
  if (rows.length > 0) await tx.insertInto('plan_milestone').values(rows).execute()
  return id
}

export function lockFeedback(tx: Tx, ids: string[]) {
  return tx
    .selectFrom('feedback')
    .select(['id', 'subject_id', 'client_id', 'state', 'plan_outcome'])
    .where('id', 'in', ids)
    .forUpdate()
    .execute()
}

/** Notes on feedback what became of the plan. */
export async function settleFeedback(
  tx: Tx,
  ids: string[],
  outcome:
    | { plan_outcome: 'adjusted'; plan_id: string }
    | { plan_outcome: 'kept'; plan_reason: string },
): Promise<void> {
  await tx
    .updateTable('feedback')
    .set((column) => ({ ...outcome, version: column('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}
