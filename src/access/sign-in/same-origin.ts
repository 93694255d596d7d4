import type { FastifyRequest } from 'fastify'
import { Refusal } from '#platform/http/refusal.ts'
import { clientHeader } from './contract.ts'

/** These change nothing, so that another site gains nothing by sending them. */
const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A fastify `onRequest` hook against requests another site makes a signed-in browser send. Whatever
 * changes something under /api needs a header that a form or an image cannot carry: our web's own,
 * or an API key; and an Origin, where there is one, of ours.
 */
export function sameOrigin(publicUrl: string): (request: FastifyRequest) => Promise<void> {
  const ours = new URL(publicUrl).origin
  return async (request) => {
    if (harmless.has(request.method) || !underApi(request)) return
    const { origin, authorization } = request.headers
    if (origin !== undefined && origin !== ours && !isOwnHost(origin, request.headers.host)) {
      throw new Refusal(403, 'other_origin')
    }
    const fromWeb = request.headers[clientHeader.name] === clientHeader.value
    const byKey = /^bearer \S/i.test(authorization ?? '')
    if (!fromWeb && !byKey) throw new Refusal(403, 'client_header_missing')
  }
}

/** By the route it reached, since a path can be spelled in more than one way. */
function underApi(request: FastifyRequest): boolean {
  const path = request.routeOptions.url ?? request.url
  return path === '/api' || path.startsWith('/api/')
}

function isOwnHost(origin: string, host: string | undefined): boolean {
  try {
    return host !== undefined && new URL(origin).host === new URL(`http://${host}`).host
  } catch {
    return false
  }
}
