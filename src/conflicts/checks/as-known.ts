import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { SubjectParty } from './sql.ts'

/**
 * Whom checks looked for, as the actor may know them: without the names and numbers that only affairs behind a wall say.
 * The record itself keeps everything.
 */
export async function searchedAsKnown(tx: Tx, checks: SubjectParty[][]): Promise<SubjectParty[][]> {
  const { rows: walls } = await sql<{ any: boolean }>`
    select cardinality(walled()) > 0 as any`.execute(tx)
  if (!walls[0]?.any) return checks
  const all = checks.flat()
  const called = all.flatMap((one) =>
    [one.name, ...one.names].map((name) => ({ party: one.partyId, name })),
  )
  const names = await sql<{ party: string; name: string }>`
    select party, name from unnest(${called.map((one) => one.party)}::uuid[], ${called.map((one) => one.name)}::text[])
      as c (party, name) where knows_name(party, name, (select walled()))`.execute(tx)
  const known = new Set(names.rows.map(({ party, name }) => `${party} ${name}`))
  const bearers = await tx
    .selectFrom('party_identifier')
    .select(['type', 'number'])
    .where(
      'number',
      '=',
      sql<string>`any(${all.flatMap((one) => one.identifiers.map(({ number }) => number))}::text[])`,
    )
    .execute()
  const numbers = new Set(bearers.map(({ type, number }) => `${type} ${number}`))
  return checks.map((searched) =>
    searched.map((one) => {
      const own = [one.name, ...one.names].filter((name) => known.has(`${one.partyId} ${name}`))
      return {
        ...one,
        name: own[0] ?? '…',
        names: one.names.filter((name) => own.includes(name)),
        identifiers: one.identifiers.filter(({ type, number }) => numbers.has(`${type} ${number}`)),
      }
    }),
  )
}

/**
 * Whom a check looked for, each called as the affair itself may call them: as it stands in the check, or, where only other
 * affairs say that name, as this one does. Checks of before it was kept who says what have whatever name led then.
 */
export async function searchedAsTold(
  tx: Tx,
  affair: string,
  searched: SubjectParty[],
): Promise<SubjectParty[]> {
  const found = await sql<{ name: string }>`
    select coalesce((
      select n.name from party_name n where n.party_id = any (folded_into(c.party))
        and (n.said_in is null or ${affair} = any (n.said_in))
      order by n.name = c.name desc, ${affair} = any (n.said_in) desc nulls last, n.id desc limit 1), c.name) as name
    from unnest(${searched.map((one) => one.partyId)}::uuid[], ${searched.map((one) => one.name)}::text[])
      with ordinality as c (party, name, at) order by c.at`.execute(tx)
  return searched.map((one, at) => ({ ...one, name: found.rows[at]?.name ?? one.name }))
}

/** Of the names that were looked for those an affair says itself, or that belong to the party: it may tell of them. */
export async function namesToldIn(
  tx: Tx,
  affair: string,
  searched: SubjectParty[],
): Promise<string[]> {
  const called = searched.flatMap((one) => one.names.map((name) => ({ party: one.partyId, name })))
  const found = await sql<{ name: string }>`
    select c.name from unnest(${called.map((one) => one.party)}::uuid[], ${called.map((one) => one.name)}::text[])
      with ordinality as c (party, name, at)
    where exists (select 1 from party_name n where n.party_id = any (folded_into(c.party)) and n.name = c.name
      and (n.said_in is null or ${affair} = any (n.said_in))) order by c.at`.execute(tx)
  return found.rows.map((row) => row.name)
}
