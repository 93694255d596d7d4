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
  /** The reply holds a secret: never kept for a repetition. */
  secret?: boolean
  /** HTTP status of success: 200, or 201 where a thing comes into being. */
  status: 200 | 201 | 202 | 204
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

export type ParamsOf<E> =
  E extends Endpoint<infer P, infer _Q, infer _B, infer _R> ? z.output<P> : never
export type QueryOf<E> =
  E extends Endpoint<infer _P, infer Q, infer _B, infer _R> ? z.output<Q> : never
export type BodyOf<E> =
  E extends Endpoint<infer _P, infer _Q, infer B, infer _R> ? z.output<B> : never
export type ReplyOf<E> =
  E extends Endpoint<infer _P, infer _Q, infer _B, infer R> ? z.output<R> : never
/** What a caller writes, before defaults are filled in. */
export type BodyInput<E> =
  E extends Endpoint<infer _P, infer _Q, infer B, infer _R> ? z.input<B> : never
export type QueryInput<E> =
  E extends Endpoint<infer _P, infer Q, infer _B, infer _R> ? z.input<Q> : never
export type ParamsInput<E> =
  E extends Endpoint<infer P, infer _Q, infer _B, infer _R> ? z.input<P> : never
