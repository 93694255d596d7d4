import type { SheetShape, SheetWriter } from './cells.ts'
import { csvWriter } from './csv.ts'
import type { SheetFormat } from './contract.ts'
import { xlsxWriter } from './xlsx.ts'

export {
  type InBoth,
  inOne,
  type SheetCell,
  type SheetColumn,
  type SheetLanguage,
} from './cells.ts'

export { fromScreen, listedIn } from './from-screen.ts'

const writers: Record<SheetFormat, (shape: SheetShape) => SheetWriter> = {
  csv: csvWriter,
  xlsx: xlsxWriter,
}

/** Begins a file of one sheet. */
export const sheetWriter = (format: SheetFormat, shape: SheetShape): SheetWriter =>
  writers[format](shape)
