import type { Vocabulary } from '#platform/sheets/titles.ts'
import type { Cell } from '#platform/sheets/workbook.ts'
import type { OtherKind } from '#platform/sheets/row-kind.ts'
import type { ImportKind } from '../kinds.ts'
import type { RowProblem } from './problems.ts'

export type Language = 'zh' | 'en'
export type Words = Record<Language, string>

/** What reading one cell needs to know of its place. */
export interface Place {
  column: number
  title: string
  /** Of an amount column. */
  yuanPerUnit: number
  /** The year of the other dates of the file, or null. */
  year: number | null
  /** Whether those other dates are all of that one year. */
  yearIsSure: boolean
}
/** Puts what a cell says into the entry; what a clerk should look at goes into the warnings. */
export type ReadCell<Entry> = (
  text: string,
  entry: Entry,
  place: Place,
  warnings: RowProblem[],
) => void

/** A row as a whole, for the last look at its entry. */
export interface RowLook {
  cells: Cell[]
  /** The first column of a field. */
  columnOf(field: string): number | null
}

/**
 * How one kind of list is read. It is plain code without a database: a thread beside the server runs
 * it over the whole file, and the server takes its words.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the machine carries entries of every kind
export interface Reading<Entry = any, Field extends string = any> {
  kind: ImportKind
  vocabulary: Vocabulary<Field>
  /** Every field with its words, in the order in which a clerk chooses. */
  fields: Record<Field, Words>
  /** Fields that hold days: one without a year takes that of the others in its column. */
  days: ReadonlySet<Field>
  empty(): Entry
  readers: Record<Exclude<Field, 'ignore'>, ReadCell<Entry>>
  /** What keeps the row from being imported, and what to look at all the same. */
  judge(entry: Entry, row: RowLook): { problems: RowProblem[]; warnings: RowProblem[] }
  /** Canonical values by which two entries are one: compared exactly. */
  keysOf(entry: Entry): [SameKey, string][]
  /** Words of the problems that only this kind has. */
  problems: Record<string, Words>
}

/** By what two entries, or an entry and what the firm has, are the same. */
export const sameKeys = [
  'phone',
  'mail',
  'unified_social_credit_code',
  'identity_number',
  'organisation_and_person',
  'organisation',
  'number',
  'name',
  'client_and_title',
] as const
export type SameKey = (typeof sameKeys)[number]

interface AnyRow {
  /** 1-based row of the sheet, as the spreadsheet program shows it. */
  row: number
  cells: Cell[]
}
export interface EntryRow<Entry> extends AnyRow {
  kind: 'entry'
  entry: Entry
  warnings: RowProblem[]
}
export interface RejectedRow<Entry> extends AnyRow {
  kind: 'rejected'
  entry: Entry
  warnings: RowProblem[]
  problems: RowProblem[]
}
export interface OtherRow extends AnyRow {
  kind: OtherKind
}
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type Row<Entry = any> = EntryRow<Entry> | RejectedRow<Entry> | OtherRow
export type RowKind = Row['kind']
