import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { forbidden, refused } from '#platform/http/refusal.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import type {
  cancelLeadImport,
  chooseLeadRows,
  pauseLeadImport,
  runLeadImport,
} from './contract.ts'
import { viewOf } from './present.ts'
import { chooseRows } from './rows-sql.ts'
import { importFor, seeImport } from './see.ts'
import { findImport, type ImportRecord, saveImport } from './sql.ts'
import { problemOf } from './rules.ts'

/** Decides about single rows; possible while they wait. */
export async function chooseLeads(work: Work, { params, body }: Input<typeof chooseLeadRows>) {
  const record = await seeImport(work, params.id, 'importLeads')
  const problem = problemOf('cancel', record.state)
  if (problem) throw refused(problem)
  return { changed: await chooseRows(work.tx, record.id, body.choices) }
}

/** Begins, or goes on: the rows are made into leads in the background. */
export async function runImport(work: Work, { params, body }: Input<typeof runLeadImport>) {
  if (work.actor.kind !== 'person') throw forbidden()
  const record = await importFor(work, params.id, 'importLeads', 'run')
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
    { type: 'lead_import.started', object: record.id, data: { total: record.total } },
  ])
  return after(work, record.id)
}

export async function pauseImport(work: Work, { params }: Input<typeof pauseLeadImport>) {
  const record = await importFor(work, params.id, 'importLeads', 'pause')
  await saveImport(work.tx, record.id, { state: 'paused' })
  await publishAboutFirm(work, [{ type: 'lead_import.paused', object: record.id, data: {} }])
  return after(work, record.id)
}

/** Makes no more leads; those made stay. */
export async function cancelImport(work: Work, { params }: Input<typeof cancelLeadImport>) {
  const record = await importFor(work, params.id, 'cancelLeadImport', 'cancel')
  await saveImport(work.tx, record.id, {
    state: 'cancelled',
    failure: null,
    finished_at: work.now,
  })
  await publishAboutFirm(work, [{ type: 'lead_import.cancelled', object: record.id, data: {} }])
  return after(work, record.id)
}

const after = async (work: Work, id: string) =>
  viewOf(work, (await findImport(work.tx, id)) as ImportRecord)
