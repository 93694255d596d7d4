import { z } from 'zod'
import { Id, Instant, Named } from '#platform/http/fields.ts'
import { importKinds } from './kinds.ts'
import { sameKeys } from './reading/reading.ts'

export const ImportKind = z.enum(importKinds)
export type { ImportKind as Kind } from './kinds.ts'

export const ImportState = z.enum([
  'read',
  'mapped',
  'running',
  'paused',
  'done',
  'cancelled',
  'undone',
  'failed',
])
export type ImportState = z.infer<typeof ImportState>

/** Why a run stopped: whoever ran it may not import any more, or it failed again and again. */
export const ImportFailure = z.enum(['not_entitled', 'not_possible'])
export const ImportFormat = z.enum(['xlsx', 'csv'])
/** What becomes of possible duplicates nobody decided about. */
export const DuplicateMode = z.enum(['skip', 'import'])
export type DuplicateMode = z.infer<typeof DuplicateMode>

export const ImportRowKind = z.enum([
  'entry',
  'title',
  'header',
  'subtotal',
  'note',
  'blank',
  'rejected',
])
export type ImportRowKind = z.infer<typeof ImportRowKind>
export const ImportRowOutcome = z.enum(['made', 'duplicate', 'skipped', 'failed', 'undone'])
export type ImportRowOutcome = z.infer<typeof ImportRowOutcome>
export const ImportRowChoice = z.enum(['import', 'skip'])
export const SameKey = z.enum(sameKeys)
export type SameKey = z.infer<typeof SameKey>
/**
 * What the run would do with a waiting row as things stand: it goes in, it waits for somebody to say whom it means, it
 * cannot go in, it may be a duplicate, or somebody left it out.
 */
export const ImportRowFate = z.enum(['goes', 'waits', 'cannot', 'duplicate', 'skipped'])
export type ImportRowFate = z.infer<typeof ImportRowFate>
/** What a row can turn out to be already. */
export const KnownKind = z.enum(['lead', 'client', 'engagement', 'person'])
export type KnownKind = z.infer<typeof KnownKind>

/**
 * What a column means: a field of the kind of list, or of the firm's own (`custom.key`);
 * `listImportKinds` names them.
 */
export const ColumnMeaning = z.string().regex(/^(custom\.)?[a-z_][a-z0-9_]{0,39}$/)
/** What rows that name none belong to, such as a channel; by the names the kind of list gives. */
export const Defaults = z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), Id.nullable())
export type Defaults = z.infer<typeof Defaults>

/** Why verbs on imports are refused (409). */
export const importRefusals = [
  /** Its rows are being imported already, or it has ended. */
  'import_started',
  'import_not_running',
  'import_ended',
  'import_running',
  'nothing_to_import',
  'nothing_rejected',
] as const
export type ImportRefusal = (typeof importRefusals)[number]

const Count = z.int().nonnegative()

/** One sheet of the file, how it is read, and its rows by kind: these sum up to `rowCount`. */
export const ImportSheet = z.object({
  sheet: Count,
  name: z.string(),
  hidden: z.boolean(),
  rowCount: Count,
  hiddenColumns: z.array(Count),
  hiddenRowCount: Count,
  take: z.boolean(),
  /** Why the sheet is left out; its rows are not looked at then. */
  ignored: z.enum(['no_header', 'blank_sheet', 'not_taken']).nullable(),
  headerRow: z.int().positive().nullable(),
  titles: z.array(z.string()),
  /** By 0-based column. */
  columns: z.record(z.string(), ColumnMeaning),
  /** Read as the same header was the last time. */
  remembered: z.boolean(),
  defaults: Defaults,
  counts: z.record(ImportRowKind, Count),
  possibleDuplicates: Count,
})
export type ImportSheet = z.infer<typeof ImportSheet>

const Remark = z.object({
  column: z.int().nullable(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** A word of the sheet that means somebody or something of the firm, and what it was taken for. */
export const ImportName = z.object({
  to: z.enum(['person', 'department']),
  written: z.string(),
  /** Rows that say it. */
  rows: Count,
  /** null: nobody knows yet, or nobody of the firm where somebody settled it so. */
  id: Id.nullable(),
  settled: z.boolean(),
  /** How many it could be. */
  candidates: Count,
  /** Rows are not imported without it. */
  needed: z.boolean(),
})
export type ImportName = z.infer<typeof ImportName>

export const ImportRow = z.object({
  sheet: Count,
  row: z.int().positive(),
  kind: ImportRowKind,
  /** As they stand in the file. */
  cells: z.array(z.union([z.string(), z.object({ error: z.string() })])),
  /** What the row says in the words of the firm; its shape is that of the kind of list. */
  entry: z.record(z.string(), z.unknown()).nullable(),
  warnings: z.array(Remark),
  problems: z.array(Remark),
  /** An earlier row of the same file says the same. */
  repeats: z.object({ sheet: Count, row: z.int().positive(), by: SameKey }).nullable(),
  /** Someone the firm knows already, where the viewer may see them. */
  known: z.object({ kind: KnownKind, id: Id, name: z.string(), by: SameKey }).nullable(),
  choice: ImportRowChoice.nullable(),
  /** null where the row does not wait. */
  fate: ImportRowFate.nullable(),
  outcome: ImportRowOutcome.nullable(),
  madeId: Id.nullable(),
  /** What the thing made is opened by: itself, or the client of a contact. */
  subjectId: Id.nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>

/** Rows of a sheet by what the run would do with them; `cannot` counts those rejected when they were read. */
export const ImportForecast = z.object({
  sheet: Count,
  goes: Count,
  waits: Count,
  cannot: Count,
  duplicate: Count,
  skipped: Count,
})
export type ImportForecast = z.infer<typeof ImportForecast>

const card = {
  id: Id,
  kind: ImportKind,
  name: z.string(),
  byteCount: Count,
  format: ImportFormat,
  encoding: z.string().nullable(),
  state: ImportState,
  failure: ImportFailure.nullable(),
  /** Rows that can be imported, and how many of them were dealt with. */
  progress: z.object({ done: Count, total: Count }),
  /** `made` counts those undone afterwards too. */
  outcomes: z.record(ImportRowOutcome, Count),
  importedBy: Named,
  importedAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  version: z.int(),
}
export const ImportCard = z.object(card)
export type ImportCard = z.infer<typeof ImportCard>

export const ImportView = z.object({
  ...card,
  duplicates: DuplicateMode,
  /** The same file was imported before, at that time the last. */
  alreadyImportedAt: Instant.nullable(),
  sheets: z.array(ImportSheet),
  names: z.array(ImportName),
  /** How many of those it brought into the register were looked for under near names; null: nobody yet. */
  near: z.object({ done: Count, total: Count, paused: z.boolean() }).nullable(),
  abilities: z.record(z.string(), z.boolean()),
})
export type ImportView = z.infer<typeof ImportView>
