import type { FastifyInstance } from 'fastify'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { docsPage, docsStyle } from './docs-page.ts'
import { openApiOf } from './openapi.ts'

/** Serves the description of the API, for machines and for readers. */
export function describeApi(app: FastifyInstance, endpoints: Endpoint[], publicUrl: string): void {
  let description: Record<string, unknown> | null = null
  const described = () => {
    description ??= openApiOf(endpoints, publicUrl)
    return description
  }
  app.get('/api/openapi.json', { config: { right: 'public' } }, async () => described())
  app.get('/api/docs', { config: { right: 'public' } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(described(), endpoints)),
  )
  app.get('/api/docs.css', { config: { right: 'public' } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(docsStyle),
  )
}
