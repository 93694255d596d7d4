import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { refused } from '#platform/http/refusal.ts'
import { isLawyer } from '../standing.ts'
import { carryOut, type Seen } from './act.ts'
import type {
  archiveEngagementEndpoint,
  closeEngagementEndpoint,
  confirmEndingEndpoint,
  Engagement,
  endEngagementEndpoint,
  reviewQualityEndpoint,
} from './contract.ts'
import type { EngagementRefusal } from './rules.ts'
import { countOpen, lapseWhatIsOpen } from './sql.ts'

/** Closes an engagement whose work is done. */
export function closeEngagement(
  work: Work,
  { params, body }: Input<typeof closeEngagementEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'closeEngagement', async () => {
    const { decisions } = await countOpen(work.tx, params.id)
    // What the client was asked must not lapse in silence: taken, or withdrawn with a reason.
    if (decisions > 0) throw refused('decisions_awaited' satisfies EngagementRefusal, { decisions })
    await lapseWhatIsOpen(work.tx, params.id, personIdOf(work.actor), work.now)
    return {
      act: 'closing',
      once: true,
      event: 'engagement.closed',
      data: { outcome: body.outcome },
      details: body,
      columns: { stage: 'closed', closed_at: work.now, outcome: body.outcome },
    }
  })
}

/** Ends a mandate before its work is done, on a lawful ground (R5). */
export function endEngagement(
  work: Work,
  { params, body }: Input<typeof endEngagementEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'endEngagement', async () => {
    await lapseWhatIsOpen(work.tx, params.id, personIdOf(work.actor), work.now)
    return {
      act: 'ending',
      once: true,
      event: 'engagement.ended',
      data: { ground: body.ground },
      details: body,
      columns: { stage: 'ended', closed_at: work.now },
    }
  })
}

/** Nobody judges their own work, but a managing partner above whom there is no one. */
function expectNotOwn(work: Work, { standing }: Seen): void {
  const { actor } = work
  if (actor.kind !== 'person' || actor.roles.includes('managing_partner')) return
  if (isLawyer(actor, standing)) throw refused('own_work' satisfies EngagementRefusal)
}

/** The head of the department confirms the ground of an early ending (R5). */
export function confirmEnding(
  work: Work,
  { params, body }: Input<typeof confirmEndingEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'confirmEnding', (seen) => {
    if (seen.engagement.outcome !== null) throw refused('not_ended' satisfies EngagementRefusal)
    expectNotOwn(work, seen)
    return {
      act: 'ending_confirmation',
      once: true,
      event: 'engagement.ending_confirmed',
      details: body,
      columns: {},
    }
  })
}

/** The head of the department reviews how well the client was served (R1). */
export function reviewQuality(
  work: Work,
  { params, body }: Input<typeof reviewQualityEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'reviewQuality', (seen) => {
    if (seen.engagement.outcome === null) throw refused('not_closed' satisfies EngagementRefusal)
    expectNotOwn(work, seen)
    return {
      act: 'quality_review',
      once: true,
      event: 'engagement.quality_reviewed',
      details: body,
      columns: {},
    }
  })
}

/** Files the case away and gives the client's originals back (R6). */
export function archiveEngagement(
  work: Work,
  { params, body }: Input<typeof archiveEngagementEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'archiveEngagement', () => ({
    act: 'archive',
    once: true,
    event: 'engagement.archived',
    data: { originals_returned: body.originalsReturned },
    details: body,
    columns: { stage: 'archived' },
  }))
}
