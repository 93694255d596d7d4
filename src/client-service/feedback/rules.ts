import type { feedbackStates } from './contract.ts'

export type FeedbackState = (typeof feedbackStates)[number]
export type FeedbackRefusal = 'wrong_state' | 'own_team' | 'outcome_missing'

/** Where each step may begin; the database holds the same steps. */
const steps: Record<string, readonly FeedbackState[]> = {
  nameHandler: ['received', 'acknowledged', 'reopened'],
  acknowledgeFeedback: ['received'],
  resolveFeedback: ['received', 'acknowledged', 'reopened'],
  confirmFeedback: ['resolved'],
  withdrawFeedback: ['received', 'acknowledged', 'reopened'],
}

export const canStep = (right: string, state: FeedbackState, kind: string): boolean => {
  const from = steps[right]
  if (!from) return true
  // Praise has nothing to be solved: once acknowledged it is settled.
  const praiseEnds = right === 'resolveFeedback' || state === 'acknowledged'
  return from.includes(state) && !(kind === 'praise' && praiseEnds)
}

/** Parts that make up the team a complaint is about; the manager of the client stands above it. */
const teamParts = [
  'lead_lawyer',
  'assisting_lawyer',
  'originating_lawyer',
  'assistant',
  'assessor',
  'specialist',
]

type Members = { personId: string; part: string }[]

/** Whom a complaint is about, each once. */
export const teamOf = (members: Members): string[] => [
  ...new Set(members.filter((one) => teamParts.includes(one.part)).map(({ personId }) => personId)),
]

export const isOfTeam = (members: Members, personId: string): boolean =>
  teamOf(members).includes(personId)

/** Whether a solution can be recorded. */
export function refuseResolution(
  feedback: { kind: string },
  outcome: string | null,
): FeedbackRefusal | null {
  return feedback.kind === 'complaint' && outcome === null ? 'outcome_missing' : null
}
