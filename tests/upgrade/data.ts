import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'

// A database's rows as one file: schemas by themselves come from the migrations of their time.

interface Table {
  schema: string
  name: string
  columns: string[]
}

interface Kept {
  tables: (Table & { rows: unknown[] })[]
  sequences: { name: string; value: string }[]
}

const schemas = ['firm', 'auth']

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r' and c.relname <> 'migration' order by 1, 2`,
    [schemas],
  )
  return rows
}

const named = (client: pg.Client, { schema, name }: Table) =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`

/** All rows of the firm and its accounts, packed. */
export async function keepData(adminUrl: string): Promise<Buffer> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const tables: Kept['tables'] = []
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${named(client, table)} t`,
    )
    if (rows.length > 0) tables.push({ ...table, rows: rows.map((one) => one.row) })
  }
  const sequences = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
     from pg_sequences where schemaname = any($1) and last_value is not null`,
    [schemas],
  )
  await client.end()
  return gzipSync(JSON.stringify({ tables, sequences: sequences.rows } satisfies Kept), {
    level: 9,
  })
}

/** Puts kept rows into a database of the schema they were kept from; triggers have run once already. */
export async function layData(adminUrl: string, packed: Buffer): Promise<void> {
  const { tables, sequences } = JSON.parse(gunzipSync(packed).toString('utf8')) as Kept
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`set session_replication_role = replica`)
  // What the migrations laid down is among the rows that were kept.
  const laid = (await tablesOf(client)).map((table) => named(client, table))
  await client.query(`truncate ${laid.join(', ')}`)
  for (const table of tables) {
    const columns = table.columns.map((one) => client.escapeIdentifier(one)).join(', ')
    await client.query(
      `insert into ${named(client, table)} (${columns}) overriding system value
       select ${columns} from jsonb_populate_recordset(null::${named(client, table)}, $1::jsonb)`,
      [JSON.stringify(table.rows)],
    )
  }
  for (const { name, value } of sequences)
    await client.query(`select setval($1::regclass, $2::bigint)`, [name, value])
  await client.end()
}
