import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { commitmentStatuses } from '#charter/commitments/contract.ts'
import { ClauseCode } from '#charter/clauses/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, Day, Id, Instant, listed, Named, page, PageSize } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { FirstDay, Said } from '../fields.ts'

const unlimited = { from: '2000-01-01', until: '2999-01-01' }
/** The cases behind a figure: from one day up to another, page after page or as a file. */
const span = { from: Day.default(unlimited.from), until: Day.default(unlimited.until) }
const place = { after: After, limit: PageSize }
const file = { right: 'exportInsight' }

const Subject = z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string().nullable() })

export const PromiseCase = z.object({
  id: Id,
  clause: z.string(),
  title: Said,
  subject: Subject,
  owner: Named,
  kept: z.boolean(),
  status: z.enum(commitmentStatuses),
  dueAt: Instant,
  closedAt: Instant.nullable(),
  /** Working milliseconds it took; null while it is owed. */
  takenMs: z.number().nullable(),
})
export type PromiseCase = z.infer<typeof PromiseCase>

const promiseFilters = {
  ...span,
  clause: listed(ClauseCode),
  department: listed(Id),
  owner: Id.optional(),
  outcome: z.enum(['all', 'kept', 'missed']).default('all'),
}

export const listPromiseCasesEndpoint = endpoint({
  name: 'listPromiseCases',
  method: 'GET',
  path: '/api/insight/promises',
  right: 'readInsight',
  summary: '执行率背后的承诺，最近的在前',
  query: z.strictObject({ ...promiseFilters, ...place }),
  reply: page(PromiseCase),
})

export const exportPromiseCasesEndpoint = exportEndpoint({
  ...file,
  name: 'exportPromiseCases',
  path: '/api/insight/promises/exports',
  summary: '导出执行率背后的承诺',
  query: z.strictObject(promiseFilters),
})

export const LeadCase = z.object({
  id: Id,
  name: z.string(),
  stage: z.string(),
  receivedOn: FirstDay,
  channelName: z.string().nullable(),
  channelNameEn: z.string().nullable(),
  need: z.string(),
})
export type LeadCase = z.infer<typeof LeadCase>

const leadFilters = {
  ...span,
  channel: Id.optional(),
  campaign: Id.optional(),
  /** At least this step of the road, counted from 0. */
  reached: z.coerce.number().int().min(0).max(6).default(0),
  referred: z.stringbool().optional(),
}

export const listLeadCasesEndpoint = endpoint({
  name: 'listLeadCases',
  method: 'GET',
  path: '/api/insight/leads',
  right: 'readInsight',
  summary: '漏斗背后的潜在客户，最近的在前',
  query: z.strictObject({ ...leadFilters, ...place }),
  reply: page(LeadCase),
})

export const exportLeadCasesEndpoint = exportEndpoint({
  ...file,
  name: 'exportLeadCases',
  path: '/api/insight/leads/exports',
  summary: '导出漏斗背后的潜在客户',
  query: z.strictObject(leadFilters),
})

export const OpinionCase = z.object({
  id: Id,
  source: z.enum(['talk', 'return_visit']),
  subject: Subject,
  /** Null where the viewer sees the engagement, but not its client. */
  client: Named.nullable(),
  lawyer: Named.nullable(),
  givenOn: FirstDay,
  satisfaction: z.int().nullable(),
  nps: z.int().nullable(),
})
export type OpinionCase = z.infer<typeof OpinionCase>

const opinionFilters = {
  ...span,
  department: listed(Id),
  lawyer: Id.optional(),
  tier: z.enum(['key', 'regular', 'occasional']).optional(),
  /** Only those who are not content. */
  low: z.stringbool().default(false),
}

export const listOpinionCasesEndpoint = endpoint({
  name: 'listOpinionCases',
  method: 'GET',
  path: '/api/insight/opinions',
  right: 'readInsight',
  summary: '满意度背后的评价，最近的在前',
  query: z.strictObject({ ...opinionFilters, ...place }),
  reply: page(OpinionCase),
})

export const exportOpinionCasesEndpoint = exportEndpoint({
  ...file,
  name: 'exportOpinionCases',
  path: '/api/insight/opinions/exports',
  summary: '导出满意度背后的评价',
  query: z.strictObject(opinionFilters),
})

export const InstructionCase = z.object({
  id: Id,
  subject: Subject,
  client: Named,
  openedAt: Instant,
})
export type InstructionCase = z.infer<typeof InstructionCase>

const instructionFilters = {
  ...span,
  lawyer: Id.optional(),
  /** Only those in hand now. */
  open: z.stringbool().default(false),
  /** Only those of clients who had come before. */
  repeat: z.stringbool().default(false),
}

export const listInstructionCasesEndpoint = endpoint({
  name: 'listInstructionCases',
  method: 'GET',
  path: '/api/insight/instructions',
  right: 'readInsight',
  summary: '再次委托率背后的委托，最近的在前',
  query: z.strictObject({ ...instructionFilters, ...place }),
  reply: page(InstructionCase),
})

export const exportInstructionCasesEndpoint = exportEndpoint({
  ...file,
  name: 'exportInstructionCases',
  path: '/api/insight/instructions/exports',
  summary: '导出再次委托率背后的委托',
  query: z.strictObject(instructionFilters),
})

export const HandoverCase = z.object({
  id: Id,
  subject: Subject,
  from: Named,
  to: Named,
  status: z.enum(['offered', 'accepted', 'returned', 'withdrawn']),
  offeredAt: Instant,
  answeredAt: Instant.nullable(),
  answerReason: z.string().nullable(),
})
export type HandoverCase = z.infer<typeof HandoverCase>

const handoverFilters = {
  ...span,
  status: z.enum(['offered', 'accepted', 'returned', 'withdrawn']).optional(),
  fromDepartment: Id.optional(),
  toDepartment: Id.optional(),
}

export const listHandoverCasesEndpoint = endpoint({
  name: 'listHandoverCases',
  method: 'GET',
  path: '/api/insight/handover-cases',
  right: 'readInsight',
  summary: '交接统计背后的交接，最近的在前',
  query: z.strictObject({ ...handoverFilters, ...place }),
  reply: page(HandoverCase),
})

export const exportHandoverCasesEndpoint = exportEndpoint({
  ...file,
  name: 'exportHandoverCases',
  path: '/api/insight/handover-cases/exports',
  summary: '导出交接统计背后的交接',
  query: z.strictObject(handoverFilters),
})

export const AdjustmentCase = z.object({
  id: Id,
  subject: Subject,
  text: z.string(),
  receivedAt: Instant,
  outcome: z.enum(['adjusted', 'kept']).nullable(),
  reason: z.string().nullable(),
})
export type AdjustmentCase = z.infer<typeof AdjustmentCase>

const adjustmentFilters = {
  ...span,
  outcome: z.enum(['adjusted', 'kept', 'waiting']).optional(),
}

export const listAdjustmentCasesEndpoint = endpoint({
  name: 'listAdjustmentCases',
  method: 'GET',
  path: '/api/insight/adjustments',
  right: 'readInsight',
  summary: '涉及服务方案的反馈及其结果，最近的在前',
  query: z.strictObject({ ...adjustmentFilters, ...place }),
  reply: page(AdjustmentCase),
})

export const exportAdjustmentCasesEndpoint = exportEndpoint({
  ...file,
  name: 'exportAdjustmentCases',
  path: '/api/insight/adjustments/exports',
  summary: '导出涉及服务方案的反馈及其结果',
  query: z.strictObject(adjustmentFilters),
})
