import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import { type DB, type Tx, unawaited } from './database.ts'

/** Rows a statement carries at most; more go in several. */
const chunk = 5_000

function inChunks<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = []
  for (let at = 0; at < rows.length; at += chunk) chunks.push(rows.slice(at, at + chunk))
  return chunks
}

/** Types of the columns of tables, as SQL writes them. They stand while the server runs. */
const typesKnown = new Map<string, Map<string, string>>()

async function learnTypes(tx: Tx, table: string): Promise<void> {
  if (!typesKnown.has(table)) typesKnown.set(table, await readTypes(tx, table))
}

/** Of a table whose types were learnt. */
const typesOf = (table: string, columns: readonly string[]): string[] =>
  columns.map((column) => {
    const type = typesKnown.get(table)?.get(column)
    if (!type) throw new Error(`${table} has no column ${column}`)
    return type
  })

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

/** Types whose values need no quotes within an array. */
const plainTypes = new Set([
  ...'uuid int integer bigint smallint boolean date timestamptz'.split(' '),
  'timestamp with time zone',
])
const plainLiteral = (values: (string | number | boolean | null)[]) =>
  `{${values.map((one) => (one === null ? 'NULL' : String(one))).join(',')}}`

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
    const first = rows[0]?.[column.name]
    if (rows.every((row) => row[column.name] === first))
      return sql`${elementOf(first, column.type)}::${type} as ${name}`
    const elements = rows.map((row) => elementOf(row[column.name], column.type))
    if (elements.every((one) => one === elements[0])) return sql`${elements[0]}::${type} as ${name}`
    // An array of lists would be one list to `unnest`: they go as text and are read row by row.
    const list = isList(column.type)
    const told = plainTypes.has(column.type) ? plainLiteral(elements as string[]) : elements
    given.push({ name, values: sql`${told}::${list ? sql`text` : type}[]` })
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

const rowsFor = (table: string, names: string[], rows: readonly Record<string, unknown>[]) => {
  const types = typesOf(table, names)
  return tableOf(
    names.map((name, at) => ({ name, type: types[at] as string })),
    rows,
  )
}

/** What is written row by row is said again and again: its text is put together once. */
const textsKnown = new Map<string, string>()

const quoted = (name: string): string => {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`${name} is no name of a table or column`)
  return `"${name}"`
}

/** A statement about one row, `made` of its columns as a table `r`. */
function aboutOne(
  verb: string,
  table: string,
  row: Record<string, unknown>,
  made: (columns: string[], r: string) => string,
  also: unknown[] = [],
): CompiledQuery<{ id: string }> {
  const names = Object.keys(row)
  const types = typesOf(table, names)
  const key = `${verb} ${table} ${names.join()}`
  let text = textsKnown.get(key)
  if (text === undefined) {
    const columns = names.map(quoted)
    const values = columns.map((column, at) => `$${at + 1}::${types[at]} as ${column}`)
    text = made(columns, `(select ${values.join(', ')}) as r`)
    textsKnown.set(key, text)
  }
  const values = names.map((name, at) => elementOf(row[name], types[at] as string))
  return CompiledQuery.raw(text, [...values, ...also])
}

/** Inserts rows that name the same columns, of a table whose types were learnt. */
function insertion(
  tx: Tx,
  table: keyof DB & string,
  rows: readonly Record<string, unknown>[],
  onConflict?: string,
): CompiledQuery<{ id: string }> {
  const [first = {}] = rows
  const names = Object.keys(first)
  const conflict = onConflict
    ? `on conflict ${onConflict}${names.includes('id') ? ' returning id' : ''}`
    : ''
  if (rows.length === 1)
    return aboutOne(`insert ${conflict}`, table, first, (columns, r) => {
      const list = columns.join(', ')
      return `insert into ${quoted(table)} (${list}) select ${list} from ${r} ${conflict}`
    })
  const columns = sql.join(names.map((name) => sql.id(name)))
  return sql<{ id: string }>`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from ${rowsFor(table, names, rows)} as r
    ${sql.raw(conflict)}`.compile(tx)
}

/**
 * Inserts many rows in one statement each 5,000, whatever their number of columns. All rows name the
 * same columns as the first; columns not named take their defaults. Only with `onConflict` is there something to wait
 * for: see `unawaited`.
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
  await learnTypes(tx, table)
  for (const part of inChunks(rows)) {
    const answer = tx.executeQuery(insertion(tx, table, part, onConflict))
    if (onConflict) for (const row of (await answer).rows) ids.push(row.id)
    else await unawaited(tx, answer)
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
  for (const { table } of some) await learnTypes(tx, table)
  if (some.some(({ rows }) => rows.length > chunk))
    for (const { table, rows } of some) await insertRows(tx, table, rows)
  else
    await Promise.all(
      some.map(({ table, rows }) => unawaited(tx, tx.executeQuery(insertion(tx, table, rows)))),
    )
}

/** Sets columns of many rows by their `id`, set-wise. All rows name the same columns as the first. */
export async function updateRows<Table extends keyof DB & string>(
  tx: Tx,
  table: Table,
  rows: readonly ({ id: string } & Record<string, unknown>)[],
): Promise<void> {
  await learnTypes(tx, table)
  for (const part of inChunks(rows)) await unawaited(tx, tx.executeQuery(update(tx, table, part)))
}

function update(
  tx: Tx,
  table: keyof DB & string,
  rows: readonly ({ id: string } & Record<string, unknown>)[],
): CompiledQuery<{ id: string }> {
  const [first] = rows
  const names = Object.keys(first as object)
  // Named twice: the ids alone tell the planner that few rows are meant, and it reads no whole table for them.
  const ids = rows.map((row) => row.id)
  if (first && rows.length === 1)
    return aboutOne(
      'update',
      table,
      first,
      (columns, r) => {
        const sets = columns.filter((column) => column !== '"id"')
        return `update ${quoted(table)} t set ${sets.map((column) => `${column} = r.${column}`).join(', ')}
          from ${r} where t.id = r.id and t.id = any($${columns.length + 1})`
      },
      [ids],
    )
  const sets = names
    .filter((name) => name !== 'id')
    .map((name) => sql`${sql.id(name)} = r.${sql.id(name)}`)
  return sql<{ id: string }>`update ${sql.table(table)} t set ${sql.join(sets)}
    from ${rowsFor(table, names, rows)} as r
    where t.id = r.id and t.id = any(${ids})`.compile(tx)
}
