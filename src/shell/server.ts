import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
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
import { actorOfAccount, actorOfApiKey, noteSignIn } from '#organisation/index.ts'
import { receiveImportFiles } from '#imports/index.ts'
import { receiveFiles } from '#client-service/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { forbidden, Refusal } from '#platform/http/refusal.ts'
import { describeApi } from './describe-api.ts'
import { health } from './health.ts'
import { liveEvents } from './live.ts'
import { loggerOf, withoutData } from './logging.ts'
import { createMetrics } from './metrics.ts'
import { asRefusal } from './refusals.ts'
import { contentPolicy, serveWeb } from './serve-web.ts'
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
  /** Routes of the areas outside the contract. */
  routes?: ((app: FastifyInstance) => void)[]
  /** Folder of the built web app. */
  webFolder: string
  /** Requests one address may send a minute; default 6,000. */
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
    // An address the router cannot read is no address.
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) =>
      reply
        .status(404)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .send({ error: { code: 'not_found', fields: [], details: {} } }),
    ...(settings.tls ? { https: settings.tls } : {}),
  } as object) as unknown as FastifyInstance
  const { onRoute } = parts
  if (onRoute) app.addHook('onRoute', onRoute)
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error as FastifyError, isForm(request))
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
    contentSecurityPolicy: contentPolicy(settings.publicUrl),
    // Behind a proxy that ends TLS, too: what counts is how people reach us.
    hsts: settings.publicUrl.startsWith('https:'),
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    global: true,
    // By address, since a cookie is made up in no time; a whole firm may sit behind one.
    max: parts.requestsPerMinute ?? 6_000,
    timeWindow: 60_000,
    errorResponseBuilder: () => new Refusal(429, 'too_fast'),
  })
  await app.register(multipart, {
    limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 20, fieldSize: 100_000 },
  })
  app.addHook('onRequest', sameOrigin(settings.publicUrl))
  // What a person sees is theirs: no cache on the way keeps it.
  app.addHook('onRequest', async (request, reply) => {
    const address = request.routeOptions.url ?? request.url
    if (address.startsWith('/api')) reply.header('cache-control', 'no-store')
  })
  const metrics = createMetrics(app, runtime.database, settings.metricsToken)
  const actorOf = (request: FastifyRequest) => whoSends(request, parts)
  const live = liveEvents(runtime.database)
  signIn.onHappened((happened) => noteSignIn(runtime, happened))
  signIn.onSessionsEnded((_account, sessions) => live.end(sessions))
  receiveFiles(app, { runtime, policy: parts.policy, store: parts.files, actorOf })
  receiveImportFiles(app, actorOf)
  signIn.routes(app)
  for (const serve of parts.routes ?? []) serve(app)
  serveAll(app, parts.entrances, { runtime, policy: parts.policy, actorOf })
  health(app, runtime.database)
  metrics.serve()
  describeApi(
    app,
    [...signInEndpoints, ...parts.entrances.map((one) => one.endpoint)],
    settings.publicUrl,
  )
  app.get('/api/live', { config: { right: 'signed-in' } }, async (request, reply) => {
    const listener = await actorOf(request)
    if (!listener) throw new Refusal(401, 'not_signed_in')
    if (listener.kind === 'person' && listener.scopes) throw forbidden()
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

const isForm = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.startsWith('multipart/') ?? false

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
