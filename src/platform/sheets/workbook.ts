/** What a formula left behind instead of a value: `#REF!`, `#N/A`; `#EMPTY!` was never calculated. */
export interface CellError {
  error: string
}

/** Text as the office sees it; dates are ISO days, numbers plain digits, a blank cell is `''`. */
export type Cell = string | CellError

export interface Sheet {
  name: string
  /** Rows from the top of the sheet: `rows[0]` is row 1. A row may be shorter than its neighbours. */
  rows: Cell[][]
  /** The sheet itself is hidden in the spreadsheet program. Its rows are read all the same. */
  hidden: boolean
  /** 0-based columns and 1-based rows nobody sees on opening the file; read like the others. */
  hiddenColumns: number[]
  hiddenRows: number[]
  /** How many cells took the value of the merged cell above them. */
  filledFromMerge: number
}

export interface Workbook {
  ok: true
  format: 'xlsx' | 'csv'
  /** Of a text file: how its characters were stored, and what divides its columns. */
  encoding: string | null
  delimiter: string | null
  sheets: Sheet[]
}

export interface UnreadableFile {
  ok: false
  code: FileProblem
  /** Figures the words of the code need. */
  values: Record<string, string | number>
}

export type FileProblem =
  | 'empty'
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'unpacks_too_large'
  | 'not_a_spreadsheet'
  | 'old_xls'
  | 'binary_workbook'
  | 'web_page'
  | 'encrypted'
  | 'damaged'
  | 'unknown_encoding'
  | 'quote_not_closed'

/** Carries a file problem out of the depths of a reader; never leaves this folder. */
export class FileTrouble extends Error {
  readonly code: FileProblem
  readonly values: Record<string, string | number>

  constructor(code: FileProblem, values: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}

export const limits = {
  fileBytes: 20 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  /** 200,000 rows of 25 columns. */
  cells: 5_000_000,
  /** All parts of an .xlsx together, unpacked. */
  unpackedBytes: 256 * 1024 * 1024,
  parts: 2_000,
}

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.error

/** True as well for a cell of blanks only. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === 'string' && (cell === '' || cell.trim() === ''))
