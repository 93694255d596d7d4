import { asSystem, permits, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { staffAmong } from '#organisation/index.ts'
import type {
  acknowledgeFeedbackEndpoint,
  confirmFeedbackEndpoint,
  Feedback,
  nameHandlerEndpoint,
  nameHandlersEndpoint,
  resolveFeedbackEndpoint,
  withdrawFeedbackEndpoint,
} from './contract.ts'
import { feedbackPolicy, type FeedbackStanding, isComplainedOf } from './policy.ts'
import { presentFeedback } from './present.ts'
import {
  canStep,
  type FeedbackRefusal,
  type FeedbackState,
  isOfTeam,
  teamOf,
  refuseResolution,
} from './rules.ts'
import {
  type FeedbackRow,
  lockMany,
  lockOne,
  selectOne,
  standingsOf,
  updateMany,
  updateOne,
} from './sql.ts'

/** Names who handles it; a complaint by nobody of the team complained about (T3). */
export async function nameHandler(
  work: Work,
  { params, body }: Input<typeof nameHandlerEndpoint>,
): Promise<Feedback> {
  const { feedback, standing } = await see(work, params.id, 'nameHandler')
  if (!(await staffAmong(work.tx, [body.personId])).has(body.personId)) {
    throw badInput([{ path: 'personId', code: 'person_has_left' }])
  }
  if (feedback.kind === 'complaint' && isOfTeam(standing.members, body.personId)) {
    throw refused('own_team' satisfies FeedbackRefusal)
  }
  await updateOne(work.tx, params.id, { handler_id: body.personId })
  const data = { former_handler_id: feedback.handler_id }
  return say(work, params.id, 'feedback.handler_named', data)
}

/** Names one handler for many; those it cannot be done to are named with the reason. */
export async function nameHandlers(work: Work, { body }: Input<typeof nameHandlersEndpoint>) {
  if (!(await staffAmong(work.tx, [body.personId])).has(body.personId)) {
    throw badInput([{ path: 'personId', code: 'person_has_left' }])
  }
  const ids = [...new Set(body.ids)]
  const seen = new Map((await lockMany(work.tx, ids)).map((row) => [row.id, row]))
  const standingOf = await standingsOf(work, [...seen.values()])
  const named: FeedbackRow[] = []
  const refused: { id: string; code: string }[] = []
  for (const id of ids) {
    const row = seen.get(id)
    const code = row ? reasonAgainst(work, row, standingOf(row), body.personId) : 'not_found'
    if (row && code === null) named.push(row)
    else refused.push({ id, code: code ?? 'not_found' })
  }
  await updateMany(
    work.tx,
    named.map((row) => row.id),
    { handler_id: body.personId },
  )
  await asSystem(work, () =>
    work.publish(
      named.map((row) => ({
        type: 'feedback.handler_named',
        subject: { kind: row.subject_kind as 'client' | 'engagement', id: row.subject_id },
        object: row.id,
        data: {
          kind: row.kind,
          touches_plan: row.touches_plan,
          handler_id: body.personId,
          former_handler_id: row.handler_id,
        },
      })),
    ),
  )
  return { done: named.map((row) => row.id), refused }
}

function reasonAgainst(
  work: Work,
  row: FeedbackRow,
  standing: FeedbackStanding,
  personId: string,
): string | null {
  if (!permits(feedbackPolicy, 'nameHandler', work.actor, standing)) return 'forbidden'
  if (!canStep('nameHandler', row.state as FeedbackState, row.kind)) return 'wrong_state'
  return row.kind === 'complaint' && isOfTeam(standing.members, personId) ? 'own_team' : null
}

/** Tells the client that it was received; for praise that is all there is to do. */
export async function acknowledgeFeedback(
  work: Work,
  { params, body }: Input<typeof acknowledgeFeedbackEndpoint>,
): Promise<Feedback> {
  const { standing } = await see(work, params.id, 'acknowledgeFeedback')
  expectOutsider(work, standing)
  await updateOne(work.tx, params.id, {
    state: 'acknowledged',
    acknowledged_at: work.now,
    acknowledged_by: personIdOf(work.actor),
  })
  return say(work, params.id, 'feedback.acknowledged', { way: body.way, said: body.said })
}

/** Solves it and tells the client how. */
export async function resolveFeedback(
  work: Work,
  { params, body }: Input<typeof resolveFeedbackEndpoint>,
): Promise<Feedback> {
  const { feedback, standing } = await see(work, params.id, 'resolveFeedback')
  expectOutsider(work, standing)
  const refusal = refuseResolution(feedback, body.complaintOutcome)
  if (refusal) throw refused(refusal)
  const complaint = feedback.kind === 'complaint'
  await updateOne(work.tx, params.id, {
    state: 'resolved',
    solution: body.solution,
    complaint_outcome: complaint ? body.complaintOutcome : null,
    resolved_at: work.now,
    resolved_by: personIdOf(work.actor),
  })
  const data = { way: body.way, outcome: complaint ? body.complaintOutcome : null }
  return say(work, params.id, 'feedback.resolved', data)
}

/** Asks the client whether it is solved; if not it opens again (S3). Nobody judges how their own complaint ended (T3). */
export async function confirmFeedback(
  work: Work,
  { params, body }: Input<typeof confirmFeedbackEndpoint>,
): Promise<Feedback> {
  const { feedback, standing } = await see(work, params.id, 'confirmFeedback')
  expectOutsider(work, standing)
  if (body.content) {
    await updateOne(work.tx, params.id, {
      state: 'confirmed',
      closed_at: work.now,
      closing_note: body.said,
    })
    return say(work, params.id, 'feedback.confirmed', { content: true })
  }
  await updateOne(work.tx, params.id, {
    state: 'reopened',
    closing_note: body.said,
    times_reopened: feedback.times_reopened + 1,
  })
  return say(work, params.id, 'feedback.reopened', { content: false })
}

/** The client takes it back. */
export async function withdrawFeedback(
  work: Work,
  { params, body }: Input<typeof withdrawFeedbackEndpoint>,
): Promise<Feedback> {
  await see(work, params.id, 'withdrawFeedback')
  await updateOne(work.tx, params.id, {
    state: 'withdrawn',
    closed_at: work.now,
    closing_note: body.reason,
  })
  return say(work, params.id, 'feedback.withdrawn', {})
}

async function see(work: Work, id: string, right: string) {
  const feedback = await lockOne(work.tx, id)
  if (!feedback) throw notFound()
  const standing = (await standingsOf(work, [feedback]))(feedback)
  if (!permits(feedbackPolicy, right, work.actor, standing)) throw forbidden()
  const state = feedback.state as FeedbackState
  if (!canStep(right, state, feedback.kind))
    throw refused('wrong_state' satisfies FeedbackRefusal, { state })
  return { feedback, standing }
}

/** Nobody of the team complained about handles the complaint or says that it is settled (T3). */
function expectOutsider(work: Work, standing: FeedbackStanding): void {
  if (isComplainedOf(work.actor, standing)) throw refused('own_team' satisfies FeedbackRefusal)
}

/** A complaint is not for the team complained about, whatever role they hold (T3). */
export async function notBy(
  work: Work,
  feedback: Parameters<typeof standingsOf>[1][number],
): Promise<{ not_by?: string[] }> {
  if (feedback.kind !== 'complaint') return {}
  const { members } = (await standingsOf(work, [feedback]))(feedback)
  return { not_by: teamOf(members) }
}

/** Says what happened; whoever handles a complaint need not see the engagement it is about. */
async function say(
  work: Work,
  id: string,
  type: string,
  data: Record<string, unknown>,
): Promise<Feedback> {
  const row = await selectOne(work.tx, id)
  if (!row) throw new Error(`feedback ${id} is gone`)
  const kind = row.subject_kind as 'client' | 'engagement'
  const outsiders = await notBy(work, row)
  await asSystem(work, () =>
    work.publish([
      {
        type,
        subject: { kind, id: row.subject_id },
        object: id,
        data: {
          kind: row.kind,
          touches_plan: row.touches_plan,
          handler_id: row.handler_id,
          ...outsiders,
          ...data,
        },
      },
    ]),
  )
  return (await presentFeedback(work, [row]))[0] as Feedback
}
