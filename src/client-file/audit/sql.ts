import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { reachOf, type SubjectKind, type Work } from '#access/index.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { AuditEntry } from './contract.ts'

export interface AuditRow {
  id: number
  at: Date
  type: string
  actorKind: AuditEntry['actorKind']
  actorId: string | null
  actorName: string | null
  subjectKind: SubjectKind
  subjectId: string
  objectId: string | null
  clause: string | null
  charterVersion: number | null
  data: Record<string, unknown>
}

export interface AuditFilter {
  person?: string | undefined
  type?: string | undefined
  subject?: string | undefined
  /** Instants; the second no longer belongs to it. */
  from?: Date | undefined
  until?: Date | undefined
  after?: string | undefined
  limit: number
}

/** The log as the transaction sees it, the newest first. */
export async function selectAudit(work: Work, asked: AuditFilter): Promise<AuditRow[]> {
  const { person, type, subject, from, until, after, limit } = asked
  const conditions: RawBuilder<SqlBool>[] = [
    onlyOwnFirm(work),
    rowsAfter(after, { 'e.at': 'instant', 'e.id': 'number' }),
  ]
  if (person) conditions.push(sql<SqlBool>`e.actor_id = ${person}`)
  if (type) conditions.push(sql<SqlBool>`e.type = ${type}`)
  if (subject) conditions.push(sql<SqlBool>`e.subject_id = ${subject}`)
  if (from) conditions.push(sql<SqlBool>`e.at >= ${from}`)
  if (until) conditions.push(sql<SqlBool>`e.at < ${until}`)
  const rows = await sql<AuditRow>`
    select e.id, e.at, e.type, e.actor_kind as "actorKind", e.actor_id as "actorId", p.name as "actorName",
      e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.object_id as "objectId",
      e.clause, e.charter_version as "charterVersion", e.data
    from event e left join person p on p.id = e.actor_id
    where ${sql.join(conditions, sql` and `)}
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(work.tx)
  return rows.rows
}

/** Whoever sees only the firm's own affairs has them found by their subject, not among all the others. */
function onlyOwnFirm({ actor }: Work): RawBuilder<SqlBool> {
  const { kinds, departments } = reachOf(actor)
  const narrow = departments.length === 0 && kinds.every((kind) => kind === 'firm')
  return narrow ? sql<SqlBool>`e.subject_id = (select id from firm)` : sql<SqlBool>`true`
}
