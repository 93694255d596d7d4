import { type PolicyTable, permits, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import type { EngagementStage } from './engagements/contract.ts'
import { allows } from './stages.ts'
import { loadStandings, type Standing } from './standing.ts'

/** Refused because of the stage the engagement is in; `details.stage` names it. */
export type StageRefusal = 'wrong_stage'

/** The engagement's standing with those who care for its client. */
export async function loadEngagementStanding(
  tx: Tx,
  id: string,
  clientId: string,
): Promise<Standing | null> {
  const standings = await loadStandings(tx, [id, clientId])
  const own = standings.get(id)
  if (!own) return null
  const ofClient = standings.get(clientId)
  const carers = ofClient?.members.filter((one) => ['specialist', 'manager'].includes(one.part))
  return { departmentId: own.departmentId, members: [...own.members, ...(carers ?? [])] }
}

/** An engagement the actor sees; nothing to change. */
export async function seeEngagement(work: Work, id: string, { locked = false } = {}) {
  const wanted = work.tx.selectFrom('engagement').selectAll().where('id', '=', id)
  const engagement = await (locked ? wanted.forUpdate() : wanted).executeTakeFirst()
  if (!engagement) throw notFound()
  const standing = await loadEngagementStanding(work.tx, id, engagement.client_id)
  if (!standing) throw notFound()
  return { engagement, standing }
}

/** The engagement an actor works on: seen, locked, theirs to work on, and in a stage that allows it. */
export async function seeEngagementToChange(
  work: Work,
  id: string,
  policy: PolicyTable<Standing>,
  right: string,
) {
  const { engagement, standing } = await seeEngagement(work, id, { locked: true })
  if (!permits(policy, right, work.actor, standing)) throw forbidden()
  const stage = engagement.stage as EngagementStage
  if (!allows(right, stage)) throw refused('wrong_stage' satisfies StageRefusal, { stage })
  return { engagement, standing }
}

/** Rights of a policy as they stand in this stage. */
export function abilitiesIn<Right extends string>(
  may: Record<Right, boolean>,
  stage: EngagementStage,
): Record<Right, boolean> {
  const entries = Object.entries(may) as [Right, boolean][]
  return Object.fromEntries(
    entries.map(([right, has]) => [right, has && allows(right, stage)]),
  ) as Record<Right, boolean>
}
