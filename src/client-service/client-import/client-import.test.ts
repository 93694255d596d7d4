import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import {
  accountOf,
  csv,
  forecastOf,
  type Office,
  openImportOffice,
  runToEnd,
  workbook,
} from '#imports/imports.fixture.ts'
import { contactImport } from '../contact-import/index.ts'
import { entrances, handlers, policy } from '../index.ts'
import { clientImport } from './index.ts'

let office: Office
let list: Uint8Array
beforeAll(async () => {
  office = await openImportOffice({
    kinds: [clientImport, contactImport],
    entrances,
    policy,
    handlers,
  })
  list = await ledger()
})
afterAll(() => office?.close())

// A ledger as offices keep it: titles above, notes below, full-width digits, three ways to write a day.
const ledger = () =>
  workbook([
    [
      '客户台账',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ],
    ['截至2026年10月31日'],
    [
      '序号',
      '客户名称',
      '客户类型',
      '证件类型',
      '证件号码',
      '联系人',
      '联系电话',
      '客户专员',
      '客户等级',
      '首次委托日期',
      '备注',
    ],
    [
      1,
      '浙江禾屿食品科技有限公司',
      '单位',
      '营业执照',
      '9144030071526726XG',
      '姜晓棠',
      '１３８ ００００ １１１１',
      'specialist',
      '重点客户',
      '2024.3.5',
      '年底续签顾问合同',
    ],
    [
      2,
      '王建国',
      '个人',
      '身份证',
      '11010519491231002X',
      '',
      '13900001111',
      'specialist',
      'B',
      '2024年3月5日',
      '',
    ],
    [3, '杭州腾跃包装有限公司', '', '', '', '李经理', '0571-88886666', '', '', 45_352, ''],
    [4, '陈静', '个人', '护照', 'E12345678', '', '13900002222', 'nobody', '', '', ''],
    [5, '刘洋', '个人', '身份证', '123', '', '13900003333', 'specialist', '', '', ''],
    [
      6,
      '浙江禾屿食品科技有限公司',
      '单位',
      '',
      '',
      '沈会计',
      '13800002222',
      'specialist',
      '',
      '',
      '',
    ],
    [7, '', '单位', '', '', '无名', '13800003333', '', '', '', ''],
    ['合计', '7户'],
    ['注：护照客户须每年核对证件。'],
  ])

const clientsNamed = (name: string) =>
  perform(office.runtime, system, ({ tx }) =>
    tx.selectFrom('client').selectAll().where('name', '=', name).execute(),
  )
const promisesOf = (id: string) =>
  perform(office.runtime, system, ({ tx }) =>
    tx
      .selectFrom('commitment')
      .select(['clause_code', 'status', 'due_at'])
      .where('subject_id', '=', id)
      .orderBy('clause_code')
      .execute(),
  )

describe('a list of clients', () => {
  test('is read, its names settled, and made into clients that owe nothing at once', async () => {
    const manager = office.by('manager')
    const read = await manager.upload('客户台账.xlsx', list, 'client')
    expect(read).toMatchObject({ status: 201, body: { kind: 'client' } })
    const [sheet] = read.body.sheets
    expect(sheet).toMatchObject({ headerRow: 3, possibleDuplicates: 1 })
    expect(sheet.counts).toMatchObject({ entry: 6, rejected: 1, title: 2, subtotal: 1, note: 1 })
    const nobody = read.body.names.find((one: { written: string }) => one.written === 'nobody')
    expect(nobody).toMatchObject({ to: 'person', id: null, needed: true, rows: 1 })
    const blocked = read.body.first[0].rows.find((row: { row: number }) => row.row === 7)
    expect(blocked.problems).toMatchObject([{ code: 'person_unknown', values: { text: 'nobody' } }])
    const { id } = read.body
    const before = { goes: 4, waits: 1, cannot: 1, duplicate: 1, skipped: 0 }
    expect(await forecastOf(manager, id)).toEqual(before)
    const all = { ...before, goes: 5, duplicate: 0 }
    expect(await forecastOf(manager, id, '?duplicates=import')).toEqual(all)
    const ask = (kind: string) => manager.get(`/api/imports/${id}/preview?kind=${kind}`)
    expect((await ask('waits')).body).toMatchObject({
      items: [{ row: 7, fate: 'waits' }],
      next: null,
    })
    expect((await ask('failed')).body.items).toMatchObject([{ kind: 'rejected' }])
    await manager.send('POST', `/api/imports/${id}/names`, {
      names: [{ to: 'person', written: 'nobody', id: office.firm.people.otherSpecialist }],
    })
    expect(await forecastOf(manager, id)).toEqual({ ...before, goes: 5, waits: 0 })
    const done = await runToEnd(office, manager, id)
    expect(done.body).toMatchObject({
      state: 'done',
      outcomes: { made: 5, duplicate: 1, failed: 0 },
    })
    expect(accountOf(done)).toEqual({ rows: 12, accounted: 12 })

    const [heyu] = await clientsNamed('浙江禾屿食品科技有限公司')
    expect(heyu).toMatchObject({
      kind: 'organisation',
      unified_social_credit_code: '9144030071526726XG',
      tier: 'key',
      needs: '年底续签顾问合同',
    })
    expect(heyu?.registered_at.toISOString().slice(0, 10)).toBe('2024-03-05')
    const page = await manager.get(`/api/clients/${heyu?.id}`)
    expect(page.body.contacts).toMatchObject([
      { name: '姜晓棠', phone: '+8613800001111', isMain: true },
    ])
    expect((await manager.get('/api/clients?q=姜晓棠')).body.items).toHaveLength(1)
    const [wang] = await clientsNamed('王建国')
    expect(wang).toMatchObject({
      kind: 'person',
      identity_kind: 'resident_identity_card',
      identity_number: '11010519491231002X',
    })
    expect(wang?.registered_at.toISOString().slice(0, 10)).toBe('2024-03-05')
    expect((await clientsNamed('陈静'))[0]).toMatchObject({
      identity_kind: 'passport',
      identity_number: 'E12345678',
    })
    expect((await clientsNamed('刘洋'))[0]).toMatchObject({ identity_number: null })

    const owed = await promisesOf(heyu?.id as string)
    expect(owed.map((one) => one.clause_code)).toEqual(['G3.existing', 'M2', 'O1b'])
    const soon = new Date(office.runtime.clock.now().getTime() + 30 * 86_400_000)
    for (const one of owed) expect(one.due_at.getTime()).toBeGreaterThan(soon.getTime())
  })

  test('imported again makes nobody twice', async () => {
    const manager = office.by('manager')
    const again = await manager.upload('客户台账.xlsx', list, 'client')
    expect(again.body.alreadyImportedAt).not.toBeNull()
    const [, person] = again.body.first[0].rows
    expect(person.known).toMatchObject({ kind: 'client', name: '王建国', by: 'identity_number' })
    expect(await forecastOf(manager, again.body.id)).toMatchObject({ goes: 0, duplicate: 6 })
    const done = await runToEnd(office, manager, again.body.id)
    // 陈静 has no number the firm could know a person by but the passport and the telephone.
    expect(done.body.outcomes).toMatchObject({ made: 0, duplicate: 6 })
    expect(await clientsNamed('浙江禾屿食品科技有限公司')).toHaveLength(1)
  })

  test('refuses names nobody can be searched by, of clients and of their contacts', async () => {
    const manager = office.by('manager')
    const lists = {
      client: [
        ['客户名称', '联系人', '联系电话'],
        ['😀😀', '', '13900005551'],
        ['苏州云杉机械有限公司', '😀', '13900005552'],
        ['苏州云杉机械有限公司', '——', '13900005553'],
      ],
      contact: [
        ['客户名称', '联系人', '电话'],
        ['王建国', '。、', '13900005554'],
        ['！！', '李四', '13900005555'],
        ['王建国', '李四', '13900005556'],
      ],
    }
    for (const [kind, rows] of Object.entries(lists)) {
      const read = await manager.upload('名单.csv', csv(rows), kind)
      const { items } = (await manager.get(`/api/imports/${read.body.id}/preview`)).body
      const codes = items.map((row: { problems: { code: string }[] }) =>
        row.problems.map(({ code }) => code),
      )
      expect(codes).toEqual([[], ['name_blank'], ['name_blank'], []])
      expect(await forecastOf(manager, read.body.id)).toMatchObject({ goes: 1, cannot: 2 })
    }
  })

  test('gives no hint of a client behind a wall', async () => {
    const [wang] = await clientsNamed('王建国')
    await perform(office.runtime, system, async ({ tx, now }) => {
      const id = crypto.randomUUID()
      await tx.insertInto('wall').values({ id, reason: '利益冲突', raised_at: now }).execute()
      await tx
        .insertInto('wall_subject')
        .values({ wall_id: id, subject_id: wang?.id as string })
        .execute()
      await tx
        .insertInto('wall_principal')
        .values({ wall_id: id, principal_id: office.firm.people.managingPartner })
        .execute()
    })
    const rows = [
      ['客户名称', '客户类型', '身份证号', '联系电话'],
      ['王建国', '个人', '11010519491231002X', '13900001111'],
    ]
    const blind = await office.by('managingPartner').upload('墙.csv', csv(rows), 'client')
    expect(blind.body.sheets[0].possibleDuplicates).toBe(0)
    expect(blind.body.first[0].rows[0].known).toBeNull()
    const seeing = await office.by('manager').upload('墙.csv', csv(rows), 'client')
    expect(seeing.body.first[0].rows[0].known).toMatchObject({ name: '王建国' })
    // Who oversees the import but is shut out does not read of it there either.
    const rowsSeen = await office
      .by('managingPartner')
      .get(`/api/imports/${seeing.body.id}/preview`)
    expect(JSON.stringify(rowsSeen.body)).not.toContain('王建国')
  })

  test('is for managers alone', async () => {
    const rows = csv([['客户名称', '联系电话']])
    for (const who of ['marketer', 'specialist', 'lawyer', 'personnel'] as const)
      expect((await office.by(who).upload('a.csv', rows, 'client')).status).toBe(403)
  })

  test('is undone as if it had never been, but for clients somebody has worked on', async () => {
    const manager = office.by('manager')
    const rows = csv([
      ['客户名称', '联系电话', '客户专员'],
      ['撤回一有限公司', '0571-11112222', 'specialist'],
      ['撤回二有限公司', '0571-11113333', 'specialist'],
    ])
    const read = await manager.upload('撤.csv', rows, 'client')
    await runToEnd(office, manager, read.body.id)
    const [first] = await clientsNamed('撤回一有限公司')
    const [second] = await clientsNamed('撤回二有限公司')
    const worked = await office
      .by('specialist')
      .send('POST', `/api/clients/${first?.id}/tier`, { tier: 'key', reason: '重要' })
    expect(worked.status).toBeLessThan(300)
    const undone = await manager.send('POST', `/api/imports/${read.body.id}/undo`)
    expect(undone.body).toMatchObject({
      undone: 1,
      keptCount: 1,
      kept: [{ name: '撤回一有限公司' }],
    })
    expect(await clientsNamed('撤回二有限公司')).toEqual([])
    expect((await manager.get(`/api/clients/${second?.id}`)).status).toBe(404)
    const owed = await promisesOf(second?.id as string)
    expect(new Set(owed.map((one) => one.status))).toEqual(new Set(['cancelled']))
    const anew = await manager.upload('撤.csv', rows, 'client')
    expect((await runToEnd(office, manager, anew.body.id)).body.outcomes).toMatchObject({
      made: 1,
      duplicate: 1,
    })
  })
})

test('brackets of a name are wide however the list writes them, and the client is found under either form', async () => {
  const manager = office.by('manager')
  const clientsOf = async (name: string, phone: string) => {
    const rows = csv([
      ['客户名称', '联系电话', '客户专员'],
      [name, phone, 'specialist'],
    ])
    const read = await manager.upload(`${phone}.csv`, rows, 'client')
    return (await runToEnd(office, manager, read.body.id)).body.outcomes
  }
  expect(await clientsOf('苏州澄湖(集团)有限公司', '0512-11110000')).toMatchObject({ made: 1 })
  expect(await clientsNamed('苏州澄湖（集团）有限公司')).toHaveLength(1)
  const again = await clientsOf('苏州澄湖（集团）有限公司', '0512-11110001')
  expect(again).toMatchObject({ made: 0, duplicate: 1 })
  // As it was kept before.
  await perform(office.runtime, system, ({ tx }) =>
    tx
      .updateTable('client')
      .set({ name: '苏州澄湖(集团)有限公司' })
      .where('name', '=', '苏州澄湖（集团）有限公司')
      .execute(),
  )
  const before = await clientsOf('苏州澄湖（集团）有限公司', '0512-11110002')
  expect(before).toMatchObject({ made: 0, duplicate: 1 })
  for (const q of ['澄湖(集团)', '澄湖（集团）']) {
    const found = await manager.get(`/api/clients?q=${encodeURIComponent(q)}`)
    expect(found.body.items).toHaveLength(1)
  }
  const contacts = csv([
    ['所属客户', '联系人', '手机'],
    ['苏州澄湖（集团）有限公司', '范会计', '13800007777'],
  ])
  const read = await manager.upload('澄湖联系人.csv', contacts, 'contact')
  expect(read.body.first[0].rows[0].problems).toEqual([])
})

describe('a list of contacts', () => {
  test('joins the clients the firm has; of others the row says so', async () => {
    const manager = office.by('manager')
    const rows = csv([
      ['客户联系人'],
      ['所属客户', '联系人', '职务', '手机', '邮箱', '主要联系人'],
      ['浙江禾屿食品科技有限公司', '沈会计', '财务', '13800002222', 'shen@heyu.example', '否'],
      ['浙江禾屿食品科技有限公司', '姜晓棠', '法务', '13800001111', '', '是'],
      ['查无此公司', '某人', '', '13800009999', '', ''],
      ['杭州腾跃包装有限公司', '', '', '13800008888', '', ''],
    ])
    const read = await manager.upload('联系人.csv', rows, 'contact')
    expect(read.body.sheets[0].counts).toMatchObject({ entry: 3, rejected: 1 })
    const seen = read.body.first[0].rows
    expect(seen[1].known).toMatchObject({ kind: 'client', name: '浙江禾屿食品科技有限公司' })
    expect(seen[2].problems).toMatchObject([{ code: 'client_unknown' }])
    const done = await runToEnd(office, manager, read.body.id)
    expect(done.body.outcomes).toMatchObject({ made: 1, duplicate: 1, failed: 1 })
    expect(accountOf(done)).toEqual({ rows: 6, accounted: 6 })
    const [heyu] = await clientsNamed('浙江禾屿食品科技有限公司')
    const page = await manager.get(`/api/clients/${heyu?.id}`)
    expect(page.body.contacts.map((one: { name: string }) => one.name)).toEqual([
      '姜晓棠',
      '沈会计',
    ])
    expect((await manager.get('/api/clients?q=沈会计')).body.items).toHaveLength(1)
    const failures = await manager.get(`/api/imports/${read.body.id}/failures`)
    expect(failures.status).toBe(200)
    const undone = await manager.send('POST', `/api/imports/${read.body.id}/undo`)
    expect(undone.body).toMatchObject({ undone: 1, keptCount: 0 })
    expect((await manager.get('/api/clients?q=沈会计')).body.items).toEqual([])
  })
})
