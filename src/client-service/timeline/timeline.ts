import { type RawBuilder, sql } from 'kysely'
import type { SubjectKind, Work } from '#access/index.ts'
import { withoutFindings } from '#conflicts/index.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { notFound } from '#platform/http/refusal.ts'
import { pageOf } from '#platform/http/page.ts'
import type { Happening } from './contract.ts'

interface Row {
  id: number
  at: Date
  type: string
  actor_kind: Happening['actorKind']
  actor_id: string | null
  actor_name: string | null
  subject_kind: SubjectKind
  subject_id: string
  object_id: string | null
  clause: string | null
  data: Record<string, unknown>
}

export interface TimelineOf {
  kind: 'client' | 'engagement' | 'lead'
  id: string
  after?: string | undefined
  limit: number
}

/** What happened about a subject, and for a client about its engagements; newest first, a page at a time. */
export async function readTimeline(
  work: Work,
  { kind, id, after, limit }: TimelineOf,
): Promise<{ items: Happening[]; next: string | null }> {
  const subject = await work.tx
    .selectFrom('subject')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!subject) throw notFound()
  // The newest of each subject, merged: an index serves every one of them. By when it happened: what is entered later,
  // or comes in with a list, may be written after what happened later.
  const before = rowsAfter(after, { 'event.at': 'instant', 'event.id': 'number' })
  const rows = await sql<Row>`
    select e.id, e.at, e.type, e.actor_kind, e.actor_id, p.name as actor_name, e.subject_kind,
      e.subject_id, e.object_id, e.clause, e.data
    from (${subjectsUnder(kind, id)}) as s(id)
    cross join lateral (
      select * from event where event.subject_id = s.id and ${before}
      order by event.at desc, event.id desc limit ${limit + 1}
    ) e
    left join person p on p.id = e.actor_id
    order by e.at desc, e.id desc limit ${limit + 1}`.execute(work.tx)
  const { items, next } = pageOf(rows.rows, limit, (row) => [row.at, row.id])
  return { items: items.map(presentRow), next }
}

const subjectsUnder = (kind: TimelineOf['kind'], id: string): RawBuilder<unknown> =>
  kind === 'client'
    ? sql`select ${id}::uuid union all select c.id from engagement c where c.client_id = ${id}`
    : sql`select ${id}::uuid`

const presentRow = (row: Row): Happening => ({
  id: row.id,
  at: row.at.toISOString(),
  type: row.type,
  actorKind: row.actor_kind,
  actor: row.actor_id && row.actor_name ? { id: row.actor_id, name: row.actor_name } : null,
  subject: { kind: row.subject_kind, id: row.subject_id },
  objectId: row.object_id,
  clause: row.clause,
  data: withoutFindings(row.type, row.data),
})
