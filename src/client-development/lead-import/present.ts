import { abilitiesOf, type Work } from '#access/index.ts'
import type { ImportCard, ImportRow, ImportSheet, ImportView } from './fields.ts'
import type { KnownClients } from './known.ts'
import { importPolicy } from './policy.ts'
import { selectRows, type StoredRow } from './rows-sql.ts'
import { problemOf } from './rules.ts'
import { type ImportRecord, lastImportOf } from './sql.ts'

const instant = (at: Date | null) => at?.toISOString() ?? null

export function cardOf(record: ImportRecord): ImportCard {
  const { made, duplicate, skipped, failed, undone, total } = record
  return {
    id: record.id,
    name: record.name,
    byteCount: record.byte_count,
    format: record.format as ImportCard['format'],
    encoding: record.encoding,
    state: record.state,
    failure: record.failure as ImportCard['failure'],
    progress: { done: made + duplicate + skipped + failed, total },
    outcomes: { made, duplicate, skipped, failed, undone },
    importedBy: { id: record.imported_by, name: record.importer_name },
    importedAt: record.imported_at.toISOString(),
    startedAt: instant(record.started_at),
    finishedAt: instant(record.finished_at),
    version: record.version,
  }
}

const acts = {
  map: 'importLeads',
  run: 'importLeads',
  pause: 'importLeads',
  cancel: 'cancelLeadImport',
  undo: 'undoLeadImport',
} as const

export async function viewOf(work: Work, record: ImportRecord): Promise<ImportView> {
  const rights = abilitiesOf(importPolicy, work.actor, record)
  const could = Object.entries(acts).map(([act, right]) => [
    act,
    rights[right] && problemOf(act as keyof typeof acts, record.state) === null,
  ])
  const before = await lastImportOf(work.tx, record.content_sha256, record.id)
  return {
    ...cardOf(record),
    duplicates: record.duplicates as ImportView['duplicates'],
    alreadyImportedAt: instant(before),
    sheets: record.sheets,
    abilities: { ...Object.fromEntries(could), rows: rights.readLeadImportRows },
  }
}

// What a clerk needs to see whether columns are read rightly.
const firstRows = 20

/** The import with the first rows of each sheet that is read. */
export async function readingOf(
  work: Work,
  record: ImportRecord,
  clients: KnownClients | undefined,
) {
  const first: { sheet: number; rows: ImportRow[] }[] = []
  for (const { sheet, headerRow } of record.sheets.filter(isRead)) {
    const rows = await selectRows(work.tx, record.id, sheet, undefined, headerRow ?? 0, firstRows)
    first.push({ sheet, rows: await presentRows(work, rows, clients) })
  }
  return { ...(await viewOf(work, record)), first }
}

/** Whether the rows of the sheet are accounted for one by one. */
export const isRead = (sheet: ImportSheet): boolean => sheet.ignored === null

export async function presentRows(
  work: Work,
  rows: StoredRow[],
  clients: KnownClients | undefined,
): Promise<ImportRow[]> {
  const clientIds = rows.flatMap((row) =>
    row.known_kind === 'client' && row.known_id ? [row.known_id] : [],
  )
  const names = clientIds.length > 0 ? await clients?.names(work.tx, clientIds) : undefined
  return rows.map((row) => presentRow(row, names))
}

function presentRow(row: StoredRow, clientNames: Map<string, string> | undefined): ImportRow {
  const { known_id: id, known_kind: kind, known_by, repeats_row, repeats_sheet, repeats_by } = row
  // Whom the viewer does not see is no hint.
  const name = kind === 'client' && id ? clientNames?.get(id) : row.known_name
  return {
    sheet: row.sheet,
    row: row.row,
    kind: row.kind,
    cells: row.cells,
    lead: row.lead,
    warnings: row.warnings,
    problems: row.problems,
    repeats:
      repeats_row !== null && repeats_sheet !== null && repeats_by !== null
        ? { sheet: repeats_sheet, row: repeats_row, by: repeats_by }
        : null,
    known: id && kind && known_by && name ? { kind, id, name, by: known_by } : null,
    choice: row.choice,
    outcome: row.outcome,
    leadId: row.lead_id,
  }
}
