import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PartyRelationType } from '../register/index.ts'
import { type Bearing, bearingOf, control, covers, gravityOf } from './ways.ts'

/** One tie on the way from a party that was found to one that is related to it. */
export interface Step {
  /** The party the step leads to. */
  partyId: string
  name: string
  type: PartyRelationType
  /** `forward`: the party before is the `type` of this one; `backward`: this one is the `type` of the party before. */
  direction: 'forward' | 'backward'
  ended: boolean
  share: string | null
}

/** A record under the name by which it is the same as another: who may not know that it bears it must not learn it so. */
export interface SameName {
  partyId: string
  name: string
}

export interface Related {
  from: string
  partyId: string
  name: string
  /** Empty: another record of the very party it comes from. */
  path: Step[]
  /** The records, and their names, that were taken for one on the way. */
  same: SameName[]
}

interface Tie {
  fromParty: string
  toParty: string
  type: PartyRelationType
  share: string | null
  ended: boolean
}

/** Ties followed at once, records of the same names, and parties found by them in all, at most. */
const tiesMost = 2_000
const recordsMost = 10_000
const relatedMost = 5_000
/** How far up a chain of control is followed beyond the depth: to the ultimate controller, if it is nearer. */
const controlMost = 10

/** Ties by which the first party stands above the second, and the other way round. */
const above = new Set<PartyRelationType>(['parent', 'actual_controller', 'shareholder'])
const below = new Set<PartyRelationType>(['subsidiary', 'branch'])

/**
 * The parties tied to some, up to `depth` ties away, and who controls those in the end. Each by its gravest way, and of
 * such by the shortest. Records of one organisation are one: whatever ties any of them has leads on from all.
 * @param today the firm's day, on which a tie has ended or not
 * @returns whether ties were left out, because there are too many or because more lie beyond the depth.
 */
export async function relatedTo(
  tx: Tx,
  partyIds: readonly string[],
  depth: number,
  today: string,
): Promise<{ related: Related[]; truncated: boolean }> {
  const ways = new Ways()
  let frontier = partyIds.flatMap((id) => ways.add(id, id, [], []))
  let truncated = false
  const last = Math.max(depth, controlMost)
  for (let level = 1; frontier.length > 0; level += 1) {
    const around = await aroundOf(tx, [...new Set(frontier.map(({ partyId }) => partyId))], today)
    truncated ||= around.truncated
    const here = [...frontier, ...recordsBeside(ways, frontier, around.records)]
    if (level > last) return ended(tx, ways, true)
    const at = Map.groupBy(here, ({ partyId }) => partyId)
    frontier = []
    for (const tie of around.ties) {
      for (const [from, to, direction] of ends(tie)) {
        const beyond = level > depth && !leadsUp(tie.type, direction)
        for (const way of at.get(from) ?? []) {
          const { type, ended: isOver, share } = tie
          const step = { partyId: to, name: '', type, direction, ended: isOver, share }
          const path = [...way.path, step]
          if (beyond) truncated ||= !ways.covered(to, bearingOf(path))
          else frontier.push(...ways.add(way.from, to, path, way.same))
        }
      }
    }
    if (ways.size > relatedMost + partyIds.length) return ended(tx, ways, true)
  }
  return ended(tx, ways, truncated)
}

interface Way {
  from: string
  partyId: string
  path: Step[]
  same: SameName[]
  bearing: Bearing
}

/** Every way that may turn out to be the gravest to its party. */
class Ways {
  readonly #to = new Map<string, Way[]>()

  get size(): number {
    return this.#to.size
  }

  covered(partyId: string, bearing: Bearing): boolean {
    return this.#to.get(partyId)?.some((one) => covers(one.bearing, bearing)) ?? false
  }

  /** @returns the way, where it is not superfluous. */
  add(from: string, partyId: string, path: Step[], same: SameName[]): Way[] {
    const bearing = bearingOf(path)
    if (this.covered(partyId, bearing)) return []
    const way = { from, partyId, path, same, bearing }
    const known = this.#to.get(partyId)
    if (known) known.push(way)
    else this.#to.set(partyId, [way])
    return [way]
  }

  /** Of each party that none of the searches began with, the gravest way, and of several the first. */
  gravest(): Way[] {
    return [...this.#to].flatMap(([partyId, ways]) => {
      const [first, ...more] = ways as [Way, ...Way[]]
      const best = more.reduce(
        (one, other) => (gravityOf(other.path) < gravityOf(one.path) ? other : one),
        first,
      )
      return best.from === partyId ? [] : [best]
    })
  }
}

/** The other records of the organisations that ways lead to, reached by the same ways. */
function recordsBeside(ways: Ways, frontier: Way[], records: SameRecord[]): Way[] {
  const ofName = Map.groupBy(records, ({ bare }) => bare)
  const own = Map.groupBy(records, ({ id }) => id)
  const done = new Set<string>()
  return frontier.flatMap(({ from, partyId, path, same, bearing }) =>
    (own.get(partyId) ?? []).flatMap(({ bare, name, codes }) => {
      const key = [bare, bearing.kind, bearing.ended, ...codes.toSorted()].join(' ')
      if (done.has(key)) return []
      done.add(key)
      const step = path.at(-1)
      return (ofName.get(bare) ?? [])
        .filter((other) => other.id !== partyId && !isOtherByCode(codes, other.codes))
        .flatMap((other) => {
          const there = step ? [...path.slice(0, -1), { ...step, partyId: other.id }] : []
          const names = [
            { partyId, name },
            { partyId: other.id, name: other.name },
          ]
          return ways.add(from, other.id, there, [...same, ...names])
        })
    }),
  )
}

/** Both bear a code of the registry, and none in common. */
const isOtherByCode = (one: string[], other: string[]): boolean =>
  one.length > 0 && other.length > 0 && !one.some((code) => other.includes(code))

const ends = ({ fromParty, toParty }: Tie): [string, string, Step['direction']][] => [
  [fromParty, toParty, 'forward'],
  [toParty, fromParty, 'backward'],
]

const leadsUp = (type: PartyRelationType, direction: Step['direction']): boolean =>
  direction === 'backward' ? above.has(type) : below.has(type)

/** A record of an organisation under its full name: all that bear it are one, unless their codes differ. */
interface SameRecord {
  id: string
  name: string
  bare: string
  codes: string[]
}

/** Who bears the same full names as some parties, and the ties of all of them, the weightiest first. */
async function aroundOf(
  tx: Tx,
  partyIds: string[],
  today: string,
): Promise<{ records: SameRecord[]; ties: Tie[]; truncated: boolean }> {
  const { rows } = await sql<{ records: SameRecord[]; ties: Tie[] }>`
    with record as materialized (
      select o.party_id as id, o.name, o.bare from party_search_name o join party p on p.id = o.party_id and p.merged_into is null
      where o.bare = any(array(select bare from party_search_name where party_id = any(${partyIds}::uuid[]) and is_full))
        and o.kind = 'organisation' and o.is_full limit ${recordsMost + 1}),
    whole as materialized (
      select array(select id from record union select unnest(${partyIds}::uuid[])) as ids)
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'bare', r.bare, 'codes', array(
        select i.number from party_identifier i
        where i.party_id = r.id and i.type = 'unified_social_credit_code'))) from record r), '[]') as records,
      coalesce((select jsonb_agg(jsonb_build_object('fromParty', from_party, 'toParty', to_party, 'type', type,
        'share', share::text, 'ended', ended)) from (
          select *, coalesce(to_date < ${today}::date, false) as ended from (
            select * from party_relation where from_party = any((select ids from whole)::uuid[])
            union
            select * from party_relation where to_party = any((select ids from whole)::uuid[])) tie
          order by ended, type <> all(${control}::text[]), id limit ${tiesMost + 1}) t), '[]') as ties`.execute(
    tx,
  )
  const { records, ties } = rows[0] as (typeof rows)[number]
  return {
    records: records.slice(0, recordsMost),
    ties: ties.slice(0, tiesMost),
    truncated: records.length > recordsMost || ties.length > tiesMost,
  }
}

async function ended(
  tx: Tx,
  ways: Ways,
  truncated: boolean,
): Promise<{ related: Related[]; truncated: boolean }> {
  const found = ways.gravest()
  const ids = [
    ...new Set(found.flatMap((way) => [way.partyId, ...way.path.map((step) => step.partyId)])),
  ]
  if (ids.length === 0) return { related: [], truncated }
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from party where id = any(${ids}::uuid[])`.execute(tx)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const name = (id: string) => names.get(id) ?? ''
  const related = found.map(({ from, partyId, path, same }) => ({
    from,
    partyId,
    same,
    name: name(partyId),
    path: path.map((step) => ({ ...step, name: name(step.partyId) })),
  }))
  return { related, truncated }
}
