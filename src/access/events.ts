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

/** Whom an event is told later; what waits in the outbox. */
export interface Told {
  event: RecordedEvent
  consumer: string
}

/**
 * Writes events to the append-only log and what they are to bring about into the outbox, set-wise in one statement, in
 * the order given.
 * @param toldOf asked before the events have their ids
 * @returns the events; they have their ids once they are `written`
 */
export function recordEvents(
  tx: Tx,
  actor: Actor,
  at: Date,
  events: NewEvent[],
  { toldOf, dueAt }: { toldOf(events: RecordedEvent[]): Told[]; dueAt: Date },
): { recorded: RecordedEvent[]; written: Promise<void> } {
  if (events.length === 0) return { recorded: [], written: Promise.resolve() }
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
  const recorded = events.map((event) => ({
    id: Number.NaN,
    at,
    type: event.type,
    actorId: event.by ? null : actorId,
    subject: event.subject,
    object: event.object ?? null,
    clause: event.clause ?? null,
    charterVersion: event.charterVersion ?? null,
    data: event.data ?? {},
  }))
  const insert = sql`
    insert into event (at, type, actor_kind, actor_id, subject_kind, subject_id, object_id, clause, charter_version, data)
    select ${at}, r.type, r.kind, r.actor, r.subject_kind, r.subject, r.object, r.clause, r.version, r.data
    from ${tableOf(columns, rows)} as r
    order by r.place
    returning id`
  const told = toldOf(recorded)
  const statement =
    told.length === 0
      ? sql<{ id: number }>`${insert}`
      : sql<{
          id: number
        }>`with said as (${insert}), told as (${outboxOf(recorded, told, dueAt)}) select id from said`
  return { recorded, written: giveIds(recorded, statement.execute(tx)) }
}

async function giveIds(
  recorded: RecordedEvent[],
  answer: Promise<{ rows: { id: number }[] }>,
): Promise<void> {
  const ids = (await answer).rows.map((row) => row.id).sort((a, b) => a - b)
  for (const [index, event] of recorded.entries()) event.id = ids[index] as number
}

/** Numbers of a sequence rise with the order of the rows: the place of an event leads to its id. */
function outboxOf(recorded: RecordedEvent[], told: Told[], dueAt: Date) {
  const placeOf = new Map(recorded.map((event, at) => [event, at + 1]))
  const places = told.map(({ event }) => placeOf.get(event))
  const consumers = told.map(({ consumer }) => consumer)
  return sql`
    insert into outbox (event_id, consumer, due_at)
    select (select array_agg(said.id order by said.id) from said)[t.place], t.consumer, ${dueAt}::timestamptz
    from unnest(${places}::int[], ${consumers}::text[]) as t (place, consumer)`
}
