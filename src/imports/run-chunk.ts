import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { DuplicateMode, ImportName, ImportRowOutcome } from './fields.ts'
import { type Judged, judgeRows } from './judge.ts'
import { namesFound } from './names.ts'
import { type ImportPlug, type Made, type Making, placeOf } from './plug.ts'
import { blameRows, markKnown, settleRows, takeWaitingRows } from './rows-sql.ts'
import { outcomeOf } from './rules.ts'
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
  const judged = await judgeRows(tx, { ...state, id: importId }, rows, plug)
  const making = judged.flatMap(({ fate, sheet, row, entry, defaults }): Making<unknown>[] =>
    fate === 'goes' ? [{ sheet, row, entry, defaults, id: uuidv7(work.now.getTime()) }] : [],
  )
  const made = await plug.make(work, importId, making, namesFound(state.names))
  const settled = settledOf(judged, making, made)
  await settleRows(tx, importId, settled)
  await blameRows(
    tx,
    importId,
    judged.filter(({ problems }) => problems.length > 0),
  )
  await markKnown(
    tx,
    importId,
    judged.flatMap(({ sheet, row, known }) => (known ? [{ sheet, row, known }] : [])),
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

interface State {
  sheets: KeptSheet[]
  names: ImportName[]
  duplicates: DuplicateMode
}

async function readState(tx: Tx, importId: string): Promise<State | null> {
  const found = await tx
    .selectFrom('sheet_import')
    .select(['sheets', 'names', 'duplicates'])
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return (found as State | undefined) ?? null
}

/** What became of rows: of those made, under their ids. */
function settledOf(rows: Judged[], making: Making<unknown>[], made: Made) {
  const ids = new Map(making.map((row) => [placeOf(row), row.id]))
  return rows.map(({ sheet, row, fate }) => {
    const id = ids.get(placeOf({ sheet, row })) ?? null
    const subject = id === null ? null : made.subjects.get(id)
    const subjectId = subject === undefined ? id : subject
    return { sheet, row, outcome: outcomeOf[fate], madeId: id, subjectId }
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
