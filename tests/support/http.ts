import fastify from 'fastify'
import {
  type Entrance,
  type Handlers,
  type PolicyTable,
  type Runtime,
  serveAll,
} from '#access/index.ts'
import { actorOfApiKey, actorOfPerson, forgetActors } from '#organisation/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { type FieldProblem, Refusal } from '#platform/http/refusal.ts'

export interface TestServerParts {
  database: Database
  clock: Clock
  entrances: Entrance[]
  policy: PolicyTable<never>
  handlers?: Handlers
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  /** The parsed reply; tests look into it freely. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape differs from endpoint to endpoint
  body: any
  /** Set when the request was refused. */
  error: { code: string; fields: FieldProblem[]; details: Record<string, unknown> } | null
}

type Headers = Record<string, string>
type Send = (path: string, body?: unknown, headers?: Headers) => Promise<Answer>

/** Somebody using the API. */
export interface Caller {
  get: (path: string, headers?: Headers) => Promise<Answer>
  post: Send
  put: Send
  patch: Send
  delete: Send
}

export interface TestServer {
  runtime: Runtime
  /** As this member of the firm; null: nobody is signed in. */
  as(personId: string | null): Caller
  /** With an API key. */
  withKey(secret: string): Caller
  close(): Promise<void>
}

const personHeader = 'x-test-person'
const keyHeader = 'x-test-key'

/** The header of an edit: the version that was seen. */
export const ifMatch = (version: number): Headers => ({ 'if-match': `"${version}"` })

/** The areas' entrances behind a real HTTP server; who acts is said by the test. */
export function testServer(parts: TestServerParts): TestServer {
  const { database, clock, entrances, policy } = parts
  const handlers = parts.handlers ?? { immediate: [], later: [] }
  const runtime: Runtime = { database, clock, handlers }
  const app = fastify()
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error
    const { code, fields, details } = error
    return reply.status(error.status).send({ error: { code, fields, details } })
  })
  serveAll(app, entrances, {
    runtime,
    policy,
    actorOf: async ({ headers }) => {
      // Tests also write behind the product's back.
      forgetActors()
      const { [personHeader]: person, [keyHeader]: key } = headers
      if (typeof key === 'string') return actorOfApiKey(database, key, clock)
      return typeof person === 'string' ? actorOfPerson(database, person, clock) : null
    },
  })
  const callerWith = (identity: Headers): Caller => {
    const send =
      (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'): Send =>
      async (url, body, headers = {}) => {
        const response = await app.inject({
          method,
          url,
          headers: { ...identity, ...headers },
          ...(body === undefined ? {} : { payload: body as object }),
        })
        const { statusCode: status, headers: sent } = response
        const isFile = 'content-disposition' in sent
        const json = response.body === '' || isFile ? null : JSON.parse(response.body)
        const read = isFile ? response.rawPayload : json
        return { status, headers: sent, body: read, error: json?.error ?? null }
      }
    return {
      get: (path, headers) => send('GET')(path, undefined, headers),
      post: send('POST'),
      put: send('PUT'),
      patch: send('PATCH'),
      delete: send('DELETE'),
    }
  }
  return {
    runtime,
    as: (personId) => callerWith(personId ? { [personHeader]: personId } : {}),
    withKey: (secret) => callerWith({ [keyHeader]: secret }),
    close: () => app.close(),
  }
}
