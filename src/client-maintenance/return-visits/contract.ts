import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, Instant, Named, note, page, PageSize } from '#platform/http/fields.ts'

export const returnVisitWays = ['phone', 'questionnaire', 'visit', 'video'] as const

export const ReturnVisit = z.object({
  id: Id,
  engagement: z.object({ id: Id, title: z.string() }),
  client: Named,
  way: z.enum(returnVisitWays),
  at: Instant,
  satisfaction: z.number().int(),
  /** How likely the client recommends the firm, 0–10; null where they would not say. */
  nps: z.number().int().nullable(),
  opinion: z.string(),
  suggestions: z.string(),
  wishesContact: z.boolean(),
  /** What was suggested, taken up as feedback (S3). */
  feedbackId: Id.nullable(),
  recordedBy: Named.nullable(),
  recordedAt: Instant,
})
export type ReturnVisit = z.infer<typeof ReturnVisit>

export const recordReturnVisitEndpoint = endpoint({
  name: 'recordReturnVisit',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/return-visits',
  right: 'recordReturnVisit',
  summary: '登记结案后的回访：满意度、净推荐值、意见与建议',
  params: ById,
  body: z
    .strictObject({
      way: z.enum(returnVisitWays),
      at: Instant,
      satisfaction: z.number().int().min(1).max(5),
      nps: z.number().int().min(0).max(10).nullable().default(null),
      opinion: note(4000),
      suggestions: note(4000),
      wishesContact: z.boolean().default(false),
      /** The suggestions are received as feedback at once. */
      asFeedback: z.boolean().default(false),
    })
    .refine((said) => !said.asFeedback || said.suggestions !== '', {
      path: ['suggestions'],
      message: 'required',
    }),
  reply: ReturnVisit,
  status: 201,
})

export const listReturnVisitsEndpoint = endpoint({
  name: 'listReturnVisits',
  method: 'GET',
  path: '/api/return-visits',
  right: 'listReturnVisits',
  summary: '列出回访，最近的在前，可按委托或客户',
  query: z.strictObject({
    engagement: Id.optional(),
    client: Id.optional(),
    after: After,
    limit: PageSize,
  }),
  reply: page(ReturnVisit),
})
