import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Id, Instant, MoneyOut, NamedInBoth } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { Count, FirstDay, PeriodQuery, Said, ScopeField, Share } from '../fields.ts'

const Clause = z.object({ code: z.string(), title: Said })
const Tally = z.object({ kept: Count, missed: Count })

/** How many leads reached each step of the road, in its order from registered to converted. */
const Road = z.array(Count).length(7)

const Source = z.object({
  /** Null: the channel was never said. */
  id: Id.nullable(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  road: Road,
  lost: Count,
  /** Yuan; null where none was noted, or where not all leads are the viewer's to see. */
  cost: MoneyOut.nullable(),
})
export const ChannelBoard = z.object({
  scope: ScopeField,
  from: FirstDay,
  until: FirstDay,
  road: Road,
  lost: Count,
  cost: MoneyOut.nullable(),
  channels: z.array(Source.extend({ campaigns: z.array(Source) })),
  months: z.array(z.object({ month: FirstDay, registered: Count, converted: Count })),
})
export type ChannelBoard = z.infer<typeof ChannelBoard>

export const readChannelBoardEndpoint = endpoint({
  name: 'readChannelBoard',
  method: 'GET',
  path: '/api/insight/channels',
  right: 'readInsight',
  summary: '各渠道与推广活动的漏斗、费用与每位客户成本',
  query: PeriodQuery,
  reply: ChannelBoard,
})

export const exportChannelBoardEndpoint = exportEndpoint({
  name: 'exportChannelBoard',
  path: '/api/insight/channels/exports',
  right: 'exportInsight',
  summary: '导出各渠道与推广活动的漏斗与费用',
  query: PeriodQuery,
})

const Spread = z.object({
  answered: Count,
  kept: Count,
  /** Working milliseconds. */
  medianMs: z.number(),
  ninetiethMs: z.number(),
})
export const ResponseBoard = z.object({
  scope: ScopeField,
  months: z.array(FirstDay),
  clauses: z.array(
    Clause.extend({
      ...Spread.shape,
      /** The charter's deadline in working milliseconds; null where it no longer has the clause. */
      allowanceMs: z.number().nullable(),
      byMonth: z.array(Spread.extend({ month: FirstDay })),
      byDepartment: z.array(Spread.extend({ department: NamedInBoth })),
    }),
  ),
})
export type ResponseBoard = z.infer<typeof ResponseBoard>

export const readResponseBoardEndpoint = endpoint({
  name: 'readResponseBoard',
  method: 'GET',
  path: '/api/insight/response-times',
  right: 'readInsight',
  summary: '初次沟通、答复提问、处理反馈用了多久，与制度期限相比',
  query: PeriodQuery,
  reply: ResponseBoard,
})

export const exportResponseBoardEndpoint = exportEndpoint({
  name: 'exportResponseBoard',
  path: '/api/insight/response-times/exports',
  right: 'exportInsight',
  summary: '导出各事项的答复时间',
  query: PeriodQuery,
})

const Opinions = z.object({
  /** Opinions with a satisfaction, their mean of 1 to 5, and the share of 4 and 5. */
  rated: Count,
  mean: z.number().nullable(),
  content: Share,
  /** Opinions with a recommendation, and the net promoter score. */
  asked: Count,
  nps: z.int().nullable(),
})
const OpinionGroup = Opinions.extend({
  key: z.string(),
  name: z.string().nullable(),
  /** Only departments have one. */
  nameEn: z.string().nullable(),
})
export const SatisfactionBoard = z.object({
  scope: ScopeField,
  all: Opinions,
  months: z.array(Opinions.extend({ month: FirstDay })),
  departments: z.array(OpinionGroup),
  lawyers: z.array(OpinionGroup),
  tiers: z.array(OpinionGroup),
})
export type SatisfactionBoard = z.infer<typeof SatisfactionBoard>

export const readSatisfactionBoardEndpoint = endpoint({
  name: 'readSatisfactionBoard',
  method: 'GET',
  path: '/api/insight/satisfaction',
  right: 'readInsight',
  summary: '满意度与净推荐值：按月、部门、律师、客户等级',
  query: PeriodQuery,
  reply: SatisfactionBoard,
})

export const exportSatisfactionBoardEndpoint = exportEndpoint({
  name: 'exportSatisfactionBoard',
  path: '/api/insight/satisfaction/exports',
  right: 'exportInsight',
  summary: '导出满意度与净推荐值',
  query: PeriodQuery,
})

const Loyalty = z.object({
  /** Engagements opened, and those of clients who had come before. */
  instructions: Count,
  repeats: Count,
  /** Leads received, and those somebody sent. */
  leads: Count,
  referred: Count,
})
export const LoyaltyBoard = z.object({
  scope: ScopeField,
  all: Loyalty,
  months: z.array(Loyalty.extend({ month: FirstDay })),
  departments: z.array(z.object({ department: NamedInBoth, instructions: Count, repeats: Count })),
})
export type LoyaltyBoard = z.infer<typeof LoyaltyBoard>

export const readLoyaltyBoardEndpoint = endpoint({
  name: 'readLoyaltyBoard',
  method: 'GET',
  path: '/api/insight/loyalty',
  right: 'readInsight',
  summary: '再次委托率与推荐率',
  query: PeriodQuery,
  reply: LoyaltyBoard,
})

export const exportLoyaltyBoardEndpoint = exportEndpoint({
  name: 'exportLoyaltyBoard',
  path: '/api/insight/loyalty/exports',
  right: 'exportInsight',
  summary: '导出再次委托率与推荐率',
  query: PeriodQuery,
})

const Load = z.object({ engagements: Count, promises: Count, overdue: Count })
export const LoadBoard = z.object({
  scope: ScopeField,
  people: z.array(Load.extend({ id: Id, name: z.string(), department: NamedInBoth })),
  departments: z.array(Load.extend({ department: NamedInBoth, people: Count })),
})
export type LoadBoard = z.infer<typeof LoadBoard>

export const readLoadBoardEndpoint = endpoint({
  name: 'readLoadBoard',
  method: 'GET',
  path: '/api/insight/load',
  right: 'readInsight',
  summary: '每个人、每个部门手上的委托与承诺',
  reply: LoadBoard,
})

export const exportLoadBoardEndpoint = exportEndpoint({
  name: 'exportLoadBoard',
  path: '/api/insight/load/exports',
  right: 'exportInsight',
  summary: '导出每个人手上的委托与承诺',
  query: z.strictObject({}),
})

export const HandoverBoard = z.object({
  scope: ScopeField,
  from: FirstDay,
  until: FirstDay,
  accepted: Count,
  returned: Count,
  withdrawn: Count,
  waiting: Count,
  /** How long the answers took, against the charter (G5). */
  answers: Spread.extend({ allowanceMs: z.number().nullable() }).nullable(),
  pairs: z.array(
    z.object({
      from: NamedInBoth,
      to: NamedInBoth,
      accepted: Count,
      returned: Count,
      withdrawn: Count,
      waiting: Count,
    }),
  ),
})
export type HandoverBoard = z.infer<typeof HandoverBoard>

export const readHandoverBoardEndpoint = endpoint({
  name: 'readHandoverBoard',
  method: 'GET',
  path: '/api/insight/handovers',
  right: 'readInsight',
  summary: '部门之间的交接：接受、退回与等候时间',
  query: PeriodQuery,
  reply: HandoverBoard,
})

export const exportHandoverBoardEndpoint = exportEndpoint({
  name: 'exportHandoverBoard',
  path: '/api/insight/handovers/exports',
  right: 'exportInsight',
  summary: '导出部门之间的交接',
  query: PeriodQuery,
})

export const ImprovementBoard = z.object({
  scope: ScopeField,
  from: FirstDay,
  until: FirstDay,
  /** Days before and after a version that are compared. */
  days: Count,
  versions: z.array(
    z.object({
      number: z.int(),
      publishedAt: Instant,
      reason: z.string(),
      before: Tally,
      after: Tally,
      /** What the version changed, and what was kept of it. */
      clauses: z.array(Clause.extend({ before: Tally, after: Tally })),
    }),
  ),
  adjustments: z.object({ adjusted: Count, kept: Count, waiting: Count }),
})
export type ImprovementBoard = z.infer<typeof ImprovementBoard>

export const readImprovementBoardEndpoint = endpoint({
  name: 'readImprovementBoard',
  method: 'GET',
  path: '/api/insight/improvement',
  right: 'readInsight',
  summary: '制度版本前后的执行率，与促成方案调整的反馈',
  query: PeriodQuery,
  reply: ImprovementBoard,
})

export const exportImprovementBoardEndpoint = exportEndpoint({
  name: 'exportImprovementBoard',
  path: '/api/insight/improvement/exports',
  right: 'exportInsight',
  summary: '导出制度版本前后的执行率',
  query: PeriodQuery,
})
