export type ProgressRefusal =
  | 'already_settled'
  | 'asked_in_future'
  | 'answer_by_past'
  | 'due_on_past'
  | 'happened_in_future'
  | 'milestone_unknown'
  | 'milestone_completed'
  | 'matter_event_unknown'
  | 'file_unknown'
  | 'person_has_left'

/** What of the three can no longer be changed: once settled, it is history. */
export const refuseSettled = (state: string): ProgressRefusal | null =>
  state === 'open' || state === 'requested' ? null : 'already_settled'

/** Whether a decision can wait until that day; `today` is the day at the firm. */
export const refuseAnswerBy = (answerBy: string, today: string): ProgressRefusal | null =>
  answerBy < today ? 'answer_by_past' : null

export const refuseDueOn = (dueOn: string, today: string): ProgressRefusal | null =>
  dueOn < today ? 'due_on_past' : null

export const refuseHappening = (happenedOn: string, today: string): ProgressRefusal | null =>
  happenedOn > today ? 'happened_in_future' : null
