import { asSystem, type Input, isOrStandsInFor, type Work } from '#access/index.ts'
import { firmSubject } from '#organisation/index.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import type { recordReviewEndpoint } from './contract.ts'

/** Records a review the charter asks for; whoever owes it, or those above, may. */
export async function recordReview(work: Work, { body }: Input<typeof recordReviewEndpoint>) {
  const subject = await firmSubject(work.tx)
  const owed = await work.tx
    .selectFrom('commitment')
    .select('owner_id')
    .where('about_id', '=', subject.id)
    .where('clause_code', '=', body.clause)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!owed) throw refused('review_not_owed')
  const { actor } = work
  const above = actor.kind === 'person' && actor.roles.includes('managing_partner')
  if (actor.kind === 'person' && !above && !isOrStandsInFor(actor, owed.owner_id)) throw forbidden()
  // Whoever owes a review need not be among those who read the firm's log.
  await asSystem(work, () =>
    work.publish([{ type: 'review.recorded', subject, clause: body.clause, data: { ...body } }]),
  )
  return { recorded: true as const }
}

/** The newcomer has read what binds everyone (G2). */
export async function acknowledgeCharter(work: Work) {
  if (work.actor.kind !== 'person') throw forbidden()
  const subject = await firmSubject(work.tx)
  const object = work.actor.personId
  // A newcomer does not read the firm's log.
  await asSystem(work, () =>
    work.publish([{ type: 'charter.acknowledged', subject, object, data: { person_id: object } }]),
  )
  return { acknowledged: true as const }
}
