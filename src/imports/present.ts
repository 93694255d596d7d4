import { abilitiesOf, type Work } from '#access/index.ts'
import { nearProgress } from '#parties/index.ts'
import type { ImportCard, ImportRow, ImportRowFate, ImportSheet, ImportView } from './fields.ts'
import { type Judged, judgeRows } from './judge.ts'
import { type ImportPlug, placeOf } from './plug.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { importPolicy } from './policy.ts'
import { selectRows, type StoredRow } from './rows-sql.ts'
import { problemOf } from './rules.ts'
import { type ImportRecord, lastImportOf } from './sql.ts'

const instant = (at: Date | null) => at?.toISOString() ?? null

export function cardOf(record: ImportRecord): ImportCard {
  const { made, duplicate, skipped, failed, undone, total } = record
  return {
    id: record.id,
    kind: record.kind,
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
  map: 'importSheets',
  run: 'importSheets',
  pause: 'importSheets',
  cancel: 'cancelImport',
  undo: 'undoImport',
} as const

export async function viewOf(work: Work, record: ImportRecord): Promise<ImportView> {
  const rights = abilitiesOf(importPolicy, work.actor, record)
  const could = Object.entries(acts).map(([act, right]) => [
    act,
    rights[right] && problemOf(act as keyof typeof acts, record.state) === null,
  ])
  const before = await lastImportOf(work.tx, record)
  const near = await nearProgress(work, record.id)
  return {
    ...cardOf(record),
    duplicates: record.duplicates,
    alreadyImportedAt: instant(before),
    sheets: record.sheets,
    // What stands in the rows is for whoever may look into them.
    names: rights.readImportRows ? record.names : [],
    near: near && near.total > 0 ? near : null,
    abilities: {
      ...Object.fromEntries(could),
      rows: rights.readImportRows,
      holdNear: rights.holdNearSearch && near !== null && near.done < near.total,
    },
  }
}

// What a clerk needs to see whether columns are read rightly.
const firstRows = 20

/** The import with the first rows of each sheet that is read. */
export async function readingOf(work: Work, record: ImportRecord, plugs: Plugs) {
  const first: { sheet: number; rows: ImportRow[] }[] = []
  for (const { sheet, headerRow } of record.sheets.filter(isRead)) {
    const rows = await selectRows(work.tx, record.id, sheet, undefined, headerRow ?? 0, firstRows)
    first.push({ sheet, rows: await presentRows(work, record, rows, plugs) })
  }
  return { ...(await viewOf(work, record)), first }
}

/** Whether the rows of the sheet are accounted for one by one. */
const isRead = (sheet: ImportSheet): boolean => sheet.ignored === null

export async function presentRows(
  work: Work,
  record: ImportRecord,
  rows: StoredRow[],
  plugs: Plugs,
): Promise<ImportRow[]> {
  const plug = plugOf(plugs, record.kind)
  const judged = await judgedAmong(work, record, rows, plug)
  const told = rows.map((row) => {
    const { known, ...more } = judged.get(placeOf(row)) ?? { fate: null, problems: [], known: null }
    const now = known ? { known_id: known.id, known_kind: known.kind, known_by: known.by } : {}
    const problems = [...row.problems, ...more.problems]
    return { ...row, ...now, problems, fate: more.fate }
  })
  const names = await namesOfKnown(work, told, plugs)
  return told.map((row) => presentRow(row, names))
}

/** By `placeOf`, what the run would do with those that wait, seen by whoever looks. */
async function judgedAmong(work: Work, record: ImportRecord, rows: StoredRow[], plug: ImportPlug) {
  if (problemOf('run', record.state) !== null) return new Map<string, Judged>()
  const waiting = rows.filter((row) => row.kind === 'entry' && row.outcome === null)
  const judged = await judgeRows(
    work.tx,
    record,
    waiting.map((row) => ({ ...row, repeats: row.repeats_row !== null })),
    plug,
  )
  return new Map(judged.map((one) => [placeOf(one), one]))
}

async function namesOfKnown(work: Work, rows: StoredRow[], plugs: Plugs) {
  const names = new Map<string, string>()
  const known = Map.groupBy(rows, (row) => row.known_kind)
  for (const plug of plugs.values()) {
    const ids = (plug.makes && known.get(plug.makes))?.flatMap((row) => row.known_id ?? []) ?? []
    if (ids.length === 0) continue
    for (const [id, name] of await plug.names(work.tx, [...new Set(ids)])) names.set(id, name)
  }
  return names
}

function presentRow(
  row: StoredRow & { fate: ImportRowFate | null },
  names: Map<string, string>,
): ImportRow {
  const { known_id: id, known_kind: kind, known_by, repeats_row, repeats_sheet, repeats_by } = row
  // Whom the viewer does not see is no hint.
  const name = id && names.get(id)
  return {
    sheet: row.sheet,
    row: row.row,
    kind: row.kind,
    cells: row.cells,
    entry: row.entry,
    warnings: row.warnings,
    problems: row.problems,
    repeats:
      repeats_row !== null && repeats_sheet !== null && repeats_by !== null
        ? { sheet: repeats_sheet, row: repeats_row, by: repeats_by }
        : null,
    known: id && kind && known_by && name ? { kind, id, name, by: known_by } : null,
    choice: row.choice,
    fate: row.fate,
    outcome: row.outcome,
    madeId: row.made_id,
    subjectId: row.subject_id,
  }
}
