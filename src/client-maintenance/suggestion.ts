import { holds, type Work } from '#access/index.ts'
import type { Feedback, receiveFeedbackEndpoint } from '#client-service/contract.ts'
import { entrances, policy } from '#client-service/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { forbidden } from '#platform/http/refusal.ts'
import type { ReturnVisit } from './return-visits/contract.ts'

type Received = BodyOf<typeof receiveFeedbackEndpoint>

const wayOf: Record<ReturnVisit['way'], Received['way']> = {
  phone: 'call',
  questionnaire: 'letter',
  visit: 'visit',
  video: 'video',
}

/**
 * What a client suggests on a return visit is received as feedback (S3), by client service's own
 * entrance and in the same transaction, and is followed as any other.
 */
export async function receiveSuggestion(
  work: Work,
  engagementId: string,
  said: Pick<ReturnVisit, 'suggestions' | 'way'>,
): Promise<string> {
  const right = 'receiveFeedback'
  const desk = entrances.find(({ endpoint }) => endpoint.name === right)
  if (!desk) throw new Error('client service receives no feedback')
  if (!holds(policy, right, work.actor)) throw forbidden()
  const body: Received = {
    subject: { kind: 'engagement', id: engagementId },
    kind: 'suggestion',
    text: said.suggestions,
    touchesPlan: false,
    way: wayOf[said.way],
    saidBy: '',
  }
  const feedback = (await desk.verb(work, { body } as never)) as Feedback
  return feedback.id
}
