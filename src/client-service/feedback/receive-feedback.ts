import { permits, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { forbidden, notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { pageOf } from '#platform/http/page.ts'
import { loadEngagementStanding, seeEngagement } from '../see-engagement.ts'
import { loadStanding, type Standing } from '../standing.ts'
import type {
  Feedback,
  listFeedbackEndpoint,
  readFeedbackEndpoint,
  receiveFeedbackEndpoint,
} from './contract.ts'
import { notBy } from './handle-feedback.ts'
import { feedbackPolicy } from './policy.ts'
import { presentFeedback } from './present.ts'
import { selectFeedback, selectOne } from './sql.ts'

/** What the desk is asked for; the export asks the same. */
export type FeedbackWanted = Omit<QueryOf<typeof listFeedbackEndpoint>, 'after' | 'limit'>

/** A page of the feedback the actor sees, newest first. */
export async function feedbackPage(
  work: Work,
  wanted: FeedbackWanted,
  after: string | undefined,
  limit: number,
) {
  const rows = await selectFeedback(work.tx, work.actor, { ...wanted, after, limit })
  const { items, next } = pageOf(rows, limit, (row) => [row.received_at, row.id])
  return { items: await presentFeedback(work, items), next }
}

export const listFeedback = (
  work: Work,
  { query: { after, limit, ...wanted } }: Input<typeof listFeedbackEndpoint>,
) => feedbackPage(work, wanted, after, limit)

export async function readFeedback(
  work: Work,
  { params }: Input<typeof readFeedbackEndpoint>,
): Promise<Feedback> {
  const row = await selectOne(work.tx, params.id)
  if (!row) throw notFound()
  return (await presentFeedback(work, [row]))[0] as Feedback
}

export type ReceiveFeedback = Input<typeof receiveFeedbackEndpoint>['body']

/** Writes down what a client praises, suggests, finds wrong or complains of (S3, T3). */
export async function receiveFeedback(work: Work, body: ReceiveFeedback): Promise<Feedback> {
  const { clientId, standing } = await whoseIsIt(work, body.subject)
  const thing = { ...standing, isComplaint: false, handlerId: null }
  if (!permits(feedbackPolicy, 'receiveFeedback', work.actor, thing)) throw forbidden()
  const id = uuidv7()
  await work.tx
    .insertInto('feedback')
    .values({
      id,
      subject_id: body.subject.id,
      subject_kind: body.subject.kind,
      client_id: clientId,
      kind: body.kind,
      text: body.text,
      touches_plan: body.touchesPlan,
      way: body.way,
      said_by: body.saidBy,
      received_by: personIdOf(work.actor),
      received_at: work.now,
    })
    .execute()
  const about = { subject_id: body.subject.id, client_id: clientId, kind: body.kind }
  const outsiders = await notBy(work, { ...about, handler_id: null })
  await work.publish([
    {
      type: 'feedback.received',
      subject: body.subject,
      object: id,
      data: { kind: body.kind, touches_plan: body.touchesPlan, way: body.way, ...outsiders },
    },
  ])
  return readFeedback(work, { params: { id } } as Input<typeof readFeedbackEndpoint>)
}

async function whoseIsIt(
  work: Work,
  subject: { kind: 'client' | 'engagement'; id: string },
): Promise<{ clientId: string; standing: Standing }> {
  if (subject.kind === 'engagement') {
    const { engagement } = await seeEngagement(work, subject.id)
    const clientId = engagement.client_id
    const standing = await loadEngagementStanding(work.tx, subject.id, clientId)
    if (!standing) throw notFound()
    return { clientId, standing }
  }
  const client = await work.tx
    .selectFrom('client')
    .select('id')
    .where('id', '=', subject.id)
    .executeTakeFirst()
  const standing = client && (await loadStanding(work.tx, subject.id))
  if (!standing) throw notFound()
  return { clientId: subject.id, standing }
}
