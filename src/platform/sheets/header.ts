import { createHash } from 'node:crypto'
import { compactTitle, extra, type Vocabulary } from './titles.ts'
import { type Cell, cellText, isBlank, type Sheet } from './workbook.ts'

export interface Header {
  ok: true
  /** 1-based row of the sheet. */
  row: number
  titles: string[]
  /** The same for the same columns in the same order, however they are spaced. */
  fingerprint: string
}

/** Why a sheet is left out of the import. */
export interface NoHeader {
  ok: false
  code: 'no_header' | 'blank_sheet'
}

/** Plain data, so that an office's own mapping can be remembered by the fingerprint of its header. */
export interface Mapping<Field extends string = string> {
  headerFingerprint: string
  /** By 0-based column. A column that is not named here is kept as `extra`. */
  columns: Record<number, Field>
}

/** Titles, addresses and notices above the column titles; with more than this it is no list. */
export const deepestHeader = 40

/** The row whose cells are column titles: below title rows, above the first entry. */
export function findHeader(vocabulary: Vocabulary, sheet: Sheet): Header | NoHeader {
  let best = { score: 0, at: -1 }
  for (let at = 0; at < Math.min(sheet.rows.length, deepestHeader); at++) {
    const score = scoreAsHeader(vocabulary, sheet.rows[at] ?? [])
    if (score > best.score) best = { score, at }
  }
  if (best.at >= 0) return headerAt(sheet, best.at + 1)
  const blank = sheet.rows.every((row) => row.every(isBlank))
  return { ok: false, code: blank ? 'blank_sheet' : 'no_header' }
}

/** The header a clerk points at when it was not found, or found wrongly. */
export function headerAt(sheet: Sheet, row: number): Header {
  const titles = (sheet.rows[row - 1] ?? []).map((cell) => cellText(cell).trim())
  while (titles.at(-1) === '') titles.pop()
  return { ok: true, row, titles, fingerprint: fingerprintOf(titles) }
}

/** Two known words at least, and not a sentence among many other words. 0 means: not a header. */
function scoreAsHeader(vocabulary: Vocabulary, cells: Cell[]): number {
  const written = cells.filter((cell) => !isBlank(cell))
  const met = new Set<string>()
  let known = 0
  let recognised = 0
  for (const cell of written) {
    const meaning = typeof cell === 'string' ? vocabulary.meaningOf(cell) : null
    if (!meaning) continue
    if (meaning.known) known++
    recognised += meaning.known ? 1 : 0.4
    met.add(meaning.field)
  }
  const enough = known >= 1 && met.size >= 2 && recognised >= 1.4
  return enough && recognised >= written.length * 0.4 ? recognised : 0
}

/** What every column most probably means; the clerk may change it before anything is imported. */
export function proposeMapping<Field extends string>(
  vocabulary: Vocabulary<Field>,
  header: Header,
): Mapping<Field> {
  const columns: Record<number, Field> = {}
  const rest = extra as Field
  const taken = new Map<Field, number>()
  header.titles.forEach((title, column) => {
    const field = vocabulary.meaningOf(title)?.field ?? rest
    const earlier = taken.get(field)
    if (earlier === undefined || vocabulary.shared.has(field)) {
      columns[column] = field
      taken.set(field, column)
      return
    }
    const earlierTitle = header.titles[earlier] ?? ''
    const isTaken = (other: Field) => taken.has(other)
    const pair = vocabulary.pairOf?.({ field, title, earlierTitle, isTaken })
    columns[column] = pair?.field ?? rest
    if (!pair) return
    columns[earlier] = pair.earlier
    taken.set(pair.earlier, earlier)
    taken.set(pair.field, column)
  })
  return { headerFingerprint: header.fingerprint, columns }
}

function fingerprintOf(titles: string[]): string {
  return createHash('sha256')
    .update(titles.map(compactTitle).join('\u001f'))
    .digest('hex')
    .slice(0, 32)
}
