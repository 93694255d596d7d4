import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Database } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/refusal.ts'

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
        await sql`select 1`.execute(database)
        return { ok: true }
      } catch {
        throw new Refusal(503, 'not_ready')
      }
    },
  )
}
