import { type Selectable, sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import { type DB, type Database, type Tx, unawaited } from '#platform/db/database.ts'
import { insertRows, updateRows } from '#platform/db/rows.ts'
import { type Actor, system } from './actor.ts'
import { type NewEvent, type RecordedEvent, recordEvents, type Told } from './events.ts'
import { asActor } from './session.ts'

/** What a verb works with: one transaction, who acts, the time, and the way to say what happened. */
export interface Work {
  tx: Tx
  actor: Actor
  /** The instant of the act; the same throughout the transaction. */
  now: Date
  /** The transaction has the sight of the system for a while: see `asSystem`. */
  elevated: boolean
  /** What is told to others is held back until then: the act can still be taken back. */
  heldUntil?: Date
  /** Has something done when all else of the act is written, right before it is committed; throwing, it undoes the act. */
  lastly(act: () => Promise<void>): void
  /**
   * Writes events and runs the immediate handlers, all in this transaction. Where none of them needs to know the ids of
   * the events at once, they have them when the next statement is answered.
   */
  publish(events: NewEvent[]): Promise<RecordedEvent[]>
}

/** Runs in the publisher's transaction; failing, it undoes the act. */
export interface ImmediateHandler {
  /** The events it wants, by their types. */
  types: readonly string[] | ((event: RecordedEvent) => boolean)
  /** It looks at the ids of events only after something it asked is answered: nobody waits for them before. */
  asksFirst?: true
  handle(work: Work, events: RecordedEvent[]): Promise<void>
}

/** Runs afterwards, as the system, in a transaction of its own; retried until it succeeds. */
export interface LaterHandler {
  /** Name of the consumer, unique and lasting: it stands in the outbox. */
  consumer: string
  types: readonly string[]
  /** Of such events said at once, those it asks for; without it, all. They have no ids yet. */
  wants?(events: RecordedEvent[]): RecordedEvent[]
  /** Answering with an instant puts the effect off until then: it is asked again, and no failure. */
  handle(work: Work, event: RecordedEvent): Promise<void | Date>
  /** Where it can: many events in one transaction. One that fails comes back alone, to `handle`. */
  handleMany?(work: Work, events: RecordedEvent[]): Promise<void>
  /** How many of them at most, where each takes long. */
  atOnce?: number
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
      return await asActor(runtime.database, actor, async (tx) => {
        const last: (() => Promise<void>)[] = []
        const done = await act(workIn(runtime, tx, actor, last))
        for (const one of last) await one()
        return done
      })
    } catch (error) {
      const code = (error as { code?: string }).code
      if (attempt >= 3 || !code || !retryable.has(code)) throw error
    }
  }
}

function workIn(runtime: Runtime, tx: Tx, actor: Actor, last: (() => Promise<void>)[]): Work {
  const work: Work = {
    tx,
    actor,
    now: runtime.clock.now(),
    elevated: false,
    lastly: (act) => void last.push(act),
    publish: async (events) => {
      const { recorded, written } = recordEvents(tx, actor, work.now, events, {
        toldOf: (all) => toldLater(runtime.handlers.later, all),
        dueAt: work.heldUntil ?? work.now,
      })
      const heard = runtime.handlers.immediate.flatMap((handler) => {
        const wanted = recorded.filter((event) => wants(handler, event))
        return wanted.length > 0 ? [{ handler, wanted }] : []
      })
      const needed = heard.some(({ handler }) => !handler.asksFirst)
      await (needed ? written : unawaited(tx, written))
      for (const { handler, wanted } of heard) await handler.handle(work, wanted)
      return recorded
    },
  }
  return work
}

const wants = ({ types }: ImmediateHandler, event: RecordedEvent): boolean =>
  typeof types === 'function' ? types(event) : types.includes(event.type)

function toldLater(later: LaterHandler[], events: RecordedEvent[]): Told[] {
  return later.flatMap(({ consumer, types, wants }) => {
    const told = events.filter((event) => types.includes(event.type))
    const wanted = wants ? wants(told) : told
    return wanted.map((event) => ({ event, consumer }))
  })
}

/** An effect of an event, for a consumer that did not ask for all of its type. */
export interface Effect {
  eventId: number
  consumer: string
  dueAt: Date
}

/** Lays effects into the outbox; what waits there already is left as it is. */
export async function queueEffects(tx: Tx, effects: Effect[]): Promise<void> {
  if (effects.length === 0) return
  await insertRows(
    tx,
    'outbox',
    effects.map(({ eventId, consumer, dueAt }) => ({ event_id: eventId, consumer, due_at: dueAt })),
    'do nothing',
  )
}

/** Requests that are being answered, of each runtime. */
const underWay = new WeakMap<Runtime, number>()

/** Answers a request: what nobody waits for lets it go first. */
export async function answering<T>(runtime: Runtime, act: () => Promise<T>): Promise<T> {
  const count = (by: number) => underWay.set(runtime, (underWay.get(runtime) ?? 0) + by)
  count(1)
  try {
    return await act()
  } finally {
    count(-1)
  }
}

/** How long an effect lets requests go first, and how long a moment without any is waited for, in ms. */
const letsGoFirst = { effect: 5_000, moment: 200 }

/** Waits for a moment in which nobody waits for an answer. @returns whether it came. */
async function quietMoment(runtime: Runtime): Promise<boolean> {
  const since = performance.now()
  while ((underWay.get(runtime) ?? 0) > 0) {
    if (performance.now() - since > letsGoFirst.moment) return false
    await new Promise((go) => setTimeout(go, 5))
  }
  return true
}

/** Longest wait between two tries of one effect, in ms. */
const longestPause = 3_600_000

/**
 * Carries out up to `batch` waiting effects. Each runs with the deletion of its outbox row in one
 * transaction, so that its effect in the database happens exactly once. While requests are being answered, only
 * those that have waited for some seconds already.
 * @returns how many were carried out.
 */
export async function dispatchOutbox(runtime: Runtime, batch = 100): Promise<number> {
  let done = 0
  let quiet = await quietMoment(runtime)
  while (done < batch) {
    const taken = await dispatchNext(runtime, quiet ? 0 : letsGoFirst.effect)
    if (taken === 0) break
    done += taken
    // Those that have waited long enough do not wait for one another's moments as well.
    if (quiet) quiet = await quietMoment(runtime)
  }
  return done
}

/** Effects of one consumer that one transaction carries out at most. */
const atOnceMost = 500

interface Waiting {
  id: number
  event_id: number
  consumer: string
  attempts: number
}

/**
 * @param waited ms that an effect must have waited
 * @returns how many effects were taken; 0 when none waits.
 */
async function dispatchNext(runtime: Runtime, waited: number): Promise<number> {
  let taken: Waiting[] = []
  const failure = await perform(runtime, system, async (work) => {
    taken = await systemTake(work, runtime.handlers.later, waited)
    const [first] = taken
    if (!first) return
    const handler = runtime.handlers.later.find((one) => one.consumer === first.consumer)
    const events = await readEvents(
      work.tx,
      taken.map((row) => row.event_id),
    )
    if (taken.length > 1) await handler?.handleMany?.(work, events)
    const again =
      taken.length === 1 ? await handler?.handle(work, events[0] as RecordedEvent) : undefined
    const ids = taken.map((row) => row.id)
    const rows = sql<number>`any(${ids})`
    if (again) {
      await work.tx.updateTable('outbox').set({ due_at: again }).where('id', '=', rows).execute()
    } else {
      await work.tx.deleteFrom('outbox').where('id', '=', rows).execute()
    }
  }).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  if (failure && taken.length === 0) throw failure.error
  if (failure) await postpone(runtime, taken, failure.error)
  return taken.length
}

/** The effect that has waited longest, with others of its consumer where that one takes many. */
async function systemTake(
  { tx, now: at }: Work,
  later: LaterHandler[],
  waited: number,
): Promise<Waiting[]> {
  const dueBefore = new Date(at.getTime() - waited)
  const first = await sql<Waiting>`
    select id, event_id, consumer, attempts from outbox
    where due_at <= ${dueBefore} and attempts < 10 order by due_at, id limit 1 for update skip locked`.execute(
    tx,
  )
  const [row] = first.rows
  const handler = later.find((one) => one.consumer === row?.consumer)
  // What has failed once is tried alone, so that it holds up nothing else.
  if (!row || !handler?.handleMany || row.attempts > 0) return first.rows
  const others = await sql<Waiting>`
    select id, event_id, consumer, attempts from outbox
    where due_at <= ${dueBefore} and attempts = 0 and consumer = ${row.consumer} and id <> ${row.id}
    order by due_at, id limit ${(handler.atOnce ?? atOnceMost) - 1} for update skip locked`.execute(
    tx,
  )
  return [row, ...others.rows]
}

async function postpone(runtime: Runtime, rows: Waiting[], error: unknown): Promise<void> {
  const said = error instanceof Error ? error.message : String(error)
  await perform(runtime, system, async (work) => {
    const failed = rows.map(({ id, attempts }) => ({
      id: String(id),
      attempts: attempts + 1,
      due_at: new Date(work.now.getTime() + Math.min(longestPause, 1_000 * 2 ** attempts)),
      last_error: said.slice(0, 500),
    }))
    await updateRows(work.tx, 'outbox', failed)
  })
}

/** Events by their ids, in the order they happened. */
async function readEvents(tx: Tx, ids: number[]): Promise<RecordedEvent[]> {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('id', '=', sql<number>`any(${ids})`)
    .orderBy('id')
    .execute()
  return rows.map(asRecorded)
}

/** Events of the same type that were said in the same transaction, this one among them. */
export async function siblingsOf(
  { tx }: { tx: Tx },
  { id, type }: RecordedEvent,
): Promise<RecordedEvent[]> {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('xact', '=', sql<string>`(select e.xact from event e where e.id = ${id})`)
    .where('type', '=', type)
    .orderBy('id')
    .execute()
  return rows.map(asRecorded)
}

function asRecorded(row: Selectable<DB['event']>): RecordedEvent {
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
