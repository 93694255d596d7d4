import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Id,
  Instant,
  Named,
  note,
  page,
  PageSize,
  text,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { duplicateFinders, Party, PartyBrief, PartyKindField } from '../register/contract.ts'
import { duplicateReasons, duplicateStatuses } from './fields.ts'

export * from './fields.ts'

const Why = z.enum(duplicateReasons)

/** Two entries side by side, as the one who decides sees them. */
export const PartyDuplicate = z.object({
  id: Id,
  status: z.enum(duplicateStatuses),
  why: Why,
  matched: z.string(),
  foundBy: z.enum(duplicateFinders),
  raisedBy: Named.nullable(),
  raisedAt: Instant,
  decidedBy: Named.nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  /** The one known longer first. */
  sides: z.array(Party).length(2),
  /** The merge that can be undone. */
  mergeId: Id.nullable(),
})
export type PartyDuplicate = z.infer<typeof PartyDuplicate>

export const findLookAlikes = endpoint({
  name: 'findLookAlikes',
  method: 'GET',
  path: '/api/party-look-alikes',
  right: 'keepParties',
  summary: '录入时提示：名称或证件号相同的已有主体（只含本人可见者）',
  query: z.strictObject({
    name: z.string().trim().max(200).optional(),
    number: z.string().trim().max(60).optional(),
    kind: PartyKindField.optional(),
    /** The party being kept itself. */
    besides: Id.optional(),
  }),
  reply: z.object({
    items: z.array(PartyBrief.extend({ matched: z.string(), why: Why })),
  }),
})

const filters = { status: z.enum(duplicateStatuses).default('waiting') }

export const listPartyDuplicates = endpoint({
  name: 'listPartyDuplicates',
  method: 'GET',
  path: '/api/party-duplicates',
  right: 'reviewDuplicates',
  summary: '重复主体：待判定的在前，逐对并列',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(PartyDuplicate),
})

export const exportPartyDuplicates = exportEndpoint({
  name: 'exportPartyDuplicates',
  path: '/api/party-duplicates/exports',
  right: 'exportPartyDuplicates',
  summary: '导出重复主体',
  query: z.strictObject(filters),
})

export const flagDuplicate = endpoint({
  name: 'flagDuplicate',
  method: 'POST',
  path: '/api/party-duplicates',
  right: 'keepParties',
  summary: '指出两个主体可能是同一个',
  body: z.strictObject({ oneId: Id, otherId: Id, reason: note(2000) }),
  reply: z.object({ id: Id, status: z.enum(duplicateStatuses) }),
  status: 201,
})

export const mergeDuplicates = endpoint({
  name: 'mergeDuplicates',
  method: 'POST',
  path: '/api/party-duplicates/:id/merge',
  right: 'reviewDuplicates',
  summary: '合并为一个主体；名称、证件、关系与事务都保留，可撤销',
  params: ById,
  body: z.strictObject({ keepId: Id, reason: note(2000) }),
  reply: PartyDuplicate,
  status: 201,
})

export const keepApart = endpoint({
  name: 'keepApart',
  method: 'POST',
  path: '/api/party-duplicates/:id/difference',
  right: 'reviewDuplicates',
  summary: '判定不是同一主体，写明理由；不再提示',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: PartyDuplicate,
  status: 201,
})

export const undoMerge = endpoint({
  name: 'undoMerge',
  method: 'POST',
  path: '/api/party-merges/:id/undoing',
  right: 'reviewDuplicates',
  summary: '撤销合并，各归原主',
  params: ById,
  body: z.strictObject({}),
  reply: z.object({ keptId: Id, freedId: Id }),
  status: 201,
})
