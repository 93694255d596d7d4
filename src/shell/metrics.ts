import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { forbidden } from '#platform/http/refusal.ts'

/** Figures for the operator at `/metrics`: from this machine, or with the token. Routes, never addresses. */
export function createMetrics(app: FastifyInstance, token: string | null): { serve(): void } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'covenant_' })
  const durations = new Histogram({
    name: 'covenant_http_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
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
      !request.headers['x-forwarded-for']
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
