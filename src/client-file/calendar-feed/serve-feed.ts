import type { FastifyInstance } from 'fastify'
import { perform, type Runtime, system } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { actorOfPerson } from '#organisation/index.ts'
import type { Language } from '#platform/i18n/words.ts'
import { notFound } from '#platform/http/refusal.ts'
import { calendarOf } from './calendar.ts'
import { hashOf } from '../secret-address.ts'
import { systemFeedBy, systemNoteReading } from './sql.ts'

/** Milliseconds between two notes that a calendar reads it. */
const noteEvery = 3_600_000

/**
 * Serves calendars to programs that have the address: no session, only its secret part. The route is
 * logged without it. An address that was revoked, or whose owner has left, is like one that never was.
 */
export function serveCalendarFeeds(
  app: FastifyInstance,
  { runtime, keeper, publicUrl }: { runtime: Runtime; keeper: KeeperParts; publicUrl: string },
): void {
  app.get(
    '/calendar/:name',
    { config: { right: 'public', rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { name } = request.params as { name: string }
      const token = /^([\w-]{43})\.ics$/.exec(name)?.[1]
      const reader = token ? await readerOf(runtime, token) : null
      const actor =
        reader && (await actorOfPerson(runtime.database, reader.personId, runtime.clock))
      if (!reader || !actor) throw notFound()
      const text = await perform(runtime, actor, (work) =>
        calendarOf(work, keeper, reader, publicUrl),
      )
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="covenant.ics"')
        .header('cache-control', 'no-store')
        .send(text)
    },
  )
}

async function readerOf(
  runtime: Runtime,
  token: string,
): Promise<{ personId: string; language: Language } | null> {
  return perform(runtime, system, async (work) => {
    const feed = await systemFeedBy(work.tx, hashOf(token))
    if (!feed) return null
    const person = await work.tx
      .selectFrom('person')
      .select('language')
      .where('id', '=', feed.personId)
      .where('status', '<>', 'left')
      .executeTakeFirst()
    if (!person) return null
    if (!feed.readAt || work.now.getTime() - feed.readAt.getTime() >= noteEvery)
      await systemNoteReading(work, feed.id)
    return { personId: feed.personId, language: person.language as Language }
  })
}
