import { type Selectable, sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { DB, Tx } from '#platform/db/database.ts'
import type { Defaults, DuplicateMode, ImportName, ImportSheet, ImportState } from './fields.ts'
import type { ImportKind } from './kinds.ts'

/** A sheet as the database keeps it: how it is read, and where its header is remembered. */
export interface KeptSheet extends ImportSheet {
  fingerprint: string | null
}
export type ImportRecord = Omit<
  Selectable<DB['sheet_import']>,
  'kind' | 'sheets' | 'names' | 'state' | 'duplicates'
> & {
  kind: ImportKind
  sheets: KeptSheet[]
  names: ImportName[]
  state: ImportState
  duplicates: DuplicateMode
  importer_name: string
}

/** The import as the actor sees it, with the name of whoever imports. */
export async function findImport(
  tx: Tx,
  id: string,
  lock: 'locked' | 'free' = 'free',
): Promise<ImportRecord | undefined> {
  const found = tx
    .selectFrom('sheet_import')
    .innerJoin('person', 'person.id', 'sheet_import.imported_by')
    .selectAll('sheet_import')
    .select('person.name as importer_name')
    .where('sheet_import.id', '=', id)
  const query = lock === 'locked' ? found.forUpdate('sheet_import') : found
  return (await query.executeTakeFirst()) as ImportRecord | undefined
}

/** Imports of the list, newest first, after a place. */
export async function selectImports(
  tx: Tx,
  kind: ImportKind | undefined,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<ImportRecord[]> {
  let query = tx
    .selectFrom('sheet_import')
    .innerJoin('person', 'person.id', 'sheet_import.imported_by')
    .selectAll('sheet_import')
    .select('person.name as importer_name')
    .orderBy('sheet_import.imported_at', 'desc')
    .orderBy('sheet_import.id', 'desc')
    .limit(limit)
  if (kind) query = query.where('sheet_import.kind', '=', kind)
  if (after) {
    query = query.where(
      sql<boolean>`(sheet_import.imported_at, sheet_import.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  }
  return (await query.execute()) as unknown as ImportRecord[]
}

/** When the same file was last imported as the same kind of list, and not undone since. */
export async function lastImportOf(
  tx: Tx,
  { id, kind, content_sha256: sha256 }: Pick<ImportRecord, 'id' | 'kind' | 'content_sha256'>,
): Promise<Date | null> {
  const found = await tx
    .selectFrom('sheet_import')
    .select('imported_at')
    .where('content_sha256', '=', sha256)
    .where('kind', '=', kind)
    .where('id', '<>', id)
    .where('made', '>', 0)
    .where('state', '<>', 'undone')
    .orderBy('imported_at', 'desc')
    .executeTakeFirst()
  return found?.imported_at ?? null
}

export interface RememberedMapping {
  columns: Record<number, string>
  take: boolean
  defaults: Defaults
}

/** What the office said of these headers before. */
export async function rememberedMappings(
  tx: Tx,
  kind: ImportKind,
  fingerprints: string[],
): Promise<Map<string, RememberedMapping>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await tx
    .selectFrom('sheet_import_mapping')
    .select(['header_fingerprint', 'columns', 'take', 'defaults'])
    .where('kind', '=', kind)
    .where('header_fingerprint', 'in', fingerprints)
    .execute()
  return new Map(
    rows.map(({ header_fingerprint, columns, take, defaults }) => [
      header_fingerprint,
      {
        columns: columns as Record<number, string>,
        take,
        defaults: defaults as Defaults,
      },
    ]),
  )
}

export async function rememberMapping(
  work: Work,
  kind: ImportKind,
  fingerprint: string,
  mapping: RememberedMapping,
  savedBy: string,
): Promise<void> {
  const row = {
    columns: JSON.stringify(mapping.columns),
    take: mapping.take,
    defaults: JSON.stringify(mapping.defaults),
    saved_by: savedBy,
    saved_at: work.now,
  }
  await work.tx
    .insertInto('sheet_import_mapping')
    .values({ kind, header_fingerprint: fingerprint, ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'header_fingerprint']).doUpdateSet(row))
    .execute()
}

/** Changes an import; its version goes up unless it is only progress. */
export async function saveImport(
  tx: Tx,
  id: string,
  changes: Partial<Omit<ImportRecord, 'id' | 'version' | 'importer_name' | 'sheets' | 'names'>> & {
    sheets?: KeptSheet[]
    names?: ImportName[]
  },
): Promise<void> {
  const { sheets, names, ...rest } = changes
  await tx
    .updateTable('sheet_import')
    .set((eb) => ({
      ...rest,
      ...(sheets ? { sheets: JSON.stringify(sheets) } : {}),
      ...(names ? { names: JSON.stringify(names) } : {}),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}
