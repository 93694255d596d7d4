import { z } from 'zod'
import { Answers, AnswerSheet, CustomValues, customListQuery } from '#forms/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  Abilities,
  After,
  ById,
  Day,
  Id,
  Instant,
  note,
  page,
  PageSize,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { CameBy, PartyName, partyName } from '../fields.ts'

export const clientKinds = ['person', 'organisation'] as const
export const identityKinds = [
  'resident_identity_card',
  'passport',
  'travel_permit',
  'residence_permit',
  'other',
] as const
/** Newest registered first, what falls due first, by name. */
export const clientOrders = ['newest', 'due', 'name'] as const
export type ClientOrder = (typeof clientOrders)[number]
export const clientTiers = ['key', 'regular', 'occasional'] as const
export type ClientTier = (typeof clientTiers)[number]

const contactLine = (max: number) => z.string().trim().min(1).max(max).nullable().default(null)

/** Named to talk to at a client. */
export const ContactFields = z.strictObject({
  name: partyName(100),
  position: note(100),
  phone: contactLine(40),
  mail: contactLine(254),
  wechat: contactLine(100),
  isMain: z.boolean().default(false),
  note: note(1000),
})
export type ContactFields = z.infer<typeof ContactFields>

export const Contact = z.object({
  id: Id,
  name: z.string(),
  position: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  wechat: z.string().nullable(),
  isMain: z.boolean(),
  note: z.string(),
})
export type Contact = z.infer<typeof Contact>

const ClientSummary = z.object({
  id: Id,
  kind: z.enum(clientKinds),
  name: z.string(),
  tier: z.enum(clientTiers),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  departmentNameEn: z.string().nullable(),
  specialistName: z.string().nullable(),
  mainContactName: z.string().nullable(),
  registeredAt: Instant,
  /** When the first running promise to the client falls due, its own or one on a matter the viewer sees. */
  nextDueAt: Instant.nullable(),
  /** Engagements the viewer sees. */
  engagements: z.object({ live: z.number().int(), over: z.number().int() }),
  /** Of the firm's own fields, those the list asked for. */
  custom: CustomValues.optional(),
})
export type ClientSummary = z.infer<typeof ClientSummary>

export const Client = ClientSummary.omit({
  engagements: true,
  custom: true,
  nextDueAt: true,
}).extend({
  unifiedSocialCreditCode: z.string().nullable(),
  identityKind: z.enum(identityKinds).nullable(),
  /** All but the last characters hidden, unless the viewer may read it. */
  identityNumber: z.string().nullable(),
  needs: z.string(),
  preferences: z.string(),
  cautions: z.string(),
  origin: z.record(z.string(), z.unknown()),
  cameBy: CameBy,
  leadId: Id.nullable(),
  profileCompletedAt: Instant.nullable(),
  detailsConfirmedAt: Instant.nullable(),
  contacts: z.array(Contact),
  members: z.array(z.object({ personId: Id, name: z.string(), part: z.string(), since: Instant })),
  engagements: z.array(
    z.object({
      id: Id,
      number: z.string().nullable(),
      title: z.string(),
      stage: z.string(),
      practiceArea: z.string(),
      openedAt: Instant,
      leadLawyerId: Id.nullable(),
      leadLawyerName: z.string().nullable(),
      termTo: Day.nullable(),
    }),
  ),
  /** The firm's own fields, newest first. */
  answers: z.array(AnswerSheet),
  version: Version,
  abilities: Abilities,
})
export type Client = z.infer<typeof Client>

const filters = {
  q: z.string().trim().min(1).max(100).optional(),
  tier: z.enum(clientTiers).optional(),
  departmentId: Id.optional(),
  /** Its client service specialist. */
  specialistId: Id.optional(),
  /** Works on the client or on one of its engagements. */
  memberId: Id.optional(),
  /** Those something is owed to that is late. */
  due: z.enum(['overdue']).optional(),
  ...customListQuery,
  sort: z.enum(clientOrders).default('newest'),
}

export const listClientsEndpoint = endpoint({
  name: 'listClients',
  method: 'GET',
  path: '/api/clients',
  right: 'listClients',
  summary: '列出客户，可按关键词、等级、部门、专员、参与人、有无逾期承诺筛选',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(ClientSummary),
})

export const exportClientsEndpoint = exportEndpoint({
  name: 'exportClients',
  path: '/api/clients/exports',
  right: 'exportClients',
  summary: '导出客户列表',
  query: z.strictObject(filters),
})

export const readClientEndpoint = endpoint({
  name: 'readClient',
  method: 'GET',
  path: '/api/clients/:id',
  right: 'readClient',
  summary: '查看客户档案',
  params: ById,
  reply: Client,
})

export const changeClientEndpoint = endpoint({
  name: 'changeClient',
  method: 'PATCH',
  path: '/api/clients/:id',
  right: 'changeClient',
  summary: '修改客户基本信息（需 If-Match）',
  params: ById,
  body: z
    .strictObject({
      name: PartyName,
      unifiedSocialCreditCode: z.string().trim().max(40).nullable(),
      identityKind: z.enum(identityKinds).nullable(),
      identityNumber: z.string().trim().min(1).max(40).nullable(),
      needs: z.string().trim().max(4000),
      preferences: z.string().trim().max(4000),
      cautions: z.string().trim().max(4000),
    })
    .partial(),
  reply: Client,
})

export const answerClientFieldsEndpoint = endpoint({
  name: 'answerClientFields',
  takesBack: true,
  method: 'PUT',
  path: '/api/clients/:id/answers',
  right: 'changeClient',
  summary: '填写客户的自定义字段（需 If-Match）',
  params: ById,
  body: z.strictObject({ answers: Answers }),
  reply: Client,
})

export const completeProfileEndpoint = endpoint({
  name: 'completeProfile',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/profile',
  right: 'completeProfile',
  summary: '完成客户档案：需求、偏好、注意事项（G3）',
  params: ById,
  body: z.strictObject({ needs: text(4000), preferences: text(4000), cautions: note(4000) }),
  reply: Client,
})

export const confirmDetailsEndpoint = endpoint({
  name: 'confirmDetails',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/details-confirmation',
  right: 'confirmDetails',
  summary: '核对联系人与联系方式（O1b）',
  params: ById,
  body: z.strictObject({ note: note(1000) }),
  reply: Client,
})

export const tierClientEndpoint = endpoint({
  name: 'tierClient',
  takesBack: true,
  method: 'POST',
  path: '/api/clients/:id/tier',
  right: 'tierClient',
  summary: '评定客户等级（M2）',
  params: ById,
  body: z.strictObject({ tier: z.enum(clientTiers), reason: text(1000) }),
  reply: Client,
})

export const setCareTeamEndpoint = endpoint({
  name: 'setCareTeam',
  method: 'PUT',
  path: '/api/clients/:id/care-team',
  right: 'setCareTeam',
  summary: '指定客户的专员与客户关系经理（需 If-Match）',
  params: ById,
  body: z.strictObject({ specialistId: Id, managerId: Id.nullable() }),
  reply: Client,
})

const ContactById = z.strictObject({ id: Id, contactId: Id })

/**
 * Neither this nor a change is taken back: whom it names stands in the register of parties at once, where conflict
 * checks meet them, and what the register has heard it keeps. It is put right by the next change or by removing.
 */
export const addContactEndpoint = endpoint({
  name: 'addContact',
  method: 'POST',
  path: '/api/clients/:id/contacts',
  right: 'changeContacts',
  summary: '添加联系人',
  params: ById,
  body: ContactFields,
  reply: Client,
  status: 201,
})

export const changeContactEndpoint = endpoint({
  name: 'changeContact',
  method: 'PUT',
  path: '/api/clients/:id/contacts/:contactId',
  right: 'changeContacts',
  summary: '修改联系人（需客户的 If-Match）',
  params: ContactById,
  body: ContactFields,
  reply: Client,
})

export const removeContactEndpoint = endpoint({
  name: 'removeContact',
  takesBack: true,
  method: 'DELETE',
  path: '/api/clients/:id/contacts/:contactId',
  right: 'changeContacts',
  summary: '删除联系人',
  params: ContactById,
  reply: Client,
})
