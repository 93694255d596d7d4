import { type Selectable, sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { DB, Tx } from '#platform/db/database.ts'
import type { ImportSheet, ImportState } from './fields.ts'
import type { Field } from './reading/index.ts'

/** A sheet as the database keeps it: how it is read, and where its header is remembered. */
export interface KeptSheet extends ImportSheet {
  fingerprint: string | null
}
export type ImportRecord = Omit<Selectable<DB['lead_import']>, 'sheets' | 'state'> & {
  sheets: KeptSheet[]
  state: ImportState
  importer_name: string
}

/** The import as the actor sees it, with the name of whoever imports. */
export async function findImport(
  tx: Tx,
  id: string,
  lock: 'locked' | 'free' = 'free',
): Promise<ImportRecord | undefined> {
  const found = tx
    .selectFrom('lead_import')
    .innerJoin('person', 'person.id', 'lead_import.imported_by')
    .selectAll('lead_import')
    .select('person.name as importer_name')
    .where('lead_import.id', '=', id)
  const query = lock === 'locked' ? found.forUpdate('lead_import') : found
  return (await query.executeTakeFirst()) as ImportRecord | undefined
}

/** Imports of the list, newest first, after a place. */
export async function selectImports(
  tx: Tx,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<ImportRecord[]> {
  let query = tx
    .selectFrom('lead_import')
    .innerJoin('person', 'person.id', 'lead_import.imported_by')
    .selectAll('lead_import')
    .select('person.name as importer_name')
    .orderBy('lead_import.imported_at', 'desc')
    .orderBy('lead_import.id', 'desc')
    .limit(limit)
  if (after) {
    query = query.where(
      sql<boolean>`(lead_import.imported_at, lead_import.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  }
  return (await query.execute()) as unknown as ImportRecord[]
}

/** When the same file was last made into leads that stand. */
export async function lastImportOf(tx: Tx, sha256: string, except: string): Promise<Date | null> {
  const found = await tx
    .selectFrom('lead_import')
    .select('imported_at')
    .where('content_sha256', '=', sha256)
    .where('id', '<>', except)
    .where('made', '>', 0)
    .where('state', '<>', 'undone')
    .orderBy('imported_at', 'desc')
    .executeTakeFirst()
  return found?.imported_at ?? null
}

export interface RememberedMapping {
  columns: Record<number, Field>
  take: boolean
  channelId: string | null
  campaignId: string | null
}

/** What the office said of these headers before; channels put away since are left out. */
export async function rememberedMappings(
  tx: Tx,
  fingerprints: string[],
): Promise<Map<string, RememberedMapping>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await tx
    .selectFrom('lead_import_mapping as m')
    .leftJoin('channel', (join) =>
      join.onRef('channel.id', '=', 'm.channel_id').on('channel.archived_at', 'is', null),
    )
    .leftJoin('campaign', (join) =>
      join
        .onRef('campaign.id', '=', 'm.campaign_id')
        .onRef('campaign.channel_id', '=', 'channel.id')
        .on('campaign.archived_at', 'is', null),
    )
    .select(['m.header_fingerprint', 'm.columns', 'm.take', 'channel.id as channel_id'])
    .select('campaign.id as campaign_id')
    .where('m.header_fingerprint', 'in', fingerprints)
    .execute()
  return new Map(
    rows.map((row) => [
      row.header_fingerprint,
      {
        columns: row.columns as Record<number, Field>,
        take: row.take,
        channelId: row.channel_id,
        campaignId: row.campaign_id,
      },
    ]),
  )
}

export async function rememberMapping(
  work: Work,
  fingerprint: string,
  mapping: RememberedMapping,
  savedBy: string,
): Promise<void> {
  const row = {
    columns: JSON.stringify(mapping.columns),
    take: mapping.take,
    channel_id: mapping.channelId,
    campaign_id: mapping.campaignId,
    saved_by: savedBy,
    saved_at: work.now,
  }
  await work.tx
    .insertInto('lead_import_mapping')
    .values({ header_fingerprint: fingerprint, ...row })
    .onConflict((conflict) => conflict.column('header_fingerprint').doUpdateSet(row))
    .execute()
}

/** Changes an import; its version goes up unless it is only progress. */
export async function saveImport(
  tx: Tx,
  id: string,
  changes: Partial<Omit<ImportRecord, 'id' | 'version' | 'importer_name' | 'sheets'>> & {
    sheets?: KeptSheet[]
  },
): Promise<void> {
  const { sheets, ...rest } = changes
  await tx
    .updateTable('lead_import')
    .set((eb) => ({
      ...rest,
      ...(sheets ? { sheets: JSON.stringify(sheets) } : {}),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** The language a person reads. */
export async function languageOf(tx: Tx, personId: string): Promise<'zh' | 'en'> {
  const person = await tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', personId)
    .executeTakeFirst()
  return person?.language.startsWith('en') ? 'en' : 'zh'
}
