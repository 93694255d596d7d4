import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  BulkReply,
  ById,
  Id,
  Instant,
  Named,
  page,
  PageSize,
} from '#platform/http/fields.ts'

/** What can be handed over: the parts people have in a lead, a client or an engagement. */
export const parts = [
  'specialist',
  'manager',
  'screener',
  'lead_lawyer',
  'assisting_lawyer',
  'originating_lawyer',
  'assessor',
  'assistant',
] as const
export type Part = (typeof parts)[number]

/** What somebody can be to a subject; the last comes of itself and cannot be handed over. */
export const memberParts = [...parts, 'through_engagement'] as const
export type MemberPart = (typeof memberParts)[number]

export const Handover = z.object({
  id: Id,
  subjectKind: z.enum(subjectKinds),
  subjectId: Id,
  part: z.enum(parts),
  fromId: Id,
  fromName: z.string(),
  toId: Id,
  toName: z.string(),
  note: z.string(),
  status: z.enum(['offered', 'accepted', 'returned', 'withdrawn']),
  offeredAt: Instant,
  answeredAt: Instant.nullable(),
  answerReason: z.string().nullable(),
  abilities: z.object({
    acceptHandover: z.boolean(),
    returnHandover: z.boolean(),
    withdrawHandover: z.boolean(),
  }),
})
export type Handover = z.infer<typeof Handover>

export const listHandoversEndpoint = endpoint({
  name: 'listHandovers',
  method: 'GET',
  path: '/api/handovers',
  right: 'listHandovers',
  summary: '列出交给我的与我交出的交接',
  query: z.strictObject({
    box: z.enum(['in', 'out']).default('in'),
    /** Instead of a box: everything about one lead, client or engagement. */
    subjectId: Id.optional(),
    status: z.enum(['offered', 'all']).default('offered'),
    after: After,
    size: PageSize,
  }),
  reply: page(Handover),
})

/** Parts of a subject the actor may hand over, each with its holder; at most 100. */
export const listHandoverPartsEndpoint = endpoint({
  name: 'listHandoverParts',
  method: 'GET',
  path: '/api/handovers/parts',
  right: 'offerHandover',
  summary: '列出某一对象上可以交出的职责',
  query: z.strictObject({ subjectId: Id }),
  reply: z.object({
    items: z.array(
      z.object({
        part: z.enum(parts),
        holder: Named,
        /** Offered already: nothing more can be offered until that is answered. */
        offeredTo: Named.nullable(),
      }),
    ),
  }),
})

export const offerHandoverEndpoint = endpoint({
  name: 'offerHandover',
  takesBack: true,
  method: 'POST',
  path: '/api/handovers',
  right: 'offerHandover',
  summary: '发起交接；对方接受之前仍由原负责人承担',
  body: z.strictObject({
    subjectId: Id,
    part: z.enum(parts),
    toId: Id,
    /** Whose part it is; left out: one's own. */
    fromId: Id.optional(),
    note: z.string().trim().max(2_000).default(''),
  }),
  reply: Handover,
  status: 201,
})

export const offerHandoversEndpoint = endpoint({
  name: 'offerHandovers',
  takesBack: true,
  method: 'POST',
  path: '/api/handovers/offers',
  right: 'offerHandover',
  summary: '批量发起交接：本人的，或唯一担任者的',
  body: z.strictObject({
    subjectIds: z.array(Id).min(1).max(200),
    part: z.enum(parts),
    toId: Id,
    note: z.string().trim().max(2_000).default(''),
  }),
  reply: BulkReply,
})

export const acceptHandoverEndpoint = endpoint({
  name: 'acceptHandover',
  method: 'POST',
  path: '/api/handovers/:id/acceptance',
  right: 'acceptHandover',
  summary: '接受交接',
  params: ById,
  reply: Handover,
})

export const returnHandoverEndpoint = endpoint({
  name: 'returnHandover',
  method: 'POST',
  path: '/api/handovers/:id/return',
  right: 'returnHandover',
  summary: '退回交接并说明原因',
  params: ById,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2_000) }),
  reply: Handover,
})

export const withdrawHandoverEndpoint = endpoint({
  name: 'withdrawHandover',
  method: 'POST',
  path: '/api/handovers/:id/withdrawal',
  right: 'withdrawHandover',
  summary: '撤回尚未接受的交接',
  params: ById,
  reply: Handover,
})
