import { abilitiesOf, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import type { Feedback } from './contract.ts'
import { feedbackPolicy, isComplainedOf, outsidersSteps } from './policy.ts'
import { canStep } from './rules.ts'
import { type FeedbackRow, firstOwedAbout, standingsOf } from './sql.ts'

type Owed = Awaited<ReturnType<typeof firstOwedAbout>> extends Map<string, infer One> ? One : never

const instant = (at: Date | null) => at?.toISOString() ?? null

/** Feedback as the actor sees it, with what they may do about it now. */
export async function presentFeedback(work: Work, rows: FeedbackRow[]): Promise<Feedback[]> {
  const owed = await firstOwedAbout(
    work.tx,
    rows.filter((row) => row.is_open).map(({ id }) => id),
  )
  const people = rows.flatMap((row) => [
    row.received_by,
    row.handler_id,
    row.resolved_by,
    owed.get(row.id)?.owner_id ?? null,
  ])
  const name = await namesOf(work.tx, people)
  const standingOf = await standingsOf(work, rows)
  const promiseOf = (first: Owed | undefined): Feedback['promise'] =>
    first
      ? {
          clause: first.clause_code,
          owner: name(first.owner_id),
          dueAt: first.due_at.toISOString(),
          paused: first.status === 'paused',
        }
      : null
  return rows.map((row) => {
    const standing = standingOf(row)
    const may = abilitiesOf(feedbackPolicy, work.actor, standing)
    const notMine = isComplainedOf(work.actor, standing) ? outsidersSteps : []
    const state = row.state as Feedback['state']
    return {
      id: row.id,
      subject: { kind: row.subject_kind as 'client' | 'engagement', id: row.subject_id },
      subjectTitle: row.subject_kind === 'client' ? row.clientName : row.engagementTitle,
      clientId: row.client_id,
      clientName: row.clientName,
      kind: row.kind as Feedback['kind'],
      text: row.text,
      touchesPlan: row.touches_plan,
      way: row.way as Feedback['way'],
      saidBy: row.said_by,
      receivedBy: name(row.received_by),
      receivedAt: row.received_at.toISOString(),
      handler: name(row.handler_id),
      state,
      isOpen: row.is_open,
      acknowledgedAt: instant(row.acknowledged_at),
      solution: row.solution,
      complaintOutcome: row.complaint_outcome as Feedback['complaintOutcome'],
      resolvedBy: name(row.resolved_by),
      resolvedAt: instant(row.resolved_at),
      closedAt: instant(row.closed_at),
      timesReopened: row.times_reopened,
      closingNote: row.closing_note,
      planOutcome: row.plan_outcome as Feedback['planOutcome'],
      planReason: row.plan_reason,
      promise: promiseOf(owed.get(row.id)),
      version: row.version,
      abilities: Object.fromEntries(
        Object.entries(may).map(([right, has]) => [
          right,
          has && !notMine.includes(right) && canStep(right, state, row.kind),
        ]),
      ),
    }
  })
}
