import { sql } from 'kysely'
import type { DB, Tx } from './database.ts'

/** Rows a statement carries at most; more go in several. */
const chunk = 5_000

function inChunks<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = []
  for (let at = 0; at < rows.length; at += chunk) chunks.push(rows.slice(at, at + chunk))
  return chunks
}

/**
 * Inserts many rows in one statement each 5,000, whatever their number of columns. All rows name the
 * same columns as the first; columns not named take their defaults.
 * @param onConflict such as `(id) do nothing`
 * @returns ids of the rows really inserted, in no order.
 */
export async function insertRows<Table extends keyof DB & string>(
  tx: Tx,
  table: Table,
  rows: readonly Record<string, unknown>[],
  onConflict?: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const part of inChunks(rows)) {
    const columns = sql.join(Object.keys(part[0] as object).map((name) => sql.id(name)))
    const conflict = onConflict ? sql.raw(`on conflict ${onConflict}`) : sql``
    const identified = 'id' in (part[0] as object)
    const inserted = await sql<{ id: string }>`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::jsonb)
      ${conflict} ${identified ? sql`returning id` : sql``}`.execute(tx)
    for (const row of inserted.rows) ids.push(row.id)
  }
  return ids
}

/** Sets columns of many rows by their `id`, set-wise. All rows name the same columns as the first. */
export async function updateRows<Table extends keyof DB & string>(
  tx: Tx,
  table: Table,
  rows: readonly ({ id: string } & Record<string, unknown>)[],
): Promise<void> {
  for (const part of inChunks(rows)) {
    const columns = Object.keys(part[0] as object).filter((name) => name !== 'id')
    const sets = sql.join(columns.map((name) => sql`${sql.id(name)} = r.${sql.id(name)}`))
    await sql`update ${sql.table(table)} t set ${sets}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::jsonb) r
      where t.id = r.id`.execute(tx)
  }
}
