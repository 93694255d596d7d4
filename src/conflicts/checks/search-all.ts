import { involvementRoles } from '#parties/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import type { CutOff } from './cut-off.ts'
import type { CutKind } from './fields.ts'
import { sideOf } from './rules.ts'
import { findByAllNames, type Hit } from './search.ts'
import { type Met, namesMost, type SubjectParty } from './sql.ts'

/** Everybody whom the parties of an affair may be, or be related to. */
export async function searchAll(tx: Tx, parties: SubjectParty[], today: string) {
  const found = new Map<string, Hit[]>()
  const cut: CutOff = new Map()
  let depth = 0
  const wanted = [...new Map(parties.map((one) => [one.partyId, one])).values()]
  // All at the same time, each step of their searches in one journey: parties are few, searches bounded.
  const answers = await Promise.all(wanted.map((party) => findByAllNames(tx, party, today)))
  for (const [at, party] of wanted.entries()) {
    const answer = answers[at] as Awaited<ReturnType<typeof findByAllNames>>
    found.set(
      party.partyId,
      // Itself, where it takes part elsewhere as well, is the surest of all hits.
      withItself(party, answer.hits),
    )
    depth = Math.max(depth, answer.depth)
    for (const kind of answer.cut) cutAt(cut, party.partyId).add(kind)
    if (party.names.length > namesMost) cutAt(cut, party.partyId).add('names')
  }
  return { found, depth, cut }
}

export function cutAt(cut: CutOff, partyId: string): Set<CutKind> {
  const kinds = cut.get(partyId) ?? new Set()
  cut.set(partyId, kinds)
  return kinds
}

/** Everybody found, with the parts in which they stand on the side of everybody here who met them. */
export function metOf(parties: SubjectParty[], found: Map<string, Hit[]>): Met[] {
  const sides = new Map<string, Set<ReturnType<typeof sideOf>>>()
  for (const { partyId, role } of parties)
    for (const hit of found.get(partyId) ?? []) {
      const of = sides.get(hit.partyId) ?? new Set()
      sides.set(hit.partyId, of)
      if (hit.tier !== 'weak') of.add(sideOf(role))
    }
  return [...sides].map(([partyId, of]) => ({
    partyId,
    harmless: involvementRoles.filter((role) => {
      const side = sideOf(role)
      return [...of].every((one) => one === side && side !== 'other')
    }),
  }))
}

function withItself(party: SubjectParty, hits: Hit[]): Hit[] {
  const others = hits.filter((hit) => hit.partyId !== party.partyId)
  const itself: Hit = {
    partyId: party.partyId,
    name: party.name,
    asked: party.name,
    tier: 'identifier',
    score: 1,
    reasons: [{ code: 'registered_once' }],
    segments: null,
    path: [],
  }
  return [itself, ...others]
}
