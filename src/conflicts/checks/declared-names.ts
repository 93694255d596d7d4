import { matchesAmong, type PartyKind, type SameName } from '#parties/index.ts'
import type { FindingTier } from './fields.ts'
import type { Hit, Step } from './search.ts'
import type { PartyNames, SubjectParty } from './sql.ts'

/** A party of an affair as names that colleagues declared are held against it: itself, or one of the register it leads to. */
export interface Called extends PartyNames {
  /** One of the register that it leads to; null: the party itself. */
  partyId: string | null
  path: Step[]
  same?: SameName[] | undefined
}

/** What a name that the register does not have matched by. */
export interface NameMatched {
  name: string
  /** The party's own name that was compared. */
  asked: string
  tier: FindingTier
  score: number
  reasons: unknown[]
  segments: unknown
}

export const nameSame = (name: string, asked: string): NameMatched => ({
  name,
  asked,
  tier: 'exact_equivalent',
  score: 1,
  reasons: [],
  segments: null,
})

/** Parties of the register that a party certainly is, or that it is tied to: what is declared of them may concern it. */
export const leadsTo = (party: SubjectParty, hits: Hit[]): Hit[] =>
  hits.filter(
    ({ partyId, tier, path }) =>
      partyId !== party.partyId &&
      (tier === 'relational' ||
        ((tier === 'identifier' || tier === 'exact_equivalent') && path.length === 0)),
  )

/** The party, and whom it leads to in the register. */
export function calledOf(
  party: SubjectParty,
  hits: Hit[],
  register: Map<string, PartyNames>,
): Called[] {
  const { kind, identifiers } = party
  const names = [...new Set([party.name, ...party.names])]
  return [
    { partyId: null, kind, names, identifiers, path: [] },
    ...leadsTo(party, hits).flatMap(({ partyId, path, same }) => {
      const known = register.get(partyId)
      if (!known) return []
      // Another record of the very same, of which there may be thousands, says nothing more.
      const adds = known.identifiers.length > 0 || known.names.some((name) => !names.includes(name))
      return adds || path.length > 0 ? [{ ...known, partyId, path, same }] : []
    }),
  ]
}

/** The best match of each of some names with any of a party's own. */
export function namesMatched(called: Called, names: ReadonlySet<string>): Map<string, NameMatched> {
  const best = new Map<string, NameMatched>()
  for (const asked of called.names) {
    for (const [name, match] of matchesAmong(called.kind, asked, names)) {
      const before = best.get(name)
      if (match.tier === 'weak' || (before && before.score >= match.score)) continue
      const segments = match.segments.length > 0 ? match.segments : null
      best.set(name, { name, asked, ...match, segments })
    }
  }
  return best
}

/** The same number is the same party. */
export function numberMatched(
  called: Called,
  name: string,
  number: string | null,
): NameMatched | null {
  if (!number || !called.identifiers.some((one) => one.number === number)) return null
  const reasons = [{ code: 'identifier_same', to: number }]
  const asked = called.names[0] ?? name
  return { name, asked, tier: 'identifier', score: 1, reasons, segments: null }
}

/** Of somebody whom a party is only tied to a name that sounds alike says nothing. */
export const isSureOfTied = (kind: PartyKind, { tier }: NameMatched): boolean =>
  kind === 'organisation' ||
  tier === 'identifier' ||
  tier === 'exact_equivalent' ||
  tier === 'alias'
