import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { staffAmong, todayAt } from '#organisation/index.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type { Duty, dropDutyEndpoint, meetDutyEndpoint, requestDutyEndpoint } from './contract.ts'
import { progressPolicy } from './policy.ts'
import { presentDuties } from './present.ts'
import { problemOfDueOn, type ProgressProblem, refuseSettled } from './rules.ts'
import { say as publish, seeToChange, selectDuty, settle } from './sql.ts'

/** Asks the client for facts, documents or cooperation, with someone who follows it (R4). */
export async function requestDuty(
  work: Work,
  { params, body }: Input<typeof requestDutyEndpoint>,
): Promise<Duty> {
  const right = 'requestDuty'
  const { standing } = await seeEngagementToChange(work, params.id, progressPolicy, right)
  const today = await todayAt(work.tx, work.now, standing.departmentId)
  const code = problemOfDueOn(body.dueOn, today)
  if (code) throw badInput([{ path: 'dueOn', code }])
  const owner = body.ownerId ?? personIdOf(work.actor)
  if (!owner) throw badInput([{ path: 'ownerId', code: 'required' }])
  if (!(await staffAmong(work.tx, [owner])).has(owner)) {
    throw badInput([{ path: 'ownerId', code: 'person_has_left' satisfies ProgressProblem }])
  }
  const id = uuidv7()
  await work.tx
    .insertInto('client_duty')
    .values({
      id,
      subject_id: params.id,
      what: body.what,
      due_on: body.dueOn,
      owner_id: owner,
      requested_by: personIdOf(work.actor),
      requested_at: work.now,
    })
    .execute()
  const data = { owner_id: owner, due_on: body.dueOn }
  return say(work, id, { type: 'client_duty.requested', data })
}

/** What was asked of the client is there. */
export async function meetDuty(
  work: Work,
  { params, body }: Input<typeof meetDutyEndpoint>,
): Promise<Duty> {
  await end(work, params.id, 'met', body.note)
  return say(work, params.id, { type: 'client_duty.met', data: {} })
}

/** It is no longer asked of the client. */
export async function dropDuty(
  work: Work,
  { params, body }: Input<typeof dropDutyEndpoint>,
): Promise<Duty> {
  await end(work, params.id, 'dropped', body.reason)
  return say(work, params.id, { type: 'client_duty.dropped', data: {} })
}

async function end(work: Work, id: string, state: 'met' | 'dropped', note: string): Promise<void> {
  const duty = await seeToChange(work, selectDuty, id, 'requestDuty')
  const refusal = refuseSettled(duty.state)
  if (refusal) throw refused(refusal)
  await settle(work, 'client_duty', id, { state, note })
}

async function say(
  work: Work,
  id: string,
  event: { type: string; data: Record<string, unknown> },
): Promise<Duty> {
  const row = await publish(work, await selectDuty(work.tx, id), event)
  return (await presentDuties(work, row.subject_id, [row]))[0] as Duty
}
