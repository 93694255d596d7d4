import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, Named, note, page, PageQuery, text } from '#platform/http/fields.ts'
import { Way } from '../fields.ts'

export const Talk = z.object({
  id: Id,
  engagementId: Id,
  way: Way,
  /** From 1, very unsatisfied, to 5. */
  satisfaction: z.number().int().nullable(),
  /** Would recommend the firm: from 0 to 10. */
  nps: z.number().int().nullable(),
  said: z.string(),
  nextTopics: z.string(),
  recordedBy: Named.nullable(),
  recordedAt: Instant,
})
export type Talk = z.infer<typeof Talk>

export const listTalksEndpoint = endpoint({
  name: 'listTalks',
  method: 'GET',
  path: '/api/engagements/:id/talks',
  right: 'readTalks',
  summary: '列出与客户的定期沟通',
  params: ById,
  query: PageQuery,
  reply: page(Talk),
})

export const recordTalkEndpoint = endpoint({
  name: 'recordTalk',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/talks',
  right: 'recordTalk',
  summary: '记录一次定期沟通与满意度（S3）',
  params: ById,
  body: z.strictObject({
    way: Way,
    satisfaction: z.number().int().min(1).max(5).nullable().default(null),
    nps: z.number().int().min(0).max(10).nullable().default(null),
    said: text(10_000),
    nextTopics: note(4000),
  }),
  reply: Talk,
  status: 201,
})
