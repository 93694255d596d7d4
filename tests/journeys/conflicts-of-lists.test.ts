import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { chores } from '#conflicts/index.ts'
import { type ListOffice, openListOffice } from '../support/list-office.ts'

// A list of engagements brings in some that are still to be accepted. Whoever is in them is registered first and
// committed, and only then are they checked: before, nobody of the list would be found.

vi.setConfig({ testTimeout: 60_000 })

let office: ListOffice
beforeAll(async () => {
  office = await openListOffice()
}, 60_000)
afterAll(() => office?.close())

const checksOf = (title: string) =>
  office.look(
    `select k.cause, jsonb_array_length(k.searched) as searched, array(
        select f.rule from conflict_finding f where f.check_id = k.id and f.class <> 'none' order by 1) as rules
     from conflict_check k join engagement e on e.id = k.subject_id where e.title = $1 order by k.run_at, k.id`,
    [title],
  )

it('engagements of a list that are to be accepted are checked once their parties are registered', async () => {
  await office.bringIn('client', [
    ['客户名称', '类型', '电话'],
    ['浙江禾屿食品科技有限公司', '企业', '13655550021'],
    ['杭州腾跃包装有限公司', '企业', '13655550022'],
  ])
  await office.bringIn('engagement', [
    ['委托人', '对方当事人', '案件名称', '案由', '主办律师', '状态', '收案日期'],
    [
      '浙江禾屿食品科技有限公司',
      '杭州腾跃包装有限公司',
      '禾屿诉腾跃',
      '买卖合同纠纷',
      'lawyer',
      '未签约',
      '2026-10-05',
    ],
    [
      '杭州腾跃包装有限公司',
      '宁波远航船务有限公司',
      '腾跃诉远航',
      '运输合同纠纷',
      'lawyer',
      '在办',
      '2025-01-05',
    ],
  ])
  for (const chore of chores) await chore.run(office.runtime)
  await office.drain()
  const [check, ...more] = await checksOf('禾屿诉腾跃')
  expect(more).toEqual([])
  expect(check).toMatchObject({ cause: 'acceptance', searched: 2 })
  expect(check.rules).toContain('opponent_is_client')
  const { body } = await office.by('conflictOfficer').get('/api/conflict-desk')
  expect(body.items.map((one: { cause: string }) => one.cause).toSorted()).toEqual([
    'acceptance',
    'taken_over',
  ])
  // A whole list may come at once: it is owed within a month, and what runs is owed nothing.
  const owed = `select e.title, m.clause_code, (m.due_at > m.began_at + interval '20 days') as late from commitment m
    join engagement e on e.id = m.subject_id where m.clause_code like 'G4%' order by 1`
  expect(await office.look(owed)).toEqual([
    { title: '禾屿诉腾跃', clause_code: 'G4.existing', late: true },
  ])
  // What the firm accepted long ago is checked to know, and met nobody but in the one that is to be accepted.
  expect(await checksOf('腾跃诉远航')).toMatchObject([{ cause: 'taken_over' }])
  // It is its first check: nothing was decided that could come back.
  expect(await office.look(`select 1 from event where type = 'conflict_check.reopened'`)).toEqual(
    [],
  )
})

const engagements = [
  '委托人',
  '对方当事人',
  '案件名称',
  '案由',
  '主办律师',
  '状态',
  '收案日期',
] as const
const running = (client: string, opponent: string, title: string, state = '在办') => [
  client,
  opponent,
  title,
  '买卖合同纠纷',
  'lawyer',
  state,
  '2025-03-05',
]
let telephones = 13_655_551_000
const clientList = (...names: string[]) => [
  ['客户名称', '类型', '电话'],
  ...names.map((name) => [name, '企业', String((telephones += 1))]),
]
async function work() {
  for (let round = 0; round < 3; round += 1) {
    for (const chore of chores) await chore.run(office.runtime)
    await office.drain()
  }
}
const desk = async () => (await office.by('conflictOfficer').get('/api/conflict-desk')).body.items
const onDesk = async (title: string) => {
  const [row] = await office.look('select id from engagement where title = $1', [title])
  return (await desk()).find((one: { affair: { id: string } }) => one.affair.id === row.id)
}
async function enquired(organisation: string, opponents: string[]): Promise<string> {
  telephones += 1
  const { status, body } = await office.by('specialist').send('POST', '/api/leads', {
    name: '陈咨询',
    organisation,
    opponents,
    phone: String(telephones),
    need: '买卖合同货款',
    forMyself: true,
  })
  expect(status).toBe(201)
  await work()
  return body.id
}
async function decide(subjectId: string) {
  const officer = office.by('conflictOfficer')
  const { body } = await officer.get(`/api/conflict-checks?subjectId=${subjectId}`)
  return officer.send('POST', `/api/conflict-checks/${body.items[0].id}/decision`, {
    outcome: 'clear',
    reason: '未见相关记录',
  })
}
const causeOnDesk = async (subjectId: string) =>
  (await desk()).find((one: { affair: { id: string } }) => one.affair.id === subjectId)?.cause
const promised = (subjectId: string) =>
  office.look(`select 1 from event where subject_id = $1 and type = 'conflict_check.reopened'`, [
    subjectId,
  ])

describe('business that runs when a list brings it in', () => {
  it('comes to the desk where two of them stand against each other, and is stopped by nothing', async () => {
    await office.bringIn(
      'client',
      clientList('嘉兴南湖丝绸有限公司', '台州路桥机电有限公司', '舟山沈家门渔业有限公司'),
    )
    await office.bringIn('engagement', [
      [...engagements],
      running('嘉兴南湖丝绸有限公司', '台州路桥机电有限公司', '南湖诉路桥'),
      running('台州路桥机电有限公司', '金华婺城五金有限公司', '路桥诉婺城'),
      running('舟山沈家门渔业有限公司', '衢州柯城建材有限公司', '沈家门诉柯城'),
    ])
    await work()
    const [check] = await checksOf('南湖诉路桥')
    expect(check).toMatchObject({ cause: 'taken_over' })
    expect(check.rules).toContain('opponent_is_client')
    expect(await onDesk('南湖诉路桥')).toMatchObject({ worst: 'curable', dueAt: null })
    expect(await onDesk('路桥诉婺城')).toMatchObject({ worst: 'curable' })
    // Checked as well, and met nobody: nobody need say so.
    expect(await checksOf('沈家门诉柯城')).toHaveLength(1)
    expect(await onDesk('沈家门诉柯城')).toBeUndefined()
    const [row] = await office.look(`select id, stage from engagement where title = '南湖诉路桥'`)
    expect(row.stage).toBe('running')
    expect(await promised(row.id)).toEqual([])
    const { checkId } = await onDesk('南湖诉路桥')
    const shown = await office.by('conflictOfficer').get(`/api/conflict-checks/${checkId}`)
    expect(shown.body).toMatchObject({ runs: true, superseded: false })
    // Goes on like any other.
    const stopped = await office
      .by('lawyer')
      .send('POST', `/api/engagements/${row.id}/suspension`, { reason: '等待鉴定' })
    expect(stopped.status).toBeLessThan(300)
    const quiet = await office.look(
      `select k.id from conflict_check k join engagement e on e.id = k.subject_id where e.title = '沈家门诉柯城'`,
    )
    const other = await office.by('conflictOfficer').get(`/api/conflict-checks/${quiet[0].id}`)
    expect(other.body).toMatchObject({ superseded: false, outcomes: [] })
  })

  it('has the affairs looked at again that it touches: what waits, and what was decided and not signed', async () => {
    const waiting = await enquired('丽水莲都竹制品有限公司', ['温州鹿城鞋业有限公司'])
    const decided = await enquired('绍兴越城黄酒有限公司', ['温州鹿城鞋业有限公司'])
    expect((await decide(decided)).status).toBe(200)
    expect(await causeOnDesk(decided)).toBeUndefined()
    await office.bringIn('client', clientList('义乌北苑饰品有限公司'))
    await office.bringIn('engagement', [
      [...engagements],
      running('义乌北苑饰品有限公司', '宁海西店灯具有限公司', '北苑诉西店', '未签约'),
    ])
    await work()
    const [unsigned] = await office.look(`select id from engagement where title = '北苑诉西店'`)
    expect((await decide(unsigned.id)).status).toBe(200)
    await office.bringIn('client', clientList('温州鹿城鞋业有限公司', '宁海西店灯具有限公司'))
    await office.bringIn('engagement', [
      [...engagements],
      running('温州鹿城鞋业有限公司', '湖州吴兴童装有限公司', '鹿城诉吴兴'),
      running('宁海西店灯具有限公司', '慈溪周巷小家电有限公司', '西店诉周巷'),
    ])
    await work()
    for (const id of [waiting, decided, unsigned.id]) {
      expect(await causeOnDesk(id)).toBe('register_changed')
      const [latest] = await office.look(
        `select array(select f.rule from conflict_finding f where f.check_id = k.id) as rules
         from conflict_check k where k.subject_id = $1 and k.cause = 'register_changed'`,
        [id],
      )
      expect(latest.rules).toContain('opponent_is_client')
    }
    expect(await promised(waiting)).toEqual([])
    expect(await promised(decided)).toHaveLength(1)
    expect(await promised(unsigned.id)).toHaveLength(1)
  })

  it('finds whom a client of a list stands against who has no engagement', async () => {
    const waiting = await enquired('龙游湖镇纸业有限公司', ['江山贺村木业有限公司'])
    await office.bringIn('client', clientList('开化华埠电子有限公司'))
    await office.bringIn('engagement', [
      [...engagements],
      running('开化华埠电子有限公司', '江山贺村木业有限公司', '华埠诉贺村'),
    ])
    await work()
    expect(await onDesk('华埠诉贺村')).toBeUndefined()
    await office.bringIn('client', clientList('江山贺村木业有限公司'))
    await work()
    expect(await causeOnDesk(waiting)).toBe('register_changed')
    expect(await onDesk('华埠诉贺村')).toMatchObject({ worst: 'curable', dueAt: null })
  })

  it('leaves the desk when the list is taken back', async () => {
    await office.bringIn('client', clientList('武义茭道茶业有限公司', '磐安尖山药材有限公司'))
    const id = await office.bringIn('engagement', [
      [...engagements],
      running('武义茭道茶业有限公司', '磐安尖山药材有限公司', '茭道诉尖山'),
    ])
    await work()
    const before = await onDesk('茭道诉尖山')
    expect(before).toMatchObject({ worst: 'curable' })
    const undone = await office.by('manager').send('POST', `/api/imports/${id}/undo`)
    expect(undone.body).toMatchObject({ undone: 1 })
    await work()
    expect((await desk()).map((one: { affair: { id: string } }) => one.affair.id)).not.toContain(
      before.affair.id,
    )
  })
})
