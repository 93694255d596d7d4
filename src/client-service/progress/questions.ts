import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type {
  answerQuestionEndpoint,
  askQuestionEndpoint,
  Question,
  withdrawQuestionEndpoint,
} from './contract.ts'
import { progressPolicy } from './policy.ts'
import { presentQuestions } from './present.ts'
import { type ProgressProblem, refuseSettled } from './rules.ts'
import { say as publish, seeToChange, selectQuestion, settle } from './sql.ts'

/** Writes down what the client asked (S2). */
export async function askQuestion(
  work: Work,
  { params, body }: Input<typeof askQuestionEndpoint>,
): Promise<Question> {
  await seeEngagementToChange(work, params.id, progressPolicy, 'askQuestion')
  const asked = body.askedAt ? new Date(body.askedAt) : work.now
  if (asked > work.now) {
    throw badInput([{ path: 'askedAt', code: 'asked_in_future' satisfies ProgressProblem }])
  }
  const id = uuidv7()
  await work.tx
    .insertInto('question')
    .values({
      id,
      subject_id: params.id,
      text: body.text,
      way: body.way,
      asked_by: body.askedBy,
      asked_at: asked,
      recorded_by: personIdOf(work.actor),
      recorded_at: work.now,
    })
    .execute()
  const data = { way: body.way, asked_at: asked.toISOString() }
  return say(work, id, { type: 'question.asked', data })
}

/** Answers the client (S2). */
export async function answerQuestion(
  work: Work,
  { params, body }: Input<typeof answerQuestionEndpoint>,
): Promise<Question> {
  const question = await seeToChange(work, selectQuestion, params.id, 'answerQuestion')
  const refusal = refuseSettled(question.state)
  if (refusal) throw refused(refusal)
  await settle(work, 'question', params.id, {
    state: 'answered',
    answer: body.answer,
    answer_way: body.way,
  })
  return say(work, params.id, { type: 'question.answered', data: { way: body.way } })
}

/** The client no longer asks. */
export async function withdrawQuestion(
  work: Work,
  { params, body }: Input<typeof withdrawQuestionEndpoint>,
): Promise<Question> {
  const question = await seeToChange(work, selectQuestion, params.id, 'askQuestion')
  const refusal = refuseSettled(question.state)
  if (refusal) throw refused(refusal)
  await settle(work, 'question', params.id, { state: 'withdrawn', withdrawal_reason: body.reason })
  return say(work, params.id, { type: 'question.withdrawn', data: {} })
}

async function say(
  work: Work,
  id: string,
  event: { type: string; data: Record<string, unknown> },
): Promise<Question> {
  const row = await publish(work, await selectQuestion(work.tx, id), event)
  return (await presentQuestions(work, row.subject_id, [row]))[0] as Question
}
