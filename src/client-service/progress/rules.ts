/** Refused by a rule (409). */
export type ProgressRefusal = 'already_settled' | 'milestone_completed'

/** What is wrong at a field (422). */
export type ProgressProblem =
  | 'asked_in_future'
  | 'answer_by_past'
  | 'due_on_past'
  | 'happened_in_future'
  | 'milestone_unknown'
  | 'matter_event_unknown'
  | 'file_unknown'
  | 'person_has_left'

/** What of the three can no longer be changed: once settled, it is history. */
export const refuseSettled = (state: string): ProgressRefusal | null =>
  state === 'open' || state === 'requested' ? null : 'already_settled'

/** Whether a decision can wait until that day; `today` is the day at the firm. */
export const problemOfAnswerBy = (answerBy: string, today: string): ProgressProblem | null =>
  answerBy < today ? 'answer_by_past' : null

export const problemOfDueOn = (dueOn: string, today: string): ProgressProblem | null =>
  dueOn < today ? 'due_on_past' : null

export const problemOfHappening = (happenedOn: string, today: string): ProgressProblem | null =>
  happenedOn > today ? 'happened_in_future' : null
