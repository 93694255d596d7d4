import type { FastifyRequest } from 'fastify'

/** An error without what a user wrote: PostgreSQL puts rows into `detail`. */
export function withoutData(error: Error & { code?: string; constraint?: string; table?: string }) {
  const { name, code, constraint, table, stack } = error
  const message = code && /^[0-9A-Z]{5}$/.test(code) ? 'database error' : error.message
  return {
    type: name,
    message,
    code,
    constraint,
    table,
    stack: stack?.split('\n').slice(1).join('\n'),
  }
}

/** Routes and times, never addresses with ids, bodies or people. */
export function loggerOf(level: string) {
  return {
    level,
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions?.url ?? null,
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error) => withoutData(error),
    },
  }
}
