import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { matcherVersion, useLearntIndustries } from '../names/index.ts'

/** The generation of words this process reads names with. */
let inUse = 0

/** How names are marked that the rules filed before the register taught any word. */
export const filedByRules = matcherVersion * 1_000

export interface MatcherInUse {
  /** How names that are filed now are marked: the rules' version times 1,000, and the generation of words. */
  filedBy: number
  /** Names are on file that other rules filed: a search may miss some of them. */
  stale: boolean
}

const asked = new WeakMap<Tx, Promise<MatcherInUse>>()

/**
 * Takes up the words the register taught, if there are newer ones. With the sight of the system. Several searches
 * of one transaction at the same time ask once.
 */
export function matcherInUse(tx: Tx): Promise<MatcherInUse> {
  const before = asked.get(tx)
  if (before) return before
  const answer = takeUp(tx).finally(() => asked.delete(tx))
  asked.set(tx, answer)
  return answer
}

async function takeUp(tx: Tx): Promise<MatcherInUse> {
  const { rows } = await sql<{ generation: number; stale: boolean }>`
    select coalesce((select max(generation) from learnt_industry), 0)::int as generation,
      coalesce((select min(matcher_version) from party_search_name) < ${filedByRules}, false) as stale`.execute(
    tx,
  )
  const { generation, stale } = rows[0] as (typeof rows)[number]
  if (generation !== inUse) {
    const learnt = await sql<{ word: string }>`
      select word from learnt_industry where generation <= ${generation}`.execute(tx)
    useLearntIndustries(learnt.rows.map(({ word }) => word))
    inUse = generation
  }
  return { filedBy: filedByRules + generation, stale }
}

/** The matcher's version as checks record it: that of the rules, and after a point the generation of learnt words. */
export async function matcherVersionIn(tx: Tx): Promise<string> {
  const { filedBy } = await matcherInUse(tx)
  const generation = filedBy % 1_000
  return generation === 0 ? String(matcherVersion) : `${matcherVersion}.${generation}`
}
