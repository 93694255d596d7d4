import { sql } from 'kysely'
import type { Input, Work } from '#access/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { pageOf } from '#platform/http/page.ts'
import { notFound } from '#platform/http/refusal.ts'
import { writingsOf } from '#platform/text.ts'
import type { Declaration, listDeclarations, readDeclarationsOf } from './contract.ts'
import { declaredBy } from './declare.ts'
import { type DeclarationRow, present, selectDeclarationsOfFirm } from './sql.ts'

/** Who of the firm has declared how much, by name, for the conflict officer and human resources. */
export async function listAllDeclarations(
  { tx }: Work,
  { query }: Pick<Input<typeof listDeclarations>, 'query'>,
) {
  const further = rowsAfter(query.after, { 'p.name': 'name', 'p.id': 'id' }, 'asc')
  const rows = await sql<{
    id: string
    name: string
    interests: number
    offices: number
    matters: number
    confirmed: Date | null
  }>`
    select p.id, p.name, d.*, m.confirmed_at as confirmed
    from person p left join declaration_made m on m.person_id = p.id
      cross join lateral (select (count(*) filter (where kind = 'interest'))::int as interests,
        (count(*) filter (where kind = 'office'))::int as offices, (count(*) filter (where kind = 'matter'))::int as matters
        from declaration where person_id = p.id and withdrawn_at is null) d
    where p.status <> 'left' and ${further}
    order by ${byName('p.name')}, p.id limit ${query.limit + 1}`.execute(tx)
  const { items, next } = pageOf(rows.rows, query.limit, (row) => [row.name, row.id])
  return {
    items: items.map(({ id, name, confirmed, ...counts }) => ({
      person: { id, name },
      ...counts,
      confirmedAt: confirmed?.toISOString() ?? null,
    })),
    next,
  }
}

export async function readOthersDeclarations(
  work: Work,
  { params }: Input<typeof readDeclarationsOf>,
) {
  const person = await work.tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', params.id)
    .executeTakeFirst()
  if (!person) throw notFound()
  return declaredBy(work, params.id)
}

/** A declaration with whose it is, as the conflict check reads it. */
export type DeclaredBy = Declaration & { personId: string }

const withPerson = (row: DeclarationRow): DeclaredBy => ({
  ...present(row),
  personId: row.person_id,
})

/** What members of the firm declared and did not withdraw. For the conflict check, with the system's sight. */
export async function declarationsOfFirm(tx: Tx): Promise<DeclaredBy[]> {
  return (await selectDeclarationsOfFirm(tx)).map(withPerson)
}

/**
 * Declarations that name one of these parties: by number, or by the very name among parties and opponents. For the
 * conflict check, with the system's sight; near names are the matcher's, over `declarationsOfFirm`.
 */
export async function declaredAgainst(
  tx: Tx,
  { names, numbers }: { names: string[]; numbers: string[] },
): Promise<DeclaredBy[]> {
  const said = names
    .flatMap(writingsOf)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '')
  const rows = await tx
    .selectFrom('declaration')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where(
      sql<boolean>`(number = any (${numbers}::text[]) or lower(name) = any (${said}::text[])
        or exists (select 1 from unnest(opponents) o where lower(o) = any (${said}::text[])))`,
    )
    .orderBy('id')
    .execute()
  return rows.map(withPerson)
}
