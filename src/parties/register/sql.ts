import { sql } from 'kysely'
import { type Actor, reachOf } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { knownName, knownRegistrar, knownSince } from './known.ts'

export interface PartyFilter {
  q?: string | undefined
  kind?: string | undefined
  after?: string | undefined
  limit: number
}

const summaries = (tx: Tx) =>
  tx
    .selectFrom('party')
    .select(['id', 'kind'])
    .select([knownName('party').as('name'), knownSince('party').as('created_at')])
    .select(
      sql<string[]>`array(select n.name from party_name n where n.party_id = party.id
      and n.name <> ${knownName('party')} order by n.id limit 4)`.as('otherNames'),
    )
    .select(
      sql<{ type: string; number: string }[]>`(select coalesce(jsonb_agg(
      jsonb_build_object('type', i.type, 'number', i.number) order by i.id), '[]')
      from party_identifier i where i.party_id = party.id)`.as('numbers'),
    )
    .select(
      sql<string[]>`array(select distinct i.role from party_involvement i
      where i.party_id = party.id and i.ended_at is null order by 1)`.as('roles'),
    )

/** Whether the actor's role shows whole kinds of affairs: then the register is read from its end. */
const seesMost = (actor: Actor): boolean =>
  reachOf(actor).kinds.some((kind) => kind === 'lead' || kind === 'client')

/**
 * A page of the parties the actor sees, the last registered first. Who works on some affairs only starts from these
 * and from the parties nobody is tied to, instead of asking of every party whether it is seen.
 */
export async function selectParties(tx: Tx, actor: Actor, filter: PartyFilter) {
  const { kind } = filter
  const page = () => {
    const rows = summaries(tx)
      .where('party.merged_into', 'is', null)
      .where(rowsAfter(filter.after, { 'party.id': 'id' }))
      .orderBy('party.id', 'desc')
      .limit(filter.limit + 1)
    return kind ? rows.where('party.kind', '=', kind) : rows
  }
  if (filter.q !== undefined) {
    return page()
      .where(sql<boolean>`party.id = any (array(select party_candidates(${filter.q}, 200)))`)
      .execute()
  }
  if (actor.kind !== 'person' || seesMost(actor)) return page().execute()
  const own = await page()
    .where(sql<boolean>`party.id = any (array(select seen_party_ids()))`)
    .execute()
  const untied = await page().where('party.tied', '=', false).execute()
  return [...own, ...untied].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, filter.limit + 1)
}

const among = (ids: string[]) => sql<string>`any(${[...new Set(ids)]}::uuid[])`

/** Parties the actor sees, as they know them; those that were folded into another answer for themselves still. */
export const partiesByIds = (tx: Tx, ids: string[]) =>
  tx
    .selectFrom('party')
    .select(['id', 'kind', 'born_on', 'merged_into', 'version'])
    .select([
      knownName('party').as('name'),
      knownSince('party').as('created_at'),
      knownRegistrar('party').as('created_by'),
    ])
    .where('id', '=', among(ids))
    .execute()

export const selectParty = async (tx: Tx, id: string) => (await partiesByIds(tx, [id]))[0]

/** Who stands now for parties that were folded into others. */
export async function survivorsOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; survivor: string }>`
    select id, chain[cardinality(chain)] as survivor
    from unnest(${ids}::uuid[]) as folded (id) cross join lateral folded_into(id) as chain`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.survivor]))
}

/** The row of a party the actor sees, for an act on it. Its name is the one it is shown under, known or not. */
export const lockParty = (tx: Tx, id: string) =>
  tx.selectFrom('party').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export type PartyRow = NonNullable<Awaited<ReturnType<typeof lockParty>>>

export const selectNames = (tx: Tx, ids: string[]) =>
  tx.selectFrom('party_name').selectAll().where('party_id', '=', among(ids)).orderBy('id').execute()
export const selectIdentifiers = (tx: Tx, ids: string[]) =>
  tx
    .selectFrom('party_identifier')
    .selectAll()
    .where('party_id', '=', among(ids))
    .orderBy('id')
    .execute()
export const selectContacts = (tx: Tx, ids: string[]) =>
  tx
    .selectFrom('party_contact')
    .selectAll()
    .where('party_id', '=', among(ids))
    .orderBy('id')
    .execute()

/** Relations of these parties, either way, as far as the actor sees both ends. */
export async function selectRelations(tx: Tx, ids: string[], most = 500) {
  const rows = (column: 'from_party' | 'to_party') =>
    tx
      .selectFrom('party_relation as r')
      .selectAll('r')
      .where(`r.${column}`, '=', among(ids))
      .orderBy('r.id')
      .limit(most)
      .execute()
  const found = [...(await rows('from_party')), ...(await rows('to_party'))]
  return [...new Map(found.map((row) => [row.id, row])).values()]
}

/** Kinds and names of parties the actor sees, by their ids; none of what was folded into another. */
export async function briefsOf(tx: Tx, ids: string[]) {
  if (ids.length === 0) return new Map<string, { id: string; kind: string; name: string }>()
  const rows = await tx
    .selectFrom('party')
    .select(['id', 'kind'])
    .select(knownName('party').as('name'))
    .where('id', '=', among(ids))
    .where('merged_into', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Parts that one party is told to play at most. */
const partsMost = 500

/** In which affairs parties take or took part, of each the latest first. */
export async function selectInvolvements(tx: Tx, ids: string[]) {
  const found = await sql<{
    party_id: string
    role: string
    subject_id: string
    kind: string
    id: string
    created_at: Date
    ended_at: Date | null
  }>`
    select i.* from unnest(${[...new Set(ids)]}::uuid[]) as p (id) cross join lateral (
      select i.id, i.party_id, i.role, i.subject_id, s.kind, i.created_at, i.ended_at
      from party_involvement i join subject s on s.id = i.subject_id
      where i.party_id = p.id order by i.id desc limit ${partsMost}) i
    order by i.id desc`.execute(tx)
  return found.rows
}

export const selectMerges = (tx: Tx, ids: string[]) =>
  tx
    .selectFrom('party_merge as m')
    .innerJoin('party as p', 'p.id', 'm.folded_id')
    .leftJoin('person as by', 'by.id', 'm.merged_by')
    .select(['m.id', 'm.kept_id', 'm.folded_id', 'm.merged_at', 'm.reason'])
    .select(knownName('p').as('name'))
    .select(['by.id as byId', 'by.name as byName'])
    .where('m.kept_id', '=', among(ids))
    .where('m.undone_at', 'is', null)
    .orderBy('m.id', 'desc')
    .execute()

export const selectHistory = (tx: Tx, id: string, after: string | undefined, limit: number) =>
  tx
    .selectFrom('party_change as c')
    .leftJoin('person as by', 'by.id', 'c.by_person')
    .select(['c.id', 'c.what', 'c.details', 'c.at', 'by.id as byId', 'by.name as byName'])
    .where('c.party_id', '=', id)
    .where(rowsAfter(after, { 'c.id': 'number' }))
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()

/** Counts an edit of a party. */
export const touchParty = (
  tx: Tx,
  id: string,
  at: Date,
  columns: Partial<Record<'name' | 'kind' | 'born_on', string | null>> = {},
) =>
  tx
    .updateTable('party')
    .set((eb) => ({ ...columns, updated_at: at, version: eb('version', '+', 1) }) as never)
    .where('id', '=', id)
    .execute()
