import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { Answers, AnswerSheet } from '#forms/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { anyText, ById, Id, Instant, Named, text } from '#platform/http/fields.ts'
import { said } from '../fields.ts'
import { LeadState } from '../leads/contract.ts'
import { Fees, FeesOut, MilestoneOut, Milestones } from '../plan.ts'

/** Why it may be refused (409), besides the refusals of leads. */
export const assessmentRefusals = [
  /** The law allows no contingency fee here; `details.source` names it. */
  'contingency_forbidden',
] as const

export const NeedsAssessment = z.object({
  id: Id,
  facts: z.string(),
  legalBasis: z.string(),
  risks: z.string(),
  prospects: z.string(),
  missingDocuments: z.array(z.string()),
  advice: z.string(),
  worthTaking: z.boolean(),
  plan: z.string(),
  milestones: z.array(MilestoneOut),
  feeEstimate: FeesOut.nullable(),
  /** To the questions of the assessment form of its time. */
  answers: z.array(AnswerSheet),
  assessedBy: Named.nullable(),
  assessedAt: Instant,
})

/** Promises of an outcome are refused at their field (`outcome_promise`). */
export const NeedsAssessmentBody = z
  .strictObject({
    facts: text(10_000),
    legalBasis: text(10_000),
    risks: text(10_000),
    prospects: toClient(text(10_000)),
    missingDocuments: z.array(said(200)).max(50).default([]),
    advice: toClient(text(10_000)),
    worthTaking: z.boolean(),
    plan: toClient(anyText(10_000)).default(''),
    milestones: Milestones.default([]),
    feeEstimate: Fees.nullable().default(null),
    /** To the questions of the assessment form; what they require is required here. */
    answers: Answers.optional(),
  })
  .refine((body) => !body.worthTaking || body.plan !== '', { path: ['plan'], error: 'required' })
  .refine((body) => !body.worthTaking || body.milestones.length > 0, {
    path: ['milestones'],
    error: 'required',
  })
  .refine((body) => !body.worthTaking || body.feeEstimate !== null, {
    path: ['feeEstimate'],
    error: 'required',
  })

export const assessNeeds = endpoint({
  name: 'assessNeeds',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/assessments',
  right: 'assessNeeds',
  summary: '提交需求评估',
  params: ById,
  body: NeedsAssessmentBody,
  reply: z.object({ assessmentId: Id, lead: LeadState }),
  status: 201,
})
