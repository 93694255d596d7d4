import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { ImportRowKind, KnownKind, SameKey } from './fields.ts'
import type { Entry, Known } from './plug.ts'
import type { Cell, RowProblem } from './reading/index.ts'

/** Stores a batch of rows as the reading thread wrote it; the JSON is not looked into here. */
export async function storeRows(tx: Tx, batch: string): Promise<void> {
  await sql`insert into sheet_import_row
      (import_id, sheet, row, kind, cells, entry, warnings, problems, repeats_sheet, repeats_row, repeats_by)
    select r.import_id, r.sheet, r.row, r.kind, r.cells, r.entry, r.warnings, r.problems, r.repeats_sheet, r.repeats_row, r.repeats_by
    from json_to_recordset(${batch}::json) as r(import_id uuid, sheet int, row int, kind text, cells jsonb, entry jsonb,
      warnings jsonb, problems jsonb, repeats_sheet int, repeats_row int, repeats_by text)`.execute(
    tx,
  )
}

export async function clearRows(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('sheet_import_row').where('import_id', '=', importId).execute()
}

/** Entries that wait to be imported, in order, after a place. */
export async function selectEntries(
  tx: Tx,
  importId: string,
  after: { sheet: number; row: number },
  limit: number,
): Promise<WaitingRow[]> {
  const found = await sql<WaitingRow>`
    select ${waiting} from sheet_import_row
    where import_id = ${importId} and kind = 'entry' and outcome is null and (sheet, row) > (${after.sheet}::int, ${after.row}::int)
    order by sheet, row limit ${limit}`.execute(tx)
  return found.rows
}

export interface WaitingRow extends Entry<unknown> {
  choice: string | null
  repeats: boolean
  known_by: SameKey | null
}
const waiting = sql`sheet, row, entry, choice, repeats_row is not null as repeats, known_by`

/** The next rows nobody else is working at, held until the transaction ends. */
export async function takeWaitingRows(
  tx: Tx,
  importId: string,
  limit: number,
): Promise<WaitingRow[]> {
  const found = await sql<WaitingRow>`
    select ${waiting} from sheet_import_row
    where import_id = ${importId} and kind = 'entry' and outcome is null
    order by sheet, row limit ${limit} for update skip locked`.execute(tx)
  return found.rows
}

export async function anyWaiting(tx: Tx, importId: string): Promise<boolean> {
  const found = await sql<{ any: boolean }>`
    select exists (select 1 from sheet_import_row
      where import_id = ${importId} and kind = 'entry' and outcome is null) as any`.execute(tx)
  return found.rows[0]?.any ?? false
}

export interface Settled {
  sheet: number
  row: number
  outcome: string
  madeId: string | null
  subjectId: string | null
}

/** Writes down what became of rows. */
export async function settleRows(tx: Tx, importId: string, rows: Settled[]): Promise<void> {
  await sql`update sheet_import_row r set outcome = v.outcome, made_id = v.made_id, subject_id = v.subject_id
    from unnest(${rows.map((row) => row.sheet)}::int[], ${rows.map((row) => row.row)}::int[],
      ${rows.map((row) => row.outcome)}::text[], ${rows.map((row) => row.madeId)}::uuid[],
      ${rows.map((row) => row.subjectId)}::uuid[]) as v(sheet, row, outcome, made_id, subject_id)
    where r.import_id = ${importId} and r.sheet = v.sheet and r.row = v.row`.execute(tx)
}

/** Writes down why rows were not made after all. */
export async function blameRows(
  tx: Tx,
  importId: string,
  rows: { sheet: number; row: number; problems: RowProblem[] }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update sheet_import_row r set problems = v.problems
    from unnest(${rows.map((row) => row.sheet)}::int[], ${rows.map((row) => row.row)}::int[],
      ${rows.map((row) => JSON.stringify(row.problems))}::jsonb[]) as v(sheet, row, problems)
    where r.import_id = ${importId} and r.sheet = v.sheet and r.row = v.row`.execute(tx)
}

/** Marks whom rows seem to repeat. */
export async function markKnown(
  tx: Tx,
  importId: string,
  rows: { sheet: number; row: number; known: Known }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update sheet_import_row r set known_id = v.id, known_kind = v.kind, known_by = v.key
    from unnest(${rows.map((row) => row.sheet)}::int[], ${rows.map((row) => row.row)}::int[],
      ${rows.map((row) => row.known.id)}::uuid[], ${rows.map((row) => row.known.kind)}::text[],
      ${rows.map((row) => row.known.by)}::text[]) as v(sheet, row, id, kind, key)
    where r.import_id = ${importId} and r.sheet = v.sheet and r.row = v.row`.execute(tx)
}

/** Marks a row the database would not take. */
export async function markFailed(
  tx: Tx,
  importId: string,
  row: { sheet: number; row: number },
): Promise<void> {
  const problems = JSON.stringify([{ column: null, code: 'not_saved', values: {} }])
  await sql`update sheet_import_row set outcome = 'failed', problems = ${problems}::jsonb
    where import_id = ${importId} and sheet = ${row.sheet} and row = ${row.row}`.execute(tx)
}

/** Possible duplicates by sheet. */
export async function hintedBySheet(tx: Tx, importId: string): Promise<Map<number, number>> {
  const found = await sql<{ sheet: number; count: number }>`
    select sheet, count(*) as count from sheet_import_row
    where import_id = ${importId} and (repeats_row is not null or known_id is not null)
    group by sheet`.execute(tx)
  return new Map(found.rows.map((row) => [row.sheet, row.count]))
}

export interface StoredRow {
  sheet: number
  row: number
  kind: ImportRowKind
  cells: Cell[]
  entry: Record<string, unknown> | null
  warnings: RowProblem[]
  problems: RowProblem[]
  repeats_sheet: number | null
  repeats_row: number | null
  repeats_by: SameKey | null
  known_id: string | null
  known_kind: KnownKind | null
  known_by: SameKey | null
  choice: 'import' | 'skip' | null
  outcome: 'made' | 'duplicate' | 'skipped' | 'failed' | 'undone' | null
  made_id: string | null
  subject_id: string | null
}

const filters: Record<'duplicate' | 'failed' | 'candidate', RawBuilder<unknown>> = {
  candidate: sql`r.kind in ('entry', 'rejected')`,
  duplicate: sql`(r.repeats_row is not null or r.known_id is not null)`,
  failed: sql`(r.kind = 'rejected' or r.outcome = 'failed')`,
}

/** Rows of a sheet in order, after a row. */
export async function selectRows(
  tx: Tx,
  importId: string,
  sheet: number,
  kind: ImportRowKind | keyof typeof filters | undefined,
  after: number,
  limit: number,
): Promise<StoredRow[]> {
  const wanted =
    kind === undefined
      ? sql`true`
      : kind in filters
        ? filters[kind as keyof typeof filters]
        : sql`r.kind = ${kind}`
  const found = await sql<StoredRow>`
    select r.sheet, r.row, r.kind, r.cells, r.entry, r.warnings, r.problems, r.repeats_sheet, r.repeats_row, r.repeats_by,
      r.known_id, r.known_kind, r.known_by, r.choice, r.outcome, r.made_id, r.subject_id
    from sheet_import_row r
    where r.import_id = ${importId} and r.sheet = ${sheet} and r.row > ${after} and ${wanted}
    order by r.row limit ${limit}`.execute(tx)
  return found.rows
}

/** Rows for the clerk to correct. */
export async function selectFailures(
  tx: Tx,
  importId: string,
  sheet: number,
): Promise<{ row: number; problems: RowProblem[] }[]> {
  const found = await sql<{ row: number; problems: RowProblem[] }>`
    select r.row, r.problems from sheet_import_row r
    where r.import_id = ${importId} and r.sheet = ${sheet} and ${filters.failed} order by r.row`.execute(
    tx,
  )
  return found.rows
}

export async function sheetsWithFailures(tx: Tx, importId: string): Promise<number[]> {
  const found = await sql<{ sheet: number }>`
    select distinct r.sheet from sheet_import_row r where r.import_id = ${importId} and ${filters.failed}
    order by 1`.execute(tx)
  return found.rows.map((row) => row.sheet)
}

/** Records what somebody decided about rows that can be imported; how many there were. */
export async function chooseRows(
  tx: Tx,
  importId: string,
  choices: { sheet: number; row: number; choice: string | null }[],
): Promise<number> {
  const changed = await sql<{ row: number }>`update sheet_import_row r set choice = v.choice
    from unnest(${choices.map((one) => one.sheet)}::int[], ${choices.map((one) => one.row)}::int[],
      ${choices.map((one) => one.choice)}::text[]) as v(sheet, row, choice)
    where r.import_id = ${importId} and r.sheet = v.sheet and r.row = v.row and r.kind = 'entry' and r.outcome is null
    returning r.row`.execute(tx)
  return changed.rows.length
}

/** The next things the import made and nobody took back, after one. */
export async function madeAfter(
  tx: Tx,
  importId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await sql<{ made_id: string }>`
    select made_id from sheet_import_row
    where import_id = ${importId} and outcome = 'made' and made_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by made_id limit ${limit}`.execute(tx)
  return found.rows.map((row) => row.made_id)
}

export async function markUndone(tx: Tx, importId: string, ids: string[]): Promise<void> {
  await sql`update sheet_import_row set outcome = 'undone'
    where import_id = ${importId} and made_id = any (${ids}::uuid[])`.execute(tx)
}

/** What still stands of an import, in the order of its file, and how much that is. */
export async function keptOf(tx: Tx, importId: string, limit: number) {
  const found = await sql<{ id: string; subjectId: string | null; count: number }>`
    select made_id as id, subject_id as "subjectId", count(*) over () as count from sheet_import_row
    where import_id = ${importId} and outcome = 'made' order by sheet, row limit ${limit}`.execute(
    tx,
  )
  return found.rows
}
