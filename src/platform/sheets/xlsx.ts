import { posix } from 'node:path'
import readWorkbookFile from 'read-excel-file/universal'
import { packParts, unpackParts } from './archive.ts'
import { lookAtSheet, type SheetLook } from './sheet-xml.ts'
import { type Cell, FileTrouble, isBlank, type Sheet, type Workbook } from './workbook.ts'

type RawCell = string | boolean | Date | null

/** Reads every sheet of an .xlsx file, hidden ones too. */
export async function readXlsx(bytes: Uint8Array): Promise<Workbook> {
  const parts = unpackParts(bytes)
  const looks = lookAtSheets(parts)
  const file = packParts(parts).buffer
  let read: { sheet: string; data: unknown[][] | undefined }[]
  try {
    read = await readWorkbookFile(file, { trim: false, parseNumber: plainNumber })
  } catch {
    throw new FileTrouble('damaged')
  }
  // A sheet that is only a chart has no cells.
  const sheets = read.flatMap(({ sheet, data }, index) =>
    data ? [finishSheet(sheet, data as RawCell[][], looks[index])] : [],
  )
  return { ok: true, format: 'xlsx', encoding: null, delimiter: null, sheets }
}

function lookAtSheets(parts: Map<string, Uint8Array>): SheetLook[] {
  if (parts.has('xl/workbook.bin')) throw new FileTrouble('binary_workbook')
  const decoder = new TextDecoder()
  const text = (name: string) => {
    const part = parts.get(name)
    return part ? decoder.decode(part) : ''
  }
  const workbook = text('xl/workbook.xml')
  if (workbook === '') throw new FileTrouble('not_a_spreadsheet')
  const targets = relationTargets(text('xl/_rels/workbook.xml.rels'))
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
    const relation = tag.match(/\s(?:\w+:)?id="([^"]*)"/)?.[1] ?? ''
    const hidden = /\sstate="(hidden|veryHidden)"/.test(tag)
    return lookAtSheet(text(targets.get(relation) ?? ''), hidden)
  })
}

function relationTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = tag.match(/\sTarget="([^"]*)"/)?.[1] ?? ''
    const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target)
    targets.set(tag.match(/\sId="([^"]*)"/)?.[1] ?? '', path)
  }
  return targets
}

function finishSheet(name: string, data: RawCell[][], look: SheetLook | undefined): Sheet {
  const rows = data.map((row) => row.map(seen))
  if (!look) throw new FileTrouble('damaged')
  for (const { row, column, error } of look.errors) {
    while (rows.length <= row) rows.push([])
    place(rows[row] as Cell[], column, { error })
  }
  const filledFromMerge = fillMerges(rows, look)
  const { hidden, hiddenColumns, hiddenRows } = look
  return { name, rows, hidden, hiddenColumns, hiddenRows, filledFromMerge }
}

/** A cell merged over several rows says the same of each: a referrer beside all he referred. */
function fillMerges(rows: Cell[][], look: SheetLook): number {
  let filled = 0
  for (const { top, bottom, column } of look.merges) {
    const value = rows[top]?.[column]
    if (value === undefined || isBlank(value)) continue
    for (let row = top + 1; row <= bottom && row < rows.length; row++) {
      const cells = rows[row] as Cell[]
      if (!isBlank(cells[column])) continue
      place(cells, column, value)
      filled++
    }
  }
  return filled
}

function place(cells: Cell[], column: number, value: Cell): void {
  while (cells.length < column) cells.push('')
  cells[column] = value
}

function seen(value: RawCell): Cell {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return dayAsSeen(value)
}

/** The library gives the written wall time as UTC, so UTC parts are read: nothing can move the day. */
function dayAsSeen(date: Date): string {
  // A fraction of a day is rarely a whole second in binary; half a second settles it.
  const written = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const [day = '', time = ''] = written.split('T')
  const minutes = time.slice(0, 5)
  if (day < '1900-01-02') return minutes
  return minutes === '00:00' ? day : `${day} ${minutes}`
}

/** A stored number in plain digits: `1.3812345678E10` is 13812345678; 0.30000000000000004 is 0.3. */
export function plainNumber(stored: string): string {
  const match = stored.trim().match(/^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/)
  if (!match) return stored
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (Math.abs(point) > 40) return stored
  const padded = point > digits.length ? digits.padEnd(point, '0') : digits
  const before = (point > 0 ? padded.slice(0, point) : '0').replace(/^0+(?=\d)/, '')
  const after = (point > 0 ? padded.slice(point) : '0'.repeat(-point) + padded).replace(/0+$/, '')
  if (after === '') return sign + before
  // Programs show 15 significant digits; the rest of a fraction is noise of the binary form.
  if (before.length + after.length <= 15) return `${sign}${before}.${after}`
  const shown = String(Number(Number(stored).toPrecision(15)))
  return shown.includes('e') ? `${sign}${before}.${after}` : shown
}
