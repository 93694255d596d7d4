import { compactTitle, ignore, type Vocabulary } from './titles.ts'
import { type Cell, cellText, isBlank } from './workbook.ts'

const total =
  /^(小计|合计|总计|共计|累计|总数|本[页月周]合计|本[页月周]小计|(sub|grand)?-?\s?totals?|sum)\s*[:：]?$/i
const remark =
  /^([(（【]?(注|备注|说明|提示|附|填表|制表|编制|审核|复核|批准|打印|导出|数据来源|note|remark|prepared|checked|source)|※|\*)/i
// A sentence in the column of running numbers is a remark whatever it begins with.
const sentence = 12

/** What a row of a sheet is that is no entry. */
export type OtherKind = 'title' | 'header' | 'subtotal' | 'note' | 'blank'

export interface Columns {
  titles: string[]
  fieldAt: (column: number) => string
  prose: Vocabulary['prose']
}

/** What a row below the header is, if it is no entry; null means it should be one. */
export function kindOfRow(cells: Cell[], columns: Columns): OtherKind | null {
  let written = 0
  let first = -1
  let numbering = 0
  let remarks = 0
  let totals = 0
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (cell === undefined || isBlank(cell)) continue
    written++
    if (first < 0) first = column
    const text = cellText(cell).trim()
    if (columns.fieldAt(column) === ignore && /^[\d.]+$/.test(text)) numbering++
    if (text.length <= 12 && total.test(text.replace(/\s/g, ''))) totals++
    else if (remark.test(text)) remarks++
  }
  // Numbers filled in beforehand down an empty list are no entries.
  if (written === numbering) return 'blank'
  if (repeatsHeader(cells, columns.titles, written)) return 'header'
  if (totals > 0 && firstIsTotal(cells, first, numbering) && written <= cells.length / 2 + 1) {
    return 'subtotal'
  }
  return isNote(cells, columns, { written, first, remarks }) ? 'note' : null
}

function firstIsTotal(cells: Cell[], first: number, numbering: number): boolean {
  const words = cells
    .filter((cell) => !isBlank(cell))
    .map((cell) => cellText(cell).replace(/\s/g, ''))
  return total.test(cellText(cells[first]).replace(/\s/g, '')) || total.test(words[numbering] ?? '')
}

function isNote(
  cells: Cell[],
  columns: Columns,
  { written, first, remarks }: { written: number; first: number; remarks: number },
): boolean {
  if (remarks === written && written <= 4 && columns.fieldAt(first) !== columns.prose) return true
  if (written !== 1) return false
  const text = cellText(cells[first])
  return (
    columns.fieldAt(first) === ignore ||
    (first === 0 && text.length > sentence && /[。;；]/.test(text))
  )
}

function repeatsHeader(cells: Cell[], titles: string[], written: number): boolean {
  let same = 0
  for (let column = 0; column < titles.length; column++) {
    const title = titles[column] ?? ''
    const cell = cells[column]
    if (title === '' || typeof cell !== 'string' || cell.length > title.length + 8) continue
    if (cell.trim() === title || compactTitle(cell) === compactTitle(title)) same++
    // Most rows differ from the header in their first cells already.
    else if (column >= 3 && same === 0) return false
  }
  return same >= 2 && same >= written * 0.6
}
