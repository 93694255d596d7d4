import { z } from 'zod'
import { Answers, AnswerSheet } from '#forms/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { NeedsAssessment } from '../assessments/contract.ts'
import { ConflictDecision, Identification } from '../conversion/contract.ts'
import { Abilities, ById, Id, Instant, Named } from '#platform/http/fields.ts'
import { FirstContact } from '../first-contacts/contract.ts'
import { LeadCard, leadDetails, Turn } from '../leads/contract.ts'
import { Proposal } from '../proposals/contract.ts'

/** The lead with everything recorded on its road. */
export const LeadView = LeadCard.extend({
  need: z.string(),
  mail: z.string().nullable(),
  wechat: z.string().nullable(),
  unifiedSocialCreditCode: z.string().nullable(),
  opponents: z.array(z.string()),
  referrerClientId: Id.nullable(),
  clientId: Id.nullable(),
  importId: Id.nullable(),
  opportunityId: Id.nullable(),
  noticeVersion: z.string().nullable(),
  consentedAt: Instant.nullable(),
  /** The words of the privacy notice they agreed to. */
  noticeWords: z.string().nullable(),
  /** The word an enquirer was given. */
  reference: z.string().nullable(),
  createdBy: Named.nullable(),
  turns: z.array(Turn),
  contacts: z.array(FirstContact),
  assessments: z.array(NeedsAssessment),
  proposals: z.array(Proposal),
  conflictDecisions: z.array(ConflictDecision),
  identifications: z.array(Identification),
  conversion: z.object({ clientId: Id, engagementId: Id, convertedAt: Instant }).nullable(),
  /** Answers to the enquiry's questions and the firm's own fields, newest first. */
  answers: z.array(AnswerSheet),
  abilities: Abilities,
})
export type LeadView = z.infer<typeof LeadView>

export const readLead = endpoint({
  name: 'readLead',
  method: 'GET',
  path: '/api/leads/:id',
  right: 'readLeads',
  summary: '潜在客户详情',
  params: ById,
  reply: LeadView,
})

/** With `If-Match`; another version answers 412 with `details.current` (a `LeadView`). Null clears a field. */
export const changeLead = endpoint({
  name: 'changeLead',
  method: 'PATCH',
  path: '/api/leads/:id',
  right: 'changeLead',
  summary: '修改潜在客户资料',
  params: ById,
  body: z.strictObject(leadDetails).partial(),
  reply: LeadView,
})

/** With `If-Match`, as `changeLead`. What is not answered any more is left open. */
export const answerLeadForm = endpoint({
  name: 'answerLeadForm',
  takesBack: true,
  method: 'PUT',
  path: '/api/leads/:id/answers/:purpose',
  right: 'changeLead',
  summary: '填写咨询问题或自定义字段（需 If-Match）',
  params: ById.extend({ purpose: z.enum(['intake', 'lead_fields']) }),
  body: z.strictObject({ answers: Answers }),
  reply: LeadView,
})
