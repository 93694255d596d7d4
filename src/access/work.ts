import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { type Actor, system } from './actor.ts'
import { type NewEvent, type RecordedEvent, recordEvents } from './events.ts'
import { asActor } from './session.ts'

/** What a verb works with: one transaction, who acts, the time, and the way to say what happened. */
export interface Work {
  tx: Tx
  actor: Actor
  /** The instant of the act; the same throughout the transaction. */
  now: Date
  /** The transaction has the sight of the system for a while: see `asSystem`. */
  elevated: boolean
  /** Writes events and runs the immediate handlers, all in this transaction. */
  publish(events: NewEvent[]): Promise<RecordedEvent[]>
}

/** Runs in the publisher's transaction; failing, it undoes the act. */
export interface ImmediateHandler {
  /** Event types it wants, or `all`. */
  types: readonly string[] | 'all'
  handle(work: Work, events: RecordedEvent[]): Promise<void>
}

/** Runs afterwards, as the system, in a transaction of its own; retried until it succeeds. */
export interface LaterHandler {
  /** Name of the consumer, unique and lasting: it stands in the outbox. */
  consumer: string
  types: readonly string[]
  handle(work: Work, event: RecordedEvent): Promise<void>
}

export interface Handlers {
  immediate: ImmediateHandler[]
  later: LaterHandler[]
}

/** What runs verbs: one per process. */
export interface Runtime {
  database: Database
  clock: Clock
  handlers: Handlers
}

/** Database states in which the same transaction, run again, may succeed: serialization, deadlock. */
const retryable = new Set(['40001', '40P01'])

/** Carries out one act of `actor` in one transaction, again if the database asks for it. */
export async function perform<T>(
  runtime: Runtime,
  actor: Actor,
  act: (work: Work) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asActor(runtime.database, actor, (tx) => act(workIn(runtime, tx, actor)))
    } catch (error) {
      const code = (error as { code?: string }).code
      if (attempt >= 3 || !code || !retryable.has(code)) throw error
    }
  }
}

function workIn(runtime: Runtime, tx: Tx, actor: Actor): Work {
  const work: Work = {
    tx,
    actor,
    now: runtime.clock.now(),
    elevated: false,
    publish: async (events) => {
      const recorded = await recordEvents(tx, actor, work.now, events)
      await queueLater(tx, runtime.handlers.later, recorded, work.now)
      for (const handler of runtime.handlers.immediate) {
        const wanted =
          handler.types === 'all'
            ? recorded
            : recorded.filter((event) => handler.types.includes(event.type))
        if (wanted.length > 0) await handler.handle(work, wanted)
      }
      return recorded
    },
  }
  return work
}

async function queueLater(
  tx: Tx,
  later: LaterHandler[],
  events: RecordedEvent[],
  now: Date,
): Promise<void> {
  const rows = events.flatMap((event) =>
    later
      .filter((one) => one.types.includes(event.type))
      .map((one) => ({ event: event.id, consumer: one.consumer })),
  )
  if (rows.length === 0) return
  await sql`insert into outbox (event_id, consumer, due_at)
    select r.event, r.consumer, ${now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(event bigint, consumer text)`.execute(
    tx,
  )
}

/** Longest wait between two tries of one effect, in ms. */
const longestPause = 3_600_000

/**
 * Carries out up to `batch` waiting effects. Each runs with the deletion of its outbox row in one
 * transaction, so that its effect in the database happens exactly once.
 * @returns how many were carried out.
 */
export async function dispatchOutbox(runtime: Runtime, batch = 100): Promise<number> {
  let done = 0
  while (done < batch) {
    const more = await dispatchOne(runtime)
    if (!more) break
    done += 1
  }
  return done
}

async function dispatchOne(runtime: Runtime): Promise<boolean> {
  let failed: { id: number; attempts: number; error: unknown } | null = null
  const found = await perform(runtime, system, async (work) => {
    const taken = await sql<{ id: number; event_id: number; consumer: string; attempts: number }>`
      select id, event_id, consumer, attempts from outbox
      where due_at <= ${work.now} and attempts < 10 order by due_at, id limit 1 for update skip locked`.execute(
      work.tx,
    )
    const row = taken.rows[0]
    if (!row) return false
    failed = { id: row.id, attempts: row.attempts, error: null }
    const handler = runtime.handlers.later.find((one) => one.consumer === row.consumer)
    if (handler) await handler.handle(work, await readEvent(work.tx, row.event_id))
    await work.tx.deleteFrom('outbox').where('id', '=', row.id).execute()
    return true
  }).catch((error: unknown) => {
    if (!failed) throw error
    failed.error = error
    return true
  })
  const failure = failed as { id: number; attempts: number; error: unknown } | null
  if (failure?.error) await postpone(runtime, failure)
  return found
}

async function postpone(
  runtime: Runtime,
  failure: { id: number; attempts: number; error: unknown },
): Promise<void> {
  await perform(runtime, system, async (work) => {
    const pause = Math.min(longestPause, 1_000 * 2 ** failure.attempts)
    const said = failure.error instanceof Error ? failure.error.message : String(failure.error)
    await work.tx
      .updateTable('outbox')
      .set({
        attempts: failure.attempts + 1,
        due_at: new Date(work.now.getTime() + pause),
        last_error: said.slice(0, 500),
      })
      .where('id', '=', failure.id)
      .execute()
  })
}

async function readEvent(tx: Tx, id: number): Promise<RecordedEvent> {
  const row = await tx
    .selectFrom('event')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    at: row.at,
    type: row.type,
    actorId: row.actor_id,
    subject: { kind: row.subject_kind as RecordedEvent['subject']['kind'], id: row.subject_id },
    object: row.object_id,
    clause: row.clause,
    charterVersion: row.charter_version,
    data: row.data as Record<string, unknown>,
  }
}
