import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PartyRelationType } from '../register/index.ts'

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

export interface Related {
  from: string
  path: Step[]
}

interface Tie {
  fromParty: string
  toParty: string
  type: PartyRelationType
  share: string | null
  ended: boolean
}

const tiesMost = 400
/** How far up a chain of control is followed beyond the depth: to the ultimate controller, if it is nearer. */
const controlMost = 10

/** Ties by which the first party stands above the second, and the other way round. */
const above = new Set<PartyRelationType>(['parent', 'actual_controller', 'shareholder'])
const below = new Set<PartyRelationType>(['subsidiary', 'branch'])

/**
 * The parties tied to some, up to `depth` ties away, and who controls those in the end. Each by its shortest way.
 * @returns whether ties were left out, because there are too many or because more lie beyond the depth.
 */
export async function relatedTo(
  tx: Tx,
  partyIds: readonly string[],
  depth: number,
): Promise<{ related: Related[]; truncated: boolean }> {
  const seen = new Map<string, Related>(partyIds.map((id) => [id, { from: id, path: [] }]))
  const found: Related[] = []
  let [frontier, truncated] = [[...partyIds], false]
  for (let level = 1; frontier.length > 0 && level <= Math.max(depth, controlMost); level += 1) {
    const ties = await tiesOf(tx, frontier)
    if (ties.length > tiesMost) truncated = true
    const reached = new Set(frontier)
    const next: string[] = []
    for (const tie of ties.slice(0, tiesMost)) {
      for (const [here, there, direction] of ends(tie)) {
        if (!reached.has(here) || seen.has(there)) continue
        const beyond = level > depth
        if (beyond && !leadsUp(tie.type, direction)) {
          truncated = true
          continue
        }
        const before = seen.get(here) as Related
        const step: Step = {
          partyId: there,
          name: '',
          type: tie.type,
          direction,
          ended: tie.ended,
          share: tie.share,
        }
        const one = { from: before.from, path: [...before.path, step] }
        seen.set(there, one)
        found.push(one)
        next.push(there)
      }
    }
    frontier = next
  }
  await named(tx, found)
  return { related: found, truncated }
}

const ends = ({ fromParty, toParty }: Tie): [string, string, Step['direction']][] => [
  [fromParty, toParty, 'forward'],
  [toParty, fromParty, 'backward'],
]

const leadsUp = (type: PartyRelationType, direction: Step['direction']): boolean =>
  direction === 'backward' ? above.has(type) : below.has(type)

async function tiesOf(tx: Tx, partyIds: string[]): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select from_party as "fromParty", to_party as "toParty", type, share::text,
      coalesce(to_date < current_date, false) as ended
    from (
      select * from party_relation where from_party = any(${partyIds}::uuid[])
      union
      select * from party_relation where to_party = any(${partyIds}::uuid[])
    ) tie order by id limit ${tiesMost + 1}`.execute(tx)
  return rows
}

async function named(tx: Tx, related: Related[]): Promise<void> {
  const ids = [...new Set(related.flatMap(({ path }) => path.map(({ partyId }) => partyId)))]
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from party where id = any(${ids}::uuid[])`.execute(tx)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  for (const { path } of related) for (const step of path) step.name = names.get(step.partyId) ?? ''
}
