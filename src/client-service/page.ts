import { type Expression, type SqlBool, sql } from 'kysely'
import { badInput } from '#platform/http/refusal.ts'

/** One page of `limit` from `limit + 1` rows, and the place after its last. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  place: (row: Row) => (string | number | Date)[],
  present: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(present), next: last ? written(place(last)) : null }
}

function written(values: (string | number | Date)[]): string {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : String(value)))
  return Buffer.from(JSON.stringify(plain)).toString('base64url')
}

const notAPlace = () => badInput([{ path: 'query.after', code: 'invalid' }])

/** Reads a place; `patterns` say what each of its values looks like. */
function placeIn(after: string, patterns: RegExp[]): string[] {
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(after, 'base64url').toString())
  } catch {
    throw notAPlace()
  }
  if (!Array.isArray(values) || values.length !== patterns.length) throw notAPlace()
  if (!patterns.every((pattern, at) => pattern.test(String(values[at])))) throw notAPlace()
  return values.map(String)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const number = /^\d{1,15}$/

/** Newest first by an instant, then by id: rows after the place. */
export function afterInstant(
  after: string | undefined,
  column: string,
  id: string,
): Expression<SqlBool> {
  if (after === undefined) return sql<boolean>`true`
  const [at, which] = placeIn(after, [instant, uuid])
  return sql<boolean>`(${sql.ref(column)}, ${sql.ref(id)}) < (${at}::timestamptz, ${which}::uuid)`
}

/** Newest first by an id that grows with time: rows after the place. */
export function afterId(after: string | undefined, id: string): Expression<SqlBool> {
  if (after === undefined) return sql<boolean>`true`
  const [which] = placeIn(after, [uuid])
  return sql<boolean>`${sql.ref(id)} < ${which}::uuid`
}

/** The number a place of the event log names; undefined for the first page. */
export function numberAfter(after: string | undefined): number | undefined {
  return after === undefined ? undefined : Number(placeIn(after, [number])[0])
}
