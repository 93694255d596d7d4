import { phoneNumber } from '#parties/index.ts'
import { yuanPerUnit } from './amounts.ts'
import { yearWritten } from './days.ts'
import type { Field } from './fields.ts'
import type { Mapping } from './header.ts'
import { emptyLead, type LeadRow, type ReadLead, type RejectedRow, type Row } from './lead.ts'
import type { RejectionCode, RowProblem } from './problems.ts'
import { type Place, type ReadCell, readers, type Warnings } from './read-cells.ts'
import { type Columns, kindOfRow } from './row-kind.ts'
import { looksLikeFormula, withoutGuard } from './text-safe.ts'
import { type Cell, cellText, isBlank, type Sheet } from './workbook.ts'

interface Column {
  field: Field
  read: ReadCell | null
  place: Place
}

/**
 * Accounts for every row of a sheet: as a lead with what it says, as something that is no entry, or as
 * rejected with the reason. `rows[n]` is sheet row n + 1; none is left out. `otherwiseYear` completes
 * days without a year where the sheet itself names none.
 */
export function accountRows(
  sheet: Sheet,
  headerRow: number,
  mapping: Mapping,
  otherwiseYear: number | null = null,
): Row[] {
  const titles = (sheet.rows[headerRow - 1] ?? []).map((cell) => cellText(cell).trim())
  const fieldAt = (column: number): Field => mapping.columns[column] ?? 'extra'
  const columns: Columns = { titles, fieldAt }
  const plan = planColumns(sheet, headerRow, columns, otherwiseYear)
  return sheet.rows.map((cells, at): Row => {
    const row = at + 1
    if (row === headerRow) return { row, cells, kind: 'header' }
    if (row < headerRow) return { row, cells, kind: cells.every(isBlank) ? 'blank' : 'title' }
    const kind = kindOfRow(cells, columns)
    return kind === null ? readRow(row, cells, plan) : { row, cells, kind }
  })
}

function planColumns(
  sheet: Sheet,
  headerRow: number,
  { titles, fieldAt }: Columns,
  otherwiseYear: number | null,
): Column[] {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const plan: Column[] = []
  for (let column = 0; column < width; column++) {
    const field = fieldAt(column)
    const title = titles[column] || letters(column)
    const year =
      field === 'received_on'
        ? yearOfColumn(sheet, headerRow, column, otherwiseYear)
        : { year: null, yearIsSure: true }
    const place = { column, title, yuanPerUnit: yuanPerUnit(title), ...year }
    plan.push({ field, place, read: field === 'ignore' ? null : readers[field] })
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

function readRow(row: number, cells: Cell[], plan: Column[]): LeadRow | RejectedRow {
  const lead = emptyLead()
  const warnings: Warnings = []
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
    how.read(text, lead, how.place, warnings)
  }
  lendNumbers(lead)
  const problems = rejections(lead, plan)
  if (problems.length > 0) return { row, cells, kind: 'rejected', lead, warnings, problems }
  if (lead.personName === null && lead.contactName === null && columnOf(plan, 'name') !== null) {
    const named = isNameOfOrganisation(lead, cells, plan)
    if (!named) warnings.push({ column: columnOf(plan, 'name'), code: 'name_missing', values: {} })
  }
  return { row, cells, kind: 'lead', lead, warnings }
}

/** 微信同号 beside a mobile, in either direction: the one number is both. */
function lendNumbers(lead: ReadLead): void {
  const same = /同号|同手机|同电话|同上|same/i
  if (lead.wechat !== null && same.test(lead.wechat)) {
    lead.wechat = lead.phones.find((phone) => /^\+861[3-9]/.test(phone))?.slice(3) ?? null
  } else if (lead.wechat !== null && lead.phones.length === 0 && lead.phoneText !== null) {
    const read = phoneNumber(lead.wechat)
    if (read.ok && read.kind === 'mobile' && same.test(lead.phoneText)) lead.phones.push(read.value)
  }
}

/**
 * A lead needs somebody to speak of and a way to speak to them. A number that cannot be read rejects the
 * row only where nothing else leads to the client: no mail, no WeChat, nobody who introduced them.
 */
function rejections(lead: ReadLead, plan: Column[]): RowProblem<RejectionCode>[] {
  const problems: RowProblem<RejectionCode>[] = []
  const named = lead.personName ?? lead.organisationName ?? lead.contactName
  if (named === null) {
    const column = columnOf(plan, 'name') ?? columnOf(plan, 'organisation')
    problems.push({ column, code: 'nobody_named', values: {} })
  }
  const reachable = lead.phones.length > 0 || lead.mails.length > 0
  if (reachable || lead.wechat !== null || lead.referrer !== null) return problems
  const text = [lead.phoneText, lead.mailText].filter((part) => part !== null).join(' / ')
  const column = columnOf(plan, lead.phoneText === null && text !== '' ? 'mail' : 'phone')
  problems.push(
    text === ''
      ? { column, code: 'unreachable', values: {} }
      : { column, code: 'unreachable_as_written', values: { text: text.slice(0, 200) } },
  )
  return problems
}

const isNameOfOrganisation = (lead: ReadLead, cells: Cell[], plan: Column[]): boolean => {
  const column = columnOf(plan, 'name')
  return lead.organisationName !== null && column !== null && !isBlank(cells[column])
}

function columnOf(plan: Column[], field: Field): number | null {
  const at = plan.findIndex((column) => column.field === field)
  return at < 0 ? null : at
}

/** The letters a spreadsheet program puts over a column: 0 is A, 26 is AA. */
export function letters(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}
