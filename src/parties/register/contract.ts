import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  Abilities,
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
import {
  involvementRoles,
  partyChanges,
  partyContactKinds,
  partyIdentifierTypes,
  partyKinds,
  partyNameKinds,
  partyRelationTypes,
} from './fields.ts'

export * from './fields.ts'

export const PartyKindField = z.enum(partyKinds)
const IdentifierType = z.enum(partyIdentifierTypes)
const Source = note(500)
const OptionalDay = Day.nullable().default(null)

/** A party as lists and hints show it. */
export const PartyBrief = z.object({ id: Id, kind: PartyKindField, name: z.string() })
export type PartyBrief = z.infer<typeof PartyBrief>

export const PartySummary = PartyBrief.extend({
  /** Further names, the first few. */
  otherNames: z.array(z.string()),
  /** Numbers; a person's own show only their last characters. */
  numbers: z.array(z.string()),
  /** The parts it plays, in affairs the reader may see. */
  roles: z.array(z.enum(involvementRoles)),
  registeredAt: Instant,
})
export type PartySummary = z.infer<typeof PartySummary>

export const PartyName = z.object({
  id: Id,
  kind: z.enum(partyNameKinds),
  name: z.string(),
  fromDate: Day.nullable(),
  toDate: Day.nullable(),
  source: z.string(),
})
export const PartyIdentifier = z.object({
  id: Id,
  type: IdentifierType,
  number: z.string(),
  source: z.string(),
})
export const PartyContact = z.object({
  id: Id,
  kind: z.enum(partyContactKinds),
  value: z.string(),
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
})
export const PartyRelation = z.object({
  id: Id,
  type: z.enum(partyRelationTypes),
  /** `of`: the other is the … of this party; `to`: this party is the … of the other. */
  direction: z.enum(['of', 'to']),
  other: PartyBrief,
  share: z.string().nullable(),
  fromDate: Day.nullable(),
  toDate: Day.nullable(),
  source: z.string(),
})
export const PartyInvolvement = z.object({
  id: Id,
  role: z.enum(involvementRoles),
  subject: z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string() }),
  since: Instant,
  endedAt: Instant.nullable(),
})
export const PartyMerge = z.object({
  id: Id,
  folded: Named,
  by: Named.nullable(),
  at: Instant,
  reason: z.string(),
})

export const Party = PartyBrief.extend({
  bornOn: Day.nullable(),
  names: z.array(PartyName),
  identifiers: z.array(PartyIdentifier),
  contacts: z.array(PartyContact),
  relations: z.array(PartyRelation),
  involvements: z.array(PartyInvolvement),
  merges: z.array(PartyMerge),
  /** It was folded into this one, which stands for it since: nothing of it can be changed. */
  mergedInto: PartyBrief.nullable(),
  registeredBy: Named.nullable(),
  registeredAt: Instant,
  version: Version,
  abilities: Abilities,
})
export type Party = z.infer<typeof Party>

/** A name as written; widths and blanks are tidied, nothing else. */
const NameText = text(200)
export const NameFields = z.strictObject({
  kind: z.enum(partyNameKinds),
  name: NameText,
  fromDate: OptionalDay,
  toDate: OptionalDay,
  source: Source,
})
export type NameFields = z.infer<typeof NameFields>
export const IdentifierFields = z.strictObject({
  type: IdentifierType,
  number: text(60),
  source: Source,
})
export type IdentifierFields = z.infer<typeof IdentifierFields>
export const ContactFields = z.strictObject({
  kind: z.enum(partyContactKinds),
  value: text(500),
  /** Of an address: its division (GB/T 2260). */
  regionCode: z
    .string()
    .regex(/^\d{2}(\d{2}){0,5}$/)
    .nullable()
    .default(null),
})
export type ContactFields = z.infer<typeof ContactFields>
export const RelationFields = z.strictObject({
  type: z.enum(partyRelationTypes),
  direction: z.enum(['of', 'to']),
  otherId: Id,
  /** Percent of the shares. */
  share: z
    .stringFormat('percent', /^\d{1,3}(\.\d{1,4})?$/)
    .nullable()
    .default(null),
  fromDate: OptionalDay,
  toDate: OptionalDay,
  source: text(500),
})
export type RelationFields = z.infer<typeof RelationFields>

const filters = {
  q: z.string().trim().min(1).max(200).optional(),
  kind: PartyKindField.optional(),
}

const reads = { method: 'GET', right: 'readParties' } as const

export const listParties = endpoint({
  ...reads,
  name: 'listParties',
  path: '/api/parties',
  summary: '主体登记册，可按名称（全称或开头）、证件号、电话查找',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(PartySummary),
})

export const exportParties = exportEndpoint({
  name: 'exportParties',
  path: '/api/parties/exports',
  right: 'exportParties',
  summary: '导出主体登记册',
  query: z.strictObject(filters),
})

export const readParty = endpoint({
  ...reads,
  name: 'readParty',
  path: '/api/parties/:id',
  summary: '查看主体：名称、证件、联系方式、关系与所涉事务',
  params: ById,
  reply: Party,
})

export const PartyHistory = z.object({
  id: z.string(),
  what: z.enum(partyChanges),
  details: z.record(z.string(), z.unknown()),
  by: Named.nullable(),
  at: Instant,
})
export const readPartyHistory = endpoint({
  ...reads,
  name: 'readPartyHistory',
  path: '/api/parties/:id/history',
  summary: '主体的变更记录，最近的在前',
  params: ById,
  query: z.strictObject({ after: After, limit: PageSize }),
  reply: page(PartyHistory),
})

export const PartyGraph = z.object({
  nodes: z.array(
    PartyBrief.extend({
      /** Steps from the party asked for. */
      depth: z.int(),
      /** Ids of the relations that lead there, in order. */
      path: z.array(Id),
    }),
  ),
  edges: z.array(
    z.object({
      id: Id,
      /** `from` is the … of `to`. */
      from: Id,
      to: Id,
      type: z.enum(partyRelationTypes),
      share: z.string().nullable(),
      fromDate: Day.nullable(),
      toDate: Day.nullable(),
      source: z.string(),
    }),
  ),
  /** More lies behind than is shown. */
  truncated: z.boolean(),
})
export type PartyGraph = z.infer<typeof PartyGraph>
export const readPartyGraph = endpoint({
  ...reads,
  name: 'readPartyGraph',
  path: '/api/parties/:id/graph',
  summary: '主体的关系图：几步以内的关系与到达路径',
  params: ById,
  query: z.strictObject({ depth: z.coerce.number().int().min(1).max(4).default(3) }),
  reply: PartyGraph,
})

export const listDivisions = endpoint({
  ...reads,
  name: 'listDivisions',
  path: '/api/parties/divisions',
  summary: '行政区划：某一级的下级，代码与名称',
  query: z.strictObject({
    under: z
      .string()
      .regex(/^\d{2,4}$/)
      .optional(),
  }),
  reply: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
})

const keeps = { right: 'keepParties' } as const

export const registerParty = endpoint({
  ...keeps,
  name: 'registerParty',
  method: 'POST',
  path: '/api/parties',
  summary: '登记主体',
  body: z.strictObject({
    kind: PartyKindField,
    name: NameText,
    bornOn: OptionalDay,
    source: Source,
    names: z.array(NameFields).max(50).default([]),
    identifiers: z.array(IdentifierFields).max(20).default([]),
    contacts: z.array(ContactFields).max(50).default([]),
  }),
  reply: Party,
  status: 201,
})

export const changeParty = endpoint({
  ...keeps,
  name: 'changeParty',
  method: 'PATCH',
  path: '/api/parties/:id',
  summary: '更正主体类型、出生日期，或选定显示的名称（需 If-Match）',
  params: ById,
  body: z.strictObject({
    kind: PartyKindField.optional(),
    /** One of its names. */
    name: NameText.optional(),
    bornOn: Day.nullable().optional(),
  }),
  reply: Party,
})

const added = { method: 'POST', status: 201, reply: Party } as const

export const addPartyName = endpoint({
  ...keeps,
  ...added,
  name: 'addPartyName',
  path: '/api/parties/:id/names',
  summary: '登记名称：法定、简称、曾用、商号、英文、拼音',
  params: ById,
  body: NameFields,
})
export const changePartyName = endpoint({
  ...keeps,
  name: 'changePartyName',
  method: 'PUT',
  path: '/api/parties/:id/names/:nameId',
  summary: '更正名称，或写明停用日期',
  params: z.strictObject({ id: Id, nameId: Id }),
  body: NameFields,
  reply: Party,
})
/** Why it is taken out; asked for where a check for conflicts met it. */
const Because = z.strictObject({ reason: note(2000) })
export const removePartyName = endpoint({
  ...keeps,
  name: 'removePartyName',
  method: 'DELETE',
  path: '/api/parties/:id/names/:nameId',
  summary: '删去误记的名称',
  params: z.strictObject({ id: Id, nameId: Id }),
  query: Because,
  reply: Party,
})
export const addPartyIdentifier = endpoint({
  ...keeps,
  ...added,
  name: 'addPartyIdentifier',
  path: '/api/parties/:id/identifiers',
  summary: '登记证件号码，按校验位核对',
  params: ById,
  body: IdentifierFields,
})
export const removePartyIdentifier = endpoint({
  ...keeps,
  name: 'removePartyIdentifier',
  method: 'DELETE',
  path: '/api/parties/:id/identifiers/:identifierId',
  summary: '删去误记的证件号码',
  params: z.strictObject({ id: Id, identifierId: Id }),
  query: Because,
  reply: Party,
})
export const addPartyContact = endpoint({
  ...keeps,
  ...added,
  name: 'addPartyContact',
  path: '/api/parties/:id/contacts',
  summary: '登记电话、邮箱、微信或地址',
  params: ById,
  body: ContactFields,
})
export const removePartyContact = endpoint({
  ...keeps,
  name: 'removePartyContact',
  method: 'DELETE',
  path: '/api/parties/:id/contacts/:contactId',
  summary: '删去联系方式',
  params: z.strictObject({ id: Id, contactId: Id }),
  reply: Party,
})
export const addPartyRelation = endpoint({
  ...keeps,
  ...added,
  name: 'addPartyRelation',
  path: '/api/parties/:id/relations',
  summary: '登记与另一主体的关系，写明来源',
  params: ById,
  body: RelationFields,
})
export const changePartyRelation = endpoint({
  ...keeps,
  name: 'changePartyRelation',
  method: 'PUT',
  path: '/api/parties/:id/relations/:relationId',
  summary: '更正关系的份额、日期与来源',
  params: z.strictObject({ id: Id, relationId: Id }),
  body: RelationFields.pick({ share: true, fromDate: true, toDate: true, source: true }),
  reply: Party,
})
export const removePartyRelation = endpoint({
  ...keeps,
  name: 'removePartyRelation',
  method: 'DELETE',
  path: '/api/parties/:id/relations/:relationId',
  summary: '删去误记的关系',
  params: z.strictObject({ id: Id, relationId: Id }),
  query: Because,
  reply: Party,
})
