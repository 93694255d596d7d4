/** Why a training record is refused. */
export type TrainingRefusal = 'training_recorded_already' | 'training_of_somebody_who_left'

/** Fields that contradict each other or the calendar: a course cannot be passed tomorrow. */
export function problemsOfTraining(
  { passedOn, validUntil }: { passedOn: string; validUntil: string | null },
  today: string,
): { path: string; code: string }[] {
  const problems: { path: string; code: string }[] = []
  if (passedOn > today) problems.push({ path: 'passedOn', code: 'in_future' })
  if (validUntil !== null && validUntil < passedOn)
    problems.push({ path: 'validUntil', code: 'invalid' })
  return problems
}
