import type { Tx } from '#platform/db/database.ts'
import {
  matcherVersionIn,
  type PartyKind,
  type PartyNumber,
  type PartyRelationType,
  searchParties,
} from '#parties/index.ts'
import type { FindingTier } from './fields.ts'

/** A party of the register that may be the one looked for. */
export interface Hit {
  partyId: string
  name: string
  /** The name that was looked for. */
  asked: string
  tier: FindingTier
  score: number
  reasons: unknown[]
  segments: unknown
  /** Steps from the party looked for to this one; empty when it is the same. */
  path: Step[]
}

/** One tie: the party before is the `type` of this one, or with `backward` the other way round. */
export interface Step {
  type: PartyRelationType
  partyId: string
  name: string
  direction: 'forward' | 'backward'
  ended: boolean
}

export { matcherVersionIn }

interface Sought {
  kind: PartyKind
  /** As the affair knows it, and as the register shows it. */
  name: string
  shown: string
  identifiers: PartyNumber[]
}

/** Looks a party up in the whole register, whatever the actor sees. */
export async function findParties(
  tx: Tx,
  party: Sought,
): Promise<{ hits: Hit[]; depth: number; truncated: boolean }> {
  const own = await findNamed(tx, party)
  if (party.shown === party.name) return own
  const shown = await findNamed(tx, { ...party, name: party.shown })
  const better = (one: Hit, other: Hit | undefined) => !other || one.score > other.score
  const hits = new Map(own.hits.map((hit) => [hit.partyId, hit]))
  for (const hit of shown.hits) if (better(hit, hits.get(hit.partyId))) hits.set(hit.partyId, hit)
  return {
    hits: [...hits.values()],
    depth: Math.max(own.depth, shown.depth),
    truncated: own.truncated || shown.truncated,
  }
}

async function findNamed(tx: Tx, party: Omit<Sought, 'shown'>) {
  const found = await searchParties(tx, party)
  const hits = found.hits.map(
    (hit): Hit => ({
      partyId: hit.partyId,
      name: hit.name,
      asked: party.name,
      tier: hit.tier,
      score: hit.score,
      reasons: hit.reasons,
      segments: hit.segments.length > 0 ? hit.segments : null,
      path: hit.path.map(({ type, partyId, name, direction, ended }) => ({
        type,
        partyId,
        name,
        direction,
        ended,
      })),
    }),
  )
  return { hits, depth: found.depth, truncated: found.truncated }
}
