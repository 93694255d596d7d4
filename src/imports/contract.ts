import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { After, ById, Id, page } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import {
  ColumnMeaning,
  Defaults,
  DuplicateMode,
  ImportCard,
  ImportForecast,
  ImportKind,
  ImportName,
  ImportRow,
  ImportRowChoice,
  ImportRowKind,
  ImportView,
} from './fields.ts'

export * from './fields.ts'
export { importKinds } from './kinds.ts'
export { repeatWords, rowKindWords } from './reading/words.ts'
export { fileProblemWords, noHeaderWords } from '#platform/sheets/words.ts'

const InBoth = z.object({ zh: z.string(), en: z.string() })

/** A kind of list: what its columns can mean and what is said of its rows, in both languages. */
export const ImportKindView = z.object({
  kind: ImportKind,
  /** Whether the viewer may import such a list. */
  may: z.boolean(),
  fields: z.array(z.object({ field: z.string(), words: InBoth })),
  problems: z.record(z.string(), InBoth),
  defaults: z.array(
    z.object({
      name: z.string(),
      words: InBoth,
      /** The default an option of which must be chosen first. */
      under: z.string().nullable(),
      options: z.array(
        z.object({
          id: Id,
          name: z.string(),
          nameEn: z.string().nullish(),
          under: Id.nullable(),
        }),
      ),
    }),
  ),
})
export type ImportKindView = z.infer<typeof ImportKindView>

export const listImportKinds = endpoint({
  name: 'listImportKinds',
  method: 'GET',
  path: '/api/import-kinds',
  right: 'readImports',
  summary: '可以批量导入的各类表格：各列的含义与提示用语',
  reply: z.object({ items: z.array(ImportKindView) }),
})

/** The import with the first 20 rows below the header of each sheet, as they would be read. */
export const ImportReading = ImportView.extend({
  first: z.array(z.object({ sheet: z.int(), rows: z.array(ImportRow) })),
})

export const uploadImportFile = endpoint({
  name: 'uploadImportFile',
  method: 'POST',
  path: '/api/imports',
  right: 'importSheets',
  summary: '上传要导入的表格（multipart/form-data，字段 file，.xlsx 或 .csv，最大 20 MB）',
  query: z.strictObject({ kind: ImportKind }),
  upload: true,
  reply: ImportReading,
  status: 201,
})

const filters = { kind: ImportKind.optional() }

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/api/imports',
  right: 'readImports',
  summary: '导入记录，最新在前',
  query: z.strictObject({ ...filters, after: After }),
  reply: page(ImportCard),
})

export const exportImports = exportEndpoint({
  name: 'exportImports',
  path: '/api/imports/exports',
  right: 'exportImports',
  summary: '导出导入记录',
  query: z.strictObject(filters),
})

export const readImport = endpoint({
  name: 'readImport',
  method: 'GET',
  path: '/api/imports/:id',
  right: 'readImports',
  summary: '一次导入的进度与各类行数',
  params: ById,
  reply: ImportView,
})

export const mapImportSheet = endpoint({
  name: 'mapImportSheet',
  method: 'PUT',
  path: '/api/imports/:id/mapping',
  right: 'importSheets',
  summary: '确定一张表的表头、各列含义与默认归属；同样的表头下次自动套用',
  params: ById,
  body: z.strictObject({
    sheet: z.int().nonnegative(),
    headerRow: z.int().positive().max(200_000),
    /** By 0-based column; a column that is not named is kept under its own title. */
    columns: z.record(z.string().regex(/^\d{1,3}$/), ColumnMeaning),
    take: z.boolean(),
    defaults: Defaults.default({}),
  }),
  reply: ImportReading,
})

export const previewImport = endpoint({
  name: 'previewImport',
  method: 'GET',
  path: '/api/imports/:id/preview',
  right: 'readImportRows',
  summary: '逐行查看将如何导入、提醒、错误与可能重复',
  params: ById,
  query: z.strictObject({
    sheet: z.coerce.number().int().nonnegative().default(0),
    /**
     * `duplicate`: possible duplicates; `failed`: rejected, refused later on, and those that would be; `waits`: those
     * that wait for somebody to say whom they mean.
     */
    kind: z.enum([...ImportRowKind.options, 'duplicate', 'failed', 'waits']).optional(),
    after: After,
  }),
  /** Pages of 100 at most; one may be short and have a next one. */
  reply: page(ImportRow),
})

export const forecastImport = endpoint({
  name: 'forecastImport',
  method: 'GET',
  path: '/api/imports/:id/forecast',
  right: 'readImportRows',
  summary: '预计各表导入、等待指定、不能导入的行数，与导入时的判断相同',
  params: ById,
  /** Left out: as it would be run. */
  query: z.strictObject({ duplicates: DuplicateMode.optional() }),
  /** A line for each sheet; of an import that cannot be run, only what was rejected. */
  reply: z.object({ items: z.array(ImportForecast) }),
})

export const chooseImportRows = endpoint({
  name: 'chooseImportRows',
  method: 'POST',
  path: '/api/imports/:id/choices',
  right: 'importSheets',
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

export const settleImportNames = endpoint({
  name: 'settleImportNames',
  method: 'POST',
  path: '/api/imports/:id/names',
  right: 'importSheets',
  summary: '指定表中的人名、部门名是谁；null 表示不是本所的',
  params: ById,
  body: z.strictObject({
    names: z
      .array(
        z.strictObject({
          to: ImportName.shape.to,
          written: z.string().min(1).max(500),
          id: Id.nullable(),
        }),
      )
      .min(1)
      .max(500),
  }),
  reply: ImportView,
})

export const runImport = endpoint({
  name: 'runImport',
  method: 'POST',
  path: '/api/imports/:id/run',
  right: 'importSheets',
  summary: '开始或继续导入',
  params: ById,
  /** Left out: as before, at first `skip`. */
  body: z.strictObject({ duplicates: DuplicateMode.optional() }),
  reply: ImportView,
  status: 202,
})

export const pauseImport = endpoint({
  name: 'pauseImport',
  method: 'POST',
  path: '/api/imports/:id/pause',
  right: 'importSheets',
  summary: '暂停导入',
  params: ById,
  reply: ImportView,
})

export const cancelImport = endpoint({
  name: 'cancelImport',
  method: 'POST',
  path: '/api/imports/:id/cancel',
  right: 'cancelImport',
  summary: '取消导入；已导入的保留，可另行撤销',
  params: ById,
  reply: ImportView,
})

export const holdNearSearch = endpoint({
  name: 'holdNearSearch',
  method: 'PUT',
  path: '/api/imports/:id/near-search',
  right: 'holdNearSearch',
  summary: '暂停或继续名称近似的查找；已找到的留在重复主体中',
  params: ById,
  body: z.strictObject({ paused: z.boolean() }),
  reply: ImportView,
})

export const undoImport = endpoint({
  name: 'undoImport',
  method: 'POST',
  path: '/api/imports/:id/undo',
  right: 'undoImport',
  summary: '撤销整次导入；已有人跟进的保留并列出',
  params: ById,
  reply: z.object({
    /** Withdrawn by this call. */
    undone: z.int(),
    /** Worked on since, and therefore kept: at most 100 of them. */
    kept: z.array(z.object({ id: Id, subjectId: Id.nullable(), name: z.string() })),
    keptCount: z.int(),
    /** There are more to undo: call again; what is kept is told at the last call. */
    more: z.boolean(),
  }),
})

export const downloadImportFailures = endpoint({
  name: 'downloadImportFailures',
  method: 'GET',
  path: '/api/imports/:id/failures',
  right: 'readImportRows',
  summary: '下载未导入的行及原因（.xlsx），改正后可再导入',
  params: ById,
  query: z.strictObject({
    /** Left out: the first sheet with such rows. */
    sheet: z.coerce.number().int().nonnegative().optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  reply: z.custom<Response>((value) => value instanceof Response),
})
