import { sql } from 'kysely'
import { asSystem, type Entrance, entrance, type PolicyTable, type Work } from '#access/index.ts'
import { readNameFiling } from './contract.ts'
import { filedByRules } from './learnt.ts'

/** Who is told that the search is catching up with its rules. */
export const filingPolicy = {
  readNameFiling: { roles: ['managing_partner', 'it_administrator', 'conflict_officer'] },
} satisfies PolicyTable

/** How many names are filed by today's rules, where some are not; all are counted only then. */
export async function readFiling(work: Work) {
  return asSystem(work, async (tx) => {
    const { rows } = await sql<{ total: number | null; stale: number | null }>`
      with any_stale as materialized (
        select coalesce((select min(matcher_version) from party_search_name) < ${filedByRules}, false) as is)
      select case when a.is then (select count(*)::int from party_search_name) end as total,
        case when a.is then (select count(*)::int from party_search_name where matcher_version < ${filedByRules}) end as stale
      from any_stale a`.execute(tx)
    const { total, stale } = rows[0] as (typeof rows)[number]
    return { underWay: total === null || stale === null ? null : { done: total - stale, total } }
  })
}

export const filingEntrances: Entrance[] = [entrance(readNameFiling, readFiling)]
