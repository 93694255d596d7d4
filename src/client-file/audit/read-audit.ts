import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { daysAfter, startOfDay } from '#organisation/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf } from '#platform/http/page.ts'
import type { AuditEntry, readAuditEndpoint } from './contract.ts'
import { type AuditRow, selectAudit } from './sql.ts'

const pageSize = 50

/** What the log is asked for; the export asks the same. */
export type AuditWanted = Omit<QueryOf<typeof readAuditEndpoint>, 'after'>

/** A page of the log, the newest first. */
export const auditPage =
  ({ subjectNames }: KeeperParts) =>
  async (
    work: Work,
    { from, until, ...asked }: AuditWanted,
    after: string | undefined,
    limit: number,
  ): Promise<{ items: AuditEntry[]; next: string | null }> => {
    const rows = await selectAudit(work, {
      ...asked,
      from: from ? startOfDay(from) : undefined,
      until: until ? startOfDay(daysAfter(until, 1)) : undefined,
      after,
      limit,
    })
    const { items, next } = pageOf(rows, limit, (row) => [row.at, row.id])
    const ids = [...new Set(items.map((row) => row.subjectId))]
    const names = await subjectNames(work.tx, ids)
    return { items: items.map((row) => present(row, names)), next }
  }

/** The log for whoever watches over the firm, a page at a time. */
export const readAudit = (parts: KeeperParts) => {
  const page = auditPage(parts)
  return (work: Work, { query: { after, ...asked } }: Input<typeof readAuditEndpoint>) =>
    page(work, asked, after, pageSize)
}

const present = (row: AuditRow, names: Map<string, string>): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  type: row.type,
  actorKind: row.actorKind,
  actor: row.actorId && row.actorName ? { id: row.actorId, name: row.actorName } : null,
  subject: { kind: row.subjectKind, id: row.subjectId, name: names.get(row.subjectId) ?? null },
  objectId: row.objectId,
  clause: row.clause,
  charterVersion: row.charterVersion,
  data: row.data,
})
