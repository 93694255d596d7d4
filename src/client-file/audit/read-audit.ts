import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { daysAfter } from '#organisation/index.ts'
import { pageOf } from '#platform/http/page.ts'
import type { AuditEntry, readAuditEndpoint } from './contract.ts'
import { type AuditRow, selectAudit } from './sql.ts'

const pageSize = 50

/** The first moment of a day; the whole country has one zone. */
const startOf = (day: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai' }).epochMilliseconds,
  )

/** The log for whoever watches over the firm, a page at a time. */
export const readAudit =
  ({ subjectNames }: KeeperParts) =>
  async (work: Work, { query }: Input<typeof readAuditEndpoint>) => {
    const { from, until, ...asked } = query
    const rows = await selectAudit(work, {
      ...asked,
      from: from ? startOf(from) : undefined,
      until: until ? startOf(daysAfter(until, 1)) : undefined,
      limit: pageSize,
    })
    const { items, next } = pageOf(rows, pageSize, (row) => [row.at, row.id])
    const ids = [...new Set(items.map((row) => row.subjectId))]
    const names = await subjectNames(work.tx, ids)
    return { items: items.map((row) => present(row, names)), next }
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
