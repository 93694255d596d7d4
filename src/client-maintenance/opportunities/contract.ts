import { z } from 'zod'
import { PracticeArea } from '#organisation/contract.ts'
import { LawyerFields, PartyFields } from '#client-service/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Id,
  Instant,
  Named,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'

export const opportunitySources = [
  'return_visit',
  'talk',
  'development',
  'client',
  'other',
] as const
export type OpportunitySource = (typeof opportunitySources)[number]
export const opportunityStates = ['noticed', 'pursued', 'dropped'] as const
export type OpportunityState = (typeof opportunityStates)[number]
export const dropReasons = [
  'need_gone',
  'client_declined',
  'chose_another_firm',
  'price',
  'conflict_of_interest',
  'not_our_field',
  'other',
] as const

export const Opportunity = z.object({
  id: Id,
  client: Named,
  title: z.string(),
  need: z.string(),
  practiceArea: PracticeArea,
  source: z.enum(opportunitySources),
  sourceId: Id.nullable(),
  owner: Named,
  state: z.enum(opportunityStates),
  leadId: Id.nullable(),
  engagementId: Id.nullable(),
  dropReason: z.enum(dropReasons).nullable(),
  dropWords: z.string().nullable(),
  noticedBy: Named.nullable(),
  noticedAt: Instant,
  settledAt: Instant.nullable(),
  version: Version,
  abilities: z.object({
    changeOpportunity: z.boolean(),
    pursueOpportunity: z.boolean(),
    dropOpportunity: z.boolean(),
  }),
})
export type Opportunity = z.infer<typeof Opportunity>

const OpportunityFields = z.strictObject({
  title: text(200),
  need: text(4000),
  practiceArea: PracticeArea,
})
export type OpportunityFields = z.infer<typeof OpportunityFields>

export const noticeOpportunityEndpoint = endpoint({
  name: 'noticeOpportunity',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/opportunities',
  right: 'noticeOpportunity',
  summary: '登记客户的再开发机会',
  params: ById,
  body: OpportunityFields.extend({
    source: z.enum(opportunitySources),
    /** The return visit, talk or business development in which it was noticed. */
    sourceId: Id.nullable().default(null),
    ownerId: Id,
  }),
  reply: Opportunity,
  status: 201,
})

const filters = {
  client: Id.optional(),
  owner: Id.optional(),
  state: z.enum(opportunityStates).optional(),
}

export const listOpportunitiesEndpoint = endpoint({
  name: 'listOpportunities',
  method: 'GET',
  path: '/api/opportunities',
  right: 'listOpportunities',
  summary: '列出再开发机会，最近的在前，可按客户、负责人与状态',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(Opportunity),
})

export const exportOpportunitiesEndpoint = exportEndpoint({
  name: 'exportOpportunities',
  path: '/api/opportunities/exports',
  right: 'exportOpportunities',
  summary: '导出再开发机会',
  query: z.strictObject(filters),
})

export const readOpportunityEndpoint = endpoint({
  name: 'readOpportunity',
  method: 'GET',
  path: '/api/opportunities/:id',
  right: 'listOpportunities',
  summary: '查看一个再开发机会',
  params: ById,
  reply: Opportunity,
})

export const changeOpportunityEndpoint = endpoint({
  name: 'changeOpportunity',
  method: 'PUT',
  path: '/api/opportunities/:id',
  right: 'changeOpportunity',
  summary: '修改机会的内容（需 If-Match）',
  params: ById,
  body: OpportunityFields,
  reply: Opportunity,
})

/** A lead of the client's own: its main contact is asked, unless another is named. */
const AsLead = z.strictObject({
  as: z.literal('lead'),
  contactId: Id.nullable().default(null),
  opponents: z.array(PartyFields.shape.name).max(50).default([]),
})
/** A new instruction at once; whether conflicts forbid it is decided before it is signed. */
const AsEngagement = z.strictObject({
  as: z.literal('engagement'),
  departmentId: Id,
  lawyers: z.array(LawyerFields).min(1).max(30),
  parties: z.array(PartyFields).max(100).default([]),
})
export type PursuitAsLead = z.infer<typeof AsLead>
export type PursuitAsEngagement = z.infer<typeof AsEngagement>

export const pursueOpportunityEndpoint = endpoint({
  name: 'pursueOpportunity',
  method: 'POST',
  path: '/api/opportunities/:id/pursuit',
  right: 'pursueOpportunity',
  summary: '跟进机会：转为潜在客户或直接新开委托（签约前须有利益冲突审查结论）',
  params: ById,
  body: z.discriminatedUnion('as', [AsLead, AsEngagement]),
  reply: Opportunity,
  status: 201,
})

export const dropOpportunityEndpoint = endpoint({
  name: 'dropOpportunity',
  takesBack: true,
  method: 'POST',
  path: '/api/opportunities/:id/drop',
  right: 'dropOpportunity',
  summary: '放弃机会并记录原因',
  params: ById,
  body: z.strictObject({ reason: z.enum(dropReasons), words: text(2000) }),
  reply: Opportunity,
})
