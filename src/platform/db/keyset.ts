import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { readPlace } from '../http/page.ts'
import { byName } from './by-name.ts'

/** What a column of an order holds: how a place writes it, and as what PostgreSQL compares it. */
const kinds = {
  instant: { written: z.iso.datetime(), type: 'timestamptz' },
  /** An instant or `infinity`: nothing is due. */
  due: { written: z.union([z.iso.datetime(), z.literal('infinity')]), type: 'timestamptz' },
  day: { written: z.iso.date(), type: 'date' },
  text: { written: z.string(), type: 'text' },
  /** A name in the order of `byName`, which the list is then ordered by. */
  name: { written: z.string(), type: 'text' },
  number: { written: z.int(), type: 'bigint' },
  id: { written: z.uuid(), type: 'uuid' },
} as const

/**
 * Rows of a list after a place written by `placeAfter`: `{ 'talk.at': 'instant', 'talk.id': 'id' }`
 * names the columns it is ordered by, all in one direction. All rows where there is no place.
 */
export function rowsAfter(
  place: string | undefined,
  order: Record<string, keyof typeof kinds>,
  direction: 'asc' | 'desc' = 'desc',
): RawBuilder<SqlBool> {
  const columns = Object.entries(order)
  const schema = z.tuple(columns.map(([, kind]) => kinds[kind].written) as unknown as [z.ZodType])
  const values: unknown[] | undefined = readPlace(place, schema)
  if (!values) return sql<SqlBool>`true`
  const there = sql.join(
    columns.map(([column, kind]) => (kind === 'name' ? byName(column) : sql.ref(column))),
  )
  const from = sql.join(
    columns.map(([, kind], at) => sql`${values[at]}::${sql.raw(kinds[kind].type)}`),
  )
  return direction === 'desc'
    ? sql<SqlBool>`(${there}) < (${from})`
    : sql<SqlBool>`(${there}) > (${from})`
}
