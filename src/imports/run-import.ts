import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { holdNear } from '#parties/index.ts'
import type {
  cancelImport as cancelImportEndpoint,
  chooseImportRows,
  holdNearSearch,
  pauseImport as pauseImportEndpoint,
  runImport as runImportEndpoint,
} from './contract.ts'
import { viewOf } from './present.ts'
import { chooseRows } from './rows-sql.ts'
import { importFor, seeImport } from './see.ts'
import { findImport, type ImportRecord, saveImport } from './sql.ts'
import { problemOf } from './rules.ts'

/** Decides about single rows; possible while they wait. */
export async function chooseRowsOf(work: Work, { params, body }: Input<typeof chooseImportRows>) {
  const record = await seeImport(work, params.id, 'importSheets')
  const problem = problemOf('cancel', record.state)
  if (problem) throw refused(problem)
  return { changed: await chooseRows(work.tx, record.id, body.choices) }
}

/** Begins, or goes on: the rows are imported in the background. */
export async function runImport(work: Work, { params, body }: Input<typeof runImportEndpoint>) {
  if (work.actor.kind !== 'person') throw forbidden()
  const record = await importFor(work, params.id, 'importSheets', 'run')
  if (record.total === 0) throw refused('nothing_to_import')
  await saveImport(work.tx, record.id, {
    state: 'running',
    failure: null,
    attempts: 0,
    duplicates: body.duplicates ?? record.duplicates,
    run_by: work.actor.personId,
    started_at: record.started_at ?? work.now,
  })
  await publishAboutFirm(work, [
    {
      type: 'sheet_import.started',
      object: record.id,
      data: { kind: record.kind, total: record.total },
    },
  ])
  return after(work, record.id)
}

export async function pauseImport(work: Work, { params }: Input<typeof pauseImportEndpoint>) {
  const record = await importFor(work, params.id, 'importSheets', 'pause')
  await saveImport(work.tx, record.id, { state: 'paused' })
  await publishAboutFirm(work, [
    { type: 'sheet_import.paused', object: record.id, data: { kind: record.kind } },
  ])
  return after(work, record.id)
}

/** Imports no more rows; what was imported stays. */
export async function cancelImport(work: Work, { params }: Input<typeof cancelImportEndpoint>) {
  const record = await importFor(work, params.id, 'cancelImport', 'cancel')
  await saveImport(work.tx, record.id, {
    state: 'cancelled',
    failure: null,
    finished_at: work.now,
  })
  await publishAboutFirm(work, [
    { type: 'sheet_import.cancelled', object: record.id, data: { kind: record.kind } },
  ])
  return after(work, record.id)
}

/** Looking for near names is held, or goes on. What was found stays with the desk of duplicates. */
export async function holdNearSearchOf(work: Work, { params, body }: Input<typeof holdNearSearch>) {
  const record = await seeImport(work, params.id, 'holdNearSearch')
  if (await holdNear(work, record.id, body.paused))
    await publishAboutFirm(work, [
      {
        type: body.paused ? 'sheet_import.near_paused' : 'sheet_import.near_resumed',
        object: record.id,
        data: { kind: record.kind },
      },
    ])
  return after(work, record.id)
}

const after = async (work: Work, id: string) =>
  viewOf(work, (await findImport(work.tx, id)) as ImportRecord)
