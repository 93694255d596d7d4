import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Day,
  Id,
  Instant,
  Named,
  note,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { ContactWay } from '../fields.ts'

export const contactKinds = [
  'greeting',
  'legal_news',
  'industry_news',
  'call',
  'visit',
  'event_invitation',
] as const
export type ContactKind = (typeof contactKinds)[number]
export const contactStates = ['planned', 'completed', 'cancelled'] as const
export type ContactState = (typeof contactStates)[number]
/** The same words as client service sorts its clients by. */
export const occasionTiers = ['key', 'regular', 'occasional'] as const
/** Clients named one by one in a round, at most. */
export const mostClientsNamed = 500

const occasion = note(200)

export const PlannedContact = z.object({
  id: Id,
  client: Named,
  kind: z.enum(contactKinds),
  occasion: z.string(),
  plannedOn: Day,
  owner: Named,
  note: z.string(),
  state: z.enum(contactStates),
  cancellationReason: z.string().nullable(),
  settledAt: Instant.nullable(),
  /** The contact this one was put off from. */
  postponesId: Id.nullable(),
  plannedAt: Instant,
  version: Version,
  abilities: z.object({
    changePlannedContact: z.boolean(),
    completePlannedContact: z.boolean(),
    postponePlannedContact: z.boolean(),
    cancelPlannedContact: z.boolean(),
  }),
})
export type PlannedContact = z.infer<typeof PlannedContact>

export const ContactRecord = z.object({
  id: Id,
  clientId: Id,
  plannedContactId: Id.nullable(),
  /** Of the plan, where there was one. */
  kind: z.enum(contactKinds).nullable(),
  occasion: z.string(),
  way: ContactWay,
  words: z.string(),
  at: Instant,
  madeBy: Named.nullable(),
})
export type ContactRecord = z.infer<typeof ContactRecord>

const Made = z.strictObject({ way: ContactWay, words: toClient(text(4000)), at: Instant })

export const planContactEndpoint = endpoint({
  name: 'planContact',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/planned-contacts',
  right: 'planContact',
  summary: '为客户安排一次问候、资讯、电话、拜访或活动邀请',
  params: ById,
  body: z.strictObject({
    kind: z.enum(contactKinds),
    occasion,
    plannedOn: Day,
    ownerId: Id,
    note: note(2000),
  }),
  reply: PlannedContact,
  status: 201,
})

export const planOccasionEndpoint = endpoint({
  name: 'planOccasion',
  method: 'POST',
  path: '/api/contact-occasions',
  right: 'planOccasion',
  summary: '为一个时节批量安排客户联系，例如春节问候；重复提交不会重复安排',
  body: z
    .strictObject({
      kind: z.enum(contactKinds),
      occasion: text(200),
      plannedOn: Day,
      /** Nobody named: each client's own specialist. */
      ownerId: Id.nullable().default(null),
      note: note(2000),
      clientIds: z.array(Id).min(1).max(mostClientsNamed).optional(),
      tier: z.enum(occasionTiers).optional(),
    })
    .refine(({ clientIds, tier }) => (clientIds === undefined) !== (tier === undefined), {
      path: ['clientIds'],
      message: 'clients_or_tier',
    }),
  reply: z.object({
    planned: z.number().int(),
    /** In the round already, also where the contact was made or cancelled meanwhile. */
    alreadyPlanned: z.number().int(),
    /** Nobody could own it: the one named does not see the client, or nobody keeps contact with it. */
    withoutOwner: z.number().int(),
    /** Named, but not a client the planner may plan for. */
    notFound: z.number().int(),
  }),
  status: 201,
})

const filters = {
  client: Id.optional(),
  owner: Id.optional(),
  state: z.enum(contactStates).optional(),
  from: Day.optional(),
  to: Day.optional(),
}

export const listPlannedContactsEndpoint = endpoint({
  name: 'listPlannedContacts',
  method: 'GET',
  path: '/api/planned-contacts',
  right: 'listPlannedContacts',
  summary: '列出计划中的客户联系，按日期，可按客户、负责人与起止日',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(PlannedContact),
})

export const exportPlannedContactsEndpoint = exportEndpoint({
  name: 'exportPlannedContacts',
  path: '/api/planned-contacts/exports',
  right: 'exportPlannedContacts',
  summary: '导出计划中的客户联系',
  query: z.strictObject(filters),
})

export const readPlannedContactEndpoint = endpoint({
  name: 'readPlannedContact',
  method: 'GET',
  path: '/api/planned-contacts/:id',
  right: 'listPlannedContacts',
  summary: '查看一次计划中的联系',
  params: ById,
  reply: PlannedContact,
})

export const changePlannedContactEndpoint = endpoint({
  name: 'changePlannedContact',
  method: 'PUT',
  path: '/api/planned-contacts/:id',
  right: 'changePlannedContact',
  summary: '修改缘由与备注（需 If-Match）；改期请用延期',
  params: ById,
  body: z.strictObject({ occasion, note: note(2000) }),
  reply: PlannedContact,
})

export const postponePlannedContactEndpoint = endpoint({
  name: 'postponePlannedContact',
  takesBack: true,
  method: 'POST',
  path: '/api/planned-contacts/:id/postponement',
  right: 'postponePlannedContact',
  summary: '改期：取消原计划并在新的日期重新安排',
  params: ById,
  body: z.strictObject({ plannedOn: Day, reason: text(2000) }),
  reply: PlannedContact,
  status: 201,
})

export const completePlannedContactEndpoint = endpoint({
  name: 'completePlannedContact',
  takesBack: true,
  method: 'POST',
  path: '/api/planned-contacts/:id/completion',
  right: 'completePlannedContact',
  summary: '登记计划中的联系已完成',
  params: ById,
  body: Made,
  reply: PlannedContact,
})

export const cancelPlannedContactEndpoint = endpoint({
  name: 'cancelPlannedContact',
  takesBack: true,
  method: 'POST',
  path: '/api/planned-contacts/:id/cancellation',
  right: 'cancelPlannedContact',
  summary: '取消计划中的联系并说明原因',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: PlannedContact,
})

export const recordContactEndpoint = endpoint({
  name: 'recordContact',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/contact-records',
  right: 'recordContact',
  summary: '登记一次未经计划的客户联系',
  params: ById,
  body: Made,
  reply: ContactRecord,
  status: 201,
})

export const listContactRecordsEndpoint = endpoint({
  name: 'listContactRecords',
  method: 'GET',
  path: '/api/clients/:id/contact-records',
  right: 'listContactRecords',
  summary: '列出与客户的联系记录，最近的在前',
  params: ById,
  query: z.strictObject({ after: After, limit: PageSize }),
  reply: page(ContactRecord),
})
