import { sql } from 'kysely'
import type { Input, Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { notFound } from '#platform/http/refusal.ts'
import { tidyLine } from '#platform/text.ts'
import type { Declaration, readDeclarationsOf } from './contract.ts'
import { declaredBy } from './declare.ts'
import { type DeclarationRow, present, selectDeclarationsOfFirm } from './sql.ts'

/** Who of the firm has declared how much, for the conflict officer and human resources. */
export async function listAllDeclarations({ tx }: Work) {
  const rows = await sql<{
    id: string
    name: string
    interests: number
    offices: number
    matters: number
    confirmed: Date | null
  }>`
    select p.id, p.name, count(*) filter (where d.kind = 'interest')::int as interests,
      count(*) filter (where d.kind = 'office')::int as offices,
      count(*) filter (where d.kind = 'matter')::int as matters, max(m.confirmed_at) as confirmed
    from person p left join declaration d on d.person_id = p.id and d.withdrawn_at is null
      left join declaration_made m on m.person_id = p.id
    where p.status <> 'left' group by p.id, p.name order by p.name, p.id`.execute(tx)
  return {
    items: rows.rows.map(({ id, name, confirmed, ...counts }) => ({
      person: { id, name },
      ...counts,
      confirmedAt: confirmed?.toISOString() ?? null,
    })),
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
  const said = names.map((name) => tidyLine(name).toLowerCase()).filter((name) => name !== '')
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
