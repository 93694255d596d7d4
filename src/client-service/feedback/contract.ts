import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  Abilities,
  After,
  BulkReply,
  ById,
  Id,
  Instant,
  Named,
  anyText,
  note,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { Way } from '../fields.ts'

export const feedbackKinds = ['praise', 'suggestion', 'problem', 'complaint'] as const
export const feedbackStates = [
  'received',
  'acknowledged',
  'resolved',
  'confirmed',
  'reopened',
  'withdrawn',
] as const
export const complaintOutcomes = ['upheld', 'partly_upheld', 'not_upheld'] as const
export const planOutcomes = ['adjusted', 'kept'] as const

export const Feedback = z.object({
  id: Id,
  subject: z.object({ kind: z.enum(['client', 'engagement']), id: Id }),
  /** Null where the viewer handles the feedback without seeing what it is about. */
  subjectTitle: z.string().nullable(),
  clientId: Id,
  clientName: z.string().nullable(),
  kind: z.enum(feedbackKinds),
  text: z.string(),
  touchesPlan: z.boolean(),
  way: Way,
  saidBy: z.string(),
  receivedBy: Named.nullable(),
  receivedAt: Instant,
  handler: Named.nullable(),
  state: z.enum(feedbackStates),
  isOpen: z.boolean(),
  acknowledgedAt: Instant.nullable(),
  solution: z.string().nullable(),
  complaintOutcome: z.enum(complaintOutcomes).nullable(),
  resolvedBy: Named.nullable(),
  resolvedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  timesReopened: z.number().int(),
  closingNote: z.string().nullable(),
  planOutcome: z.enum(planOutcomes).nullable(),
  planReason: z.string().nullable(),
  /** What is owed about it first, as far as the viewer sees it. */
  promise: z
    .object({ clause: z.string(), owner: Named.nullable(), dueAt: Instant, paused: z.boolean() })
    .nullable(),
  version: Version,
  abilities: Abilities,
})
export type Feedback = z.infer<typeof Feedback>

const filters = {
  /** `open`: something is still to be done; otherwise one state. */
  state: z.enum(['open', ...feedbackStates]).optional(),
  kind: z.enum(feedbackKinds).optional(),
  handlerId: Id.optional(),
  /** Feedback about one client, with that about its engagements. */
  clientId: Id.optional(),
  engagementId: Id.optional(),
}

export const listFeedbackEndpoint = endpoint({
  name: 'listFeedback',
  method: 'GET',
  path: '/api/feedback',
  right: 'listFeedback',
  summary: '反馈工作台：按状态、类别、处理人筛选',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(Feedback),
})

export const exportFeedbackEndpoint = exportEndpoint({
  name: 'exportFeedback',
  path: '/api/feedback/exports',
  right: 'exportFeedback',
  summary: '导出反馈列表',
  query: z.strictObject(filters),
})

export const readFeedbackEndpoint = endpoint({
  name: 'readFeedback',
  method: 'GET',
  path: '/api/feedback/:id',
  right: 'listFeedback',
  summary: '查看反馈',
  params: ById,
  reply: Feedback,
})

export const receiveFeedbackEndpoint = endpoint({
  name: 'receiveFeedback',
  takesBack: true,
  method: 'POST',
  path: '/api/feedback',
  right: 'receiveFeedback',
  summary: '登记客户反馈或投诉（S3、T3）',
  body: z
    .strictObject({
      subject: z.strictObject({ kind: z.enum(['client', 'engagement']), id: Id }),
      kind: z.enum(feedbackKinds),
      text: text(10_000),
      touchesPlan: z.boolean().default(false),
      way: Way,
      saidBy: note(100),
    })
    .refine((body) => !body.touchesPlan || body.subject.kind === 'engagement', {
      path: ['touchesPlan'],
      error: 'only_engagements_have_plans',
    }),
  reply: Feedback,
  status: 201,
})

/** A step of a piece of feedback: a noun with its own actor and time. */
function step<Name extends string, Fields extends z.ZodType>(
  name: Name,
  path: string,
  summary: string,
  body: Fields,
) {
  return endpoint({
    name,
    takesBack: true,
    method: 'POST',
    path: `/api/feedback/:id/${path}`,
    right: name,
    summary,
    params: ById,
    body,
    reply: Feedback,
    status: 201,
  })
}

export const nameHandlerEndpoint = step(
  'nameHandler',
  'handler',
  '指定处理人；投诉的处理人不得属于被投诉团队（T3）',
  z.strictObject({ personId: Id }),
)
export const nameHandlersEndpoint = endpoint({
  name: 'nameHandlers',
  takesBack: true,
  method: 'POST',
  path: '/api/feedback/handlers',
  right: 'nameHandler',
  summary: '为多条反馈指定同一处理人',
  body: z.strictObject({ ids: z.array(Id).min(1).max(200), personId: Id }),
  reply: BulkReply,
})
export const acknowledgeFeedbackEndpoint = step(
  'acknowledgeFeedback',
  'acknowledgement',
  '向客户确认收到（S3、T3）',
  z.strictObject({ way: Way, said: toClient(anyText(2000)).default('') }),
)
export const resolveFeedbackEndpoint = step(
  'resolveFeedback',
  'resolution',
  '解决反馈并告知客户（S3、T3）',
  z.strictObject({
    solution: toClient(text(10_000)),
    /** With a complaint: what came of it. */
    complaintOutcome: z.enum(complaintOutcomes).nullable().default(null),
    /** How the client was told. */
    way: Way,
  }),
)
export const confirmFeedbackEndpoint = step(
  'confirmFeedback',
  'confirmation',
  '回访确认：满意则了结，不满意则重新处理（S3）',
  z
    .strictObject({ content: z.boolean(), said: note(4000) })
    .refine((body) => body.content || body.said.length > 0, { path: ['said'], error: 'required' }),
)
export const withdrawFeedbackEndpoint = step(
  'withdrawFeedback',
  'withdrawal',
  '客户撤回反馈',
  z.strictObject({ reason: text(2000) }),
)
