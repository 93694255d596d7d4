import { Readable } from 'node:stream'
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import {
  type BodyOf,
  type Endpoint,
  type FileReply,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  routeConfigOf,
} from '#platform/http/endpoint.ts'
import { actHeader, wayBackHeader } from '#platform/http/taking-back.ts'
import { parseInput } from '#platform/http/input.ts'
import { badInput, forbidden, notFound, Refusal, refused } from '#platform/http/refusal.ts'
import { type Actor, stranger } from './actor.ts'
import { holds, type PolicyTable } from './policy.ts'
import { uploadWith } from './uploads.ts'
import { withWayBack } from './way-back.ts'
import { answering, perform, type Runtime, type Work } from './work.ts'

/** What a verb is given besides its work. */
export interface Input<E> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** The version the editor saw (`If-Match`), or null. */
  ifMatch: number | null
  request: FastifyRequest
}

export type Verb<E> = (work: Work, input: Input<E>) => Promise<ReplyOf<E>>

/** An entrance of a slice: its endpoint with the verb behind it. */
export interface Entrance {
  endpoint: Endpoint
  verb: Verb<Endpoint>
}

/** Joins an endpoint to its verb; types are checked here and forgotten afterwards. */
export function entrance<E extends Endpoint>(endpoint: E, verb: Verb<E>): Entrance {
  return { endpoint, verb }
}

export interface ServeOptions {
  runtime: Runtime
  policy: PolicyTable<never>
  /** Who sends the request; null when nobody is signed in. */
  actorOf(request: FastifyRequest): Promise<Actor | null>
}

/** Registers entrances as routes. Every route of the product's API comes through here. */
export function serveAll(app: FastifyInstance, entrances: Entrance[], options: ServeOptions): void {
  for (const { endpoint, verb } of entrances) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: routeConfigOf(endpoint),
      handler: async (request, reply) =>
        answering(options.runtime, () => answer(request, reply, endpoint, verb, options)),
    })
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: Endpoint,
  verb: Verb<Endpoint>,
  { runtime, policy, actorOf }: ServeOptions,
): Promise<unknown> {
  const actor = await admit(request, endpoint, policy, actorOf)
  const input: Input<Endpoint> = {
    params: parseInput(endpoint.params, request.params, 'params'),
    query: parseInput(endpoint.query, request.query, 'query'),
    body: parseInput(endpoint.body, request.body ?? (endpoint.body ? {} : undefined)),
    ifMatch: versionIn(request.headers['if-match']),
    request,
  }
  const key = request.headers['idempotency-key']
  const carryOut = async (work: Work) => {
    if (endpoint.file) return verb(work, input)
    if (endpoint.method === 'GET' || endpoint.secret || typeof key !== 'string')
      return onTheWire(endpoint, await verb(work, input))
    return once(work, endpoint, key, input, async () =>
      onTheWire(endpoint, await verb(work, input)),
    )
  }
  const wantsWayBack = endpoint.takesBack && request.headers[wayBackHeader] === 'yes'
  let act: string | null = null
  const result = await perform(runtime, actor, async (work) => {
    if (!wantsWayBack || actor.kind !== 'person') return carryOut(work)
    const [said, id] = await withWayBack(work, endpoint.name, () => carryOut(work))
    act = id
    return said
  })
  if (act) reply.header(actHeader, act)
  reply.status(endpoint.status)
  if (endpoint.file) return sendFile(reply, result as FileReply)
  return endpoint.status === 204 ? undefined : result
}

/** A file to keep: never shown in the window, whatever is in it. */
function sendFile(
  reply: FastifyReply,
  { name, mediaType, size, pieces, headers }: FileReply,
): Readable {
  reply.headers({
    ...headers,
    'content-type': mediaType,
    'content-length': size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  })
  return Readable.from(pieces, { objectMode: false })
}

async function admit(
  request: FastifyRequest,
  endpoint: Endpoint,
  policy: PolicyTable<never>,
  actorOf: ServeOptions['actorOf'],
): Promise<Actor> {
  if (endpoint.right === 'public') return stranger
  const actor = await actorOf(request)
  if (!actor) throw new Refusal(401, 'not_signed_in')
  if (endpoint.right === 'signed-in') {
    if (actor.kind === 'person' && actor.scopes) throw forbidden()
    return actor
  }
  if (!holds(policy, endpoint.right, actor)) throw forbidden()
  return actor
}

function versionIn(header: string | undefined): number | null {
  const digits = header?.replaceAll('"', '').replace(/^W\//, '')
  return digits && /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** The reply as the contract says it, and nothing more: a stray column never leaves the server. */
function onTheWire(endpoint: Endpoint, value: unknown): unknown {
  return endpoint.status === 204 ? null : endpoint.reply.parse(value)
}

/**
 * The same request twice has one effect: the first reply is kept in the verb's transaction and given
 * again, to the same actor, while they still see what it is about.
 */
async function once(
  work: Work,
  endpoint: Endpoint,
  key: string,
  input: Input<Endpoint>,
  act: () => Promise<unknown>,
): Promise<unknown> {
  if (!/^[\w-]{8,200}$/.test(key)) throw badInput([{ path: 'idempotency-key', code: 'invalid' }])
  const who = work.actor.kind === 'person' ? `person:${work.actor.personId}` : `${work.actor.kind}:`
  if (work.actor.kind === 'public') return act()
  const route = `${endpoint.method} ${endpoint.path}`
  const hash = createHash('sha256')
    .update(
      JSON.stringify([
        input.params ?? null,
        input.query ?? null,
        input.body ?? null,
        ...(endpoint.upload ? [uploadWith(input.request)] : []),
      ]),
    )
    .digest('hex')
  const free = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${who}|${route}|${key}`}, 0)) as got`.execute(
    work.tx,
  )
  if (!free.rows[0]?.got) throw refused('twin_running')
  const known = await work.tx
    .selectFrom('idempotency')
    .select(['content_hash', 'reply', 'subject_id'])
    .where('key', '=', key)
    .where('actor', '=', who)
    .where('route', '=', route)
    .executeTakeFirst()
  if (known) return replay(work, known, hash)
  const subjects: string[] = []
  const publish = work.publish
  work.publish = async (events) => {
    subjects.push(...events.map((event) => event.subject.id))
    return publish(events)
  }
  const result = await act()
  await work.tx
    .insertInto('idempotency')
    .values({
      key,
      actor: who,
      route,
      content_hash: hash,
      status: endpoint.status,
      reply: JSON.stringify(result ?? null),
      subject_id: subjects[0] ?? (await subjectNamed(work, input)),
      at: work.now,
    })
    .execute()
  return result
}

/** An act that changed nothing still told of something: its address names the subject. */
async function subjectNamed(work: Work, input: Input<Endpoint>): Promise<string | null> {
  const { id } = (input.params ?? {}) as { id?: string }
  if (!id) return null
  const found = await work.tx
    .selectFrom('subject')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.id ?? null
}

async function replay(
  work: Work,
  known: { content_hash: string; reply: unknown; subject_id: string | null },
  hash: string,
): Promise<unknown> {
  if (known.content_hash !== hash) throw refused('key_used_for_something_else')
  if (known.subject_id) {
    const seen = await work.tx
      .selectFrom('subject')
      .select('id')
      .where('id', '=', known.subject_id)
      .executeTakeFirst()
    if (!seen) throw notFound()
  }
  return known.reply
}
