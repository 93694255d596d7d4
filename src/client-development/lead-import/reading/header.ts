import { createHash } from 'node:crypto'
import { compactTitle, type Field, fieldOfTitle, sharedFields } from './fields.ts'
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
export interface Mapping {
  headerFingerprint: string
  /** By 0-based column. A column that is not named here is kept as `extra`. */
  columns: Record<number, Field>
}

// Titles, addresses and notices above the column titles; more than this is no list of leads.
const deepestHeader = 40

/** The row whose cells are column titles: below title rows, above the first entry. */
export function findHeader(sheet: Sheet): Header | NoHeader {
  let best = { score: 0, at: -1 }
  for (let at = 0; at < Math.min(sheet.rows.length, deepestHeader); at++) {
    const score = scoreAsHeader(sheet.rows[at] ?? [])
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
function scoreAsHeader(cells: Cell[]): number {
  const written = cells.filter((cell) => !isBlank(cell))
  const met = new Set<Field>()
  let known = 0
  let recognised = 0
  for (const cell of written) {
    const meaning = typeof cell === 'string' ? fieldOfTitle(cell) : null
    if (!meaning) continue
    if (meaning.known) known++
    recognised += meaning.known ? 1 : 0.4
    met.add(meaning.field)
  }
  const enough = known >= 1 && met.size >= 2 && recognised >= 1.4
  return enough && recognised >= written.length * 0.4 ? recognised : 0
}

/** What every column most probably means; the clerk may change it before anything is imported. */
export function proposeMapping(header: Header): Mapping {
  const columns: Record<number, Field> = {}
  const taken = new Map<Field, number>()
  header.titles.forEach((title, column) => {
    const field = fieldOfTitle(title)?.field ?? 'extra'
    const earlier = taken.get(field)
    if (earlier === undefined || sharedFields.has(field)) {
      columns[column] = field
      taken.set(field, column)
    } else columns[column] = secondOf(field, title, earlier, header, columns, taken)
  })
  return { headerFingerprint: header.fingerprint, columns }
}

/** 客户名称 beside 姓名: the client and the person who speaks for it, whichever comes first. */
function secondOf(
  field: Field,
  title: string,
  earlier: number,
  header: Header,
  columns: Record<number, Field>,
  taken: Map<Field, number>,
): Field {
  if (field !== 'name' || taken.has('contact_name')) return 'extra'
  const personal = /姓名|^name$|fullname/
  if (personal.test(compactTitle(title))) {
    taken.set('contact_name', earlier)
    return 'contact_name'
  }
  if (!personal.test(compactTitle(header.titles[earlier] ?? ''))) return 'extra'
  columns[earlier] = 'contact_name'
  taken.set('contact_name', earlier)
  return 'name'
}

function fingerprintOf(titles: string[]): string {
  return createHash('sha256')
    .update(titles.map(compactTitle).join('\u001f'))
    .digest('hex')
    .slice(0, 32)
}
