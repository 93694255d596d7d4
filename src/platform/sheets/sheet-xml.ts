import { FileTrouble, limits } from './workbook.ts'

export interface SheetLook {
  hidden: boolean
  hiddenColumns: number[]
  hiddenRows: number[]
  merges: { top: number; bottom: number; column: number }[]
  errors: { row: number; column: number; error: string }[]
}

// Row 1,048,576 and column XFD are the last ones the format has.
const lastRow = 1_048_576
const addressPattern = /\sr="([A-Z]{1,3})(\d{1,7})"/

/**
 * What the spreadsheet library does not tell: hidden columns and rows, merged cells, error values and
 * formulas that were never calculated. It also holds the sheet against the limits, so that a file of a
 * few bytes with a value in cell XFD1048576 is turned away before seventeen thousand million cells.
 */
export function lookAtSheet(xml: string, hidden: boolean): SheetLook {
  const look: SheetLook = { hidden, hiddenColumns: [], hiddenRows: [], merges: [], errors: [] }
  lookAtColumns(xml, look)
  lookAtRows(xml, look)
  lookAtCells(xml, look)
  lookAtMerges(xml, look)
  return look
}

function lookAtColumns(xml: string, look: SheetLook): void {
  for (const [tag] of xml.slice(0, xml.indexOf('<sheetData')).matchAll(/<(?:\w+:)?col\s[^<>]*>/g)) {
    if (!/\shidden="(1|true)"/.test(tag)) continue
    const from = Number(tag.match(/\smin="(\d+)"/)?.[1] ?? 0)
    const to = Math.min(Number(tag.match(/\smax="(\d+)"/)?.[1] ?? 0), limits.columns)
    for (let column = from; column >= 1 && column <= to; column++)
      look.hiddenColumns.push(column - 1)
  }
}

function lookAtRows(xml: string, look: SheetLook): void {
  for (const [tag] of xml.matchAll(/<(?:\w+:)?row\s[^<>]*>/g)) {
    const row = Number(tag.match(/\sr="(\d+)"/)?.[1] ?? 0)
    if (row > lastRow) throw new FileTrouble('damaged')
    if (/\shidden="(1|true)"/.test(tag)) look.hiddenRows.push(row)
  }
}

function lookAtCells(xml: string, look: SheetLook): void {
  let rows = 0
  let columns = 0
  const prefix = xml.slice(0, 4096).match(/<(\w+:)?worksheet[\s>]/)?.[1] ?? ''
  const opening = new RegExp(`<${prefix}c(\\s[^<>]*?)?(/)?>`, 'g')
  const closing = `</${prefix}c>`
  for (let cell = opening.exec(xml); cell; cell = opening.exec(xml)) {
    const [, attributes = '', selfClosed] = cell
    if (selfClosed) continue
    const end = xml.indexOf(closing, opening.lastIndex)
    if (end < 0) throw new FileTrouble('damaged')
    const content = xml.slice(opening.lastIndex, end)
    opening.lastIndex = end + closing.length
    const address = attributes.match(addressPattern)
    if (!address) throw new FileTrouble('damaged')
    const valued = content.includes('<v') || content.includes(':v>') || content.includes('<is')
    const column = columnNumber(address[1] ?? 'A')
    const row = Number(address[2])
    if (attributes.includes('t="e"')) {
      const error = content.match(/v>([^<]*)</)?.[1] ?? '#ERROR!'
      look.errors.push({ row: row - 1, column: column - 1, error })
    } else if (!valued && /<(?:\w+:)?f[\s>/]/.test(content)) {
      look.errors.push({ row: row - 1, column: column - 1, error: '#EMPTY!' })
    }
    if (row > rows) rows = row
    if (column > columns) columns = column
  }
  if (rows > limits.rows) throw new FileTrouble('too_many_rows', { max: limits.rows })
  if (columns > limits.columns) throw new FileTrouble('too_many_columns', { max: limits.columns })
  if (rows * columns > limits.cells) throw new FileTrouble('too_many_rows', { max: limits.rows })
}

function lookAtMerges(xml: string, look: SheetLook): void {
  const after = xml.slice(xml.lastIndexOf('sheetData>'))
  for (const [, from = 'A', top, bottom] of after.matchAll(
    /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g,
  )) {
    if (top === bottom) continue
    look.merges.push({
      top: Number(top) - 1,
      bottom: Math.min(Number(bottom), limits.rows) - 1,
      column: columnNumber(from) - 1,
    })
  }
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
