import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { notFound } from '#platform/http/refusal.ts'
import { Clause } from '../clauses/contract.ts'
import type { CharterView } from './contract.ts'

export async function readVersion(tx: Tx, number: number): Promise<CharterView> {
  const row = await tx
    .selectFrom('charter_version')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound()
  const clauses = await tx
    .selectFrom('clause')
    .select('definition')
    .where('charter_version', '=', number)
    .orderBy('place')
    .execute()
  return { ...viewOf(row), clauses: clauses.map((one) => Clause.parse(one.definition)) }
}

export async function readVersions(tx: Tx): Promise<Omit<CharterView, 'clauses'>[]> {
  const rows = await tx
    .selectFrom('charter_version')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  return rows.map(viewOf)
}

interface VersionRow {
  number: number
  status: string
  reason: string | null
  based_on: number | null
  published_at: Date | null
  version: number
}

const viewOf = (row: VersionRow): Omit<CharterView, 'clauses'> => ({
  number: row.number,
  status: row.status as CharterView['status'],
  reason: row.reason,
  basedOn: row.based_on,
  publishedAt: row.published_at?.toISOString() ?? null,
  version: row.version,
})

/** Number of the newest version of a status, or null. */
export async function newest(tx: Tx, status: CharterView['status']): Promise<number | null> {
  const row = await tx
    .selectFrom('charter_version')
    .select('number')
    .where('status', '=', status)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}

/** The draft's number and edit version, locked. */
export const lockDraft = (tx: Tx) =>
  tx
    .selectFrom('charter_version')
    .select(['number', 'version'])
    .where('status', '=', 'draft')
    .forUpdate()
    .executeTakeFirst()

export async function insertVersion(
  tx: Tx,
  version: { number: number; based_on: number | null; created_by: string | null; created_at: Date },
  clauses: Clause[],
): Promise<void> {
  await tx
    .insertInto('charter_version')
    .values({ ...version, status: 'draft' })
    .execute()
  await insertRows(
    tx,
    'clause',
    clauses.map((clause, place) => clauseRow(version.number, clause, place)),
  )
}

/** Codes of every clause that any version of the charter has or had, a draft as well, or that was taken out of one. */
export async function codesEver(tx: Tx): Promise<Set<string>> {
  const rows = await sql<{ code: string }>`
    select code from clause union select unnest(left_out) from charter_version`.execute(tx)
  return new Set(rows.rows.map((row) => row.code))
}

/** Remembers that a clause was taken out of a draft, or that it is in it again. */
export async function keepLeftOut(
  tx: Tx,
  number: number,
  codes: string[],
  out: boolean,
): Promise<void> {
  const without = sql`array(select code from unnest(left_out) as code where code <> all (${codes}::text[]))`
  await sql`update charter_version set left_out = ${out ? sql`${without} || ${codes}::text[]` : without}
    where number = ${number}`.execute(tx)
}

export const clauseRow = (number: number, clause: Clause, place: number) => ({
  charter_version: number,
  code: clause.code,
  provision: clause.provision,
  place,
  definition: clause,
})

export async function touchDraft(tx: Tx, number: number): Promise<void> {
  await tx
    .updateTable('charter_version')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('number', '=', number)
    .execute()
}

export async function markPublished(
  tx: Tx,
  number: number,
  by: { reason: string; published_by: string | null; published_at: Date },
): Promise<void> {
  await tx
    .updateTable('charter_version')
    .set((row) => ({ ...by, status: 'published', version: row('version', '+', 1) }))
    .where('number', '=', number)
    .execute()
}

/** Open commitments under a version, counted to 1,000. */
export async function countOpenUnder(
  tx: Tx,
  number: number,
): Promise<{ count: number; more: boolean }> {
  const row = await tx
    .selectFrom((query) =>
      query
        .selectFrom('commitment')
        .select('id')
        .where('charter_version', '=', number)
        .where('closed_at', 'is', null)
        .limit(1_001)
        .as('open'),
    )
    .select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const { count } = row
  return { count: Math.min(count, 1_000), more: count > 1_000 }
}
