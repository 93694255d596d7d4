import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Day,
  Id,
  Instant,
  Named,
  note,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { ContactWay } from '../fields.ts'

export const developmentStates = [
  'recorded',
  'proposed',
  'approved',
  'advised',
  'not_needed',
] as const
export const adviceOutcomes = ['approved', 'returned'] as const
export type DevelopmentState = (typeof developmentStates)[number]

export const BusinessDevelopment = z.object({
  id: Id,
  client: Named,
  happenedOn: Day,
  source: z.string(),
  url: z.string().nullable(),
  text: z.string(),
  state: z.enum(developmentStates),
  /** Advice that waits for its approval, or is approved and not sent; what was returned, with the reason. */
  proposal: z
    .object({
      text: z.string(),
      author: Named,
      approver: Named,
      proposedAt: Instant,
      outcome: z.enum(adviceOutcomes).nullable(),
      reason: z.string().nullable(),
      decidedBy: Named.nullable(),
    })
    .nullable(),
  advice: z
    .object({
      id: Id,
      text: z.string(),
      way: ContactWay,
      author: Named,
      approvedBy: Named,
      sentAt: Instant,
    })
    .nullable(),
  notNeededReason: z.string().nullable(),
  recordedBy: Named.nullable(),
  recordedAt: Instant,
  version: Version,
  abilities: z.object({
    changeBusinessDevelopment: z.boolean(),
    proposeAdvice: z.boolean(),
    decideAdvice: z.boolean(),
    sendAdvice: z.boolean(),
    declineAdvice: z.boolean(),
  }),
})
export type BusinessDevelopment = z.infer<typeof BusinessDevelopment>

const DevelopmentFields = z.strictObject({
  happenedOn: Day,
  /** Where it was read or heard: a newspaper, a register, the client. */
  source: text(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  text: text(4000),
})
export type DevelopmentFields = z.infer<typeof DevelopmentFields>

export const recordBusinessDevelopmentEndpoint = endpoint({
  name: 'recordBusinessDevelopment',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/business-developments',
  right: 'recordBusinessDevelopment',
  summary: '登记客户动态：日期、来源与内容',
  params: ById,
  body: DevelopmentFields,
  reply: BusinessDevelopment,
  status: 201,
})

const filters = { client: Id.optional(), state: z.enum(developmentStates).optional() }

export const listBusinessDevelopmentsEndpoint = endpoint({
  name: 'listBusinessDevelopments',
  method: 'GET',
  path: '/api/business-developments',
  right: 'listBusinessDevelopments',
  summary: '列出客户动态，最近登记的在前，可按客户与状态',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(BusinessDevelopment),
})

export const exportBusinessDevelopmentsEndpoint = exportEndpoint({
  name: 'exportBusinessDevelopments',
  path: '/api/business-developments/exports',
  right: 'exportBusinessDevelopments',
  summary: '导出客户动态',
  query: z.strictObject(filters),
})

export const readBusinessDevelopmentEndpoint = endpoint({
  name: 'readBusinessDevelopment',
  method: 'GET',
  path: '/api/business-developments/:id',
  right: 'listBusinessDevelopments',
  summary: '查看一条客户动态及其建议',
  params: ById,
  reply: BusinessDevelopment,
})

export const changeBusinessDevelopmentEndpoint = endpoint({
  name: 'changeBusinessDevelopment',
  method: 'PUT',
  path: '/api/business-developments/:id',
  right: 'changeBusinessDevelopment',
  summary: '更正客户动态（需 If-Match）',
  params: ById,
  body: DevelopmentFields,
  reply: BusinessDevelopment,
})

export const proposeAdviceEndpoint = endpoint({
  name: 'proposeAdvice',
  method: 'POST',
  path: '/api/business-developments/:id/advice-proposals',
  right: 'proposeAdvice',
  summary: '起草前瞻性建议，请另一名律师审批',
  params: ById,
  body: z.strictObject({ text: toClient(text(10_000)), approverId: Id }),
  reply: BusinessDevelopment,
  status: 201,
})

export const decideAdviceEndpoint = endpoint({
  name: 'decideAdvice',
  method: 'POST',
  path: '/api/business-developments/:id/advice-decision',
  right: 'decideAdvice',
  summary: '批准建议，或写明理由退回；不能批准自己的建议',
  params: ById,
  body: z
    .strictObject({ outcome: z.enum(adviceOutcomes), reason: note(2000) })
    .refine((body) => body.outcome !== 'returned' || body.reason !== '', {
      path: ['reason'],
      error: 'required',
    }),
  reply: BusinessDevelopment,
})

export const sendAdviceEndpoint = endpoint({
  name: 'sendAdvice',
  method: 'POST',
  path: '/api/business-developments/:id/advice',
  right: 'sendAdvice',
  summary: '向客户发出已批准的前瞻性建议',
  params: ById,
  body: z.strictObject({ way: ContactWay }),
  reply: BusinessDevelopment,
  status: 201,
})

export const declineAdviceEndpoint = endpoint({
  name: 'declineAdvice',
  takesBack: true,
  method: 'POST',
  path: '/api/business-developments/:id/no-advice',
  right: 'declineAdvice',
  summary: '说明无需建议的理由',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: BusinessDevelopment,
})
