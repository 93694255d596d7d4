import { z } from 'zod'
import { badInput } from '#platform/http/refusal.ts'

/** A place in a list that is ordered by one column and then by id. */
export interface Place {
  value: string
  id: string
}

const Written = z.tuple([z.string().min(1).max(40), z.uuid()])
const instant = z.iso.datetime()
const day = z.iso.date()

/** Reads where a page goes on; undefined for the first. `orderedBy` is what the first column holds. */
export function placeIn(
  after: string | undefined,
  orderedBy: 'instant' | 'day',
): Place | undefined {
  if (after === undefined) return undefined
  const read = Written.safeParse(parse(Buffer.from(after, 'base64url').toString()))
  const column = orderedBy === 'day' ? day : instant
  if (!read.success || !column.safeParse(read.data[0]).success) {
    throw badInput([{ path: 'query.after', code: 'invalid' }])
  }
  return { value: read.data[0], id: read.data[1] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One page of `limit` from `limit + 1` rows, and the place after its last. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  limit: number,
  orderedBy: (row: Row) => Date | string,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  if (!last) return { items, next: null }
  const value = orderedBy(last)
  const written = [value instanceof Date ? value.toISOString() : value, last.id]
  return { items, next: Buffer.from(JSON.stringify(written)).toString('base64url') }
}
