import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Day,
  Id,
  Instant,
  Named,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { ContactWay } from '../fields.ts'

export const developmentStates = ['recorded', 'advised', 'not_needed'] as const
export type DevelopmentState = (typeof developmentStates)[number]

export const BusinessDevelopment = z.object({
  id: Id,
  client: Named,
  happenedOn: Day,
  source: z.string(),
  url: z.string().nullable(),
  text: z.string(),
  state: z.enum(developmentStates),
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
  method: 'POST',
  path: '/api/clients/:id/business-developments',
  right: 'recordBusinessDevelopment',
  summary: '登记客户动态：日期、来源与内容',
  params: ById,
  body: DevelopmentFields,
  reply: BusinessDevelopment,
  status: 201,
})

export const listBusinessDevelopmentsEndpoint = endpoint({
  name: 'listBusinessDevelopments',
  method: 'GET',
  path: '/api/business-developments',
  right: 'listBusinessDevelopments',
  summary: '列出客户动态，最近登记的在前，可按客户与状态',
  query: z.strictObject({
    client: Id.optional(),
    state: z.enum(developmentStates).optional(),
    after: After,
    limit: PageSize,
  }),
  reply: page(BusinessDevelopment),
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

export const sendAdviceEndpoint = endpoint({
  name: 'sendAdvice',
  method: 'POST',
  path: '/api/business-developments/:id/advice',
  right: 'sendAdvice',
  summary: '向客户发出前瞻性建议；须由另一名律师审批',
  params: ById,
  body: z.strictObject({ text: text(10_000), way: ContactWay, approvedBy: Id }),
  reply: BusinessDevelopment,
  status: 201,
})

export const declineAdviceEndpoint = endpoint({
  name: 'declineAdvice',
  method: 'POST',
  path: '/api/business-developments/:id/no-advice',
  right: 'declineAdvice',
  summary: '说明无需建议的理由',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: BusinessDevelopment,
})
