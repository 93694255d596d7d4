import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { type Actor, asActor, system } from '#access/index.ts'
import { signInHappenings } from '#access/sign-in/index.ts'
import { systemShutOutBelow } from '#organisation/index.ts'
import type { Database, Tx } from '#platform/db/database.ts'

/** Milliseconds between two looks at the log while somebody listens. */
const pollEvery = 1_000
/** Keeps proxies from closing a quiet stream. */
const pulseEvery = 25_000
const most = 1_000
/** Listeners that are told at the same time: a thousand questions at once would wait in memory. */
const atOnce = 6

interface Listener {
  reply: FastifyReply
  sessionId: string | null
  /** Who listens now: rights are asked anew at every delivery; null ends the stream. */
  actor(): Promise<Actor | null>
}

export interface LiveEvents {
  listen(listener: Listener): void
  /** Closes the streams of ended sessions. */
  end(sessionIds: string[]): void
  count(): number
  close(): void
}

/**
 * Tells browsers which subjects have changed: ids only, each checked against what the listener sees
 * at that moment. The log is polled only while somebody listens, and only below the oldest running
 * transaction, so that a late commit is not skipped.
 */
export function liveEvents(database: Database): LiveEvents {
  const listeners = new Set<Listener>()
  let place: string | null = null
  let timer: NodeJS.Timeout | null = null
  let lastPulse = 0

  const drop = (listener: Listener) => {
    listeners.delete(listener)
    listener.reply.raw.end()
    if (listeners.size === 0) rest()
  }
  const rest = () => {
    if (timer) clearTimeout(timer)
    timer = null
    place = null
  }
  const again = () => {
    timer = setTimeout(() => void look(), pollEvery)
    timer.unref()
  }
  const inTurn = async (tell: (listener: Listener) => Promise<void>) => {
    const waiting = [...listeners].values()
    const tellOn = async () => {
      for (const listener of waiting) if (listeners.has(listener)) await tell(listener)
    }
    await Promise.all(Array.from({ length: atOnce }, tellOn))
  }
  const look = async () => {
    try {
      const changed = await systemChangedSince(database, place)
      place = changed.place
      if (changed.ids.length > 0) await inTurn((one) => deliver(one, changed))
      if (Date.now() - lastPulse > pulseEvery) {
        lastPulse = Date.now()
        await inTurn(pulse)
      }
    } catch {
      // The database is away for a moment; the place is kept and nothing is lost.
    }
    if (listeners.size > 0) again()
  }
  /** A session may have ended in another server of the firm, which tells us nothing. */
  const pulse = async (listener: Listener) => {
    if (!(await listener.actor())) return drop(listener)
    listener.reply.raw.write(': pulse\n\n')
  }
  const deliver = async (listener: Listener, { ids, shutOut, offers }: Changed) => {
    const actor = await listener.actor()
    if (!actor) return drop(listener)
    // Whoever comes back reads everything anew, and what is behind the wall is not there.
    if (actor.kind === 'person' && shutOut.has(actor.personId)) return drop(listener)
    // More has changed than can be named: whoever listens asks for everything anew.
    if (ids.length >= most) return void listener.reply.raw.write('data: {"all":true}\n\n')
    const told = await asActor(database, actor, async (tx) => ({
      ids: await subjectsSeen(tx, ids),
      offered: offers.length > 0 && (await isOffered(tx, offers)),
    }))
    if (told.ids.length > 0 || told.offered) {
      const { ids: seen, offered } = told
      const message = offered ? { ids: seen, offered } : { ids: seen }
      listener.reply.raw.write(`data: ${JSON.stringify(message)}\n\n`)
    }
  }
  return {
    listen: (listener) => {
      listeners.add(listener)
      listener.reply.raw.on('close', () => {
        listeners.delete(listener)
        if (listeners.size === 0) rest()
      })
      listener.reply.raw.write(': here\n\n')
      if (!timer) void look()
    },
    end: (sessionIds) => {
      for (const one of listeners)
        if (one.sessionId && sessionIds.includes(one.sessionId)) drop(one)
    },
    count: () => listeners.size,
    close: () => {
      for (const one of listeners) drop(one)
      rest()
    },
  }
}

interface Changed {
  ids: string[]
  /** People whom a wall raised meanwhile shuts out of something. */
  shutOut: Set<string>
  /** Subjects of which a part was offered to somebody, who may not see them yet. */
  offers: string[]
  place: string
}

async function subjectsSeen(tx: Tx, ids: string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('subject')
    .select('id')
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return rows.map((row) => row.id)
}

/** Whether a part of one of these is offered to the actor. */
async function isOffered(tx: Tx, subjects: string[]): Promise<boolean> {
  const found = await tx
    .selectFrom('handover')
    .select('id')
    .where('to_id', '=', sql<string>`any((select acts_for())::uuid[])`)
    .where('subject_id', '=', sql<string>`any(${subjects})`)
    .where('status', '=', 'offered')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Subjects with events between `place` and the oldest running transaction; the first look only finds its place. */
async function systemChangedSince(database: Database, place: string | null): Promise<Changed> {
  return asActor(database, system, async (tx) => {
    const now = await sql<{ horizon: string }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(tx)
    const horizon = now.rows[0]?.horizon as string
    if (place === null) return { ids: [], shutOut: new Set(), offers: [], place: horizon }
    const rows = await sql<{ subject_id: string; walls: boolean; offers: boolean }>`
      select subject_id, bool_or(type in ('wall.raised', 'wall.extended')) as walls,
        bool_or(type = 'handover.offered') as offers from event
      where xact >= ${place}::text::xid8 and xact < ${horizon}::text::xid8
        -- A firm's whole morning: nothing that anybody looks at has changed.
        and not type = any(${signInHappenings})
      group by subject_id limit ${most}`.execute(tx)
    const walled = rows.rows.filter((row) => row.walls).map((row) => row.subject_id)
    const shut = walled.length > 0 ? await systemShutOutBelow(tx, walled) : []
    return {
      ids: rows.rows.map((row) => row.subject_id),
      shutOut: new Set(shut.map((one) => one.personId)),
      offers: rows.rows.filter((row) => row.offers).map((row) => row.subject_id),
      place: horizon,
    }
  })
}
