import { z } from 'zod'
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
import {
  declarationKinds,
  interestHolders,
  interestKinds,
  matterParts,
  pastOffices,
} from './fields.ts'

export * from './fields.ts'

const Period = {
  fromDate: Day.nullable().default(null),
  toDate: Day.nullable().default(null),
  note: note(2000),
}
const Number = text(60).nullable().default(null)

const InterestFields = z.strictObject({
  kind: z.literal('interest'),
  holder: z.enum(interestHolders),
  /** The relative's name; empty for oneself. */
  holderName: note(100),
  interest: z.enum(interestKinds),
  /** In whom. */
  name: text(200),
  number: Number,
  ...Period,
})
const OfficeFields = z.strictObject({
  kind: z.literal('office'),
  office: z.enum(pastOffices),
  /** The court, procuratorate, commission or authority. */
  name: text(200),
  ...Period,
})
const MatterFields = z.strictObject({
  kind: z.literal('matter'),
  matterPart: z.enum(matterParts),
  /** The client. */
  name: text(200),
  number: Number,
  opponents: z.array(text(200)).max(50).default([]),
  court: note(200),
  ...Period,
})
export const DeclarationFields = z.discriminatedUnion('kind', [
  InterestFields,
  OfficeFields,
  MatterFields,
])
export type DeclarationFields = z.infer<typeof DeclarationFields>

export const Declaration = z.object({
  id: Id,
  kind: z.enum(declarationKinds),
  holder: z.enum(interestHolders).nullable(),
  holderName: z.string(),
  interest: z.enum(interestKinds).nullable(),
  office: z.enum(pastOffices).nullable(),
  matterPart: z.enum(matterParts).nullable(),
  name: z.string(),
  number: z.string().nullable(),
  opponents: z.array(z.string()),
  court: z.string(),
  fromDate: Day.nullable(),
  toDate: Day.nullable(),
  note: z.string(),
  declaredAt: Instant,
  changedAt: Instant.nullable(),
  version: Version,
})
export type Declaration = z.infer<typeof Declaration>

export const Declarations = z.object({
  items: z.array(Declaration),
  /** When they last said that this is all. */
  confirmedAt: Instant.nullable(),
})

const mine = { right: 'declareInterests' } as const

export const readMyDeclarations = endpoint({
  ...mine,
  name: 'readMyDeclarations',
  method: 'GET',
  path: '/api/my-declarations',
  summary: '本人的申报：利益关系、曾任职务、入所前经办的事项',
  reply: Declarations,
})

export const declare = endpoint({
  ...mine,
  name: 'declare',
  method: 'POST',
  path: '/api/my-declarations',
  summary: '申报一项或多项（入所前的事项可整批粘贴）',
  body: z.strictObject({ items: z.array(DeclarationFields).min(1).max(500) }),
  reply: Declarations,
  status: 201,
})

export const changeDeclaration = endpoint({
  ...mine,
  name: 'changeDeclaration',
  method: 'PUT',
  path: '/api/my-declarations/:id',
  summary: '更正本人的一项申报（需 If-Match）',
  params: ById,
  body: z.strictObject({ item: DeclarationFields }),
  reply: Declaration,
})

export const withdrawDeclaration = endpoint({
  ...mine,
  name: 'withdrawDeclaration',
  method: 'DELETE',
  path: '/api/my-declarations/:id',
  summary: '撤回误报的一项',
  params: ById,
  reply: Declarations,
})

export const withdrawDeclarationOf = endpoint({
  name: 'withdrawDeclarationOf',
  method: 'DELETE',
  path: '/api/declarations/:id/items/:declarationId',
  right: 'withdrawDeclarations',
  summary: '代为撤回某人的一项申报，写明理由',
  /** Of the person. */
  params: z.strictObject({ id: Id, declarationId: Id }),
  query: z.strictObject({ reason: text(2000) }),
  reply: Declarations,
})

export const confirmDeclarations = endpoint({
  ...mine,
  name: 'confirmDeclarations',
  method: 'POST',
  path: '/api/my-declarations/confirmation',
  summary: '确认已如实申报，别无其他',
  body: z.strictObject({}),
  reply: Declarations,
  status: 201,
})

export const listDeclarations = endpoint({
  name: 'listDeclarations',
  method: 'GET',
  path: '/api/declarations',
  right: 'readDeclarations',
  summary: '各人的申报概况：项数与最近确认的时间，按姓名排列',
  query: z.strictObject({ after: After, limit: PageSize }),
  reply: page(
    z.object({
      person: Named,
      interests: z.int(),
      offices: z.int(),
      matters: z.int(),
      confirmedAt: Instant.nullable(),
    }),
  ),
})

export const exportDeclarations = exportEndpoint({
  name: 'exportDeclarations',
  path: '/api/declarations/exports',
  right: 'exportDeclarations',
  summary: '导出各人的申报概况',
  query: z.strictObject({}),
})

export const readDeclarationsOf = endpoint({
  name: 'readDeclarationsOf',
  method: 'GET',
  path: '/api/declarations/:id',
  right: 'readDeclarations',
  summary: '查看某人的申报',
  /** Of the person. */
  params: ById,
  reply: Declarations,
})
