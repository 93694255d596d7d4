import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { type Database, NoConnection } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/refusal.ts'

/** Milliseconds within which a database that is well answers. */
const answersWithin = 5_000

/** A stopped database neither answers nor refuses: who asks whether we are ready is not left waiting. */
async function inTime(answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoConnection('no answer in time')), answersWithin)
  })
  await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** `/healthz`: the process lives. `/readyz`: it reaches its database and can do its work. */
export function health(app: FastifyInstance, database: Database): void {
  app.get(
    '/healthz',
    { config: { right: 'public', rateLimit: false }, logLevel: 'silent' },
    async () => ({ ok: true }),
  )
  app.get(
    '/readyz',
    { config: { right: 'public', rateLimit: false }, logLevel: 'silent' },
    async () => {
      try {
        await inTime(sql`select 1`.execute(database))
        return { ok: true }
      } catch {
        throw new Refusal(503, 'not_ready')
      }
    },
  )
}
