import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One entry of the wire, declared once in a slice's `contract.ts`. The server registers it, the web
 * calls it, OpenAPI describes it and the guards walk over it, so that the four never differ.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** The verb as a lawyer would say it, unique in the product: `convertLead`. */
  name: string
  method: Method
  path: string
  /** The right an actor needs to call it; `public` needs none, `signed-in` any account. */
  right: string
  /** One line for the documentation, in Chinese. */
  summary: string
  params?: Params
  query?: Query
  body?: Body
  reply: Reply
  /** Requests one address may send a minute, where that is fewer than in general. */
  perMinute?: number
  /** Takes a file, as the part `file` of a form (multipart/form-data). */
  upload?: boolean
  /** The reply holds a secret: never kept for a repetition. */
  secret?: boolean
  /** The reply is a file, sent as the verb made it. */
  file?: boolean
  /** Can be taken back at once: see `taking-back.ts`. All that it writes must lie in noted tables. */
  takesBack?: boolean
  /** HTTP status of success: 200, or 201 where a thing comes into being. */
  status: 200 | 201 | 202 | 204
}

/** What a verb answers whose endpoint says `file`. */
export interface FileReply {
  name: string
  mediaType: string
  /** Bytes of all pieces. */
  size: number
  /** Sent one after another, as fast as the reader takes them. */
  pieces: Iterable<Uint8Array>
  /** What there is to say beside the file. */
  headers?: Record<string, string>
}

type Declared<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> = Omit<Endpoint<P, Q, B, R>, 'status'> & { status?: 200 | 201 | 202 | 204 }

/** Declares an endpoint; its types are inferred from the schemas. */
export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(declared: Declared<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return { ...declared, status: declared.status ?? 200 }
}

type Schema<S> = Extract<S, z.ZodType>
export type ParamsOf<E> = E extends { params?: infer S } ? z.output<Schema<S>> : never
export type QueryOf<E> = E extends { query?: infer S } ? z.output<Schema<S>> : never
export type BodyOf<E> = E extends { body?: infer S } ? z.output<Schema<S>> : never
export type ReplyOf<E> = E extends { reply: infer S } ? z.output<Schema<S>> : never
/** What a caller writes, before defaults are filled in. */
export type BodyInput<E> = E extends { body?: infer S } ? z.input<Schema<S>> : never
export type QueryInput<E> = E extends { query?: infer S } ? z.input<Schema<S>> : never
export type ParamsInput<E> = E extends { params?: infer S } ? z.input<Schema<S>> : never

/** What a route says of itself: its endpoint, for guards, and its limit, for the rate limiter. */
export function routeConfigOf(endpoint: Endpoint): RouteConfig {
  const { perMinute } = endpoint
  return perMinute ? { endpoint, rateLimit: { max: perMinute, timeWindow: 60_000 } } : { endpoint }
}

interface RouteConfig {
  endpoint: Endpoint
  rateLimit?: { max: number; timeWindow: number }
}
