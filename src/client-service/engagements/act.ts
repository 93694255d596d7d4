import { personIdOf, type Work } from '#access/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type { Engagement, engagementActs } from './contract.ts'
import { engagementPolicy } from './policy.ts'
import { presentEngagement } from './present-engagement.ts'
import type { EngagementRefusal } from './rules.ts'
import { hasAct, insertAct, updateEngagement } from './sql.ts'

/** An act in the life of an engagement, as each verb below puts it. */
export interface Act {
  right: string
  act: (typeof engagementActs)[number]
  /** Whether it can be done only once. */
  once?: boolean
  /** Event it publishes, and its figures. */
  event: string
  data?: Record<string, unknown>
  /** Words kept with the act. */
  details: object
  /** Columns of the engagement it changes. */
  columns: Record<string, string | string[] | Date | null>
}

export type Seen = Awaited<ReturnType<typeof seeEngagementToChange>>

/** Carries out an act: see, authorise, decide, save, publish. `decide` may refuse and names the act. */
export async function carryOut(
  work: Work,
  id: string,
  right: string,
  decide: (seen: Seen) => Promise<Omit<Act, 'right'>> | Omit<Act, 'right'>,
): Promise<Engagement> {
  const seen = await seeEngagementToChange(work, id, engagementPolicy, right)
  const act = await decide(seen)
  if (act.once && (await hasAct(work.tx, id, act.act))) {
    throw refused('already_done' satisfies EngagementRefusal)
  }
  await updateEngagement(work.tx, id, act.columns)
  await insertAct(work.tx, {
    engagementId: id,
    act: act.act,
    details: act.details,
    by: personIdOf(work.actor),
    at: work.now,
  })
  await work.publish([
    { type: act.event, subject: { kind: 'engagement', id }, data: act.data ?? {} },
  ])
  return presentEngagement(work, id)
}
