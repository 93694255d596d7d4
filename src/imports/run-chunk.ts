import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { DuplicateMode, ImportName, ImportRowOutcome } from './fields.ts'
import { namesFound, unsettled } from './names.ts'
import { type ImportPlug, type Made, type Making, placeOf } from './plug.ts'
import type { RowProblem } from './reading/index.ts'
import {
  blameRows,
  markKnown,
  type Settled,
  settleRows,
  takeWaitingRows,
  type WaitingRow,
} from './rows-sql.ts'
import { decide } from './rules.ts'
import type { KeptSheet } from './sql.ts'

/** Somebody stopped the import while the chunk was made: the chunk is undone with its transaction. */
export class Stopped extends Error {}

/**
 * Imports the next rows in the transaction of `work`: the things made, events, promises, what became of
 * each row and the progress stand or fall together.
 * @returns how many rows were dealt with; 0 when none is waiting for us.
 */
export async function makeRows(
  work: Work,
  importId: string,
  limit: number,
  plug: ImportPlug,
): Promise<number> {
  const { tx } = work
  await forChunks(tx)
  const state = await readState(tx, importId)
  if (!state) throw new Stopped()
  const rows = await takeWaitingRows(tx, importId, limit)
  if (rows.length === 0) return 0
  const open = undecided(rows, state.duplicates)
  // Whom a row repeats by name is known from its reading; numbers entered since are looked up again.
  const named = open.filter((row) => row.known_by?.startsWith('organisation'))
  const known = await plug.findKnown(tx, importId, open, named)
  const decided = rows.map((row) => ({
    ...row,
    outcome: decide({ ...row, known: known.has(placeOf(row)) }, state.duplicates),
  }))
  const toMake = decided.filter((row) => row.outcome === 'made')
  const impossible = (await plug.impossible?.(tx, toMake)) ?? new Map<string, RowProblem[]>()
  const { making, blamed } = ready(work, decided, state, plug, impossible)
  const made = await plug.make(work, importId, making, namesFound(state.names))
  const settled = settledOf(decided, making, made)
  await settleRows(tx, importId, settled)
  await blameRows(
    tx,
    importId,
    rows.flatMap(({ sheet, row }) => {
      const place = placeOf({ sheet, row })
      const problems = blamed.get(place) ?? made.failed.get(place)
      return problems ? [{ sheet, row, problems }] : []
    }),
  )
  await markKnown(
    tx,
    importId,
    rows.flatMap(({ sheet, row }) => {
      const found = known.get(placeOf({ sheet, row }))
      return found ? [{ sheet, row, known: found }] : []
    }),
  )
  await addProgress(tx, importId, settled)
  return rows.length
}

/**
 * The commit of a chunk does not wait for the disk: a chunk lost with the machine is made again, for what became of
 * its rows is lost with it. The end of the import is written as everything else is, after all its chunks.
 * Statements are planned for any chunk: planned for this one, they read all rows of the import for a thousand.
 */
const forChunks = (tx: Tx) =>
  sql`select set_config('synchronous_commit', 'off', true),
    set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(tx)

/** Rows whose fate depends on whether the firm knows them. */
const undecided = (rows: WaitingRow[], mode: DuplicateMode): WaitingRow[] =>
  mode === 'import' ? [] : rows.filter((row) => row.choice === null && !row.repeats)

interface State {
  sheets: KeptSheet[]
  names: ImportName[]
  duplicates: DuplicateMode
}
type Decided = WaitingRow & { outcome: ImportRowOutcome }

async function readState(tx: Tx, importId: string): Promise<State | null> {
  const found = await tx
    .selectFrom('sheet_import')
    .select(['sheets', 'names', 'duplicates'])
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return (found as State | undefined) ?? null
}

/** Rows that can be made, under the ids they will have; the others with the reasons. */
function ready(
  work: Work,
  rows: Decided[],
  { sheets, names }: State,
  plug: ImportPlug,
  impossible: Map<string, RowProblem[]>,
) {
  const blamed = new Map<string, RowProblem[]>()
  const making = rows.flatMap(({ sheet, row, entry, outcome }): Making<unknown>[] => {
    if (outcome !== 'made') return []
    const problems = [
      ...(plug.references ? unsettled(plug.references(entry), names) : []),
      ...(impossible.get(placeOf({ sheet, row })) ?? []),
    ]
    if (problems.length > 0) {
      blamed.set(placeOf({ sheet, row }), problems)
      return []
    }
    const id = uuidv7(work.now.getTime())
    return [{ sheet, row, entry, id, defaults: sheets[sheet]?.defaults ?? {} }]
  })
  return { making, blamed }
}

function settledOf(rows: Decided[], making: Making<unknown>[], made: Made): Settled[] {
  const ids = new Map(making.map((row) => [placeOf(row), row.id]))
  return rows.map(({ sheet, row, outcome }) => {
    const place = placeOf({ sheet, row })
    const id = ids.get(place)
    if (id === undefined || made.failed.has(place)) {
      const failed = outcome === 'made' ? 'failed' : outcome
      return { sheet, row, outcome: failed, madeId: null, subjectId: null }
    }
    const subject = made.subjects.get(id)
    return { sheet, row, outcome, madeId: id, subjectId: subject === undefined ? id : subject }
  })
}

async function addProgress(
  tx: Tx,
  importId: string,
  settled: { outcome: string }[],
): Promise<void> {
  const of = (outcome: ImportRowOutcome) => settled.filter((row) => row.outcome === outcome).length
  const updated = await tx
    .updateTable('sheet_import')
    .set((eb) => ({
      made: eb('made', '+', of('made')),
      duplicate: eb('duplicate', '+', of('duplicate')),
      skipped: eb('skipped', '+', of('skipped')),
      failed: eb('failed', '+', of('failed')),
      attempts: 0,
    }))
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) throw new Stopped()
}
