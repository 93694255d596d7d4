import type { FastifyRequest } from 'fastify'
import {
  type Actor,
  type Entrance,
  holds,
  perform,
  type PolicyTable,
  type Runtime,
  stranger,
} from '#access/index.ts'
import type {
  BodyInput,
  Endpoint,
  ParamsInput,
  QueryInput,
  ReplyOf,
} from '#platform/http/endpoint.ts'
import { parseInput } from '#platform/http/input.ts'
import { forbidden, Refusal } from '#platform/http/refusal.ts'

/** What is sent with a call: as a client of the API would write it. */
export interface Sent<E> {
  params?: ParamsInput<E>
  query?: QueryInput<E>
  body?: BodyInput<E>
  ifMatch?: number
  /** Stands for the request where a file came with it. */
  request?: FastifyRequest
}

export interface CallerParts {
  runtime: Runtime
  /** Nobody is told of what happened before. */
  quietUntil: number
  entrances: Entrance[]
  policy: PolicyTable<never>
}

/** Performs verbs in this process as the server would for a request at that instant. */
export interface Caller {
  call<E extends Endpoint>(
    actor: Actor,
    endpoint: E,
    sent: Sent<E>,
    at: number,
  ): Promise<ReplyOf<E>>
  /** The runtime with its clock set to an instant. */
  runtimeAt(at: number): Runtime
  /** How many verbs were performed. */
  count(): number
}

/** A verb of the product refused what a story wanted: the story is wrong, and the load fails. */
export class RefusedAct extends Error {}

export function createCaller({ runtime, quietUntil, entrances, policy }: CallerParts): Caller {
  const verbs = new Map(entrances.map(({ endpoint, verb }) => [endpoint.name, verb]))
  let performed = 0
  const { immediate, later } = runtime.handlers
  const quiet = {
    immediate,
    later: later.filter((one) => !one.consumer.startsWith('notifications.')),
  }
  const runtimeAt = (at: number): Runtime => ({
    ...runtime,
    handlers: at < quietUntil ? quiet : runtime.handlers,
    clock: { now: () => new Date(at) },
  })
  return {
    runtimeAt,
    count: () => performed,
    call: async (actor, endpoint, sent, at) => {
      const verb = verbs.get(endpoint.name)
      if (!verb) throw new Error(`nobody serves ${endpoint.name}`)
      try {
        const admitted = admit(endpoint, actor, policy)
        const input = {
          params: parseInput(endpoint.params, sent.params, 'params'),
          query: parseInput(
            endpoint.query,
            sent.query ?? (endpoint.query ? {} : undefined),
            'query',
          ),
          body: parseInput(endpoint.body, sent.body ?? (endpoint.body ? {} : undefined)),
          ifMatch: sent.ifMatch ?? null,
          request: sent.request as FastifyRequest,
        }
        const reply = await perform(runtimeAt(at), admitted, (work) => verb(work, input))
        performed += 1
        return reply as never
      } catch (error) {
        throw refusedAct(error, endpoint, actor, sent, at)
      }
    },
  }
}

function admit(endpoint: Endpoint, actor: Actor, policy: PolicyTable<never>): Actor {
  if (endpoint.right === 'public') return stranger
  if (endpoint.right !== 'signed-in' && !holds(policy, endpoint.right, actor)) throw forbidden()
  return actor
}

function refusedAct(
  error: unknown,
  endpoint: Endpoint,
  actor: Actor,
  sent: Sent<Endpoint>,
  at: number,
): Error {
  const who = actor.kind === 'person' ? actor.name : actor.kind
  const why =
    error instanceof Refusal
      ? `${error.status} ${error.code} ${JSON.stringify({ fields: error.fields, ...error.details })}`
      : String(error)
  const what = JSON.stringify({ params: sent.params, body: sent.body })
  const act = `${endpoint.name} (${who}, ${new Date(at).toISOString()})`
  return new RefusedAct(`${act}: ${why}\n${what}`, { cause: error })
}
