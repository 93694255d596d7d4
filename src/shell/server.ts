import { existsSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import {
  type Actor,
  type Entrance,
  type PolicyTable,
  type Runtime,
  serveAll,
} from '#access/index.ts'
import { type SignIn, sameOrigin, signInEndpoints } from '#access/sign-in/index.ts'
import { actorOfAccount, actorOfApiKey } from '#organisation/index.ts'
import { receiveLeadFiles } from '#client-development/index.ts'
import { receiveFiles } from '#client-service/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { badInput, Refusal } from '#platform/http/refusal.ts'
import { docsPage, docsStyle } from './docs-page.ts'
import { health } from './health.ts'
import { liveEvents } from './live.ts'
import { createMetrics } from './metrics.ts'
import { openApiOf } from './openapi.ts'
import type { Settings } from './settings.ts'

export interface ServerParts {
  settings: Pick<
    Settings,
    'publicUrl' | 'tls' | 'trustProxy' | 'embedOrigins' | 'logLevel' | 'metricsToken'
  >
  runtime: Runtime
  signIn: SignIn
  entrances: Entrance[]
  policy: PolicyTable<never>
  files: FileStore
  /** Folder of the built web app. */
  webFolder: string
  /** Requests a session, a key or, signed out, an address may send a minute; default 1,200. */
  requestsPerMinute?: number
  /** Told of every route: a guard listens. */
  onRoute?(route: RouteOptions): void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint
    /** Routes outside the contract say who may call them: a guard reads it. */
    right?: string
  }
}

/** The whole HTTP server, not listening yet. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { settings, runtime, signIn } = parts
  const app = fastify({
    logger: loggerOf(settings.logLevel),
    trustProxy: settings.trustProxy,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    // A thing that is unseen must look the same whatever the spelling of its address.
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false, maxParamLength: 200 },
    forceCloseConnections: true,
    ...(settings.tls ? { https: settings.tls } : {}),
  } as object) as unknown as FastifyInstance
  const { onRoute } = parts
  if (onRoute) app.addHook('onRoute', onRoute)
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error as FastifyError)
    if (refusal) {
      const { code, fields, details } = refusal
      return reply.status(refusal.status).send({ error: { code, fields, details } })
    }
    request.log.error({ err: withoutData(error as Error) }, 'failed')
    return reply
      .status(500)
      .send({ error: { code: 'internal', fields: [], details: { request: request.id } } })
  })
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(settings),
    hsts: Boolean(settings.tls),
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    global: true,
    max: parts.requestsPerMinute ?? 1_200,
    timeWindow: 60_000,
    // A whole firm sits behind one address: who is signed in is counted alone.
    keyGenerator: (request) =>
      request.headers.authorization ?? request.headers.cookie ?? request.ip,
    errorResponseBuilder: () => new Refusal(429, 'too_fast'),
  })
  await app.register(multipart, {
    limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 20, fieldSize: 100_000 },
  })
  app.addHook('onRequest', sameOrigin(settings.publicUrl))
  // What a person sees is theirs: no cache on the way keeps it.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
  const metrics = createMetrics(app, runtime.database, settings.metricsToken)
  const actorOf = (request: FastifyRequest) => whoSends(request, parts)
  const live = liveEvents(runtime.database)
  signIn.onSessionsEnded((_account, sessions) => live.end(sessions))
  receiveFiles(app, { runtime, policy: parts.policy, store: parts.files, actorOf })
  receiveLeadFiles(app, actorOf)
  signIn.routes(app)
  serveAll(app, parts.entrances, { runtime, policy: parts.policy, actorOf })
  health(app, runtime.database)
  metrics.serve()
  describe(
    app,
    [...signInEndpoints, ...parts.entrances.map((one) => one.endpoint)],
    settings.publicUrl,
  )
  app.get('/api/live', { config: { right: 'signed-in' } }, async (request, reply) => {
    if (!(await actorOf(request))) throw new Refusal(401, 'not_signed_in')
    const account = await signIn.accountOf(request, false)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const actor = () => whoSends(request, parts, false)
    live.listen({ reply, sessionId: account?.sessionId ?? null, actor })
  })
  await serveWeb(app, parts.webFolder, settings.embedOrigins)
  app.addHook('preClose', async () => live.close())
  return app
}

async function whoSends(
  request: FastifyRequest,
  { runtime, signIn }: ServerParts,
  counts = true,
): Promise<Actor | null> {
  const key = /^bearer (cov_\S{20,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (key) return actorOfApiKey(runtime.database, key, runtime.clock)
  const account = await signIn.accountOf(request, counts)
  return account && actorOfAccount(runtime.database, account.accountId, runtime.clock)
}

/** What the framework refuses, in our words; null for what is our own fault. */
function asRefusal(error: FastifyError): Refusal | null {
  if (error instanceof Refusal) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Refusal(413, 'too_large')
  }
  const constraint = databaseRefusals[error.code]
  if (constraint) return new Refusal(409, constraint)
  if (error.code?.startsWith('FST_ERR_CTP')) return badInput([{ path: '', code: 'not_json' }])
  if (error.statusCode === 429) return new Refusal(429, 'too_fast')
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return badInput([{ path: '', code: 'invalid' }])
  }
  return null
}

/** Integrity constraints that hold back what slipped through the rules: refused, not failed. */
const databaseRefusals: Record<string, string> = {
  '23000': 'not_possible_now',
  '23505': 'exists_already',
  '23514': 'not_possible_now',
  '42501': 'not_possible_now',
}

/** An error without what a user wrote: PostgreSQL puts rows into `detail`. */
function withoutData(error: Error & { code?: string; constraint?: string; table?: string }) {
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
function loggerOf(level: string) {
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

function contentPolicy(settings: ServerParts['settings']) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // The components of the web place themselves with style attributes; sheets come from us alone.
      styleSrcElem: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...(settings.publicUrl.startsWith('https:') ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}

function describe(app: FastifyInstance, endpoints: Endpoint[], publicUrl: string): void {
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

/** The built web app; every address that is not a file is a place in it. */
async function serveWeb(
  app: FastifyInstance,
  folder: string,
  embedOrigins: string[],
): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(serveStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const lasting = path.includes('/assets/')
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api')
    if (!page || !built)
      return reply.status(404).send({ error: { code: 'not_found', fields: [], details: {} } })
    if (request.url.split('?')[0] === '/enquiry') mayBeFramed(reply, embedOrigins)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}

/** The enquiry page may stand in a frame of the firm's own websites; no other page may. */
function mayBeFramed(reply: FastifyReply, origins: string[]): void {
  if (origins.length === 0) return
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply.header(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`),
  )
  reply.removeHeader('x-frame-options')
}
