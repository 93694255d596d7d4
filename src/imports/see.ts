import { permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { type ImportRight, importPolicy } from './policy.ts'
import { type ImportAct, problemOf } from './rules.ts'
import { findImport, type ImportRecord } from './sql.ts'

/** The import for reading: 404 where the actor does not see it. */
export async function seeImport(
  work: Work,
  id: string,
  right: ImportRight = 'readImports',
): Promise<ImportRecord> {
  const record = await findImport(work.tx, id)
  if (!record) throw notFound()
  if (!permits(importPolicy, right, work.actor, record)) throw forbidden()
  return record
}

/** The import for an act on it, locked: seen, the actor entitled, the act possible in its state. */
export async function importFor(
  work: Work,
  id: string,
  right: ImportRight,
  act: ImportAct,
): Promise<ImportRecord> {
  await seeImport(work, id, right)
  const record = await findImport(work.tx, id, 'locked')
  if (!record) throw notFound()
  const problem = problemOf(act, record.state)
  if (problem) throw refused(problem)
  return record
}
