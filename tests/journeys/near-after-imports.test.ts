import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { perform, system } from '#access/index.ts'
import { partyChores } from '#parties/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { TestFirm } from '../support/firm.ts'
import { type ListOffice, openListOffice } from '../support/list-office.ts'

// A list is compared by exact keys as it comes in. Whose names are only near is found afterwards, bit by bit, and laid
// before the desk of duplicates, never before whoever brought the list in.

// Each list is read by a thread of its own.
vi.setConfig({ testTimeout: 60_000 })

let office: ListOffice
beforeAll(async () => {
  office = await openListOffice()
}, 60_000)
afterAll(() => office?.close())

const look: ListOffice['look'] = (text, values) => office.look(text, values)
const drain = () => office.drain()
const bringIn: ListOffice['bringIn'] = (...list) => office.bringIn(...list)
const near = partyChores.find((one) => one.name === 'search-near')
const search = () => near?.run(office.runtime)

let telephones = 13_800_000_000
const leads = (names: string[]) => [
  ['姓名', '手机', '公司', '咨询内容'],
  ...names.map((name) => {
    telephones += 1
    return [`联系人${telephones}`, String(telephones), name, '买卖合同货款']
  }),
]
const progressOf = async (id: string, who: keyof TestFirm['people'] = 'manager') =>
  (await office.by(who).get(`/api/imports/${id}`)).body.near

interface Pair {
  why: string
  matched: string
  foundBy: string
  sides: { name: string }[]
}
/** Pairs somebody finds in the queue that name this. */
async function pairsOf(name: string, who: keyof TestFirm['people'] = 'conflictOfficer') {
  const { body } = await office.by(who).get('/api/party-duplicates?limit=100')
  return (body.items as Pair[]).filter((one) => one.sides.some((side) => side.name === name))
}
const namesOf = (pairs: Pair[]) =>
  pairs
    .map((one) =>
      one.sides
        .map((side) => side.name)
        .toSorted()
        .join(' | '),
    )
    .toSorted()

describe('after a list of leads', () => {
  it('whoever is nearly called like somebody of the register waits at the desk of duplicates', async () => {
    await bringIn('lead', leads(['杭州鑫源恒泰贸易有限公司', '宁波远航船务有限公司']))
    const id = await bringIn('lead', leads(['杭州新源恒泰贸易有限公司', '温州苍南印刷有限公司']))
    expect(await pairsOf('杭州新源恒泰贸易有限公司')).toEqual([])
    expect(await progressOf(id)).toMatchObject({ done: 0, paused: false })
    await search()
    const { done, total } = await progressOf(id)
    expect(total).toBeGreaterThanOrEqual(2)
    expect(done).toBe(total)
    const pairs = await pairsOf('杭州新源恒泰贸易有限公司')
    expect(pairs).toMatchObject([
      {
        why: 'similar_name',
        sides: [{ name: '杭州鑫源恒泰贸易有限公司' }, { name: '杭州新源恒泰贸易有限公司' }],
        matched: '杭州新源恒泰贸易有限公司',
        foundBy: 'list',
      },
    ])
    expect(await pairsOf('温州苍南印刷有限公司')).toEqual([])
  })

  it('people of near names are asked about only where they have a telephone or an address in common', async () => {
    await bringIn('lead', [
      ['姓名', '手机', '咨询内容'],
      ['陈晓琳', '13655550001', '离婚'],
      ['周文斌', '13655550002', '借款'],
    ])
    await bringIn('lead', [
      ['姓名', '手机', '咨询内容'],
      ['陈小琳', '13655550001', '离婚财产'],
      ['周文彬', '13655550003', '借款'],
    ])
    await search()
    expect(namesOf(await pairsOf('陈小琳'))).toEqual(['陈小琳 | 陈晓琳'])
    expect(await pairsOf('周文彬')).toEqual([])
  })

  it('who bears another code of the registry is somebody else, however near the name', async () => {
    const coded = (name: string, phone: string, code: string) => [
      ['姓名', '手机', '公司', '统一社会信用代码', '咨询内容'],
      ['联系人', phone, name, code, '货款'],
    ]
    await bringIn('lead', coded('泉州宏达鞋业有限公司', '13655550011', '91350100M000100Y43'))
    await bringIn('lead', coded('泉州鸿达鞋业有限公司', '13655550012', '9144030071526726XG'))
    expect(await look(`select 1 from party_identifier`)).toHaveLength(2)
    await search()
    expect(await pairsOf('泉州鸿达鞋业有限公司')).toEqual([])
  })

  it('said again nothing is asked twice, and what was told apart stays so', async () => {
    const [pair] = await look(
      `select id from party_duplicate where why = 'similar_name' and matched = '杭州新源恒泰贸易有限公司'`,
    )
    const officer = office.by('conflictOfficer')
    const apart = await officer.send('POST', `/api/party-duplicates/${pair.id}/difference`, {
      reason: '两家公司',
    })
    expect(apart.status).toBe(201)
    await perform(office.runtime, system, async ({ tx }) => {
      const [party] = await tx
        .selectFrom('party')
        .select(['id', 'import_id'])
        .where('name', '=', '杭州新源恒泰贸易有限公司')
        .execute()
      if (!party?.import_id) throw new Error('it came of a list')
      await tx
        .insertInto('near_search_party')
        .values({ import_id: party.import_id, party_id: party.id })
        .execute()
      await tx
        .updateTable('near_search')
        .set((eb) => ({ total: eb('total', '+', 1) }))
        .where('import_id', '=', party.import_id)
        .execute()
    })
    await search()
    expect(await pairsOf('杭州新源恒泰贸易有限公司')).toEqual([])
  })
})

describe('lists of clients and of mandates', () => {
  it('are followed as lists of leads are', async () => {
    const clients = await bringIn('client', [
      ['客户名称', '类型', '电话'],
      ['浙江禾屿食品科技有限公司', '企业', '13655550021'],
    ])
    await bringIn('engagement', [
      ['委托人', '对方当事人', '案由', '主办律师', '状态', '收案日期'],
      [
        '浙江禾屿食品科技有限公司',
        '杭州鑫源恒太贸易有限公司',
        '买卖合同纠纷',
        'lawyer',
        '在办',
        '2026-01-05',
      ],
    ])
    expect(await progressOf(clients)).toMatchObject({ done: 0 })
    await search()
    expect(namesOf(await pairsOf('杭州鑫源恒太贸易有限公司'))).toContain(
      '杭州鑫源恒太贸易有限公司 | 杭州鑫源恒泰贸易有限公司',
    )
  })
})

describe('a search that is cut off', () => {
  const brands = ['蓝鹭', '云杉', '铁杉', '石浦', '柯桥', '松涛', '竹影', '梅岭', '兰溪', '荷塘']
  const names = (last: string) =>
    brands.flatMap((brand, at) =>
      ['绍兴', '台州', '衢州'].map(
        (city) => `${city}${brand}${brands[(at + 3) % 10]}${last}制造有限公司`,
      ),
    )

  it('by a crash in the middle goes on where it was, with no pair lost and none twice', async () => {
    await bringIn('lead', leads(names('机械')))
    await search()
    const id = await bringIn('lead', leads(names('器械')))
    const { total } = await progressOf(id)
    expect(total).toBeGreaterThan(40)
    const pairs = async () =>
      Number(
        (
          await look(
            `select count(*) as n from party_duplicate d join party p on p.id in (d.party_id, d.other_id)
            where p.import_id = $1 and d.why = 'similar_name'`,
            [id],
          )
        )[0].n,
      )
    // The server falls while a piece is at work: the piece waits for this row and is cut off with its connection.
    const holder = new pg.Client({
      connectionString: office.database.adminUrl,
      options: '-c search_path=firm',
    })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from near_search where import_id = $1 for update', [id])
    const cut = Promise.resolve(search()).then(
      () => 'through',
      () => 'cut off',
    )
    let waiting: { pid: number }[] = []
    while (waiting.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      waiting = await look(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%update near_search%'`,
      )
    }
    await look('select pg_terminate_backend($1)', [waiting[0]?.pid])
    expect(await cut).toBe('cut off')
    await holder.query('rollback')
    await holder.end()
    expect(await progressOf(id)).toMatchObject({ done: 0 })
    expect(await pairs()).toBe(0)

    await search()
    expect(await progressOf(id)).toEqual({ done: total, total, paused: false })
    const organisations = names('器械').length
    expect(await pairs()).toBeGreaterThanOrEqual(organisations)
    const twice = await look(
      `select 1 from party_duplicate group by least(party_id, other_id), greatest(party_id, other_id) having count(*) > 1`,
    )
    expect(twice).toEqual([])
  })

  it('can be held by who may stop the import, and goes on when they say so', async () => {
    const id = await bringIn('lead', leads(['舟山岱山水产有限公司']), 'marketer')
    const hold = (paused: boolean, who: keyof TestFirm['people'] = 'marketer') =>
      office.by(who).send('PUT', `/api/imports/${id}/near-search`, { paused })
    expect((await hold(true, 'specialist')).status).toBe(403)
    for (const held of [await hold(true), await hold(true)])
      expect(held).toMatchObject({
        status: 200,
        body: { near: { done: 0, paused: true } },
      })
    await search()
    expect(await progressOf(id, 'marketer')).toMatchObject({ done: 0, paused: true })
    expect((await hold(false)).body.abilities.holdNear).toBe(true)
    await search()
    const { near: ended, abilities } = (await office.by('marketer').get(`/api/imports/${id}`)).body
    expect(ended.done).toBe(ended.total)
    expect(abilities.holdNear).toBe(false)
  })

  it('ends with the import that is taken back', async () => {
    const id = await bringIn('lead', leads(['丽水云和木玩有限公司', '丽水云合木玩有限公司']))
    const undone = await office.by('manager').send('POST', `/api/imports/${id}/undo`)
    expect(undone.body).toMatchObject({ undone: 2 })
    await drain()
    await search()
    expect(await pairsOf('丽水云合木玩有限公司')).toEqual([])
    expect(await progressOf(id)).toBeNull()
  })
})

describe('behind a wall', () => {
  it('a near name goes to the conflict officer and never to who brought the list in', async () => {
    const [known] = await bringInAndWall('湖州安吉竹业有限公司', 'manager')
    expect(known).toBeDefined()
    const id = await bringIn('lead', leads(['湖州安及竹业有限公司']))
    const before = await progressOf(id)
    await search()
    expect(await pairsOf('湖州安及竹业有限公司', 'manager')).toEqual([])
    expect(namesOf(await pairsOf('湖州安及竹业有限公司'))).toEqual([
      '湖州安及竹业有限公司 | 湖州安吉竹业有限公司',
    ])
    expect(await progressOf(id)).toEqual({ ...before, done: before.total })
  })

  it('nor does a name that only a walled affair says of somebody they see', async () => {
    await bringInAndWall('湖州南浔地板有限公司', 'manager')
    const [{ party_id: party }] = await look(
      `select i.party_id from party_involvement i join party p on p.id = i.party_id where p.name = '湖州南浔地板有限公司'`,
    )
    // Another affair, which the manager sees, is the same party's under another name.
    const other = await bringIn('lead', leads(['湖州德清木业有限公司']))
    const [own] = await look(
      `select id from party where import_id = $1 and kind = 'organisation'`,
      [other],
    )
    await look(`update party_involvement set party_id = $1 where party_id = $2`, [party, own.id])
    await look(`update party_name set party_id = $1 where party_id = $2`, [party, own.id])
    await bringIn('lead', leads(['湖州南寻地板有限公司']))
    await search()
    expect(await pairsOf('湖州南寻地板有限公司', 'manager')).toEqual([])
    expect(await pairsOf('湖州南寻地板有限公司')).toHaveLength(1)
  })
})

async function bringInAndWall(name: string, person: keyof TestFirm['people']) {
  const id = await bringIn('lead', leads([name]))
  await search()
  const made = await look(`select id from lead where import_id = $1`, [id])
  await perform(office.runtime, system, async ({ tx, now }) => {
    const wall = uuidv7()
    await tx.insertInto('wall').values({ id: wall, reason: '亲属', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: wall, subject_id: made[0].id }).execute()
    const principal_id = office.firm.people[person]
    await tx.insertInto('wall_principal').values({ wall_id: wall, principal_id }).execute()
  })
  return made
}
