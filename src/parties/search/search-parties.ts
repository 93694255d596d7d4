import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import {
  bareText,
  longestName,
  matched,
  type MatchTier,
  matchTiers,
  type NameMatch,
  type Prepared,
  prepared,
  type Reason,
  type Segment,
} from '../names/index.ts'
import type { PartyKind, PartyNameKind } from '../register/index.ts'
import type { BeyondWalls } from './beyond-walls.ts'
import { type Candidate, candidatesFor } from './candidates.ts'
import { bearersOf, type Identifier, othersOf } from './identifiers.ts'
import { matcherInUse } from './learnt.ts'
import { follow } from './follow.ts'
import type { SameName, Step } from './relations.ts'

export interface PartyQuestion {
  kind: PartyKind
  name: string
  identifiers?: readonly Identifier[]
  /** How many ties away related parties are found. */
  depth?: number
  /** The firm's day: on it a tie has ended or not. */
  today: string
  /** How many lines are given at most, folded ones not counted; all that were looked at where it is not said. */
  limit?: number
  /** For a person: what walls keep from them. */
  beyond?: BeyondWalls | null
}

export interface PartyHit {
  partyId: string
  /** The name that matched, and what kind of name it is to the party. */
  name: string
  nameKind: PartyNameKind
  /** 0 to 1. */
  score: number
  tier: MatchTier
  reasons: Reason[]
  segments: Segment[]
  unlike?: boolean
  /** How a related party is tied to the one that was found; empty for any other. */
  path: Step[]
  /** Records of one organisation that were taken for one on the way, each under the name by which it is. */
  same?: SameName[]
  /** For a related party: which one it is tied to. */
  relatedTo: string | null
}

export interface PartyFindings {
  /** Best first, folded lines (`weak`) last. */
  hits: PartyHit[]
  depth: number
  /** More may be on file than was looked at, and why; by the same number or the very same name nobody is ever left out. */
  cut: SearchCut[]
  /** The name cannot be searched for; numbers were. */
  problem: 'name_blank' | 'name_too_long' | null
}

/**
 * Where a search did not come to its end: names are still filed by older rules, more are alike than are compared, a name
 * cannot be read, there are too many ties or some beyond the depth, or more lines than were asked for.
 */
const searchCuts = ['filing', 'names', 'unreadable', 'ties', 'lines'] as const
export type SearchCut = (typeof searchCuts)[number]

export const depthUsual = 3
/** Folded lines: they say nothing that must be looked at. */
const weakMost = 100
/** Of one name, where only some lines are asked for. */
const sameMost = 240

/**
 * Finds the parties a name or a number may mean: the one search of intake, of the desk for conflicts and of hints at
 * duplicates. Runs with the sight of the system; who asked sees of it what they may see. Finding nobody says that
 * nobody was found, never that there is no conflict.
 */
export async function searchParties(tx: Tx, question: PartyQuestion): Promise<PartyFindings> {
  const { kind, name, identifiers = [] } = question
  const depth = Math.min(Math.max(question.depth ?? depthUsual, 0), 6)
  const problem = problemOf(name)
  const { stale } = await matcherInUse(tx)
  const most = question.limit === undefined ? null : sameMost
  const { candidates, truncated } = problem
    ? { candidates: [], truncated: false }
    : await candidatesFor(tx, kind, name, question.beyond ?? null, most)
  const hits = compared(prepared(kind, problem ? '' : name), kind, candidates)
  await recognise(tx, hits, identifiers, kind)
  const survivors = await withSurvivors(tx, [...hits.values()])
  const ranked = survivors.sort(byRank)
  const ties =
    depth > 0 ? await follow(tx, ranked, depth, question.today) : { hits: [], truncated: false }
  const tied = new Set(ties.hits.map(({ partyId }) => partyId))
  const all = [...ranked.filter(({ partyId }) => !tied.has(partyId)), ...ties.hits].sort(byRank)
  const limit = question.limit ?? Number.POSITIVE_INFINITY
  const review = all.filter(({ tier }) => tier !== 'weak')
  const weak = all.filter(({ tier }) => tier === 'weak')
  const cuts: Record<SearchCut, boolean> = {
    filing: stale,
    names: truncated,
    unreadable: problem !== null,
    ties: ties.truncated,
    lines: review.length > limit,
  }
  return {
    hits: [...review.slice(0, limit), ...weak.slice(0, weakMost)],
    depth,
    cut: searchCuts.filter((one) => cuts[one]),
    problem,
  }
}

function problemOf(name: string): PartyFindings['problem'] {
  if (name.length > longestName * 2) return 'name_too_long'
  const bare = bareText(name)
  if (bare === '') return 'name_blank'
  return bare.length > longestName ? 'name_too_long' : null
}

const byRank = (a: PartyHit, b: PartyHit): number =>
  rank(a) - rank(b) || b.score - a.score || (a.partyId < b.partyId ? -1 : 1)
const rank = ({ tier }: PartyHit): number =>
  tier === 'weak' ? 3 : tier === 'relational' ? 2 : tier === 'identifier' ? 0 : 1

/** The best name of each party. */
export function compared(
  asked: Prepared,
  kind: PartyKind,
  candidates: Candidate[],
): Map<string, PartyHit> {
  const best = new Map<string, PartyHit>()
  const same = new Map<string, NameMatch | null>()
  for (const candidate of candidates) {
    // One name may be borne by thousands.
    const key = `${candidate.name} ${candidate.shownName} ${candidate.bearers.remainder}`
    const known = same.get(key)
    const match =
      known === undefined ? matched(asked, onFile(kind, candidate), candidate.bearers) : known
    same.set(key, match)
    if (!match) continue
    const hit = hitOf(candidate, match)
    const before = best.get(candidate.partyId)
    if (!before || better(hit, before)) best.set(candidate.partyId, hit)
  }
  raiseRare([...best.values()])
  if (asked.as === 'person') foldCommon(asked.read.whole, [...best.values()])
  return best
}

/** Names that share all but one unlike character: more than these, and they are strangers. */
const rareMost = 3

function raiseRare(hits: PartyHit[]): void {
  const unlike = hits.filter((hit) => hit.tier === 'weak' && hit.unlike)
  if (unlike.length > rareMost) return
  for (const hit of unlike) {
    hit.tier = 'near'
    hit.score = 0.6
    hit.reasons.push({ code: 'rare_remainder' })
  }
}

/**
 * Persons of whose two characters one only looks or roughly sounds alike, or who share a part of one character: where
 * there are more than a few, nothing but chance speaks for them.
 */
function foldCommon(whole: string, hits: PartyHit[]): void {
  const slight = hits.filter(
    ({ tier, reasons }) =>
      tier === 'near' &&
      reasons.every(
        ({ code }) =>
          code === 'shape_partly' ||
          (whole.length === 2 && (code === 'shape' || code === 'near_homophone')),
      ),
  )
  if (slight.length <= rareMost) return
  for (const hit of slight) hit.tier = 'weak'
}

const better = (a: PartyHit, b: PartyHit): boolean =>
  (a.tier === 'weak') === (b.tier === 'weak')
    ? a.score > b.score ||
      (a.score === b.score && matchTiers.indexOf(a.tier) < matchTiers.indexOf(b.tier))
    : b.tier === 'weak'

/** A short form says nothing of place and industry: they are those of the name the party is shown under. */
function onFile(kind: PartyKind, { name, shownName }: Candidate): Prepared {
  const own = prepared(kind, name)
  if (name === shownName || own.as !== 'organisation') return own
  const shown = prepared(kind, shownName)
  if (shown.as !== 'organisation') return own
  const { read } = own
  if (read.regions.length === 0) read.regions = shown.read.regions
  if (read.industries.length === 0 && read.brand === shown.read.brand)
    read.industries = shown.read.industries
  return own
}

function hitOf({ partyId, name, nameKind }: Candidate, match: NameMatch): PartyHit {
  const tier = nameKind !== 'legal' && match.tier === 'near' ? 'alias' : match.tier
  const reasons = [...match.reasons]
  if (nameKind === 'former') reasons.unshift({ code: 'former_name', to: name })
  else if (nameKind !== 'legal') reasons.unshift({ code: 'other_name', to: name })
  return { partyId, name, nameKind, ...match, tier, reasons, path: [], relatedTo: null }
}

/** The same number is the same party; another number of the same kind speaks against a person of that name. */
async function recognise(
  tx: Tx,
  hits: Map<string, PartyHit>,
  identifiers: readonly Identifier[],
  kind: PartyKind,
): Promise<void> {
  if (identifiers.length === 0) return
  const bearers = await bearersOf(tx, identifiers)
  for (const [partyId, { type, number }] of bearers) {
    const known = hits.get(partyId)
    const reason: Reason = { code: 'identifier_same', from: type, to: number }
    const before = known ?? {
      partyId,
      name: '',
      nameKind: 'legal',
      reasons: [],
      segments: [],
      path: [],
      relatedTo: null,
    }
    hits.set(partyId, {
      ...before,
      score: 1,
      tier: 'identifier',
      reasons: [reason, ...before.reasons],
    })
  }
  const others = await othersOf(
    tx,
    [...hits.keys()].filter((id) => !bearers.has(id)),
    identifiers,
  )
  for (const [partyId, { type, number }] of others) {
    const hit = hits.get(partyId) as PartyHit
    hit.reasons.push({ code: 'identifier_different', from: type, to: number })
    hit.score *= 0.6
    // Passports are replaced; a resident's number stays for life.
    if (kind === 'person' && type === 'resident_identity_number') hit.tier = 'weak'
  }
}

/** Parties that were folded into another stand for that one; parties known by number only get their name. */
async function withSurvivors(tx: Tx, hits: PartyHit[]): Promise<PartyHit[]> {
  if (hits.length === 0) return hits
  const ids = hits.map(({ partyId }) => partyId)
  const { rows } = await sql<{ id: string; survivor: string; name: string }>`
    with recursive chain (id, at, next, depth) as (
      select id, id, merged_into, 0 from party where id = any(${ids}::uuid[])
      union all select c.id, p.id, p.merged_into, c.depth + 1 from chain c join party p on p.id = c.next where c.depth < 20)
    select c.id, c.at as survivor, p.name from chain c join party p on p.id = c.at where c.next is null`.execute(
    tx,
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const best = new Map<string, PartyHit>()
  for (const hit of hits) {
    const row = known.get(hit.partyId)
    if (!row) continue
    const { unlike: _, ...told } = hit
    const now: PartyHit = { ...told, partyId: row.survivor, name: hit.name || row.name }
    const before = best.get(row.survivor)
    if (!before || better(now, before)) best.set(row.survivor, now)
  }
  return [...best.values()]
}
