import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatchOutbox, perform, system } from '#access/index.ts'
import { type Accounts, createOrganisation, organisationPolicy } from '#organisation/index.ts'
import {
  accountOf,
  csv,
  forecastOf,
  type Office,
  openImportOffice,
  runToEnd,
  workbook,
} from '../imports.fixture.ts'
import { staffImport } from './index.ts'

const opened = new Map<string, string>()
const accounts: Accounts = {
  createAccount: async ({ email }) => {
    const id = `account of ${email}`
    opened.set(id, email)
    return id
  },
  mailsLeave: true,
  inviteAgain: async () => {},
  setEmail: async () => {},
  removeSecondFactor: async () => {},
  endAllSessions: async () => {},
  removeAccount: async (id) => void opened.delete(id),
  disableAccount: async () => {},
}

let office: Office
let list: Uint8Array
beforeAll(async () => {
  list = await roster()
  const organisation = createOrganisation({
    accounts,
    estates: [],
    policy: () => organisationPolicy,
  })
  office = await openImportOffice({
    kinds: [staffImport(accounts)],
    entrances: organisation.entrances,
    policy: organisationPolicy,
    handlers: organisation.handlers,
  })
})
afterAll(() => office?.close())

const roster = () =>
  workbook([
    ['明理律师事务所人员花名册（2026年10月）'],
    ['制表：人力资源部'],
    ['序号', '姓名', '部门', '职务', '手机', '工作邮箱', '入职日期', '执业证号', '在职状态'],
    [
      1,
      '张 伟',
      '民事部',
      '合伙人',
      13_800_000_001,
      'ZhangWei@Firm.example',
      '2018年3月5日',
      '1110',
      '在职',
    ],
    [
      2,
      '李敏',
      '民事业务部',
      '律师',
      '１３８００００００２',
      'limin@firm.example',
      '2024.3.5',
      '',
      '在职',
    ],
    [
      3,
      '王芳',
      '刑事业务部',
      '实习律师',
      '138 0000 0003',
      'wangfang@firm.example',
      new Date(Date.UTC(2025, 6, 1)),
      '',
      '在职',
    ],
    [4, '赵强', '海外部', '律师', '13800000004', 'zhaoqiang@firm.example', '45352', '', '在职'],
    [5, '孙丽', '市场部', '市场专员', '13800000005', '', '2025/7/1', '', '在职'],
    [6, '周杰', '民事业务部', '律师', '13800000006', 'zhoujie@firm.example', '', '', '离职'],
    [7, '吴静', '民事业务部', '主任', '13800000007', 'wujing@firm.example', '', '', '在职'],
    [8, '李敏', '民事业务部', '律师', '13800000002', 'limin@firm.example', '', '', '在职'],
    ['合计', '8'],
    ['注：实习律师不计入执业人数。'],
  ])

const personOf = (name: string) =>
  perform(office.runtime, system, ({ tx }) =>
    tx
      .selectFrom('person')
      .leftJoin('person_role', 'person_role.person_id', 'person.id')
      .selectAll('person')
      .select('person_role.role')
      .where('person.name', '=', name)
      .orderBy('person_role.role')
      .execute(),
  )

describe('a list of staff', () => {
  test('is read, its departments settled, and everybody taken in with an account', async () => {
    const partner = office.by('managingPartner')
    const read = await partner.upload('花名册.xlsx', list, 'staff')
    expect(read).toMatchObject({ status: 201, body: { kind: 'staff', state: 'read' } })
    expect(read.body.sheets[0]).toMatchObject({ headerRow: 3, possibleDuplicates: 1 })
    expect(read.body.sheets[0].counts).toMatchObject({
      entry: 6,
      rejected: 2,
      title: 2,
      subtotal: 1,
    })
    const abroad = read.body.names.find((one: { written: string }) => one.written === '海外部')
    expect(abroad).toMatchObject({ to: 'department', id: null, candidates: 0, rows: 1 })
    const unsettled = read.body.first[0].rows.find((row: { row: number }) => row.row === 7)
    expect(unsettled.problems).toMatchObject([{ code: 'department_unknown' }])
    const settled = await partner.send('POST', `/api/imports/${read.body.id}/names`, {
      names: [{ to: 'department', written: '海外部', id: office.firm.departments['民事业务部'] }],
    })
    expect(settled.status).toBe(200)
    const done = await runToEnd(office, partner, read.body.id)
    expect(done.body).toMatchObject({
      state: 'done',
      outcomes: { made: 5, duplicate: 1, skipped: 0, failed: 0 },
    })
    expect(accountOf(done)).toEqual({ rows: 13, accounted: 13 })
    const zhang = await personOf('张伟')
    expect(zhang.map((row) => row.role)).toEqual(['lawyer', 'partner'])
    expect(zhang[0]).toMatchObject({
      email: 'zhangwei@firm.example',
      phone: '+8613800000001',
      department_id: office.firm.departments['民事业务部'],
    })
    expect(await personOf('赵强')).toMatchObject([
      { role: 'lawyer', department_id: office.firm.departments['民事业务部'] },
    ])
    expect(await personOf('吴静')).toMatchObject([{ role: null }])
    expect(opened.size).toBe(0)
    await dispatchOutbox(office.runtime)
    expect([...opened.values()].sort()).toEqual([
      'limin@firm.example',
      'wangfang@firm.example',
      'wujing@firm.example',
      'zhangwei@firm.example',
      'zhaoqiang@firm.example',
    ])
    expect((await personOf('张伟'))[0]?.account_id).toBe('account of zhangwei@firm.example')
  })

  test('imported again makes nobody twice', async () => {
    const partner = office.by('managingPartner')
    const again = await partner.upload('花名册.xlsx', list, 'staff')
    expect(again.body.alreadyImportedAt).not.toBeNull()
    const done = await runToEnd(office, partner, again.body.id)
    expect(done.body.outcomes).toMatchObject({ made: 0, duplicate: 6 })
    expect(await personOf('李敏')).toHaveLength(1)
  })

  test('says beforehand who has no department or no name to be found by', async () => {
    const partner = office.by('managingPartner')
    const rows = [
      ['姓名', '邮箱', '部门'],
      ['冯一', 'fengyi@firm.example', ''],
      ['😀', 'smile@firm.example', '民事业务部'],
      ['冯二', 'fenger@firm.example', '天外部'],
    ]
    const read = await partner.upload('新来的.csv', csv(rows), 'staff')
    const path = `/api/imports/${read.body.id}`
    const before = { goes: 0, waits: 1, cannot: 2 }
    expect(await forecastOf(partner, read.body.id)).toMatchObject(before)
    const { items } = (await partner.get(`${path}/preview`)).body
    expect(items.slice(1)).toMatchObject([
      { fate: 'cannot', problems: [{ code: 'department_needed' }] },
      { kind: 'rejected', fate: null, problems: [{ code: 'name_blank' }] },
      { fate: 'waits', problems: [{ code: 'department_unknown' }] },
    ])
    // Nobody's department: then the row has none.
    const names = [{ to: 'department', written: '天外部', id: null }]
    await partner.send('POST', `${path}/names`, { names })
    expect(await forecastOf(partner, read.body.id)).toMatchObject({ goes: 0, waits: 0, cannot: 3 })
    const done = await runToEnd(office, partner, read.body.id)
    expect(done.body.outcomes).toMatchObject({ made: 0, failed: 2 })
    expect(await forecastOf(partner, read.body.id)).toMatchObject({ goes: 0, cannot: 1 })
    expect((await office.by('engineer').get(`${path}/forecast`)).status).toBe(403)
  })

  test('is brought in by human resources without giving roles, and seen by nobody else', async () => {
    const personnel = office.by('personnel')
    const rows = [
      ['姓名', '邮箱', '部门', '岗位'],
      ['郑洁', 'zhengjie@firm.example', '民事业务部', '律师'],
    ]
    const read = await personnel.upload('新人.csv', csv(rows), 'staff')
    const path = `/api/imports/${read.body.id}`
    expect((await office.by('engineer').get(path)).status).toBe(200)
    expect((await office.by('engineer').get(`${path}/preview`)).status).toBe(403)
    expect((await office.by('managingPartner').get(`${path}/preview`)).status).toBe(200)
    expect((await office.by('manager').get(path)).status).toBe(404)
    expect((await office.by('manager').upload('a.csv', csv(rows), 'staff')).status).toBe(403)
    expect((await office.by('personnel').upload('a.csv', csv(rows), 'lead')).status).toBe(403)
    await runToEnd(office, personnel, read.body.id)
    expect(await personOf('郑洁')).toMatchObject([{ role: null }])
    const kinds = await office.by('manager').get('/api/import-kinds')
    expect(kinds.body.items).toMatchObject([{ kind: 'staff', may: false, defaults: [] }])
  })

  test('is undone as if it had never been, but for those who have acted', async () => {
    const partner = office.by('managingPartner')
    const rows = [
      ['姓名', '邮箱', '部门', '岗位'],
      ['钱一', 'qian1@firm.example', '民事业务部', '律师'],
      ['钱二', 'qian2@firm.example', '民事业务部', '律师'],
    ]
    const read = await partner.upload('撤.csv', csv(rows), 'staff')
    await runToEnd(office, partner, read.body.id)
    await dispatchOutbox(office.runtime)
    const [first] = await personOf('钱一')
    const given = await partner.send('PUT', `/api/people/${first?.id}/roles/partner`)
    expect(given.status).toBe(200)
    const undone = await partner.send('POST', `/api/imports/${read.body.id}/undo`)
    expect(undone.body).toMatchObject({ undone: 1, keptCount: 1, kept: [{ name: '钱一' }] })
    expect(await personOf('钱二')).toEqual([])
    expect(opened.has('account of qian2@firm.example')).toBe(false)
    const owed = await perform(office.runtime, system, ({ tx }) =>
      tx
        .selectFrom('commitment')
        .innerJoin('person', 'person.id', 'commitment.owner_id')
        .select(['clause_code', 'person.name'])
        .where('clause_code', '=', 'G2')
        .where('person.name', 'like', '钱%')
        .execute(),
    )
    expect(owed).toEqual([{ clause_code: 'G2', name: '钱一' }])
    const anew = await partner.upload('撤.csv', csv(rows), 'staff')
    expect((await runToEnd(office, partner, anew.body.id)).body.outcomes).toMatchObject({
      made: 1,
      duplicate: 1,
    })
  })
})
