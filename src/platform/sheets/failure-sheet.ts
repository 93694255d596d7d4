import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { Header } from './header.ts'
import { textSafe } from './text-safe.ts'
import { type Cell, cellText } from './workbook.ts'

/** A row to hand back, with the reasons in words. */
export interface FailedRow {
  row: number
  cells: Cell[]
  reasons: string[]
}

// ECMA-376 18.18.37: the most characters one cell may hold.
const longestCell = 32_767
const words = {
  row: { zh: '原表行号', en: 'Row in the original' },
  reason: { zh: '未导入原因', en: 'Reason' },
  sheet: { zh: '未导入的行', en: 'Rows not imported' },
}

/**
 * A workbook for the clerk: the rows that were not imported under their own titles, then their row
 * number and the reason. It can be corrected and imported again. Every cell is text.
 */
export async function failureSheet(
  header: Header,
  rows: Iterable<FailedRow>,
  language: 'zh' | 'en',
): Promise<Uint8Array> {
  const failed = [...rows]
  const width = failed.reduce((most, row) => Math.max(most, row.cells.length), header.titles.length)
  const line = (cells: (Cell | undefined)[], last: string[]) =>
    [...Array.from({ length: width }, (_, at) => cellText(cells[at])), ...last].map(asText)
  const data: SheetData = [
    line(header.titles, [words.row[language], words.reason[language]]).map((cell) => ({
      ...cell,
      fontWeight: 'bold' as const,
    })),
    ...failed.map(({ row, cells, reasons }) => line(cells, [String(row), reasons.join('\n')])),
  ]
  const columns = [
    ...Array.from({ length: width }, () => ({ width: 16 })),
    { width: 12 },
    { width: 60 },
  ]
  const sheet = { sheet: words.sheet[language], columns, stickyRowsCount: 1 }
  return new Uint8Array(await writeWorkbook(data, sheet).toBuffer())
}

// The format `@` keeps a spreadsheet program from turning 13812345678 into a number again.
const asText = (text: string) => ({
  type: String,
  value: textSafe(text).slice(0, longestCell),
  format: '@',
})
