import type { z } from 'zod'
import type { Endpoint, ParamsInput, QueryInput, BodyInput, ReplyOf } from './endpoint.ts'
import { actHeader, wayBackHeader } from './taking-back.ts'
import { comesFromServer, noteAnswer } from './reached.ts'
import type { FieldProblem } from './refusal.ts'

/** A key under which an act has one effect. `crypto.randomUUID` is missing where a firm serves its network by plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export type AnyEndpoint = Endpoint

/** A request that came back without what was asked for. Words for `code` live in the web. */
export class ApiError extends Error {
  /** 0 when no answer came. */
  readonly status: number
  /** Closed code of the server, or `offline`, `unreachable`, `unavailable`. */
  readonly code: string
  readonly fields: FieldProblem[]
  readonly details: Record<string, unknown>

  constructor(
    status: number,
    code: string,
    fields: FieldProblem[] = [],
    details: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
    this.details = details
  }
}

type Part<Name extends string, Schema, Value> = [Schema] extends [z.ZodUndefined]
  ? { [K in Name]?: undefined }
  : [unknown] extends [Value]
    ? { [K in Name]?: unknown }
    : {} extends Value
      ? { [K in Name]?: Value }
      : { [K in Name]: Value }

type Schemas<E> = E extends Endpoint<infer P, infer Q, infer B> ? [P, Q, B] : never

/** What the endpoint asks for; parts it does not declare are left out. */
export type InputOf<E> = Part<'params', Schemas<E>[0], ParamsInput<E>> &
  Part<'query', Schemas<E>[1], QueryInput<E>> &
  Part<'body', Schemas<E>[2], BodyInput<E>>

export interface CallOptions {
  /** The version that was seen while editing. */
  ifMatch?: number | null
  /** Given by the caller where a repetition must not act twice; a fresh one otherwise. */
  idempotencyKey?: string
  signal?: AbortSignal | undefined
}

type CallArguments<E> =
  {} extends InputOf<E> ? [input?: InputOf<E> & CallOptions] : [input: InputOf<E> & CallOptions]

interface LooseInput extends CallOptions {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** Sends a request as its endpoint declares it. Throws {@link ApiError} and nothing else. */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  ...[given]: CallArguments<E>
): Promise<ReplyOf<E>> {
  const input = (given ?? {}) as LooseInput
  const response = await reach(addressOf(endpoint, input), {
    method: endpoint.method,
    headers: headersOf(endpoint, input),
    credentials: 'same-origin',
    body: input.body === undefined ? null : JSON.stringify(input.body),
    signal: input.signal ?? null,
  })
  noteServerTime(response)
  if (!response.ok) throw await errorOf(response)
  if (response.status === 204) return undefined as ReplyOf<E>
  const reply = (await response.json()) as ReplyOf<E>
  const act = response.headers.get(actHeader)
  if (act) acts.set(reply, act)
  return reply
}

const acts = new WeakMap<object, string>()

/** The act that a reply tells of, where it can be taken back. */
export const actOf = (reply: unknown): string | undefined =>
  typeof reply === 'object' && reply !== null ? acts.get(reply) : undefined

/** A file the server made, with what it says beside it. */
export interface ReceivedFile {
  name: string
  content: Blob
  headers: Headers
}

/** Sends a request whose reply is a file. Throws {@link ApiError} and nothing else. */
export async function callForFile(endpoint: AnyEndpoint, body: unknown): Promise<ReceivedFile> {
  const response = await reach(addressOf(endpoint), {
    method: endpoint.method,
    headers: headersOf(endpoint, { body }),
    credentials: 'same-origin',
    body: JSON.stringify(body),
  })
  noteServerTime(response)
  if (!response.ok) throw await errorOf(response)
  const said = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')
  const name = decodeURIComponent(said?.[1] ?? endpoint.name)
  return { name, content: await response.blob(), headers: response.headers }
}

/** The address of a request, for links that download. */
export function addressOf(
  endpoint: AnyEndpoint,
  { params = {}, query = {} }: Pick<LooseInput, 'params' | 'query'> = {},
): string {
  const path = endpoint.path.replaceAll(
    /\/:(\w+)/g,
    (_, name: string) => `/${encodeURIComponent(String(params[name]))}`,
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

function headersOf(endpoint: AnyEndpoint, input: LooseInput): Record<string, string> {
  return {
    accept: 'application/json',
    'x-covenant-client': 'web',
    ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(endpoint.method === 'GET' ? {} : { 'idempotency-key': input.idempotencyKey ?? newKey() }),
    ...(endpoint.takesBack ? { [wayBackHeader]: 'yes' } : {}),
    ...(input.ifMatch == null ? {} : { 'if-match': `"${input.ifMatch}"` }),
  }
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, request)
    noteAnswer(comesFromServer(response))
    return response
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw unanswered()
  }
}

/** No answer came: there is no network, or the server at its other end is not there. */
function unanswered(): ApiError {
  const hasNetwork = 'onLine' in navigator ? navigator.onLine : true
  if (hasNetwork) noteAnswer(false)
  return new ApiError(0, hasNetwork ? 'unreachable' : 'offline')
}

const errorOf = async (response: Response): Promise<ApiError> =>
  refusalIn(response.status, await response.json().catch(() => null))

/** What an answer that is no success says. */
function refusalIn(status: number, body: unknown): ApiError {
  const error = (body as { error?: Partial<ApiError> } | null)?.error
  if (!error?.code) return new ApiError(status, status === 401 ? 'not_signed_in' : 'unavailable')
  if (status === 401 && error.code === 'not_signed_in') {
    for (const listener of signedOutListeners) listener()
  }
  return new ApiError(status, error.code, error.fields ?? [], error.details ?? {})
}

/**
 * Sends a file as its endpoint declares it and tells which share of it has gone out, which `fetch`
 * cannot. Throws {@link ApiError} and nothing else.
 */
export function sendFile<E extends AnyEndpoint>(
  endpoint: E,
  input: Pick<LooseInput, 'query' | 'idempotencyKey'>,
  file: File,
  onShare: (share: number) => void,
): Promise<ReplyOf<E>> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, input))
    for (const [name, value] of Object.entries(headersOf(endpoint, input))) {
      request.setRequestHeader(name, value)
    }
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0)
    request.upload.onload = () => onShare(1)
    request.onload = () => {
      const body = readJson(request.responseText)
      if (request.status < 300 && body !== null) done(body as ReplyOf<E>)
      else fail(refusalIn(request.status, body))
    }
    request.onerror = () => fail(unanswered())
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const signedOutListeners = new Set<() => void>()

/** Calls back when the server says that the session is over; the answer stops that. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** Milliseconds by which the server's clock differs from ours (a demonstration firm has its own). */
let ahead = 0

function noteServerTime(response: Response): void {
  const said = Date.parse(response.headers.get('x-covenant-now') ?? '')
  if (!Number.isNaN(said)) ahead = said - Date.now()
}

/** Now, as the server tells the time. */
export const serverNow = (): Date => new Date(Date.now() + ahead)
