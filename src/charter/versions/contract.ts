import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Instant, text, Version } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { Clause, ClauseCode } from '../clauses/contract.ts'

const number = z.coerce.number().int().positive().max(1_000_000)
const ofNumber = z.strictObject({ number: number.optional() })
const byNumber = z.strictObject({ number })
const reason = text(2000)
/** Reason of the version that a firm begins with; pages say it in the reader's language. */
export const firstReason = '首次发布'

export const charterStatuses = ['draft', 'published'] as const

export const CharterView = z.object({
  number: z.number().int(),
  status: z.enum(charterStatuses),
  reason: z.string().nullable(),
  basedOn: z.number().int().nullable(),
  publishedAt: Instant.nullable(),
  version: Version,
  clauses: z.array(Clause),
})
export type CharterView = z.infer<typeof CharterView>

export const readCharterEndpoint = endpoint({
  name: 'readCharter',
  method: 'GET',
  path: '/api/charter',
  right: 'readCharter',
  summary: '查看现行制度，或指定版本',
  query: ofNumber,
  reply: CharterView,
})

export const exportCharterEndpoint = exportEndpoint({
  name: 'exportCharter',
  path: '/api/charter/exports',
  right: 'exportCharter',
  summary: '导出现行制度或指定版本的条款',
  query: ofNumber,
})

export const listCharterVersionsEndpoint = endpoint({
  name: 'listCharterVersions',
  method: 'GET',
  path: '/api/charter/versions',
  right: 'readCharter',
  summary: '制度的历次版本，最新在前（最多 200 个）',
  reply: z.object({ items: z.array(CharterView.omit({ clauses: true })) }),
})

export const draftCharterEndpoint = endpoint({
  name: 'draftCharter',
  method: 'POST',
  path: '/api/charter/draft',
  right: 'changeCharter',
  summary: '以现行制度为底稿起草新版本（同时只有一份草稿）',
  reply: CharterView,
})

export const listNewClausesEndpoint = endpoint({
  name: 'listNewClauses',
  method: 'GET',
  path: '/api/charter/new-clauses',
  right: 'changeCharter',
  summary: '条款库中草案（没有草案时为现行制度）没有的条款：从未提出过的，与曾经去掉的',
  reply: z.object({
    /** In no version yet, and in no draft: they usually come with a newer release. */
    items: z.array(Clause),
    /** The firm had or was offered them and took them out. */
    leftOut: z.array(Clause),
  }),
})

export const takeNewClausesEndpoint = endpoint({
  name: 'takeNewClauses',
  method: 'POST',
  path: '/api/charter/draft/new-clauses',
  right: 'changeCharter',
  summary:
    '把条款库中的新条款，或指明编号的几条，加入草案；没有草案时先以现行制度起草。再次提交不会重复加入',
  body: z.strictObject({ codes: z.array(ClauseCode).max(200).optional() }),
  reply: CharterView,
})

export const setClauseEndpoint = endpoint({
  name: 'setClause',
  method: 'PUT',
  path: '/api/charter/draft/clauses/:code',
  right: 'changeCharter',
  summary: '在草稿中新增或修改一条（需 If-Match：草稿的版本）',
  params: z.strictObject({ code: ClauseCode }),
  body: Clause,
  reply: CharterView,
})

export const removeClauseEndpoint = endpoint({
  name: 'removeClause',
  method: 'DELETE',
  path: '/api/charter/draft/clauses/:code',
  right: 'changeCharter',
  summary: '从草稿中删除一条（需 If-Match）',
  params: z.strictObject({ code: ClauseCode }),
  reply: CharterView,
})

const ClauseDifference = z.object({
  code: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
})
const CharterProblem = z.object({ code: z.string(), problem: z.string() })

export const compareCharterEndpoint = endpoint({
  name: 'compareCharter',
  method: 'GET',
  path: '/api/charter/difference',
  right: 'readCharter',
  summary: '两个版本的差别；不写版本时为现行制度与草稿',
  query: z.strictObject({ from: number.optional(), to: number.optional() }),
  reply: z.object({
    from: z.number().int(),
    to: z.number().int(),
    differences: z.array(ClauseDifference),
    problems: z.array(CharterProblem),
    /** Commitments still open under the earlier version (counted to 1,000). */
    openUnderFrom: z.object({ count: z.number().int(), more: z.boolean() }),
  }),
})

export const publishCharterEndpoint = endpoint({
  name: 'publishCharter',
  method: 'POST',
  path: '/api/charter/publication',
  right: 'publishCharter',
  summary: '发布草稿，说明理由；此后开启的承诺适用新版本（需 If-Match）',
  body: z.strictObject({ reason }),
  reply: CharterView,
})

export const adoptCharterEndpoint = endpoint({
  name: 'adoptCharter',
  method: 'POST',
  path: '/api/charter/versions/:number/adoption',
  right: 'adoptCharter',
  summary: '把仍未完结的承诺移到该版本并重新计算期限，说明理由',
  params: byNumber,
  body: z.strictObject({ reason, clauses: z.array(ClauseCode).max(200).optional() }),
  reply: z.object({ moved: z.number().int() }),
})

/** Why an act on the charter is refused. */
export type CharterRefusal =
  | 'no_draft'
  | 'no_charter'
  | 'charter_invalid'
  | 'nothing_changed'
  | 'not_published'
