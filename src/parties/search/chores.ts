import { sql } from 'kysely'
import { asActor, perform, type Runtime, system } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { bareText, IndustryLearner } from '../names/index.ts'
import { forgetStrayKeys, indexStaleParties } from './index-parties.ts'
import { filedByRules, matcherInUse } from './learnt.ts'

const namesAtOnce = 2_000
const partiesAtOnce = 300
/** Milliseconds one run of a chore works at most; the next goes on where it ended. */
const workedMost = 50_000

/** What keeps the search up with its rules and with the firm's own register. */
export const searchChores: {
  name: string
  cron: string
  run(runtime: Runtime): Promise<unknown>
}[] = [
  { name: 'learn-industries', cron: '20 2 * * *', run: learnIndustries },
  { name: 'file-stale-parties', cron: '* * * * *', run: (runtime) => fileStaleParties(runtime) },
]

/**
 * Files anew, in pieces, what other rules filed, until nothing is left or the time is over.
 * @returns how many parties were filed.
 */
export async function fileStaleParties(runtime: Runtime, most = workedMost): Promise<number> {
  const until = performance.now() + most
  let filed = 0
  for (;;) {
    const some = await perform(runtime, system, ({ tx }) => indexStaleParties(tx, partiesAtOnce))
    filed += some
    if (some > 0 && performance.now() < until) continue
    // The keys that other rules made lead nowhere now.
    if (some === 0 && filed > 0) await perform(runtime, system, ({ tx }) => forgetStrayKeys(tx))
    return filed
  }
}

/**
 * Counts what the firm's register calls industries that the built-in list does not know, and has the names that bear a
 * new word filed anew.
 * @returns the words that were learnt.
 */
export async function learnIndustries(runtime: Runtime): Promise<string[]> {
  const learner = new IndustryLearner()
  const known = await wordsByGeneration(runtime)
  await asActor(runtime.database, system, matcherInUse)
  await eachName(runtime, async (tx, names) => {
    for (const { name } of names) learner.count(name)
    await markStale(tx, names, known)
  })
  const fresh = learner.words().filter(({ word }) => !known.has(word))
  if (fresh.length === 0) return []
  const generation = Math.max(0, ...known.values()) + 1
  await perform(runtime, system, async ({ tx, now }) => {
    await sql`insert into learnt_industry (word, names, brands, generation, learnt_at)
      select word, names, brands, ${generation}::smallint, ${now}::timestamptz
      from unnest(${fresh.map(({ word }) => word)}::text[], ${fresh.map(({ names }) => names)}::int[],
        ${fresh.map(({ brands }) => brands)}::int[]) as learnt (word, names, brands)
      on conflict do nothing`.execute(tx)
  })
  const now = await wordsByGeneration(runtime)
  await eachName(runtime, (tx, names) => markStale(tx, names, now))
  return fresh.map(({ word }) => word)
}

interface Filed {
  ref: number
  name: string
  version: number
}

async function wordsByGeneration(runtime: Runtime): Promise<Map<string, number>> {
  const { rows } = await asActor(runtime.database, system, (tx) =>
    sql<{ word: string; generation: number }>`select word, generation from learnt_industry`.execute(
      tx,
    ),
  )
  return new Map(rows.map(({ word, generation }) => [word, generation]))
}

async function eachName(
  runtime: Runtime,
  act: (tx: Tx, names: Filed[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const last = await asActor(runtime.database, system, async (tx) => {
      const { rows } = await sql<Filed>`
        select ref, name, matcher_version as version from party_search_name
        where ref > ${after} and kind = 'organisation' order by ref limit ${namesAtOnce}`.execute(
        tx,
      )
      await act(tx, rows)
      return rows.at(-1)?.ref
    })
    if (last === undefined) return
    after = last
  }
}

/** Names filed before a word was known that they may end with. */
async function markStale(tx: Tx, names: Filed[], words: Map<string, number>): Promise<void> {
  if (words.size === 0) return
  const stale = names.filter(({ name, version }) => {
    if (version < filedByRules) return false
    for (const piece of piecesOf(bareText(name)))
      if (version < filedByRules + (words.get(piece) ?? 0)) return true
    return false
  })
  if (stale.length === 0) return
  await sql`update party_search_name set matcher_version = 0
    where ref = any(${stale.map(({ ref }) => ref)}::int[])`.execute(tx)
}

function* piecesOf(name: string): Generator<string> {
  for (let at = 0; at < name.length; at += 1)
    for (let length = 2; length <= 4 && at + length <= name.length; length += 1)
      yield name.slice(at, at + length)
}
