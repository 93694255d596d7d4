import { sql } from 'kysely'
import { asSystem, perform, type Runtime, system, type Work } from '#access/index.ts'
import { dayOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { PartyKind } from '../register/index.ts'
import { type Identifier, type PartyHit, searchParties } from '../search/index.ts'

/** Parties compared in one transaction. */
const partiesAtOnce = 20
/** Names of one party that are looked for, and pairs it is laid before the desk with, at most. */
const namesMost = 5
const pairsMost = 8
/** Milliseconds one run of the chore works at most; the next goes on where it ended. */
const workedMost = 50_000

/** How far the parties of a list are compared by name with the register. */
interface NearProgress {
  done: number
  total: number
  paused: boolean
}

/** How far it is with an import; null: nobody of it came into the register yet. */
export const nearProgress = (work: Work, importId: string): Promise<NearProgress | null> =>
  asSystem(work, async (tx) => {
    const row = await tx
      .selectFrom('near_search')
      .select(['done', 'total', 'paused_at'])
      .where('import_id', '=', importId)
      .executeTakeFirst()
    return row ? { done: row.done, total: row.total, paused: row.paused_at !== null } : null
  })

/** Holds the comparing of an import, or goes on with it. @returns whether that changed anything */
export const holdNear = (work: Work, importId: string, held: boolean): Promise<boolean> =>
  asSystem(work, async (tx) => {
    const changed = await tx
      .updateTable('near_search')
      .set({ paused_at: held ? work.now : null })
      .where('import_id', '=', importId)
      .where('paused_at', held ? 'is' : 'is not', null)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n
  })

/** The import is taken back: nobody of it need be compared any more. */
export const forgetNear = (work: Work, importId: string): Promise<void> =>
  asSystem(work, async (tx) => {
    await tx.deleteFrom('near_search_party').where('import_id', '=', importId).execute()
    await sql`update near_search set total = done where import_id = ${importId}`.execute(tx)
  })

/**
 * Compares what lists brought in by name with the whole register, until nothing is left or the time is over. What was
 * found and who was compared stand or fall together: cut off at any moment, the next run goes on.
 * @returns how many parties were compared
 */
export async function searchNear(runtime: Runtime, most = workedMost): Promise<number> {
  const until = performance.now() + most
  let compared = 0
  for (;;) {
    const some = await perform(runtime, system, compareSome)
    compared += some
    if (some === 0 || performance.now() >= until) return compared
  }
}

async function compareSome(work: Work): Promise<number> {
  const { tx } = work
  const going = await sql<{ id: string }>`
    select import_id as id from near_search where paused_at is null and done < total order by import_id limit 1`.execute(
    tx,
  )
  const importId = going.rows[0]?.id
  if (!importId) return 0
  const taken = await sql<{ id: string }>`
    delete from near_search_party where import_id = ${importId} and party_id = any(array(
      select party_id from near_search_party where import_id = ${importId}
      order by party_id limit ${partiesAtOnce} for update skip locked))
    returning party_id as id`.execute(tx)
  const ids = taken.rows.map((row) => row.id)
  for (const party of await partiesToCompare(tx, ids)) await layBefore(work, party)
  await sql`update near_search set done = done + ${ids.length}::int where import_id = ${importId}`.execute(
    tx,
  )
  return ids.length
}

interface ToCompare {
  id: string
  kind: PartyKind
  names: string[]
  identifiers: Identifier[]
}

async function partiesToCompare(tx: Tx, ids: string[]): Promise<ToCompare[]> {
  const { rows } = await sql<ToCompare>`
    select p.id, p.kind,
      array(select n.name from party_name n where n.party_id = p.id order by n.id desc limit ${namesMost}) as names,
      coalesce((select jsonb_agg(jsonb_build_object('type', n.type, 'number', n.number)) from party_identifier n
        where n.party_id = p.id), '[]') as identifiers
    from party p where p.id = any(${ids}::uuid[]) and p.merged_into is null order by p.id`.execute(
    tx,
  )
  return rows
}

interface Near {
  otherId: string
  asked: string
  matched: string
}

async function layBefore(work: Work, party: ToCompare): Promise<void> {
  const found = new Map<string, Near>()
  for (const name of party.names) {
    const { kind, identifiers } = party
    const today = dayOf(work.now)
    const { hits } = await searchParties(work.tx, { kind, name, identifiers, depth: 0, today })
    for (const hit of hits.filter((one) => isNear(party, one)))
      if (!found.has(hit.partyId))
        found.set(hit.partyId, { otherId: hit.partyId, asked: name, matched: hit.name })
  }
  const pairs =
    party.kind === 'person'
      ? await withCommonContact(work.tx, party.id, found)
      : firstOfName(found, await touchedByWalls(work.tx, [...found.keys()]))
  await insertRows(
    work.tx,
    'party_duplicate',
    pairs.slice(0, pairsMost).map(({ otherId, asked, matched }) => {
      // Of two the one known longer stands first, and is told whom it looks like.
      const newer = party.id > otherId
      return {
        id: uuidv7(work.now.getTime()),
        party_id: newer ? otherId : party.id,
        other_id: newer ? party.id : otherId,
        why: 'similar_name',
        near_to: newer ? matched : asked,
        matched: newer ? asked : matched,
        found_by: 'list',
        raised_at: work.now,
      }
    }),
    '(party_id, other_id) do nothing',
  )
}

/** What names them alone and for life: whoever bears another is somebody else. */
const lasting = ['unified_social_credit_code', 'resident_identity_number']

function isNear(party: ToCompare, { partyId, tier, unlike, reasons, name }: PartyHit): boolean {
  if (partyId === party.id || tier === 'weak' || tier === 'identifier' || unlike === true)
    return false
  if (
    reasons.some((one) => one.code === 'identifier_different' && lasting.includes(one.from ?? ''))
  )
    return false
  // Who is called just so was found as the list came in.
  return party.kind === 'person' || !isOneOf(party.names, name)
}

const isOneOf = (names: string[], name: string): boolean =>
  names.some((one) => one.toLowerCase() === name.toLowerCase())

/**
 * Several who bear one name are paired with one another already: one of them is enough, but whoever a wall touches stands
 * in nobody's place.
 */
function firstOfName(found: Map<string, Near>, touched: Set<string>): Near[] {
  const groups = Map.groupBy(found.values(), (one) => one.matched.toLowerCase())
  return [...groups.values()].flatMap((group) => {
    const open = group.findIndex((one) => !touched.has(one.otherId))
    return open === -1 ? group : group.slice(0, open + 1)
  })
}

async function touchedByWalls(tx: Tx, ids: string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from unnest(${ids}::uuid[]) as found (id) where touched_by_a_wall(id)`.execute(tx)
  return new Set(found.rows.map((row) => row.id))
}

/** Names of people are too alike by chance: a telephone, an address of mail or a WeChat in common must speak for it too. */
async function withCommonContact(tx: Tx, id: string, found: Map<string, Near>): Promise<Near[]> {
  if (found.size === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct o.party_id as id from party_contact c
      join party_contact o on o.value = c.value and o.kind = c.kind and o.kind <> 'address'
    where c.party_id = ${id} and c.kind <> 'address' and is_of_few(c.kind, c.value) and o.party_id = any(${[...found.keys()]}::uuid[])`.execute(
    tx,
  )
  const common = new Set(rows.map((row) => row.id))
  return [...found.values()].filter((one) => common.has(one.otherId))
}
