import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { anyText, ById, Day, Id, Instant, Named, text } from '#platform/http/fields.ts'
import { line, Way } from '../fields.ts'
import { LeadState } from '../leads/contract.ts'
import { Fees, FeesOut, MilestoneOut, Milestones } from '../plan.ts'

/** Why these verbs may be refused (409), besides the refusals of leads. */
export const proposalRefusals = [
  /** The latest assessment says the case is not worth taking. */
  'not_worth_taking',
  'contingency_forbidden',
  'no_proposal',
  /** A newer version was offered meanwhile. */
  'proposal_superseded',
  'no_open_doubt',
  /** Its last day has passed: nothing can be agreed under it. */
  'proposal_expired',
] as const

export const ContentmentAbout = z.enum(['plan', 'fees'])

export const Contentment = z.object({
  id: Id,
  about: ContentmentAbout,
  content: z.boolean(),
  doubt: z.string().nullable(),
  saidBy: z.string(),
  way: Way,
  recordedBy: Named.nullable(),
  recordedAt: Instant,
  answer: z.string().nullable(),
  answeredBy: Named.nullable(),
  answeredAt: Instant.nullable(),
})

export const Proposal = z.object({
  id: Id,
  number: z.int(),
  plan: z.string(),
  scope: z.string(),
  milestones: z.array(MilestoneOut),
  fees: FeesOut,
  validUntil: Day,
  note: z.string(),
  offeredBy: Named.nullable(),
  offeredAt: Instant,
  /** The version now on the table. */
  current: z.boolean(),
  /** What the lead last said of each; null while not asked. */
  planContent: z.boolean().nullable(),
  feesContent: z.boolean().nullable(),
  /** All that was said of this version, newest first. */
  contentment: z.array(Contentment),
})

/** Promises of an outcome are refused at their field (`outcome_promise`). */
export const ProposalBody = z.strictObject({
  plan: toClient(text(20_000)),
  scope: toClient(text(10_000)),
  milestones: Milestones.min(1),
  fees: Fees,
  /** Not before today (`in_the_past`). */
  validUntil: Day,
  note: toClient(anyText(2000)).default(''),
})

/** A new version with `If-Match`: the number of the one it replaces. */
export const offerProposal = endpoint({
  name: 'offerProposal',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/proposals',
  right: 'offerProposal',
  summary: '提交方案与报价',
  params: ById,
  body: ProposalBody,
  reply: z.object({ proposalId: Id, number: z.int(), lead: LeadState }),
  status: 201,
})

export const recordContentment = endpoint({
  name: 'recordContentment',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/contentment',
  right: 'recordContentment',
  summary: '记录对方案或费用是否满意',
  params: ById,
  body: z
    .strictObject({
      proposalId: Id,
      about: ContentmentAbout,
      content: z.boolean(),
      doubt: text(5000).nullable().default(null),
      saidBy: line(100),
      way: Way,
    })
    .refine((body) => body.content === (body.doubt === null), {
      path: ['doubt'],
      error: 'doubt_goes_with_not_content',
    }),
  reply: z.object({ contentmentId: Id, complete: z.boolean(), lead: LeadState }),
  status: 201,
})

export const answerDoubt = endpoint({
  name: 'answerDoubt',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/doubt-answer',
  right: 'answerDoubt',
  summary: '律师解答疑虑',
  params: ById,
  body: z.strictObject({ contentmentId: Id, answer: toClient(text(5000)) }),
  reply: LeadState,
})
