import type { Tx } from '#platform/db/database.ts'
import { relatedTo, type SameName } from './relations.ts'
import type { PartyHit } from './search-parties.ts'

/**
 * The parties tied to those that were found for certain, or nearly, and the other records of the organisations these are.
 */
export async function follow(
  tx: Tx,
  hits: PartyHit[],
  depth: number,
  today: string,
): Promise<{ hits: PartyHit[]; truncated: boolean }> {
  const start = new Map(
    hits
      .filter(
        ({ tier, score }) =>
          tier === 'identifier' ||
          tier === 'exact_equivalent' ||
          (tier !== 'weak' && score >= 0.85),
      )
      .map((hit) => [hit.partyId, hit]),
  )
  if (start.size === 0) return { hits: [], truncated: false }
  const { related, truncated } = await relatedTo(tx, [...start.keys()], depth, today)
  const listed = new Set(hits.filter(({ tier }) => tier !== 'weak').map(({ partyId }) => partyId))
  const found = related.flatMap(({ from, partyId, name, path, same }): PartyHit[] => {
    if (listed.has(partyId)) return []
    const first = start.get(from) as PartyHit
    if (path.length === 0) return [anotherRecordOf(first, partyId, same)]
    const score = first.score * 0.9 ** path.length * (path.some(({ ended }) => ended) ? 0.9 : 1)
    return [
      {
        partyId,
        name,
        nameKind: 'legal',
        score,
        tier: 'relational',
        reasons: [{ code: 'related', to: name }],
        segments: [],
        path,
        same,
        relatedTo: from,
      },
    ]
  })
  return { hits: found, truncated }
}

/** A number proves who bears it, a name in common with them does not. */
function anotherRecordOf(first: PartyHit, partyId: string, same: SameName[]): PartyHit {
  const name = same.at(-1)?.name ?? first.name
  return {
    ...first,
    partyId,
    name,
    tier: first.tier === 'identifier' ? 'exact_equivalent' : first.tier,
    reasons: [...first.reasons, { code: 'same_organisation', to: name }],
    same,
  }
}
