import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, system } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type {
  PartyIdentifierType,
  PartyKind,
  PartyNameKind,
  PartyRelationType,
} from '../register/index.ts'
import {
  indexParties,
  indexStaleParties,
  type PartyFindings,
  type PartyQuestion,
  searchParties,
} from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db?.drop())

const now = new Date('2026-03-02T01:30:00Z')
const inFirm = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => asActor(db.database, system, act)
const today = '2026-03-02'
const search = (question: Omit<PartyQuestion, 'today'>): Promise<PartyFindings> =>
  inFirm((tx) => searchParties(tx, { ...question, today }))
const found = (findings: PartyFindings) =>
  findings.hits.map(({ partyId, tier }) => ({ partyId, tier }))

interface NewParty {
  kind: PartyKind
  name: string
  others?: [PartyNameKind, string][]
  number?: [PartyIdentifierType, string]
}

async function register(tx: Tx, party: NewParty): Promise<string> {
  const id = uuidv7()
  await insertRows(tx, 'party', [
    { id, kind: party.kind, name: party.name, created_at: now, updated_at: now },
  ])
  const names: [PartyNameKind, string][] = [['legal', party.name], ...(party.others ?? [])]
  await insertRows(
    tx,
    'party_name',
    names.map(([kind, name]) => ({ id: uuidv7(), party_id: id, kind, name, created_at: now })),
  )
  if (party.number) {
    const [type, number] = party.number
    await insertRows(tx, 'party_identifier', [
      { id: uuidv7(), party_id: id, type, number, created_at: now },
    ])
  }
  await indexParties(tx, [id])
  return id
}
const registered = (party: NewParty): Promise<string> => inFirm((tx) => register(tx, party))

async function tie(
  from: string,
  type: PartyRelationType,
  to: string,
  to_date: string | null = null,
): Promise<void> {
  const told = { source: '工商登记', created_at: now, to_date }
  await inFirm((tx) =>
    insertRows(tx, 'party_relation', [
      { id: uuidv7(), from_party: from, to_party: to, type, ...told },
    ]),
  )
}

test('a party is found under every name it bears or bore, and the name says which', async () => {
  const id = await registered({
    kind: 'organisation',
    name: '舟山远帆海运有限公司',
    others: [
      ['short', '远帆海运'],
      ['former', '舟山渔帆水产有限公司'],
      ['english', 'Yuanfan Shipping Co., Ltd.'],
    ],
  })
  for (const [name, tier] of [
    ['舟山遠帆海運有限公司', 'exact_equivalent'],
    ['舟山原帆海运有限公司', 'near'],
    ['远帆海运', 'exact_equivalent'],
    ['舟山渔帆水产公司', 'alias'],
    ['Yuanfan Shiping Limited', 'alias'],
  ]) {
    const findings = await search({ kind: 'organisation', name: name as string })
    expect(found(findings), name).toContainEqual({ partyId: id, tier })
  }
  const former = await search({ kind: 'organisation', name: '舟山渔帆水产有限公司' })
  expect(former.hits[0]).toMatchObject({ name: '舟山渔帆水产有限公司', nameKind: 'former' })
  expect(former.hits[0]?.reasons[0]?.code).toBe('former_name')
})

test('a short form on file says nothing of the place: that of the party counts', async () => {
  const id = await registered({
    kind: 'organisation',
    name: '台州金澜模具有限公司',
    others: [['short', '金澜模具']],
  })
  const elsewhere = await search({ kind: 'organisation', name: '衢州金澜模具有限公司' })
  expect(found(elsewhere)).toEqual([{ partyId: id, tier: 'weak' }])
})

test('the same number is the same party, whatever the name', async () => {
  const id = await registered({
    kind: 'person',
    name: '申屠若曦',
    number: ['resident_identity_number', '11010519491231002X'],
  })
  const findings = await search({
    kind: 'person',
    name: '完全不同',
    identifiers: [{ type: 'resident_identity_number', number: '11010519491231002x' }],
  })
  expect(findings.hits[0]).toMatchObject({
    partyId: id,
    tier: 'identifier',
    score: 1,
    name: '申屠若曦',
  })
  const ofOld = await search({
    kind: 'person',
    name: '完全不同',
    identifiers: [{ type: 'resident_identity_number', number: '110105491231002' }],
  })
  expect(found(ofOld)).toEqual([{ partyId: id, tier: 'identifier' }])
})

test('another number folds a person of the same name away and never out; a passport that was replaced does not', async () => {
  const id = await registered({
    kind: 'person',
    name: '诸葛清漪',
    number: ['resident_identity_number', '440305199003075514'],
  })
  const other = await search({
    kind: 'person',
    name: '诸葛清漪',
    identifiers: [{ type: 'resident_identity_number', number: '110105195001010033' }],
  })
  expect(found(other)).toEqual([{ partyId: id, tier: 'weak' }])
  expect(other.hits[0]?.reasons.map(({ code }) => code)).toContain('identifier_different')
  const traveller = await registered({
    kind: 'person',
    name: 'Ottilie Marchbanks',
    number: ['passport', 'P1234567'],
  })
  const renewed = await search({
    kind: 'person',
    name: 'Ottilie Marchbanks',
    identifiers: [{ type: 'passport', number: 'P7654321' }],
  })
  expect(found(renewed)).toEqual([{ partyId: traveller, tier: 'exact_equivalent' }])
})

test('related parties are found up to the depth, and the chain of control to its end, each with its way', async () => {
  const chain: string[] = []
  for (const name of [
    '甬城澜港甲有限公司',
    '甬城澜港乙丙有限公司',
    '东瀚重工有限公司',
    '西岭矿冶有限公司',
    '北辰控股有限公司',
  ])
    chain.push(await registered({ kind: 'organisation', name }))
  const director = await registered({ kind: 'person', name: '上官云翊' })
  for (let at = 0; at + 1 < chain.length; at += 1)
    await tie(chain[at + 1] as string, 'parent', chain[at] as string)
  await tie(director, 'director', chain[1] as string)
  const findings = await search({ kind: 'organisation', name: '甬城澜港甲有限公司', depth: 2 })
  const related = findings.hits.filter(({ tier }) => tier === 'relational')
  expect(new Set(related.map(({ partyId }) => partyId))).toEqual(
    new Set([...chain.slice(1), director]),
  )
  const last = related.find(({ partyId }) => partyId === chain[4])
  expect(last).toMatchObject({ relatedTo: chain[0] })
  expect(last?.path.map(({ name, type, direction }) => [name, type, direction])).toEqual([
    ['甬城澜港乙丙有限公司', 'parent', 'backward'],
    ['东瀚重工有限公司', 'parent', 'backward'],
    ['西岭矿冶有限公司', 'parent', 'backward'],
    ['北辰控股有限公司', 'parent', 'backward'],
  ])
  const near = await search({ kind: 'organisation', name: '甬城澜港甲有限公司', depth: 0 })
  expect(near.hits.filter(({ tier }) => tier === 'relational')).toEqual([])
})

test('ties beyond the depth are stated, not passed over in silence', async () => {
  const [one, two, three] = [
    await registered({ kind: 'person', name: '令狐一诺' }),
    await registered({ kind: 'person', name: '宇文二宝' }),
    await registered({ kind: 'person', name: '慕容三省' }),
  ]
  await tie(one, 'spouse', two)
  await tie(two, 'guarantor', three)
  const findings = await search({ kind: 'person', name: '令狐一诺', depth: 1 })
  expect(findings.hits.map(({ partyId }) => partyId)).toEqual([one, two])
  expect(findings.cut).toEqual(['ties'])
})

test('what was written in a transaction is found in it, and only there until it is kept', async () => {
  await expect(
    inFirm(async (tx) => {
      const id = await register(tx, { kind: 'organisation', name: '嘉兴墨隐陶瓷有限公司' })
      const inside = await searchParties(tx, {
        kind: 'organisation',
        name: '嘉兴墨隐陶瓷有限公司',
        today,
      })
      expect(found(inside)).toEqual([{ partyId: id, tier: 'exact_equivalent' }])
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect((await search({ kind: 'organisation', name: '嘉兴墨隐陶瓷有限公司' })).hits).toEqual([])
})

test('a name that was changed is filed anew, a party folded into another leads to that one', async () => {
  const id = await registered({ kind: 'organisation', name: '湖州旧笙包装有限公司' })
  const into = await registered({ kind: 'organisation', name: '湖州竹笙包装有限公司' })
  await inFirm(async (tx) => {
    await tx
      .updateTable('party')
      .set({ name: '湖州箜篌包装有限公司' })
      .where('id', '=', id)
      .execute()
    await tx
      .updateTable('party_name')
      .set({ name: '湖州箜篌包装有限公司' })
      .where('party_id', '=', id)
      .execute()
    await indexParties(tx, [id])
  })
  const renamed = await search({ kind: 'organisation', name: '湖州箜篌包装有限公司' })
  expect(renamed.hits[0]).toMatchObject({ partyId: id, tier: 'exact_equivalent' })
  await inFirm((tx) =>
    tx.updateTable('party').set({ merged_into: into }).where('id', '=', id).execute(),
  )
  const folded = await search({ kind: 'organisation', name: '湖州箜篌包装有限公司' })
  expect(folded.hits[0]).toMatchObject({
    partyId: into,
    tier: 'exact_equivalent',
    name: '湖州箜篌包装有限公司',
  })
})

test.each([
  ['', 'name_blank'],
  ['  \u200b ', 'name_blank'],
  ['😀😀', 'name_blank'],
  ['%_', 'name_blank'],
  ['中'.repeat(10_000), 'name_too_long'],
  ['\u202e有限公司', null],
  ["'; drop table party; --", null],
])('a name nobody bears is answered: %j', async (name, problem) => {
  for (const kind of ['person', 'organisation'] as const) {
    const findings = await search({ kind, name })
    expect(findings).toMatchObject({ hits: [], problem })
  }
})

test('names filed by the rules of before are filed anew, some at a time', async () => {
  const id = await registered({ kind: 'organisation', name: '衢州蓼汀竹业有限公司' })
  await inFirm((tx) =>
    tx
      .updateTable('party_search_name')
      .set({ matcher_version: 0 })
      .where('party_id', '=', id)
      .execute(),
  )
  expect(await inFirm((tx) => indexStaleParties(tx, 10))).toBe(1)
  expect(await inFirm((tx) => indexStaleParties(tx, 10))).toBe(0)
  expect(found(await search({ kind: 'organisation', name: '衢州蓼汀竹业有限公司' }))).toEqual([
    { partyId: id, tier: 'exact_equivalent' },
  ])
})

test('of persons who share one character of two, a few alike to an eye are shown, many are folded away', async () => {
  const first = await registered({ kind: 'person', name: '蔺未' })
  expect(found(await search({ kind: 'person', name: '蔺末' }))).toEqual([
    { partyId: first, tier: 'near' },
  ])
  for (const name of ['蔺本', '蔺木', '蔺禾']) await registered({ kind: 'person', name })
  const { hits } = await search({ kind: 'person', name: '蔺末' })
  expect(hits.length).toBeGreaterThan(3)
  expect(new Set(hits.map(({ tier }) => tier))).toEqual(new Set(['weak']))
})

test('of the very same name or number nobody is left out, however many bear it', async () => {
  const name = '中国测试人寿保险股份有限公司'
  const ids = await inFirm(async (tx) => {
    const some: string[] = []
    for (let n = 0; n < 260; n += 1)
      some.push(
        await register(tx, {
          kind: 'organisation',
          name,
          number: ['unified_social_credit_code', '91330000TEST000001'],
        }),
      )
    return some
  })
  const near = await registered({ kind: 'organisation', name: '中国测试仁寿保险股份有限公司' })
  const named = await search({ kind: 'organisation', name })
  expect(new Set(named.hits.map(({ partyId }) => partyId))).toEqual(new Set([...ids, near]))
  expect(named.cut).toEqual([])
  const numbered = await search({
    kind: 'organisation',
    name: '无关水产养殖有限公司',
    identifiers: [{ type: 'unified_social_credit_code', number: '91330000TEST000001' }],
  })
  expect(numbered.hits.filter(({ tier }) => tier === 'identifier')).toHaveLength(260)
  const few = await search({ kind: 'organisation', name, limit: 8 })
  expect(few.hits).toHaveLength(8)
  expect(few.cut).toEqual(['lines'])
})

const wayTo = (findings: PartyFindings, partyId: string) =>
  findings.hits
    .find((hit) => hit.partyId === partyId)
    ?.path.map(({ type, ended }) => `${type}${ended ? ' ended' : ''}`)

test('of several ways to one party the gravest counts, whichever was noted first', async () => {
  const firm = await registered({ kind: 'organisation', name: '嵊泗枸杞贻贝养殖有限公司' })
  const boss = await registered({ kind: 'person', name: '淳于衡' })
  await tie(boss, 'legal_representative', firm)
  await tie(boss, 'actual_controller', firm)
  expect(
    wayTo(await search({ kind: 'organisation', name: '嵊泗枸杞贻贝养殖有限公司' }), boss),
  ).toEqual(['actual_controller'])
  const mother = await registered({ kind: 'organisation', name: '嵊山东崖控股有限公司' })
  await tie(mother, 'parent', firm, '2020-12-31')
  await tie(mother, 'shareholder', firm)
  const found = await search({ kind: 'organisation', name: '嵊泗枸杞贻贝养殖有限公司' })
  expect(wayTo(found, mother)).toEqual(['shareholder'])
  // A longer way may be graver than the direct one.
  const third = await registered({ kind: 'organisation', name: '花鸟灯塔旅游有限公司' })
  await tie(third, 'guarantor', firm)
  await tie(mother, 'parent', third)
  expect(
    wayTo(await search({ kind: 'organisation', name: '嵊泗枸杞贻贝养殖有限公司' }), third),
  ).toEqual(['shareholder', 'parent'])
})

test('a tie has ended on the day of whoever asks', async () => {
  const [one, other] = [
    await registered({ kind: 'person', name: '濮阳止水' }),
    await registered({ kind: 'person', name: '太史闻' }),
  ]
  await tie(one, 'spouse', other, '2026-03-01')
  const on = (day: string) =>
    inFirm((tx) => searchParties(tx, { kind: 'person', name: '濮阳止水', today: day }))
  expect(wayTo(await on('2026-03-01'), other)).toEqual(['spouse'])
  expect(wayTo(await on('2026-03-02'), other)).toEqual(['spouse ended'])
})

test('records of one organisation under its full name are one, also in the middle of a way', async () => {
  const [mother, again] = [
    await registered({ kind: 'organisation', name: '常州霁月控股集团有限公司' }),
    await registered({ kind: 'organisation', name: '常州霁月控股集团有限公司' }),
  ]
  const [one, other] = [
    await registered({ kind: 'organisation', name: '溧阳天目竹业有限公司' }),
    await registered({ kind: 'organisation', name: '金坛茅山茶业有限公司' }),
  ]
  await tie(mother, 'shareholder', one)
  await tie(again, 'actual_controller', other)
  const found = await search({ kind: 'organisation', name: '溧阳天目竹业有限公司' })
  expect(wayTo(found, mother)).toEqual(['shareholder'])
  expect(wayTo(found, again)).toEqual(['shareholder'])
  expect(wayTo(found, other)).toEqual(['shareholder', 'actual_controller'])
  expect(found.hits.find(({ partyId }) => partyId === again)?.path[0]).toMatchObject({
    partyId: again,
    name: '常州霁月控股集团有限公司',
  })
})

test('records with different codes, short names and persons of one name are not one', async () => {
  const pairs: [NewParty, NewParty][] = [
    [
      {
        kind: 'organisation',
        name: '武进太湖湾文旅有限公司',
        number: ['unified_social_credit_code', 'A1'],
      },
      {
        kind: 'organisation',
        name: '武进太湖湾文旅有限公司',
        number: ['unified_social_credit_code', 'A2'],
      },
    ],
    [
      { kind: 'organisation', name: '霁月' },
      { kind: 'organisation', name: '霁月' },
    ],
    [
      { kind: 'person', name: '司空见' },
      { kind: 'person', name: '司空见' },
    ],
  ]
  const daughter = await registered({ kind: 'organisation', name: '新北孟河汽配有限公司' })
  const beside: string[] = []
  for (const [one, other] of pairs) {
    await tie(await registered(one), 'shareholder', daughter)
    beside.push(await registered(other))
  }
  const found = await search({ kind: 'organisation', name: '新北孟河汽配有限公司' })
  expect(found.hits.filter(({ path }) => path.length > 0)).toHaveLength(3)
  for (const id of beside) expect(wayTo(found, id)).toBeUndefined()
})

test('whoever is found under a former name stands in its other records as well', async () => {
  const found = await registered({
    kind: 'organisation',
    name: '镇海蛟川轴承有限公司',
    others: [['former', '甬东滚珠厂']],
  })
  const again = await registered({ kind: 'organisation', name: '镇海蛟川轴承有限公司' })
  const { hits } = await search({ kind: 'organisation', name: '甬东滚珠厂' })
  expect(hits.map(({ partyId }) => partyId).toSorted()).toEqual([found, again].toSorted())
  expect(hits.find(({ partyId }) => partyId === again)?.reasons.at(-1)).toMatchObject({
    code: 'same_organisation',
  })
})
