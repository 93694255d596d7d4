import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { note, text } from '#platform/http/fields.ts'
import { ClauseCode } from '../clauses/contract.ts'

export const recordReviewEndpoint = endpoint({
  name: 'recordReview',
  takesBack: true,
  method: 'POST',
  path: '/api/reviews',
  right: 'recordReview',
  summary: '记录一次制度要求的定期检查（如满意度评估、权限复核）',
  body: z.strictObject({
    clause: ClauseCode,
    findings: text(10_000),
    actions: note(10_000),
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
