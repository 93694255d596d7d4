import type { z } from 'zod'
import { badInput } from './refusal.ts'

type PlaceValue = string | number | Date

/** The place after a row, for the next page: the values the list is ordered by. */
export function placeAfter(values: PlaceValue[]): string {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value))
  return Buffer.from(JSON.stringify(plain)).toString('base64url')
}

/** Reads a place written by `placeAfter`; undefined for the first page. */
export function readPlace<S extends z.ZodType>(
  place: string | undefined,
  schema: S,
): z.output<S> | undefined {
  if (place === undefined) return undefined
  const read = schema.safeParse(parse(Buffer.from(place, 'base64url').toString()))
  if (!read.success) throw badInput([{ path: 'query.after', code: 'invalid' }])
  return read.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One page of `size` from `size + 1` rows, and where the next one begins. */
export function pageOf<Row>(
  rows: Row[],
  size: number,
  place: (row: Row) => PlaceValue[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, size)
  const last = rows.length > size ? items.at(-1) : undefined
  return { items, next: last ? placeAfter(place(last)) : null }
}
