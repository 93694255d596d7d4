import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'

export const recordReviewEndpoint = endpoint({
  name: 'recordReview',
  method: 'POST',
  path: '/api/reviews',
  right: 'recordReview',
  summary: '记录一次制度要求的定期检查（如满意度评估、权限复核）',
  body: z.strictObject({
    clause: z
      .string()
      .regex(/^[A-Z][0-9]+[a-z]?(\.[a-z][a-z0-9_]*)?$/)
      .max(40),
    findings: z.string().trim().min(1).max(10_000),
    actions: z.string().trim().max(10_000).default(''),
  }),
  reply: z.object({ recorded: z.literal(true) }),
})

export const acknowledgeCharterEndpoint = endpoint({
  name: 'acknowledgeCharter',
  method: 'POST',
  path: '/api/charter/acknowledgement',
  right: 'acknowledgeCharter',
  summary: '确认已学习本制度并知悉自己的职责',
  reply: z.object({ acknowledged: z.literal(true) }),
})
