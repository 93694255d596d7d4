import { type NewEvent, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { todayAt } from '#organisation/index.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type {
  MatterEvent,
  ProgressReport,
  recordMatterEventEndpoint,
  reportProgressEndpoint,
} from './contract.ts'
import { progressPolicy } from './policy.ts'
import { presentMatterEvents, presentReports } from './present.ts'
import { problemOfHappening, type ProgressProblem } from './rules.ts'
import { belongs } from './sql.ts'

/** Reports how the matter goes, to the client (S2), to the client relationship team (O2) or to both. */
export async function reportProgress(
  work: Work,
  { params, body }: Input<typeof reportProgressEndpoint>,
): Promise<ProgressReport> {
  await seeEngagementToChange(work, params.id, progressPolicy, 'reportProgress')
  const about = body.matterEventId
  if (about && !(await belongs(work.tx, 'matter_event', about, params.id))) {
    const code = 'matter_event_unknown' satisfies ProgressProblem
    throw badInput([{ path: 'matterEventId', code }])
  }
  const row = {
    id: uuidv7(),
    subject_id: params.id,
    to_client: body.toClient,
    to_team: body.toTeam,
    way: body.toClient ? body.way : null,
    text: body.text,
    next_steps: body.nextSteps,
    matter_event_id: about,
    reported_by: personIdOf(work.actor),
    reported_at: work.now,
  }
  await work.tx.insertInto('progress_report').values(row).execute()
  const subject = { kind: 'engagement' as const, id: params.id }
  const events: NewEvent[] = []
  if (row.to_client) {
    const data = { way: row.way, matter_event_id: about }
    events.push({ type: 'progress.reported', subject, object: row.id, data })
  }
  if (row.to_team) events.push({ type: 'progress.shared', subject, object: row.id })
  await work.publish(events)
  return (await presentReports(work, [row]))[0] as ProgressReport
}

/** Records something that happened in the matter; the client is to hear of it. */
export async function recordMatterEvent(
  work: Work,
  { params, body }: Input<typeof recordMatterEventEndpoint>,
): Promise<MatterEvent> {
  const right = 'recordMatterEvent'
  const { standing } = await seeEngagementToChange(work, params.id, progressPolicy, right)
  const today = await todayAt(work.tx, work.now, standing.departmentId)
  const code = problemOfHappening(body.happenedOn, today)
  if (code) throw badInput([{ path: 'happenedOn', code }])
  const row = {
    id: uuidv7(),
    subject_id: params.id,
    kind: body.kind,
    happened_on: body.happenedOn,
    text: body.text,
    recorded_by: personIdOf(work.actor),
    recorded_at: work.now,
  }
  await work.tx.insertInto('matter_event').values(row).execute()
  await work.publish([
    {
      type: 'matter.event_recorded',
      subject: { kind: 'engagement', id: params.id },
      object: row.id,
      data: { kind: row.kind, happened_on: row.happened_on },
    },
  ])
  return (await presentMatterEvents(work, [row]))[0] as MatterEvent
}
