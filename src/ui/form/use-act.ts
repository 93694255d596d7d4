import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createElement, type ReactNode, useRef, useState } from 'react'
import {
  actOf,
  type AnyEndpoint,
  ApiError,
  type CallOptions,
  call,
  type InputOf,
} from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import { engine, hasWords, type Words } from '#platform/i18n/words.ts'
import { refreshAbout } from '../refresh.ts'
import { useWords } from '../saying.ts'
import { toast } from '../toast.tsx'
import { uiWords } from '../words.ts'
import type { AnyDraft } from './draft.ts'
import { takeBack } from '../take-back.ts'
import { Lacking } from './required.ts'
import { contentOf, type Sending, sendingOf } from './sending.ts'

export interface ActOptions<E extends AnyEndpoint> {
  /** The slice's words: its `refusal.<code>` and `problem.<code>` come before the general ones. */
  words?: Words
  /** The form it sends: problems go to its fields, success clears the draft. */
  draft?: AnyDraft
  /** Said when it is done. */
  done?: string | ((reply: ReplyOf<E>) => string)
  /** The way back, offered with what was said; an act whose endpoint `takesBack` has its own. */
  undo?: (reply: ReplyOf<E>) => unknown
  /** Words or ids in the keys of the queries to read again. */
  refresh?: string[]
  onDone?: (reply: ReplyOf<E>) => void
  /** An act that `takesBack` was taken back. */
  onTakenBack?: (reply: ReplyOf<E>) => void
}

export type ActInput<E> = InputOf<E> & Pick<CallOptions, 'ifMatch'>

export interface Acting<E extends AnyEndpoint> {
  /** Sends it. Never throws: what went wrong stands in `error` and at the fields. */
  run: (input: ActInput<E>) => Promise<boolean>
  /** Sends the same again, with the same key: done twice it still has one effect. */
  again: () => Promise<boolean>
  busy: boolean
  error: ApiError | null
  /** What to tell: what happened, that nothing is lost, what to do. */
  message: string | null
  /** Problems that belong to no field of the form. */
  loose: string[]
  /** After a 412: what stands now. */
  current: Record<string, unknown> | null
  dismiss: () => void
}

/** One act of the wire behind a button or a form. */
export function useAct<E extends AnyEndpoint>(endpoint: E, options: ActOptions<E> = {}): Acting<E> {
  const client = useQueryClient()
  const say = useWords(uiWords)
  const sent = useRef<{ sending: Sending; input: ActInput<E> }>(undefined)
  const [error, setError] = useState<ApiError | null>(null)
  const [loose, setLoose] = useState<string[]>([])
  const mutation = useMutation({
    networkMode: 'always',
    mutationFn: (input: object) =>
      (call as (e: E, i: unknown) => Promise<ReplyOf<E>>)(endpoint, input),
  })

  const wayBack = (reply: ReplyOf<E>) => {
    const { undo } = options
    const act = actOf(reply)
    if (undo) return () => undo(reply)
    if (act === undefined) return undefined
    return async () => {
      if (await takeBack(client, act)) options.onTakenBack?.(reply)
    }
  }
  const succeed = (reply: ReplyOf<E>) => {
    sent.current = undefined
    options.draft?.clear()
    if (options.refresh?.length) refreshAbout(client, options.refresh)
    const { done } = options
    const text = typeof done === 'function' ? done(reply) : done
    if (text) toast(text, { undo: wayBack(reply) })
    options.onDone?.(reply)
    return true
  }
  const fail = (thrown: unknown) => {
    const problem = thrown instanceof ApiError ? thrown : new ApiError(0, 'unavailable')
    setError(problem)
    // Somebody was quicker, or it is gone: the page shows how it stands now.
    if (problem.status === 404 || problem.status === 409) void client.invalidateQueries()
    setLoose(placeProblems(problem.fields, options))
    return false
  }
  const run = (input: ActInput<E>) => {
    const content = contentOf(endpoint.name, input)
    const before = sent.current?.sending ?? options.draft?.sent()
    const sending = sendingOf(content, before)
    sent.current = { sending, input }
    options.draft?.keepSent(sending)
    setError(null)
    setLoose([])
    return mutation.mutateAsync({ ...input, idempotencyKey: sending.key }).then(succeed, fail)
  }
  const stale = error?.status === 412 ? (error.details.current as Record<string, unknown>) : null
  return {
    run,
    again: () => (sent.current ? run(sent.current.input) : Promise.resolve(false)),
    busy: mutation.isPending,
    error,
    message: error && sayRefusal(error, say, options.words),
    loose,
    current: stale ?? null,
    dismiss: () => setError(null),
  }
}

/** The words for a refusal: the slice's, else the general ones, else the code itself. */
export function sayRefusal(
  { code, details }: ApiError,
  say: (key: 'refusal.other', values?: Record<string, unknown>) => string,
  words?: Words,
): string {
  const minutes = Math.ceil(Number(details.retryAfterSeconds ?? 60) / 60)
  for (const namespace of [words?.namespace, 'ui']) {
    const key = `${namespace}:refusal.${code}`
    if (namespace && hasWords(key)) return engine.t(key, { ...details, minutes })
  }
  return say('refusal.other', { code })
}

/** The words for a problem at a field. */
export function sayProblem({ code, values }: FieldProblem, words?: Words): string {
  for (const namespace of [words?.namespace, 'ui']) {
    const key = `${namespace}:problem.${code}`
    if (namespace && hasWords(key)) return engine.t(key, { ...values })
  }
  return engine.t('ui:problem.invalid')
}

/** Puts problems at their fields; those without a field in the form are answered. */
function placeProblems(
  problems: FieldProblem[],
  { draft, words }: Pick<ActOptions<AnyEndpoint>, 'draft' | 'words'>,
): string[] {
  const loose: string[] = []
  const known = new Map(
    draft?.form.getFieldsError().map(({ name }) => [name.join('.'), name] as const),
  )
  const texts = new Map<string, ReactNode[]>()
  for (const problem of problems) {
    const text = sayProblem(problem, words)
    const path = nearest(problem.path, known)
    if (path === null) loose.push(problem.path ? `${problem.path}: ${text}` : text)
    else texts.set(path, [...(texts.get(path) ?? []), atField(problem, text, words)])
  }
  for (const [path, errors] of texts)
    draft?.form.setFields([{ name: known.get(path), errors }] as never)
  const first = texts.keys().next().value
  if (first !== undefined) draft?.form.scrollToField(known.get(first) as never, { focus: true })
  return loose
}

/** A field knows itself how it is used; words of the slice's own say more. */
const atField = ({ code }: FieldProblem, text: string, words?: Words): ReactNode =>
  code === 'required' && !hasWords(`${words?.namespace}:problem.required`)
    ? createElement(Lacking)
    : text

/** The field itself, or the one that holds it (`contacts.0.phone` may be shown by `contacts`). */
function nearest(path: string, known: Map<string, unknown>): string | null {
  const parts = path.split('.')
  while (parts.length > 0) {
    const candidate = parts.join('.')
    if (known.has(candidate)) return candidate
    parts.pop()
  }
  return null
}
