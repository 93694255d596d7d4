import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { tableOf } from '#platform/db/rows.ts'
import { type Actor, personIdOf, type SubjectKind } from './actor.ts'

export interface SubjectRef {
  kind: SubjectKind
  id: string
}

/** Something that happened, about to be written to the log. */
export interface NewEvent {
  /** `lead.screened`: the thing, a dot, what happened to it. */
  type: string
  subject: SubjectRef
  /** The record the event is about, where that is not the subject itself. */
  object?: string | null
  clause?: string | null
  charterVersion?: number | null
  /** Figures and ids that clauses filter on and timelines show; no secrets. */
  data?: Record<string, unknown>
  /** The author, where it is not the actor of the transaction: a stranger's enquiry is written by the system. */
  by?: 'public'
}

/** A row of the log. */
export interface RecordedEvent {
  id: number
  at: Date
  type: string
  actorId: string | null
  subject: SubjectRef
  object: string | null
  clause: string | null
  charterVersion: number | null
  data: Record<string, unknown>
}

const columns = [
  { name: 'place', type: 'int' },
  { name: 'type', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'actor', type: 'uuid' },
  { name: 'subject_kind', type: 'text' },
  { name: 'subject', type: 'uuid' },
  { name: 'object', type: 'uuid' },
  { name: 'clause', type: 'text' },
  { name: 'version', type: 'int' },
  { name: 'data', type: 'jsonb' },
]

/** Writes events to the append-only log, set-wise, in the order given. */
export async function recordEvents(
  tx: Tx,
  actor: Actor,
  at: Date,
  events: NewEvent[],
): Promise<RecordedEvent[]> {
  if (events.length === 0) return []
  const actorId = personIdOf(actor)
  const rows = events.map((event, place) => ({
    place,
    type: event.type,
    kind: event.by ?? actor.kind,
    actor: event.by ? null : actorId,
    subject_kind: event.subject.kind,
    subject: event.subject.id,
    object: event.object ?? null,
    clause: event.clause ?? null,
    version: event.charterVersion ?? null,
    data: event.data ?? {},
  }))
  const inserted = await sql<{ id: number }>`
    insert into event (at, type, actor_kind, actor_id, subject_kind, subject_id, object_id, clause, charter_version, data)
    select ${at}, r.type, r.kind, r.actor, r.subject_kind, r.subject, r.object, r.clause, r.version, r.data
    from ${tableOf(columns, rows)} as r
    order by r.place
    returning id`.execute(tx)
  const ids = inserted.rows.map((row) => row.id).sort((a, b) => a - b)
  return events.map((event, index) => ({
    id: ids[index] as number,
    at,
    type: event.type,
    actorId: event.by ? null : actorId,
    subject: event.subject,
    object: event.object ?? null,
    clause: event.clause ?? null,
    charterVersion: event.charterVersion ?? null,
    data: event.data ?? {},
  }))
}
