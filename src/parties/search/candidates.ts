import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import {
  bareText,
  type Bearers,
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

/** The names on file that share most with the one asked for. */
export async function candidatesFor(
  tx: Tx,
  kind: PartyKind,
  name: string,
  beyond: BeyondWalls | null,
): Promise<{ candidates: Candidate[]; truncated: boolean }> {
  const questions = questionsFor(kind, name)
  const found = await refsUnder(tx, questions)
  const { best, truncated, brand, remainders } = counted(questions, found)
  if (best.length === 0) return { candidates: [], truncated }
  const { rows } = await sql<Omit<Candidate, 'bearers'> & { ref: number }>`
    select ref, party_id as "partyId", name, name_kind as "nameKind", ${shownName(beyond)} as "shownName"
    from party_search_name where ref = any(${`{${best.join(',')}}`}::int[]) and kind = ${kind} ${known(beyond)}`.execute(
    tx,
  )
  const bare = bareText(name)
  const first = new Set(best.slice(0, comparedMost))
  const candidates = rows
    .filter((row) => first.has(row.ref) || nearAtAGlance(bare, bareText(row.name)))
    .map(({ ref, ...row }) => ({
      ...row,
      bearers: { brand, remainder: remainders.get(ref) ?? null },
    }))
  return { candidates, truncated }
}

const shownName = (beyond: BeyondWalls | null) =>
  beyond ? sql`known_name(party_id, shown_name, ${beyond.subjects}::uuid[])` : sql`shown_name`

const known = (beyond: BeyondWalls | null) =>
  beyond
    ? sql`and party_id <> all (${beyond.parties}::uuid[]) and knows_name(party_id, name, ${beyond.subjects}::uuid[])`
    : sql``

/** For each question the names filed under its key, as many as it takes. */
async function refsUnder(tx: Tx, questions: readonly Question[]): Promise<Map<number, number[]>> {
  const keys = `{${questions.map(({ key }) => key).join(',')}}`
  const most = `{${questions.map((one) => one.most).join(',')}}`
  const { rows } = await sql<{ at: string; refs: string }>`
    select q.at, string_agg(k.ref::text, ',') as refs
    from unnest(${keys}::int[], ${most}::int[]) with ordinality as q (key, most, at)
    cross join lateral (select ref from party_name_key where key = q.key limit q.most) k
    group by q.at`.execute(tx)
  return new Map(rows.map(({ at, refs }) => [Number(at) - 1, refs.split(',').map(Number)]))
}

export function counted(questions: readonly Question[], found: Map<number, number[]>) {
  const votes = new Map<number, number>()
  const remainders = new Map<number, number>()
  let brand = 0
  let truncated = false
  for (const [at, refs] of found) {
    const { kind, weight, most } = questions[at] as Question
    if (refs.length >= most && weight >= 4) truncated = true
    if (kind === 'brand_text') brand = Math.max(brand, refs.length)
    const gap = kind === 'gap' || kind === 'person_gap'
    for (const ref of refs) {
      votes.set(ref, (votes.get(ref) ?? 0) + weight)
      if (gap) remainders.set(ref, Math.min(remainders.get(ref) ?? refs.length, refs.length))
    }
  }
  const ranked = [...votes].sort(([, a], [, b]) => b - a)
  ranked.length = Math.min(ranked.length, comparedMost + glancedMost)
  return { best: ranked.map(([ref]) => ref), truncated, brand, remainders }
}
