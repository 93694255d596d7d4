import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { asActor, system } from '#access/index.ts'
import type { Database } from '#platform/db/database.ts'
import { forbidden } from '#platform/http/refusal.ts'

/** What a proxy adds: then the address is the proxy's, not the asker's. */
const forwarding = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/** Figures for the operator at `/metrics`: from this machine, or with the token. Routes, never addresses. */
export function createMetrics(
  app: FastifyInstance,
  database: Database,
  token: string | null,
): { serve(): void } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'covenant_' })
  const durations = new Histogram({
    name: 'covenant_http_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'covenant_outbox_rows',
    help: 'Effects that wait, and those given up after ten tries',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const counts = await systemOutbox(database)
      waiting.set({ state: 'waiting' }, counts.waiting)
      waiting.set({ state: 'given_up' }, counts.given_up)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1_000,
    )
  })
  const mayRead = (request: FastifyRequest) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${token ?? ''}`)
    if (token) return given.length === wanted.length && timingSafeEqual(given, wanted)
    return (
      ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip) &&
      !forwarding.some((name) => request.headers[name])
    )
  }
  return {
    serve: () => {
      app.get(
        '/metrics',
        { config: { right: 'public' }, logLevel: 'silent' },
        async (request, reply) => {
          if (!mayRead(request)) throw forbidden()
          return reply.type(registry.contentType).send(await registry.metrics())
        },
      )
    },
  }
}

/** Counted to 10,000. */
async function systemOutbox(database: Database): Promise<{ waiting: number; given_up: number }> {
  const found = await asActor(database, system, (tx) =>
    sql<{ waiting: number; given_up: number }>`
      select count(*) filter (where attempts < 10)::int as waiting, count(*) filter (where attempts >= 10)::int as given_up
      from (select attempts from outbox limit 10000) o`.execute(tx),
  )
  return found.rows[0] ?? { waiting: 0, given_up: 0 }
}
