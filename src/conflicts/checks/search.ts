import type { Tx } from '#platform/db/database.ts'
import {
  matcherVersion as version,
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

export const matcherVersion = String(version)

/** Looks a party up in the whole register, whatever the actor sees. */
export async function findParties(
  tx: Tx,
  party: { kind: PartyKind; name: string; identifiers: PartyNumber[] },
): Promise<{ hits: Hit[]; depth: number; truncated: boolean }> {
  const found = await searchParties(tx, party)
  const hits = found.hits.map(
    (hit): Hit => ({
      partyId: hit.partyId,
      name: hit.name,
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
