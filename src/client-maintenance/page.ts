import { z } from 'zod'
import { pageOf as pageBy, readPlace } from '#platform/http/page.ts'

/** A place in a list that is ordered by one column and then by id. */
export interface Place {
  value: string
  id: string
}

const places = {
  instant: z.tuple([z.iso.datetime(), z.uuid()]),
  day: z.tuple([z.iso.date(), z.uuid()]),
}

/** Reads where a page goes on; undefined for the first. `orderedBy` is what the first column holds. */
export function placeIn(
  after: string | undefined,
  orderedBy: 'instant' | 'day',
): Place | undefined {
  const place = readPlace(after, places[orderedBy])
  return place && { value: place[0], id: place[1] }
}

/** One page of `limit` from `limit + 1` rows, and the place after its last. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  limit: number,
  orderedBy: (row: Row) => Date | string,
): { items: Row[]; next: string | null } {
  return pageBy(rows, limit, (row) => {
    const value = orderedBy(row)
    return [value instanceof Date ? value.toISOString() : value, row.id]
  })
}
