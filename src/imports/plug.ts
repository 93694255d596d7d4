import type { Work } from '#access/index.ts'
import type { FieldHolder } from '#forms/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import type { Defaults, ImportName, KnownKind, SameKey } from './fields.ts'
import type { Reading, RowProblem, Words } from './reading/index.ts'

/** Somebody or something the firm has already. */
export interface Known {
  id: string
  kind: KnownKind
  by: SameKey
}

export interface Entry<Said> {
  sheet: number
  row: number
  entry: Said
}

/** A word of the sheet for a colleague or a department. */
export interface Reference {
  to: ImportName['to']
  written: string
  /** The row cannot be imported while nobody knows what it means. */
  needed: boolean
}

/** What the words of the sheet were taken for: null for nobody of the firm, undefined while nobody knows. */
export type NamesFound = (to: ImportName['to'], written: string) => string | null | undefined

/** A row with what was said of those that name none. */
export interface Placed<Said> extends Entry<Said> {
  defaults: Defaults
}

/** A row about to become a thing of the firm under this id. */
export interface Making<Said> extends Placed<Said> {
  id: string
}

/** What came of making rows: each stands under the id it was given. */
export interface Made {
  /** By the id of the thing made, the subject whose walls stand around it; itself where not named, null for none. */
  subjects: Map<string, string | null>
}

interface DefaultOption {
  id: string
  name: string
  nameEn?: string | null
  under: string | null
}

/** One thing rows that name none can belong to. */
export interface DefaultField {
  name: string
  words: Words
  /** The default an option of which must be chosen first. */
  under: string | null
  options(tx: Tx): Promise<DefaultOption[]>
}

/** What a kind of list plugs into the machine of imports. All of it is set-wise: no query a row. */
// oxlint-disable-next-line typescript/no-explicit-any -- the machine carries entries of every kind
export interface ImportPlug<Said = any> {
  reading: Reading<Said>
  /** The same, as a module of its own with the export `reading`, for the thread that reads. */
  readingModule: URL
  /** What rows become, as hints name it; null where hints name something else. */
  makes: KnownKind | null
  defaults: DefaultField[]
  /** What is wrong with defaults a clerk chose. */
  checkDefaults(work: Work, defaults: Defaults): Promise<FieldProblem[]>
  /** On what the firm's own fields stand that columns can be mapped to; none where rows have no such. */
  fieldsOn?: FieldHolder
  /** Words that mean colleagues or departments. */
  references?(said: Said): Reference[]
  /**
   * By `placeOf`, whom or what the firm has already. Only what the transaction's actor sees counts. At
   * the run only rows in `byName` are looked up by slow keys again.
   */
  findKnown(
    tx: Tx,
    importId: string,
    entries: Entry<Said>[],
    byName: Entry<Said>[],
  ): Promise<Map<string, Known>>
  /**
   * By `placeOf`, what keeps rows from being imported that only the firm's own data can tell: asked by the
   * preview with the sight of whoever looks, and again at the run. `make` refuses none for another reason.
   */
  impossible?(tx: Tx, rows: Placed<Said>[], found: NamesFound): Promise<Map<string, RowProblem[]>>
  /** Names of what rows became, of those the transaction sees and that were not undone. */
  names(tx: Tx, ids: string[]): Promise<Map<string, string>>
  make(work: Work, importId: string, rows: Making<Said>[], found: NamesFound): Promise<Made>
  /** Takes back those of the things nobody has worked on since, as if they had never been. @returns them. */
  undo(work: Work, importId: string, ids: string[]): Promise<string[]>
}

export const placeOf = ({ sheet, row }: { sheet: number; row: number }): string => `${sheet} ${row}`
