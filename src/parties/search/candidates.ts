import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import {
  bareText,
  type Bearers,
  keysOf,
  nearAtAGlance,
  type Question,
  questionsFor,
} from '../names/index.ts'
import type { BeyondWalls } from './beyond-walls.ts'
import type { PartyKind, PartyNameKind } from '../register/index.ts'

/** A name on file worth comparing, and how many share what led to it. */
export interface Candidate {
  partyId: string
  name: string
  nameKind: PartyNameKind
  shownName: string
  bearers: Bearers
}

/** Names that are compared at most, those first that share most with the one asked for. */
const comparedMost = 240
/** Further names that share one thing only: of these, those are compared that differ in few characters. */
const glancedMost = 500

/** Names further down with so much in common would have been compared, were there not so many before them. */
const muchInCommon = 7

const nobodyCounted: Bearers = { brand: null, remainder: null }

/**
 * The names on file that are the very same, all of them however many bear it, and those that share most with it.
 * @param sameMost where only a few lines are wanted: so many of the same name are enough.
 */
export async function candidatesFor(
  tx: Tx,
  kind: PartyKind,
  name: string,
  beyond: BeyondWalls | null,
  sameMost: number | null,
): Promise<{ candidates: Candidate[]; truncated: boolean }> {
  const same = await theSame(tx, kind, name, beyond, sameMost)
  const questions = questionsFor(kind, name)
  const sameRefs = same.map(({ ref }) => ref)
  const found = await refsUnder(tx, questions, sameRefs)
  const own = { keys: new Set(keysOf(kind, name)), bearers: sameRefs.length }
  const { best, truncated, brand, remainders } = counted(questions, found, own)
  const candidates = same.map(({ ref: _, ...row }) => ({ ...row, bearers: nobodyCounted }))
  if (best.length === 0) return { candidates, truncated }
  const { rows } = await sql<OnFile>`
    select ref, party_id as "partyId", name, name_kind as "nameKind", ${shownName(beyond)} as "shownName"
    from party_search_name where ref = any(${`{${best.join(',')}}`}::int[]) and kind = ${kind} ${known(beyond)}`.execute(
    tx,
  )
  const bare = bareText(name)
  const first = new Set(best.slice(0, comparedMost))
  const alike = rows
    .filter((row) => first.has(row.ref) || nearAtAGlance(bare, bareText(row.name)))
    .map(({ ref, ...row }) => ({
      ...row,
      bearers: { brand, remainder: remainders.get(ref) ?? null },
    }))
  return { candidates: [...candidates, ...alike], truncated }
}

type OnFile = Omit<Candidate, 'bearers'> & { ref: number }

async function theSame(
  tx: Tx,
  kind: PartyKind,
  name: string,
  beyond: BeyondWalls | null,
  most: number | null,
): Promise<OnFile[]> {
  const { rows } = await sql<OnFile>`
    select ref, party_id as "partyId", name, name_kind as "nameKind", ${shownName(beyond)} as "shownName"
    from party_search_name where bare = ${bareText(name)} and kind = ${kind} ${known(beyond)}
    limit ${most}`.execute(tx)
  return rows
}

const shownName = (beyond: BeyondWalls | null) =>
  beyond ? sql`known_name(party_id, shown_name, ${beyond.subjects}::uuid[])` : sql`shown_name`

const known = (beyond: BeyondWalls | null) =>
  beyond
    ? sql`and party_id <> all (${beyond.parties}::uuid[]) and knows_name(party_id, name, ${beyond.subjects}::uuid[])`
    : sql``

/** For each question the names filed under its key, as many as it takes, but for those that are known already. */
async function refsUnder(
  tx: Tx,
  questions: readonly Question[],
  but: number[],
): Promise<Map<number, number[]>> {
  const keys = `{${questions.map(({ key }) => key).join(',')}}`
  const most = `{${questions.map((one) => one.most).join(',')}}`
  const { rows } = await sql<{ at: string; refs: string }>`
    select q.at, string_agg(k.ref::text, ',') as refs
    from unnest(${keys}::int[], ${most}::int[]) with ordinality as q (key, most, at)
    cross join lateral (select ref from party_name_key
      where key = q.key and ref <> all(${`{${but.join(',')}}`}::int[]) limit q.most) k
    group by q.at`.execute(tx)
  return new Map(rows.map(({ at, refs }) => [Number(at) - 1, refs.split(',').map(Number)]))
}

/** @param own the keys of the name itself, and how many bear the very same: under these keys they are besides. */
function counted(
  questions: readonly Question[],
  found: Map<number, number[]>,
  own: { keys: Set<number>; bearers: number },
) {
  const votes = new Map<number, number>()
  const remainders = new Map<number, number>()
  let brand = 0
  let truncated = false
  for (const [at, { kind, key, weight, most }] of questions.entries()) {
    const refs = found.get(at) ?? []
    const filed = refs.length + (own.keys.has(key) ? own.bearers : 0)
    if (refs.length >= most && weight >= 4) truncated = true
    if (kind === 'brand_text') brand = Math.max(brand, filed)
    const gap = kind === 'gap' || kind === 'person_gap'
    for (const ref of refs) {
      votes.set(ref, (votes.get(ref) ?? 0) + weight)
      if (gap) remainders.set(ref, Math.min(remainders.get(ref) ?? filed, filed))
    }
  }
  const ranked = [...votes].sort(([, a], [, b]) => b - a)
  if ((ranked[comparedMost]?.[1] ?? 0) >= muchInCommon) truncated = true
  ranked.length = Math.min(ranked.length, comparedMost + glancedMost)
  return { best: ranked.map(([ref]) => ref), truncated, brand, remainders }
}
