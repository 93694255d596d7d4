import type { Tx } from '#platform/db/database.ts'
import { isOrganisationName } from '#imports/reading/index.ts'
import {
  gravityOf,
  matcherVersionIn,
  type PartyKind,
  type PartyNumber,
  type PartyRelationType,
  type SameName,
  type SearchCut,
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
  /** Records of one organisation that were taken for one on the way, each under the name by which it is. */
  same?: SameName[]
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

/** Whoever one of a party's names means, in the whole register; each once, by the name that fits best. */
export async function findByAllNames(
  tx: Tx,
  party: { kind: PartyKind; name: string; names: string[]; identifiers: PartyNumber[] },
  today: string,
): Promise<Found> {
  const names = [...new Set([party.name, ...party.names])]
  const answers = await Promise.all(
    names.flatMap((name) => [
      findParties(tx, { ...party, name }, today),
      findOfOtherKind(tx, party.kind, name, today),
    ]),
  )
  const best = new Map<string, Hit>()
  for (const hit of answers.flatMap((answer) => answer.hits)) {
    const before = best.get(hit.partyId)
    if (!before || surer(hit, before)) best.set(hit.partyId, hit)
  }
  return {
    hits: [...best.values()],
    depth: Math.max(...answers.map((answer) => answer.depth)),
    cut: [...new Set(answers.flatMap((answer) => answer.cut))],
  }
}

/** A trade name may have been taken for a person's, and the other way round: the very same name counts as either. */
async function findOfOtherKind(
  tx: Tx,
  own: PartyKind,
  name: string,
  today: string,
): Promise<Found> {
  if (isOrganisationName(name)) return { hits: [], depth: 0, cut: [] }
  const kind = own === 'person' ? 'organisation' : 'person'
  const { hits, depth } = await findParties(tx, { kind, name, identifiers: [] }, today)
  // Of the very same name nobody is left out.
  return { hits: hits.filter((hit) => hit.tier === 'exact_equivalent'), depth, cut: [] }
}

/** Of several ways to one party the gravest counts. */
const surer = (a: Hit, b: Hit): boolean => {
  const rank = ({ tier, path }: Hit) =>
    tier === 'weak' ? 9 : path.length > 0 ? 1 + gravityOf(path) : 0
  return rank(a) < rank(b) || (rank(a) === rank(b) && a.score > b.score)
}

interface Found {
  hits: Hit[]
  depth: number
  /** Where the search did not come to its end. */
  cut: SearchCut[]
}

async function findParties(
  tx: Tx,
  party: { kind: PartyKind; name: string; identifiers: PartyNumber[] },
  today: string,
): Promise<Found> {
  const found = await searchParties(tx, { ...party, today })
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
      ...(hit.same ? { same: hit.same } : {}),
    }),
  )
  return { hits, depth: found.depth, cut: found.cut }
}
