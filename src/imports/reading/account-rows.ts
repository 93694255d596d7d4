import {
  type Cell,
  cellText,
  type Columns,
  ignore,
  isBlank,
  kindOfRow,
  looksLikeFormula,
  type Mapping,
  type Sheet,
  withoutGuard,
  yearWritten,
  yuanPerUnit,
} from '#platform/sheets/index.ts'
import { ownColumn, ownField } from './cells.ts'
import { partRemarks, type RowProblem } from './problems.ts'
import type { EntryRow, Place, ReadCell, Reading, RejectedRow, Row } from './reading.ts'

interface Column<Entry> {
  field: string
  read: ReadCell<Entry> | null
  place: Place
}

/**
 * Accounts for every row of a sheet: as an entry with what it says, as something that is no entry, or as
 * rejected with the reason. `rows[n]` is sheet row n + 1; none is left out. `otherwiseYear` completes
 * days without a year where the sheet itself names none.
 */
export function accountRows<Entry, Field extends string>(
  reading: Reading<Entry, Field>,
  sheet: Sheet,
  headerRow: number,
  mapping: Mapping,
  otherwiseYear: number | null = null,
): Row<Entry>[] {
  const titles = (sheet.rows[headerRow - 1] ?? []).map((cell) => cellText(cell).trim())
  const fieldAt = (column: number) => mapping.columns[column] ?? 'extra'
  const columns: Columns = { titles, fieldAt, prose: reading.vocabulary.prose }
  const plan = planColumns(reading, sheet, headerRow, columns, otherwiseYear)
  return sheet.rows.map((cells, at): Row<Entry> => {
    const row = at + 1
    if (row === headerRow) return { row, cells, kind: 'header' }
    if (row < headerRow) return { row, cells, kind: cells.every(isBlank) ? 'blank' : 'title' }
    const kind = kindOfRow(cells, columns)
    return kind === null ? readRow(reading, row, cells, plan) : { row, cells, kind }
  })
}

function planColumns<Entry, Field extends string>(
  reading: Reading<Entry, Field>,
  sheet: Sheet,
  headerRow: number,
  { titles, fieldAt }: Columns,
  otherwiseYear: number | null,
): Column<Entry>[] {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const plan: Column<Entry>[] = []
  for (let column = 0; column < width; column++) {
    const field = fieldAt(column)
    const title = titles[column] || letters(column)
    const year = reading.days.has(field as Field)
      ? yearOfColumn(sheet, headerRow, column, otherwiseYear)
      : { year: null, yearIsSure: true }
    const place = { column, title, yuanPerUnit: yuanPerUnit(title), ...year }
    const readers = reading.readers as Record<string, ReadCell<Entry>>
    const read = field.startsWith(ownField)
      ? (ownColumn(field.slice(ownField.length)) as ReadCell<unknown>)
      : (readers[field] ?? null)
    plan.push({ field, place, read: field === ignore ? null : read })
  }
  return plan
}

/** The commonest year of a date column; sure when no row names another. */
function yearOfColumn(sheet: Sheet, headerRow: number, column: number, otherwise: number | null) {
  const rowsByYear = new Map<number, number>()
  const known = new Map<string, number | null>()
  for (let at = headerRow; at < sheet.rows.length; at++) {
    const cell = sheet.rows[at]?.[column]
    if (typeof cell !== 'string' || cell === '') continue
    let year = known.get(cell)
    if (year === undefined) {
      year = yearWritten(cell)
      known.set(cell, year)
    }
    if (year !== null) rowsByYear.set(year, (rowsByYear.get(year) ?? 0) + 1)
  }
  const [commonest] = [...rowsByYear].sort(([, rows], [, others]) => others - rows)
  if (commonest) return { year: commonest[0], yearIsSure: rowsByYear.size === 1 }
  return { year: otherwise, yearIsSure: false }
}

function readRow<Entry, Field extends string>(
  reading: Reading<Entry, Field>,
  row: number,
  cells: Cell[],
  plan: Column<Entry>[],
): EntryRow<Entry> | RejectedRow<Entry> {
  const entry = reading.empty()
  const warnings: RowProblem[] = []
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    const how = plan[column]
    if (cell === undefined || cell === '' || !how?.read) continue
    if (typeof cell !== 'string') {
      warnings.push({ column, code: 'cell_error', values: { text: cell.error } })
      continue
    }
    const text = withoutGuard(cell)
    if (looksLikeFormula(text)) {
      warnings.push({ column, code: 'formula_like_text', values: { text: text.slice(0, 200) } })
    }
    how.read(text, entry, how.place, warnings)
  }
  const columnOf = (field: string) => {
    const at = plan.findIndex((column) => column.field === field)
    return at < 0 ? null : at
  }
  const judged = reading.judge(entry, { cells, columnOf })
  const { against, rest } = partRemarks(warnings)
  // A cell that names nobody is not missing as well.
  const others = judged.problems.filter(
    ({ column }) => !against.some((remark) => remark.column === column),
  )
  const problems = [...against, ...others]
  if (problems.length > 0) return { row, cells, kind: 'rejected', entry, warnings: rest, problems }
  return { row, cells, kind: 'entry', entry, warnings: [...rest, ...judged.warnings] }
}

/** The letters a spreadsheet program puts over a column: 0 is A, 26 is AA. */
export function letters(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}
