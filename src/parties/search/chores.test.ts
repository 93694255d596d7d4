import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, perform, system } from '#access/index.ts'
import { TestClock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { runtimeWith } from '../../../tests/support/firm.ts'
import { matcherVersion, useLearntIndustries } from '../names/index.ts'
import { readFiling } from './filing.ts'
import {
  fileStaleParties,
  indexParties,
  learnIndustries,
  matcherVersionIn,
  searchParties,
} from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(async () => {
  useLearntIndustries([])
  await db?.drop()
})

const now = new Date('2026-03-02T01:30:00Z')
const inFirm = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => asActor(db.database, system, act)
const runtime = () => runtimeWith(db.database, new TestClock(now.toISOString())).runtime

const filing = () => perform(runtime(), system, readFiling)

async function register(names: string[]): Promise<void> {
  await inFirm(async (tx) => {
    const parties = names.map((name) => ({
      id: uuidv7(),
      kind: 'organisation' as const,
      name,
      created_at: now,
      updated_at: now,
    }))
    await insertRows(tx, 'party', parties)
    await indexParties(
      tx,
      parties.map(({ id }) => id),
    )
  })
}

const brands = [...'恒瑞鑫源华泰宏达远航天成明德安康祥和金盛博雅智联云海东升']
const pair = (at: number): string =>
  (brands[at % brands.length] as string) +
  brands[(at * 7 + 3 + Math.floor(at / 30)) % brands.length]

test('a small register teaches nothing', async () => {
  await register(Array.from({ length: 30 }, (_, at) => `宁波${pair(at)}露营地有限公司`))
  expect(await learnIndustries(runtime())).toEqual([])
  expect(await inFirm(matcherVersionIn)).toBe(String(matcherVersion))
})

test('a word many trade names of the register stand before is learnt, and only names that bear it are filed anew', async () => {
  await register(Array.from({ length: 600 }, (_, at) => `温州${pair(at)}贸易有限公司`))
  expect(await learnIndustries(runtime())).toEqual(['露营地'])
  expect(await inFirm(matcherVersionIn)).toBe(`${matcherVersion}.1`)
  const during = await inFirm((tx) =>
    searchParties(tx, { kind: 'organisation', name: '温州蓼汀贸易有限公司', today: '2026-03-02' }),
  )
  expect(during.cut).toEqual(['filing'])
  expect(await filing()).toEqual({ underWay: { done: 600, total: 630 } })
  expect(await fileStaleParties(runtime())).toBe(30)
  expect(await fileStaleParties(runtime())).toBe(0)
  expect(await filing()).toEqual({ underWay: null })
  expect(await learnIndustries(runtime())).toEqual([])
  const { hits, cut } = await inFirm((tx) =>
    searchParties(tx, {
      kind: 'organisation',
      name: `宁波${pair(3)}乐园有限公司`,
      today: '2026-03-02',
    }),
  )
  expect(cut).toEqual([])
  expect(hits[0]?.segments[2]).toMatchObject({ segment: 'industry', onFile: '露营地' })
  const { count } = await inFirm((tx) =>
    tx
      .selectFrom('party_name_key as k')
      .leftJoin('party_search_name as n', 'n.ref', 'k.ref')
      .where('n.ref', 'is', null)
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  expect(Number(count)).toBe(0)
})
