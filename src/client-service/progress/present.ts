import { abilitiesOf, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import type { EngagementStage } from '../engagements/contract.ts'
import { abilitiesIn, seeEngagement } from '../see-engagement.ts'
import type { Decision, Duty, MatterEvent, ProgressReport, Question } from './contract.ts'
import { progressPolicy } from './policy.ts'
import type {
  selectDecisions,
  selectDuties,
  selectMatterEvents,
  selectQuestions,
  selectReports,
} from './sql.ts'

type Rows<Select extends (...all: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Select>>

const instant = (at: Date | null) => at?.toISOString() ?? null

export async function presentReports(
  work: Work,
  rows: Rows<typeof selectReports>,
): Promise<ProgressReport[]> {
  const name = await namesOf(
    work.tx,
    rows.map((row) => row.reported_by),
  )
  return rows.map((row) => ({
    id: row.id,
    engagementId: row.subject_id,
    toClient: row.to_client,
    toTeam: row.to_team,
    way: row.way as ProgressReport['way'],
    text: row.text,
    nextSteps: row.next_steps,
    matterEventId: row.matter_event_id,
    reportedBy: name(row.reported_by),
    reportedAt: row.reported_at.toISOString(),
  }))
}

export async function presentMatterEvents(
  work: Work,
  rows: Rows<typeof selectMatterEvents>,
): Promise<MatterEvent[]> {
  const name = await namesOf(
    work.tx,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    engagementId: row.subject_id,
    kind: row.kind as MatterEvent['kind'],
    happenedOn: row.happened_on,
    text: row.text,
    recordedBy: name(row.recorded_by),
    recordedAt: row.recorded_at.toISOString(),
  }))
}

/** What can be done about an open record; about a settled one nothing. */
async function abilitiesFor(work: Work, engagementId: string) {
  const { engagement, standing } = await seeEngagement(work, engagementId)
  const may = abilitiesIn(
    abilitiesOf(progressPolicy, work.actor, standing),
    engagement.stage as EngagementStage,
  )
  return (rights: string[], open: boolean): Record<string, boolean> =>
    Object.fromEntries(rights.map((right) => [right, open && may[right] === true]))
}

export async function presentQuestions(
  work: Work,
  engagementId: string,
  rows: Rows<typeof selectQuestions>,
): Promise<Question[]> {
  const name = await namesOf(
    work.tx,
    rows.map((row) => row.settled_by),
  )
  const may = await abilitiesFor(work, engagementId)
  return rows.map((row) => ({
    id: row.id,
    engagementId: row.subject_id,
    text: row.text,
    way: row.way as Question['way'],
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    state: row.state as Question['state'],
    answer: row.answer,
    answerWay: row.answer_way as Question['answerWay'],
    withdrawalReason: row.withdrawal_reason,
    settledBy: name(row.settled_by),
    settledAt: instant(row.settled_at),
    version: row.version,
    abilities: may(['answerQuestion', 'askQuestion'], row.state === 'open'),
  }))
}

export async function presentDecisions(
  work: Work,
  engagementId: string,
  rows: Rows<typeof selectDecisions>,
): Promise<Decision[]> {
  const name = await namesOf(
    work.tx,
    rows.flatMap((row) => [row.put_by, row.settled_by]),
  )
  const may = await abilitiesFor(work, engagementId)
  return rows.map((row) => ({
    id: row.id,
    engagementId: row.subject_id,
    question: row.question,
    options: row.options as Decision['options'],
    answerBy: row.answer_by,
    milestoneId: row.milestone_id,
    putBy: name(row.put_by),
    putAt: row.put_at.toISOString(),
    state: row.state as Decision['state'],
    chosen: row.chosen,
    saidBy: row.said_by,
    way: row.way as Decision['way'],
    evidence: row.evidence,
    evidenceFileId: row.evidence_file_id,
    withdrawalReason: row.withdrawal_reason,
    settledBy: name(row.settled_by),
    settledAt: instant(row.settled_at),
    version: row.version,
    abilities: may(['takeDecision', 'putDecision'], row.state === 'open'),
  }))
}

export async function presentDuties(
  work: Work,
  engagementId: string,
  rows: Rows<typeof selectDuties>,
): Promise<Duty[]> {
  const people = rows.flatMap((row) => [row.owner_id, row.requested_by, row.settled_by])
  const name = await namesOf(work.tx, people)
  const may = await abilitiesFor(work, engagementId)
  return rows.map((row) => ({
    id: row.id,
    engagementId: row.subject_id,
    what: row.what,
    dueOn: row.due_on,
    owner: name(row.owner_id),
    requestedBy: name(row.requested_by),
    requestedAt: row.requested_at.toISOString(),
    state: row.state as Duty['state'],
    note: row.note,
    settledBy: name(row.settled_by),
    settledAt: instant(row.settled_at),
    version: row.version,
    abilities: may(['requestDuty'], row.state === 'requested'),
  }))
}
