import { sql } from 'kysely'
import { type Tx, unawaited } from '#platform/db/database.ts'
import { bareText, isFullName, keysOf } from '../names/index.ts'
import type { PartyKind, PartyNameKind } from '../register/index.ts'
import { filedByRules, type MatcherInUse, matcherInUse } from './learnt.ts'

/** A name as the search files it. */
export interface NameOnFile {
  partyId: string
  kind: PartyKind
  name: string
  nameKind: PartyNameKind
  /** The name the party is shown under. */
  shown: string
}

/**
 * Files all names of parties anew, so that the search finds them. To be called, with the sight of the system, in the
 * transaction that made or changed the parties or their names; any number at once.
 */
export async function indexParties(tx: Tx, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return
  const { filedBy } = await matcherInUse(tx)
  for (let from = 0; from < partyIds.length; from += 2000) {
    const some = [...new Set(partyIds.slice(from, from + 2000))]
    await forget(tx, some)
    await file(tx, await namesOf(tx, some), filedBy)
  }
}

/** Files the names of parties that were registered just now: nothing of them was filed before. As the system. */
export async function fileNewParties(
  tx: Tx,
  names: NameOnFile[],
  { filedBy }: MatcherInUse,
): Promise<void> {
  for (let from = 0; from < names.length; from += 2000)
    await file(tx, names.slice(from, from + 2000), filedBy)
}

/**
 * Files some parties anew that were filed by other rules than today's: after the matcher changed, until none is left.
 * @returns how many were filed.
 */
export async function indexStaleParties(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{ partyId: string }>`
    select distinct party_id as "partyId" from (
      select party_id from party_search_name where matcher_version < ${filedByRules} limit ${most}) stale`.execute(
    tx,
  )
  await indexParties(
    tx,
    rows.map(({ partyId }) => partyId),
  )
  return rows.length
}

/** Takes out keys that lead to no name: those that other rules made. Reads all keys; for when nothing is stale any more. */
export async function forgetStrayKeys(tx: Tx): Promise<void> {
  await sql`delete from party_name_key k
    where not exists (select 1 from party_search_name n where n.ref = k.ref)`.execute(tx)
}

async function namesOf(tx: Tx, partyIds: string[]): Promise<NameOnFile[]> {
  const { rows } = await sql<NameOnFile>`
    select p.id as "partyId", p.kind, coalesce(n.name, p.name) as name, coalesce(n.kind, 'legal') as "nameKind",
      p.name as shown
    from party p left join party_name n on n.party_id = p.id
    where p.id = any(${partyIds}::uuid[])
    union
    select p.id, p.kind, p.name, 'legal', p.name from party p
    where p.id = any(${partyIds}::uuid[])
      and not exists (select 1 from party_name n where n.party_id = p.id and n.name = p.name)`.execute(
    tx,
  )
  return rows
}

/** Takes out what was filed: keys of names filed by other rules stay behind and lead nowhere. */
async function forget(tx: Tx, partyIds: string[]): Promise<void> {
  const { rows } = await sql<{ ref: number; kind: PartyKind; name: string }>`
    delete from party_search_name where party_id = any(${partyIds}::uuid[]) returning ref, kind, name`.execute(
    tx,
  )
  const keys: number[] = []
  const refs: number[] = []
  for (const { ref, kind, name } of rows) {
    for (const key of keysOf(kind, name)) {
      keys.push(key)
      refs.push(ref)
    }
  }
  if (keys.length === 0) return
  await sql`delete from party_name_key k using unnest(${keys}::int[], ${refs}::int[]) as gone (key, ref)
    where k.key = gone.key and k.ref = gone.ref`.execute(tx)
}

async function file(tx: Tx, names: NameOnFile[], filedBy: number): Promise<void> {
  if (names.length === 0) return
  const column = <T>(of: (name: NameOnFile) => T): T[] => names.map(of)
  const keys: number[] = []
  const places: number[] = []
  for (const [at, { kind, name }] of names.entries()) {
    for (const key of keysOf(kind, name)) {
      keys.push(key)
      places.push(at + 1)
    }
  }
  // Numbers of names rise with their order, so that the place of a name leads to its number.
  const filed = sql`
    with filed as (
      insert into party_search_name (party_id, kind, name, name_kind, shown_name, bare, is_full, matcher_version)
      select party_id, kind, name, name_kind, shown, bare, is_full, ${filedBy}::smallint
      from unnest(${column((one) => one.partyId)}::uuid[], ${column((one) => one.kind)}::text[],
        ${column((one) => one.name)}::text[], ${column((one) => one.nameKind)}::text[],
        ${column((one) => one.shown)}::text[], ${column(({ name }) => bareText(name))}::text[],
        ${column(namesOne)}::boolean[]) with ordinality
        as given (party_id, kind, name, name_kind, shown, bare, is_full, place)
      order by place
      returning ref)
    insert into party_name_key (key, ref)
    select k.key, (select array_agg(filed.ref order by filed.ref) from filed)[k.place]
    from unnest(${arrayLiteral(keys)}::int[], ${arrayLiteral(places)}::int[]) as k (key, place)`.execute(
    tx,
  )
  await unawaited(tx, filed)
}

/** Whether whoever bears the very same name is the same party. */
export const namesOne = ({
  kind,
  name,
  nameKind,
}: Pick<NameOnFile, 'kind' | 'name' | 'nameKind'>) =>
  kind === 'organisation' && nameKind === 'legal' && isFullName(name)

const arrayLiteral = (numbers: number[]): string => `{${numbers.join(',')}}`
