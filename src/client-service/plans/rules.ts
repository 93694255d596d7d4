export type PlanRefusal =
  | 'decision_open'
  | 'already_completed'
  | 'milestone_unknown'
  | 'completed_milestone_dropped'
  | 'blocked_milestone_dropped'
  | 'feedback_not_of_this_client'
  | 'feedback_withdrawn'
  | 'feedback_settled'
  | 'person_has_left'

export interface KnownMilestone {
  id: string
  state: string
}

/** Whether a new version may take the place of the one before. */
export function refuseMilestones(
  before: KnownMilestone[],
  wanted: { id?: string | undefined }[],
  blocked: string[],
): PlanRefusal | null {
  const named = wanted.flatMap((one) => (one.id ? [one.id] : []))
  const known = new Set(before.map((one) => one.id))
  if (named.some((id) => !known.has(id)) || new Set(named).size < named.length) {
    return 'milestone_unknown'
  }
  const dropped = before.filter((one) => !named.includes(one.id))
  if (dropped.some((one) => one.state === 'completed')) return 'completed_milestone_dropped'
  return dropped.some((one) => blocked.includes(one.id)) ? 'blocked_milestone_dropped' : null
}

/** Whether a plan can be adjusted to a piece of feedback, or kept in spite of it. */
export function refuseFeedback(
  feedback: { subjectId: string; clientId: string; state: string; planOutcome: string | null },
  engagement: { id: string; clientId: string },
): PlanRefusal | null {
  const ofThis = feedback.subjectId === engagement.id || feedback.subjectId === engagement.clientId
  if (!ofThis) return 'feedback_not_of_this_client'
  if (feedback.state === 'withdrawn') return 'feedback_withdrawn'
  return feedback.planOutcome === null ? null : 'feedback_settled'
}
