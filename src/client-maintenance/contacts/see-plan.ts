import { permits, personIdOf, type Work } from '#access/index.ts'
import { badInput, forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { todayOf } from '#organisation/index.ts'
import { clientsSeenBy, colleague } from '../owners.ts'
import { standingOf } from '../standing.ts'
import type { PlannedContact } from './contract.ts'
import { contactPolicy } from './policy.ts'
import { presentPlan } from './present.ts'
import type { ContactRefusal } from './rules.ts'
import { lockPlan, type PlanRow, selectPlan } from './sql.ts'

/** The plan an actor wants to change: seen, locked, and theirs to change in this way. */
export async function seePlanToChange(
  work: Work,
  id: string,
  right: keyof PlannedContact['abilities'],
): Promise<PlanRow> {
  const plan = await lockPlan(work.tx, id)
  if (!plan) throw notFound()
  const standing = await standingOf(work.tx, plan.clientId)
  if (!permits(contactPolicy, right, work.actor, { ...standing, ...plan })) throw forbidden()
  return plan
}

/** The plan as it stands now. */
export async function showPlan(work: Work, id: string): Promise<PlannedContact> {
  const plan = await selectPlan(work.tx, id)
  if (!plan) throw notFound()
  return presentPlan(plan, work.actor, await standingOf(work.tx, plan.clientId))
}

export async function expectDayAhead(work: Work, plannedOn: string): Promise<void> {
  if (plannedOn < (await todayOf(work))) throw badInput([{ path: 'plannedOn', code: 'in_past' }])
}

/** Whoever is to contact a client must be in the firm and may see the client. */
export async function expectOwner(work: Work, ownerId: string, clientId: string): Promise<void> {
  const owner = await colleague(work.tx, ownerId)
  if (!owner) throw refused('owner_not_in_firm' satisfies ContactRefusal)
  const seen = await clientsSeenBy(work, owner, [clientId])
  if (!seen.has(clientId)) throw refused('owner_does_not_see_client' satisfies ContactRefusal)
}

export const actingPerson = (work: Work): string | null => personIdOf(work.actor)
