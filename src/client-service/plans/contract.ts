import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { Abilities, anyText, ById, Day, Id, Instant, Named, text } from '#platform/http/fields.ts'
import { Name } from '../fields.ts'

export const planReasonKinds = ['first', 'feedback', 'law', 'client_wish'] as const
export const milestoneStates = ['planned', 'completed'] as const

const Milestone = z.object({
  id: Id,
  title: z.string(),
  responsible: Named.nullable(),
  dueOn: Day.nullable(),
  note: z.string(),
  state: z.enum(milestoneStates),
  completedAt: Instant.nullable(),
  /** Waits for decisions of the client that are still open. */
  blocked: z.boolean(),
})

export const Plan = z.object({
  number: z.number().int(),
  reasonKind: z.enum(planReasonKinds),
  reason: z.string(),
  madeBy: Named.nullable(),
  madeAt: Instant,
  milestones: z.array(Milestone),
  /** Earlier and later versions, newest first. */
  versions: z.array(
    z.object({
      number: z.number().int(),
      reasonKind: z.enum(planReasonKinds),
      reason: z.string(),
      madeBy: Named.nullable(),
      madeAt: Instant,
    }),
  ),
  abilities: Abilities,
})
export type Plan = z.infer<typeof Plan>

/** A step of the plan; with an `id` it is one of the version before, carried on. */
export const MilestoneFields = z.strictObject({
  id: Id.optional(),
  title: toClient(Name),
  responsibleId: Id.nullable().default(null),
  dueOn: Day.nullable().default(null),
  note: toClient(anyText(2000)).default(''),
})
export type MilestoneFields = z.infer<typeof MilestoneFields>

export const readPlanEndpoint = endpoint({
  name: 'readPlan',
  method: 'GET',
  path: '/api/engagements/:id/plan',
  right: 'readPlan',
  summary: '查看服务方案；可指定版本',
  params: ById,
  query: z.strictObject({ number: z.coerce.number().int().min(1).optional() }),
  reply: Plan,
})

/** With `If-Match`: the number of the version that was seen, where there is one. */
export const adjustPlanEndpoint = endpoint({
  name: 'adjustPlan',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/plan-adjustments',
  right: 'adjustPlan',
  summary: '调整服务方案，写明依据的反馈或理由（S4）',
  params: ById,
  body: z
    .strictObject({
      reasonKind: z.enum(['feedback', 'law', 'client_wish']),
      reason: text(2000),
      feedbackIds: z.array(Id).max(50).default([]),
      milestones: z.array(MilestoneFields).min(1).max(100),
    })
    .refine((body) => body.reasonKind !== 'feedback' || body.feedbackIds.length > 0, {
      path: ['feedbackIds'],
      error: 'required',
    }),
  reply: Plan,
  status: 201,
})

export const keepPlanEndpoint = endpoint({
  name: 'keepPlan',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/plan-keepings',
  right: 'keepPlan',
  summary: '说明反馈为何不改变服务方案（S4）',
  params: ById,
  body: z.strictObject({ feedbackId: Id, reason: text(2000) }),
  reply: Plan,
  status: 201,
})

export const completeMilestoneEndpoint = endpoint({
  name: 'completeMilestone',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/milestones/:milestoneId/completion',
  right: 'completeMilestone',
  summary: '完成里程碑',
  params: z.strictObject({ id: Id, milestoneId: Id }),
  body: z.strictObject({}),
  reply: Plan,
  status: 201,
})
