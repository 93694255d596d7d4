import { type RawBuilder, sql } from 'kysely'
import type { DB, Tx } from './database.ts'

/** Rows a statement carries at most; more go in several. */
const chunk = 5_000

function inChunks<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = []
  for (let at = 0; at < rows.length; at += chunk) chunks.push(rows.slice(at, at + chunk))
  return chunks
}

/** Types of the columns of tables, as SQL writes them. They stand while the server runs. */
const typesKnown = new Map<string, Map<string, string>>()

async function typesOf(tx: Tx, table: string, columns: string[]): Promise<string[]> {
  const known = typesKnown.get(table) ?? (await readTypes(tx, table))
  typesKnown.set(table, known)
  return columns.map((column) => {
    const type = known.get(column)
    if (!type) throw new Error(`${table} has no column ${column}`)
    return type
  })
}

async function readTypes(tx: Tx, table: string): Promise<Map<string, string>> {
  const found = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tx)
  return new Map(found.rows.map(({ name, type }) => [name, type]))
}

const isList = (type: string) => type.endsWith('[]')

/** A value as an element of an array of its type. */
function elementOf(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null
  if (isList(type)) return listLiteral(value as string[])
  if (type === 'jsonb' || type === 'json') return JSON.stringify(value)
  return value instanceof Date ? value.toISOString() : value
}

const listLiteral = (values: (string | number | boolean | null)[]) =>
  `{${values.map((one) => (one === null ? 'NULL' : `"${String(one).replace(/[\\"]/g, String.raw`\$&`)}"`)).join(',')}}`

/**
 * Many rows as a table of a statement, in their order, whatever their number of columns: an array each column,
 * which the database reads several times faster than JSON. What is the same in all rows is said once.
 * @param columns with the type of each, as SQL writes it
 */
export function tableOf(
  columns: readonly { name: string; type: string }[],
  rows: readonly Record<string, unknown>[],
): RawBuilder<unknown> {
  const given: { name: RawBuilder<unknown>; values: RawBuilder<unknown> }[] = []
  const values = columns.map((column) => {
    const name = sql.id(column.name)
    const type = sql.raw(column.type)
    const elements = rows.map((row) => elementOf(row[column.name], column.type))
    if (elements.every((one) => one === elements[0])) return sql`${elements[0]}::${type} as ${name}`
    // An array of lists would be one list to `unnest`: they go as text and are read row by row.
    const list = isList(column.type)
    given.push({ name, values: sql`${elements}::${list ? sql`text` : type}[]` })
    return list ? sql`${name}::${type} as ${name}` : name
  })
  // A plan for any number of rows would take one for a thousand, and be made anew each time.
  if (rows.length === 1) return sql`(select ${sql.join(values)})`
  const from =
    given.length > 0
      ? sql`unnest(${sql.join(given.map((one) => one.values))}) as given(${sql.join(given.map((one) => one.name))})`
      : sql`generate_series(1, ${rows.length}::int)`
  return sql`(select ${sql.join(values)} from ${from})`
}

async function rowsFor(tx: Tx, table: string, names: string[], rows: Record<string, unknown>[]) {
  const types = await typesOf(tx, table, names)
  return tableOf(
    names.map((name, at) => ({ name, type: types[at] as string })),
    rows,
  )
}

/**
 * Inserts many rows in one statement each 5,000, whatever their number of columns. All rows name the
 * same columns as the first; columns not named take their defaults.
 * @param onConflict such as `(id) do nothing`
 * @returns with `onConflict`, ids of the rows really inserted, in no order; without it all were.
 */
export async function insertRows<Table extends keyof DB & string>(
  tx: Tx,
  table: Table,
  rows: readonly Record<string, unknown>[],
  onConflict?: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const part of inChunks(rows)) {
    const names = Object.keys(part[0] as object)
    const columns = sql.join(names.map((name) => sql.id(name)))
    const identified = names.includes('id') ? ' returning id' : ''
    const conflict = onConflict ? sql.raw(`on conflict ${onConflict}${identified}`) : sql``
    const inserted = await sql<{ id: string }>`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from ${await rowsFor(tx, table, names, part)} as r
      ${conflict}`.execute(tx)
    for (const row of inserted.rows) ids.push(row.id)
  }
  return ids
}

/** Rows of several tables, on one journey: written in the order given, so that each finds what it names. */
export async function insertTogether(
  tx: Tx,
  tables: readonly { table: keyof DB & string; rows: readonly Record<string, unknown>[] }[],
): Promise<void> {
  const some = tables.filter(({ rows }) => rows.length > 0)
  // Whoever had to ask for types first would be overtaken by those that know them.
  for (const { table } of some) if (!typesKnown.has(table)) await typesOf(tx, table, [])
  if (some.some(({ rows }) => rows.length > chunk))
    for (const { table, rows } of some) await insertRows(tx, table, rows)
  else await Promise.all(some.map(({ table, rows }) => insertRows(tx, table, rows)))
}

/** Sets columns of many rows by their `id`, set-wise. All rows name the same columns as the first. */
export async function updateRows<Table extends keyof DB & string>(
  tx: Tx,
  table: Table,
  rows: readonly ({ id: string } & Record<string, unknown>)[],
): Promise<void> {
  for (const part of inChunks(rows)) {
    const names = Object.keys(part[0] as object)
    const sets = names
      .filter((name) => name !== 'id')
      .map((name) => sql`${sql.id(name)} = r.${sql.id(name)}`)
    // Named twice: the ids alone tell the planner that few rows are meant, and it reads no whole table for them.
    const ids = part.map((row) => row.id)
    await sql`update ${sql.table(table)} t set ${sql.join(sets)}
      from ${await rowsFor(tx, table, names, part)} as r
      where t.id = r.id and t.id = any(${ids})`.execute(tx)
  }
}
