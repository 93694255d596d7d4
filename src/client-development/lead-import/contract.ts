import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, page } from '#platform/http/fields.ts'
import {
  ColumnMeaning,
  DuplicateMode,
  ImportCard,
  ImportRow,
  ImportRowChoice,
  ImportRowKind,
  ImportView,
} from './fields.ts'

export * from './fields.ts'
export {
  fieldWords,
  fileProblemWords,
  noHeaderWords,
  readingWords,
  repeatWords,
  rowKindWords,
} from './reading/words.ts'

/** The import with the first 20 rows below the header of each sheet, as they would be read. */
export const ImportReading = ImportView.extend({
  first: z.array(z.object({ sheet: z.int(), rows: z.array(ImportRow) })),
})

export const uploadLeadFile = endpoint({
  name: 'uploadLeadFile',
  method: 'POST',
  path: '/api/lead-imports',
  right: 'importLeads',
  summary: '上传潜在客户表格（multipart/form-data，字段 file，.xlsx 或 .csv，最大 20 MB）',
  upload: true,
  reply: ImportReading,
  status: 201,
})

export const listLeadImports = endpoint({
  name: 'listLeadImports',
  method: 'GET',
  path: '/api/lead-imports',
  right: 'readLeadImports',
  summary: '潜在客户导入记录，最新在前',
  query: z.strictObject({ after: After }),
  reply: page(ImportCard),
})

export const readLeadImport = endpoint({
  name: 'readLeadImport',
  method: 'GET',
  path: '/api/lead-imports/:id',
  right: 'readLeadImports',
  summary: '一次导入的进度与各类行数',
  params: ById,
  reply: ImportView,
})

export const mapLeadSheet = endpoint({
  name: 'mapLeadSheet',
  method: 'PUT',
  path: '/api/lead-imports/:id/mapping',
  right: 'importLeads',
  summary: '确定一张表的表头、各列含义与默认渠道；同样的表头下次自动套用',
  params: ById,
  body: z.strictObject({
    sheet: z.int().nonnegative(),
    headerRow: z.int().positive().max(200_000),
    /** By 0-based column; a column that is not named is kept beside the lead under its own title. */
    columns: z.record(z.string().regex(/^\d{1,3}$/), ColumnMeaning),
    take: z.boolean(),
    defaults: z
      .strictObject({
        channelId: Id.nullable().default(null),
        campaignId: Id.nullable().default(null),
      })
      .default({ channelId: null, campaignId: null }),
  }),
  reply: ImportReading,
})

export const previewLeadImport = endpoint({
  name: 'previewLeadImport',
  method: 'GET',
  path: '/api/lead-imports/:id/preview',
  right: 'readLeadImportRows',
  summary: '逐行查看将如何导入、提醒、错误与可能重复',
  params: ById,
  query: z.strictObject({
    sheet: z.coerce.number().int().nonnegative().default(0),
    /** `duplicate`: possible duplicates; `failed`: rejected, and refused later on. */
    kind: z.enum([...ImportRowKind.options, 'duplicate', 'failed']).optional(),
    after: After,
  }),
  /** Pages of 100. */
  reply: page(ImportRow),
})

export const chooseLeadRows = endpoint({
  name: 'chooseLeadRows',
  method: 'POST',
  path: '/api/lead-imports/:id/choices',
  right: 'importLeads',
  summary: '逐行决定导入或跳过',
  params: ById,
  body: z.strictObject({
    choices: z
      .array(
        z.strictObject({
          sheet: z.int().nonnegative(),
          row: z.int().positive(),
          /** null: as possible duplicates are dealt with. */
          choice: ImportRowChoice.nullable(),
        }),
      )
      .min(1)
      .max(1_000),
  }),
  reply: z.object({ changed: z.int() }),
})

export const runLeadImport = endpoint({
  name: 'runLeadImport',
  method: 'POST',
  path: '/api/lead-imports/:id/run',
  right: 'importLeads',
  summary: '开始或继续导入',
  params: ById,
  /** Left out: as before, at first `skip`. */
  body: z.strictObject({ duplicates: DuplicateMode.optional() }),
  reply: ImportView,
  status: 202,
})

export const pauseLeadImport = endpoint({
  name: 'pauseLeadImport',
  method: 'POST',
  path: '/api/lead-imports/:id/pause',
  right: 'importLeads',
  summary: '暂停导入',
  params: ById,
  reply: ImportView,
})

export const cancelLeadImport = endpoint({
  name: 'cancelLeadImport',
  method: 'POST',
  path: '/api/lead-imports/:id/cancel',
  right: 'cancelLeadImport',
  summary: '取消导入；已导入的线索保留，可另行撤销',
  params: ById,
  reply: ImportView,
})

export const undoLeadImport = endpoint({
  name: 'undoLeadImport',
  method: 'POST',
  path: '/api/lead-imports/:id/undo',
  right: 'undoLeadImport',
  summary: '撤销整次导入；已有人跟进的线索保留并列出',
  params: ById,
  reply: z.object({
    /** Withdrawn by this call. */
    undone: z.int(),
    /** Worked on since, and therefore kept: at most 100 of them. */
    kept: z.array(z.object({ leadId: Id, name: z.string() })),
    keptCount: z.int(),
    /** There are more to undo: call again; what is kept is told at the last call. */
    more: z.boolean(),
  }),
})

export const downloadImportFailures = endpoint({
  name: 'downloadImportFailures',
  method: 'GET',
  path: '/api/lead-imports/:id/failures',
  right: 'readLeadImportRows',
  summary: '下载未导入的行及原因（.xlsx），改正后可再导入',
  params: ById,
  query: z.strictObject({
    /** Left out: the first sheet with such rows. */
    sheet: z.coerce.number().int().nonnegative().optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  reply: z.custom<Response>((value) => value instanceof Response),
})
