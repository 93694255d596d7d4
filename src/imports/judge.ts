import type { Tx } from '#platform/db/database.ts'
import type { DuplicateMode, ImportName, ImportRowFate } from './fields.ts'
import { namesFound, unsettled } from './names.ts'
import { type ImportPlug, type Known, type Placed, placeOf } from './plug.ts'
import type { RowProblem } from './reading/index.ts'
import type { WaitingRow } from './rows-sql.ts'
import { decide } from './rules.ts'
import type { KeptSheet } from './sql.ts'

/** What rows of an import are judged by. */
export interface Grounds {
  id: string
  sheets: KeptSheet[]
  names: ImportName[]
  duplicates: DuplicateMode
}

/** What becomes of a row, and what speaks against making it. */
export interface Judged extends Placed<unknown> {
  fate: ImportRowFate
  problems: RowProblem[]
  /** Whom the firm has already, where that was asked. */
  known: Known | null
}

/**
 * Says what becomes of waiting rows, in their order: the one rule for what the page foresees and for what the run does.
 * Only what the transaction's actor sees counts.
 */
export async function judgeRows(
  tx: Tx,
  { id, sheets, names, duplicates }: Grounds,
  rows: WaitingRow[],
  plug: ImportPlug,
): Promise<Judged[]> {
  if (rows.length === 0) return []
  const open = undecided(rows, duplicates)
  // Whom a row repeats by name is known from its reading; numbers entered since are looked up again.
  const named = open.filter((row) => row.known_by?.startsWith('organisation'))
  const known = await plug.findKnown(tx, id, open, named)
  const decided = rows.map((row) => {
    const one = known.get(placeOf(row)) ?? null
    return {
      sheet: row.sheet,
      row: row.row,
      entry: row.entry,
      defaults: sheets[row.sheet]?.defaults ?? {},
      known: one,
      fate: decide({ ...row, known: one !== null }, duplicates),
    }
  })
  const wanted = decided.filter(({ fate }) => fate === 'goes')
  const impossible = (await plug.impossible?.(tx, wanted, namesFound(names))) ?? new Map()
  return decided.map((row): Judged => {
    if (row.fate !== 'goes') return { ...row, problems: [] }
    const unknown = plug.references ? unsettled(plug.references(row.entry), names) : []
    const against: RowProblem[] = impossible.get(placeOf(row)) ?? []
    const fate = against.length > 0 ? 'cannot' : unknown.length > 0 ? 'waits' : 'goes'
    return { ...row, fate, problems: [...unknown, ...against] }
  })
}

/** Rows whose fate depends on whether the firm knows them. */
const undecided = (rows: WaitingRow[], mode: DuplicateMode): WaitingRow[] =>
  mode === 'import' ? [] : rows.filter((row) => row.choice === null && !row.repeats)
