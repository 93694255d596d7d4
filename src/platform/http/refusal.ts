/** One complaint about one field of the input, for a message at the field. */
export interface FieldProblem {
  /** Dotted path in the body, query or params: `contacts.0.phone`. */
  path: string
  /** Closed code; its words live in the web, in both languages. */
  code: string
  /** Figures the words need: `{ max: 200 }`. */
  values?: Record<string, string | number>
}

/**
 * A request that was understood and not carried out. Status as architecture.md says: 401 not signed
 * in, 403 seen but not entitled, 404 unseen, 409 refused by a rule, 412 stale edit, 422 bad input,
 * 429 too fast, 503 not ready.
 */
export class Refusal extends Error {
  readonly status: 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503
  readonly code: string
  readonly fields: FieldProblem[]
  readonly details: Record<string, unknown>

  constructor(
    status: Refusal['status'],
    code: string,
    more: { fields?: FieldProblem[]; details?: Record<string, unknown> } = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.fields = more.fields ?? []
    this.details = more.details ?? {}
  }
}

export const notFound = () => new Refusal(404, 'not_found')
export const forbidden = () => new Refusal(403, 'forbidden')
export const refused = (code: string, details?: Record<string, unknown>) =>
  new Refusal(409, code, details ? { details } : {})
/** 422 with problems at fields. */
export const badInput = (fields: FieldProblem[]) => new Refusal(422, 'bad_input', { fields })
/** 412: `current` is what stands now, so that the second editor sees what changed. */
export const stale = (current: Record<string, unknown>) =>
  new Refusal(412, 'stale', { details: { current } })
