import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './encoding.ts'
import { type Cell, FileTrouble, limits, type Workbook } from './workbook.ts'

const candidates = [',', '\t', ';', '|'] as const
type Delimiter = (typeof candidates)[number]

/** Reads a text file of rows and columns; row numbers are those a spreadsheet program shows. */
export function readCsv(bytes: Uint8Array, name: string): Workbook {
  const { text, encoding } = decodeText(bytes)
  if (/^\s*(<!doctype html|<html|<table|<\?xml)/i.test(text)) throw new FileTrouble('web_page')
  const delimiter = findDelimiter(text)
  const rows = records(text, delimiter)
  if (rows.length > limits.rows) throw new FileTrouble('too_many_rows', { max: limits.rows })
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (columns > limits.columns) throw new FileTrouble('too_many_columns', { max: limits.columns })
  const sheet = { name, rows, hidden: false, hiddenColumns: [], hiddenRows: [], filledFromMerge: 0 }
  return { ok: true, format: 'csv', encoding, delimiter, sheets: [sheet] }
}

function records(text: string, delimiter: Delimiter): Cell[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      to: limits.rows + 1,
      cast: unwrapped,
    })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new FileTrouble('quote_not_closed')
    }
    throw error instanceof CsvError ? new FileTrouble('damaged') : error
  }
}

/** Systems write `="001234"` to keep a spreadsheet program from touching the digits. */
function unwrapped(value: string): string {
  return value.startsWith('="') ? value.replace(/^="([^"]*)"$/, '$1') : value
}

/** The character that divides the first rows most often and most evenly, quoted text apart. */
export function findDelimiter(text: string): Delimiter {
  const declared = text.match(/^sep=([,;\t|])\r?\n/)?.[1]
  if (declared) return declared as Delimiter
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 60)
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const score = evenness(lines.map((line) => line.split(delimiter).length - 1))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Rows that share the commonest count of dividers, weighed by that count. */
function evenness(counts: number[]): number {
  const rowsByCount = new Map<number, number>()
  for (const count of counts) {
    if (count > 0) rowsByCount.set(count, (rowsByCount.get(count) ?? 0) + 1)
  }
  let score = 0
  for (const [count, rows] of rowsByCount) score = Math.max(score, rows * Math.log2(count + 1))
  return score
}
