import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { ClaimKind, ConflictOutcome, conflictOutcomes } from '#client-development/contract.ts'
import { Answers, AnswerSheet, CustomValues, customListQuery } from '#forms/contract.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  Abilities,
  After,
  ById,
  Day,
  Id,
  Instant,
  listed,
  Money,
  Named,
  note,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { CameBy, Name, PartyName, Way } from '../fields.ts'

export const engagementStages = [
  'opened',
  'signed',
  'running',
  'suspended',
  'closed',
  'ended',
  'archived',
] as const
export type EngagementStage = (typeof engagementStages)[number]
/** Newest opened first, what falls due first. */
export const engagementOrders = ['newest', 'due'] as const
export type EngagementOrder = (typeof engagementOrders)[number]
export const engagementKinds = [
  'litigation',
  'arbitration',
  'criminal_defence',
  'retainer',
  'project',
  'consultation',
] as const
export const feeKinds = [
  'fixed',
  'hourly',
  'percentage',
  'contingency',
  'mixed',
  'retainer',
  'legal_aid',
] as const
export const outcomes = ['won', 'partly_won', 'lost', 'settled', 'withdrawn', 'completed'] as const
export const partyRoles = [
  'client',
  'opponent',
  'third_party',
  'co_litigant',
  'guarantor',
  'victim',
  'opposing_counsel',
  'witness',
] as const
export const lawyerParts = ['originating_lawyer', 'lead_lawyer', 'assisting_lawyer'] as const
export { conflictOutcomes }
export const engagementActs = [
  'contract',
  'terms_disclosure',
  'fees_confirmation',
  'start',
  'suspension',
  'resumption',
  'closing',
  'ending',
  'ending_confirmation',
  'quality_review',
  'archive',
] as const
/** Lawful grounds on which a mandate ends early (R5). */
export const endingGrounds = [
  'agreed',
  'client_terminates',
  'unlawful_matter',
  'service_abused_for_unlawful_acts',
  'material_facts_concealed',
  'fees_unpaid',
  'conflict_of_interest',
  'trust_lost',
  'other',
] as const

const Party = z.object({ id: Id, name: z.string(), role: z.enum(partyRoles), note: z.string() })
const Lawyer = Named.extend({ part: z.enum(lawyerParts), share: z.string().nullable() })
const Act = z.object({
  id: Id,
  act: z.enum(engagementActs),
  details: z.record(z.string(), z.unknown()),
  by: Named.nullable(),
  at: Instant,
})

const EngagementSummary = z.object({
  id: Id,
  clientId: Id,
  clientName: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  practiceArea: PracticeArea,
  kind: z.enum(engagementKinds).nullable(),
  stage: z.enum(engagementStages),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  departmentNameEn: z.string().nullable(),
  leadLawyerId: Id.nullable(),
  leadLawyerName: z.string().nullable(),
  openedAt: Instant,
  /** Of the firm's own fields, those the list asked for. */
  custom: CustomValues.optional(),
  /** When the first running promise about the engagement falls due. */
  nextDueAt: Instant.nullable(),
})
export type EngagementSummary = z.infer<typeof EngagementSummary>

export const Engagement = EngagementSummary.omit({ custom: true }).extend({
  scope: z.string(),
  feeKind: z.enum(feeKinds).nullable(),
  feeAmount: z.string().nullable(),
  feeTerms: z.string(),
  amountInDispute: z.string().nullable(),
  claimKinds: z.array(ClaimKind),
  termFrom: Day.nullable(),
  termTo: Day.nullable(),
  signedOn: Day.nullable(),
  signedFileId: Id.nullable(),
  startedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  outcome: z.enum(outcomes).nullable(),
  termsDisclosedAt: Instant.nullable(),
  feesConfirmedAt: Instant.nullable(),
  leadId: Id.nullable(),
  opportunityId: Id.nullable(),
  cameBy: CameBy,
  /** The last decision about conflicts of interest, and whether parties changed since. */
  conflict: z.object({
    decidedAt: Instant.nullable(),
    outcome: ConflictOutcome.nullable(),
    stale: z.boolean(),
  }),
  parties: z.array(Party),
  lawyers: z.array(Lawyer),
  acts: z.array(Act),
  /** What is still open, by kind. */
  open: z.object({
    questions: z.number().int(),
    decisions: z.number().int(),
    duties: z.number().int(),
    feedback: z.number().int(),
  }),
  /** The firm's own fields, newest first. */
  answers: z.array(AnswerSheet),
  version: Version,
  abilities: Abilities,
})
export type Engagement = z.infer<typeof Engagement>

export const Share = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/)
export const LawyerFields = z.strictObject({
  personId: Id,
  part: z.enum(lawyerParts),
  /** Percent of what the engagement brings; all together 100, or none named. */
  share: Share.nullable().default(null),
})
export type LawyerFields = z.infer<typeof LawyerFields>
export const PartyFields = z.strictObject({
  name: PartyName,
  role: z.enum(partyRoles),
  note: note(1000),
})
export type PartyFields = z.infer<typeof PartyFields>
export const ConflictFields = z.strictObject({
  outcome: ConflictOutcome,
  reason: text(2000),
})

const reads = { method: 'GET', right: 'readEngagement' } as const

const filters = {
  q: z.string().trim().min(1).max(100).optional(),
  stage: listed(z.enum(engagementStages), engagementStages.length),
  clientId: Id.optional(),
  lawyerId: Id.optional(),
  departmentId: Id.optional(),
  ...customListQuery,
  sort: z.enum(engagementOrders).default('newest'),
}

export const listEngagementsEndpoint = endpoint({
  ...reads,
  name: 'listEngagements',
  path: '/api/engagements',
  right: 'listEngagements',
  summary: '列出委托，可按关键词、阶段、客户、律师、部门筛选',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(EngagementSummary),
})

export const exportEngagementsEndpoint = exportEndpoint({
  name: 'exportEngagements',
  path: '/api/engagements/exports',
  right: 'exportEngagements',
  summary: '导出委托列表',
  query: z.strictObject(filters),
})

export const answerEngagementFieldsEndpoint = endpoint({
  name: 'answerEngagementFields',
  takesBack: true,
  method: 'PUT',
  path: '/api/engagements/:id/answers',
  right: 'answerEngagementFields',
  summary: '填写委托的自定义字段（需 If-Match）',
  params: ById,
  body: z.strictObject({ answers: Answers }),
  reply: Engagement,
})

export const readEngagementEndpoint = endpoint({
  ...reads,
  name: 'readEngagement',
  path: '/api/engagements/:id',
  summary: '查看委托',
  params: ById,
  reply: Engagement,
})

export const openEngagementEndpoint = endpoint({
  name: 'openEngagement',
  method: 'POST',
  path: '/api/engagements',
  right: 'openEngagement',
  summary: '为已有客户新开委托，须有利益冲突审查结论',
  body: z.strictObject({
    clientId: Id,
    title: Name,
    practiceArea: PracticeArea,
    departmentId: Id,
    opportunityId: Id.nullable().default(null),
    lawyers: z.array(LawyerFields).min(1).max(30),
    parties: z.array(PartyFields).max(100).default([]),
    milestones: z
      .array(z.strictObject({ title: Name, dueOn: Day.nullable().default(null) }))
      .max(100)
      .default([]),
  }),
  reply: Engagement,
  status: 201,
})

export const addPartyEndpoint = endpoint({
  name: 'addParty',
  method: 'POST',
  path: '/api/engagements/:id/parties',
  right: 'changeParties',
  summary: '添加当事人；此前的冲突审查结论随之失效',
  params: ById,
  body: PartyFields,
  reply: Engagement,
  status: 201,
})

export const removePartyEndpoint = endpoint({
  name: 'removeParty',
  method: 'DELETE',
  path: '/api/engagements/:id/parties/:partyId',
  right: 'changeParties',
  summary: '移除当事人',
  params: z.strictObject({ id: Id, partyId: Id }),
  reply: Engagement,
})

export const decideConflictEndpoint = endpoint({
  name: 'decideEngagementConflict',
  method: 'POST',
  path: '/api/engagements/:id/conflict-decision',
  right: 'decideEngagementConflict',
  summary: '签约前作出利益冲突结论；当事人变更后重新作出',
  params: ById,
  body: ConflictFields,
  reply: Engagement,
  status: 201,
})

export const setLawyersEndpoint = endpoint({
  name: 'setLawyers',
  method: 'PUT',
  path: '/api/engagements/:id/lawyers',
  right: 'setLawyers',
  summary: '确定主办、协办律师与案源人及份额（需 If-Match）',
  params: ById,
  body: z.strictObject({ lawyers: z.array(LawyerFields).min(1).max(30) }),
  reply: Engagement,
})

/** A transition: a noun with its own row, actor and time. */
function transition<Name extends string, Fields extends z.ZodType>(
  name: Name,
  path: string,
  summary: string,
  body: Fields,
) {
  return endpoint({
    name,
    method: 'POST',
    path: `/api/engagements/:id/${path}`,
    right: name,
    summary,
    params: ById,
    body,
    reply: Engagement,
    status: 201,
  })
}

export const signContractEndpoint = transition(
  'signContract',
  'contract',
  '登记已签订的委托合同（S1），编排收案编号',
  z.strictObject({
    kind: z.enum(engagementKinds),
    scope: toClient(text(4000)),
    feeKind: z.enum(feeKinds),
    feeAmount: Money.nullable().default(null),
    feeTerms: toClient(text(4000)),
    amountInDispute: Money.nullable().default(null),
    /** Where the fee hangs on the outcome: what is claimed. */
    claimKinds: z.array(ClaimKind).max(12).default([]),
    termFrom: Day.nullable().default(null),
    termTo: Day.nullable().default(null),
    signedOn: Day,
    signedFileId: Id,
  }),
)
export const discloseTermsEndpoint = transition(
  'discloseTerms',
  'terms-disclosure',
  '向客户告知服务方案与收费标准（R2）',
  z.strictObject({ way: Way, what: toClient(text(4000)) }),
)
export const confirmFeesEndpoint = transition(
  'confirmFees',
  'fees-confirmation',
  '财务核对收费并登记（O3）',
  z.strictObject({ note: note(2000) }),
)
export const startEngagementEndpoint = transition(
  'startEngagement',
  'start',
  '启动服务（S1）',
  z.strictObject({ note: note(2000) }),
)
export const suspendEngagementEndpoint = transition(
  'suspendEngagement',
  'suspension',
  '暂停服务',
  z.strictObject({ reason: text(2000) }),
)
export const resumeEngagementEndpoint = transition(
  'resumeEngagement',
  'resumption',
  '恢复服务',
  z.strictObject({ note: note(2000) }),
)
export const closeEngagementEndpoint = transition(
  'closeEngagement',
  'closing',
  '结案',
  z.strictObject({ outcome: z.enum(outcomes), summary: toClient(text(4000)) }),
)
export const endEngagementEndpoint = transition(
  'endEngagement',
  'ending',
  '依法提前终止委托（R5）',
  z.strictObject({ ground: z.enum(endingGrounds), reason: text(4000) }),
)
export const confirmEndingEndpoint = transition(
  'confirmEnding',
  'ending-confirmation',
  '部门负责人确认终止理由（R5）',
  z.strictObject({ note: text(2000) }),
)
export const reviewQualityEndpoint = transition(
  'reviewQuality',
  'quality-review',
  '结案后复核服务质量（R1）',
  z.strictObject({ findings: text(4000) }),
)
export const archiveEngagementEndpoint = transition(
  'archiveEngagement',
  'archive',
  '归档并退还客户原件（R6）',
  z.strictObject({ place: text(500), originalsReturned: z.boolean(), note: note(2000) }),
)
