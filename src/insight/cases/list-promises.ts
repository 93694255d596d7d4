import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { pageOf } from '#platform/http/page.ts'
import { viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import type { listPromiseCasesEndpoint, PromiseCase } from './contract.ts'
import { type PromiseRow, selectPromises } from './promise-sql.ts'

/** The promises behind a cell or a bar. */
export function listPromiseCases(parts: KeeperParts) {
  return async (work: Work, { query }: Pick<Input<typeof listPromiseCasesEndpoint>, 'query'>) => {
    const rows = await selectPromises(work, scopeOf(viewerOf(work.actor)), query)
    const { items, next } = pageOf(rows, query.limit, (row) => [row.decidedOn, row.id])
    return { items: await present(work, parts, items), next }
  }
}

async function present(
  work: Work,
  { charters, subjectNames }: KeeperParts,
  rows: PromiseRow[],
): Promise<PromiseCase[]> {
  const versions = await charters.versions(
    work.tx,
    rows.map((row) => row.version),
  )
  const names = await subjectNames(
    work.tx,
    rows.map((row) => row.subjectId),
  )
  return rows.map((row) => ({
    id: row.id,
    clause: row.clause,
    title: versions.get(row.version)?.clauses.get(row.clause)?.title ?? {
      zh: row.clause,
      en: row.clause,
    },
    subject: { kind: row.subjectKind, id: row.subjectId, name: names.get(row.subjectId) ?? null },
    owner: { id: row.ownerId, name: row.ownerName },
    kept: row.kept,
    status: row.status,
    dueAt: row.dueAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    takenMs: row.takenMs,
  }))
}
