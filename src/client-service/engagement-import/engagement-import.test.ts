import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import { sweepCommitments } from '#charter/index.ts'
import {
  accountOf,
  csv,
  forecastOf,
  type Office,
  openImportOffice,
  runToEnd,
  workbook,
} from '#imports/imports.fixture.ts'
import { runtimeWith } from '../../../tests/support/firm.ts'
import { clientImport } from '../client-import/index.ts'
import { entrances, handlers, policy } from '../index.ts'
import { engagementImport } from './index.ts'
import { sharedNames } from './people-said.ts'

let office: Office
let register: Uint8Array
beforeAll(async () => {
  office = await openImportOffice({
    kinds: [clientImport, engagementImport],
    entrances,
    policy,
    handlers,
  })
  register = await ledger()
})
afterAll(() => office?.close())

// A register as offices keep it: a title, three ways to write a day, several lawyers in a cell, a foot.
const ledger = () =>
  workbook([
    ['明理律师事务所收案登记表'],
    ['填表：行政部', '2026年'],
    [
      '序号',
      '收案编号',
      '收案日期',
      '委托人',
      '对方当事人',
      '案由',
      '案件类型',
      '承办部门',
      '主办律师',
      '协办律师',
      '案源人',
      '收费方式',
      '收费金额',
      '已收款',
      '受理法院',
      '案号',
      '审理阶段',
      '状态',
      '备注',
    ],
    [
      1,
      '(2025)民字第012号',
      '2025.3.5',
      '浙江禾屿食品科技有限公司',
      '杭州腾跃包装有限公司、张三',
      '买卖合同纠纷',
      '民商事诉讼',
      '民事业务部',
      'lawyer',
      'civilHead',
      'civilHead60%、lawyer40%',
      '固定收费',
      '5万元',
      '３０，０００',
      '杭州市余杭区人民法院',
      '（2025）浙0110民初1234号',
      '一审',
      '在办',
      '等开庭',
    ],
    [
      2,
      '(2025)民字第013号',
      '2025年9月1日',
      '浙江禾屿食品科技有限公司',
      '',
      '常年法律顾问',
      '法律顾问',
      '民事部',
      'lawyer',
      '',
      '外部朋友',
      '顾问费',
      60_000,
      '',
      '',
      '',
      '',
      '履行中',
      '',
    ],
    [
      3,
      '(2026)刑字第001号',
      46_174,
      '王建国',
      '',
      '诈骗罪',
      '刑事辩护',
      '',
      'otherLawyer',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '审查起诉',
      '中止',
      '',
    ],
    [
      4,
      '',
      '2026/10/20',
      '王建国',
      '李四',
      '离婚纠纷',
      '民事',
      '',
      'civilHead、lawyer',
      '',
      '',
      '风险代理',
      '',
      '',
      '',
      '',
      '',
      '未签约',
      '',
    ],
    [
      5,
      '(2024)民字第099号',
      '2024-01-02',
      '王建国',
      '',
      '借款合同纠纷',
      '',
      '',
      'lawyer',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '已结案',
      '',
    ],
    [
      6,
      '(2026)民字第020号',
      '2026-06-01',
      '查无此人',
      '',
      '劳动争议',
      '',
      '',
      'lawyer',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ],
    [
      7,
      '(2026)民字第021号',
      '2026-06-02',
      '王建国',
      '',
      '名誉权纠纷',
      '',
      '',
      '张大律师',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ],
    [
      8,
      '(2025)民字第012号',
      '2025.3.5',
      '浙江禾屿食品科技有限公司',
      '',
      '买卖合同纠纷',
      '',
      '',
      'lawyer',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ],
    [
      '合计',
      '8件',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      { formula: 'SUM(M4:M11)' },
    ],
    ['注：结案后十五日内归档。'],
  ])

const engagements = () =>
  perform(office.runtime, system, ({ tx }) =>
    tx.selectFrom('engagement').selectAll().orderBy('number').execute(),
  )
const promisesOf = (id: string) =>
  perform(office.runtime, system, ({ tx }) =>
    tx
      .selectFrom('commitment')
      .select(['clause_code', 'status', 'due_at', 'owner_id'])
      .where('subject_id', '=', id)
      .orderBy('clause_code')
      .execute(),
  )

async function clients(rows: string[][]): Promise<void> {
  const manager = office.by('manager')
  const read = await manager.upload('客户.csv', csv([['客户名称', '联系电话'], ...rows]), 'client')
  await runToEnd(office, manager, read.body.id)
}

describe('a register of engagements', () => {
  test('enters as it stands, and owes from today on', async () => {
    await clients([
      ['浙江禾屿食品科技有限公司', '0571-88880000'],
      ['王建国', '13900001111'],
    ])
    const manager = office.by('manager')
    const read = await manager.upload('收案登记表.xlsx', register, 'engagement')
    expect(read).toMatchObject({ status: 201, body: { kind: 'engagement' } })
    const [sheet] = read.body.sheets
    expect(sheet).toMatchObject({ headerRow: 3, possibleDuplicates: 1 })
    expect(sheet.columns).toMatchObject({
      1: 'number',
      8: 'lead',
      9: 'assisting',
      15: 'court_number',
    })
    expect(sheet.counts).toMatchObject({ entry: 7, rejected: 1, title: 2, subtotal: 1, note: 1 })
    const rows = read.body.first[0].rows as { row: number; problems: { code: string }[] }[]
    const problemsAt = (row: number) =>
      rows.find((one) => one.row === row)?.problems.map((one) => one.code)
    expect(problemsAt(8)).toEqual(['already_closed'])
    expect(problemsAt(9)).toEqual(['client_unknown'])
    expect(problemsAt(10)).toEqual(['person_unknown'])
    const outside = read.body.names.find((one: { written: string }) => one.written === '外部朋友')
    expect(outside).toMatchObject({ id: null, needed: false })
    const before = { goes: 4, waits: 1, cannot: 2, duplicate: 1, skipped: 0 }
    expect(await forecastOf(manager, read.body.id)).toEqual(before)
    const cannot = await manager.get(`/api/imports/${read.body.id}/preview?kind=failed`)
    expect(cannot.body.items.map((one: { row: number }) => one.row)).toEqual([8, 9])
    await manager.send('POST', `/api/imports/${read.body.id}/names`, {
      names: [{ to: 'person', written: '张大律师', id: office.firm.people.lawyer }],
    })
    const done = await runToEnd(office, manager, read.body.id)
    expect(done.body).toMatchObject({
      state: 'done',
      outcomes: { made: 5, duplicate: 1, skipped: 0, failed: 1 },
    })
    expect(accountOf(done)).toEqual({ rows: 13, accounted: 13 })

    const all = await engagements()
    const sale = all.find((one) => one.number === '(2025)民字第012号')
    expect(sale).toMatchObject({
      stage: 'running',
      title: '与杭州腾跃包装有限公司买卖合同纠纷',
      fee_kind: 'fixed',
      fee_amount: '50000.00',
      signed_on: '2025-03-05',
      practice_area: 'commercial',
    })
    expect(sale?.opened_at.toISOString().slice(0, 10)).toBe('2025-03-05')
    expect(sale?.scope).toContain('受理机关：杭州市余杭区人民法院')
    expect(sale?.scope).toContain('法院案号：(2025)浙0110民初1234号')
    expect(sale?.fee_terms).toContain('30000.00')
    const page = await manager.get(`/api/engagements/${sale?.id}`)
    expect(page.status).toBe(200)
    expect(page.body.lawyers).toMatchObject([
      { name: 'lawyer', part: 'lead_lawyer' },
      { name: 'civilHead', part: 'assisting_lawyer' },
      { name: 'civilHead', part: 'originating_lawyer', share: '60.00' },
      { name: 'lawyer', part: 'originating_lawyer', share: '40.00' },
    ])
    expect(page.body.parties).toMatchObject([
      { name: '浙江禾屿食品科技有限公司', role: 'client' },
      { name: '杭州腾跃包装有限公司', role: 'opponent' },
      { name: '张三', role: 'opponent' },
    ])
    expect((await office.by('lawyer').get(`/api/engagements/${sale?.id}`)).status).toBe(200)
    expect((await office.by('otherLawyer').get(`/api/engagements/${sale?.id}`)).status).toBe(404)

    const owed = await promisesOf(sale?.id as string)
    expect(owed.map((one) => one.clause_code)).toEqual(['O2', 'S2', 'S3'])
    expect(owed.find((one) => one.clause_code === 'S2')).toMatchObject({
      owner_id: office.firm.people.lawyer,
      status: 'open',
    })
    const inTwoWeeks = office.runtime.clock.now().getTime() + 13 * 86_400_000
    for (const one of owed) expect(one.due_at.getTime()).toBeGreaterThan(inTwoWeeks)
    const stopped = all.find((one) => one.number === '(2026)刑字第001号')
    expect(stopped).toMatchObject({ stage: 'suspended', practice_area: 'criminal' })
    const paused = await promisesOf(stopped?.id as string)
    expect(new Set(paused.map((one) => one.status))).toEqual(new Set(['paused']))
    const unsigned = all.find((one) => one.stage === 'opened')
    expect((await promisesOf(unsigned?.id as string)).map((one) => one.clause_code)).toEqual([
      'G4.existing',
      'S1',
    ])
  })

  test('goes on like any other: while it is suspended its promises stand still', async () => {
    const sale = (await engagements()).find((one) => one.number === '(2025)民字第012号')
    const closed = await office
      .by('lawyer')
      .send('POST', `/api/engagements/${sale?.id}/suspension`, {
        reason: '等待鉴定',
      })
    expect(closed.status).toBeLessThan(300)
    const owed = await promisesOf(sale?.id as string)
    expect(new Set(owed.map((one) => one.status))).toEqual(new Set(['paused']))
  })

  test('imported again makes nothing twice', async () => {
    const manager = office.by('manager')
    const before = (await engagements()).length
    const again = await manager.upload('收案登记表.xlsx', register, 'engagement')
    await manager.send('POST', `/api/imports/${again.body.id}/names`, {
      names: [{ to: 'person', written: '张大律师', id: office.firm.people.lawyer }],
    })
    const done = await runToEnd(office, manager, again.body.id)
    expect(done.body.outcomes).toMatchObject({ made: 0, duplicate: 6, failed: 1 })
    expect(await engagements()).toHaveLength(before)
  })

  test('of five hundred old mandates leaves nothing overdue, and is undone without a trace', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `老客户${at}有限公司`)
    await clients(names.map((name, at) => [name, `0571-8777${String(1000 + at)}`]))
    const rows = Array.from({ length: 500 }, (_, at) => [
      `旧-${at}`,
      `202${at % 5}-0${1 + (at % 9)}-1${at % 10}`,
      names[at % 50] as string,
      `第${at}号买卖合同纠纷`,
      at % 2 ? 'lawyer' : 'civilHead',
    ])
    const titles = ['收案编号', '收案日期', '委托人', '案由', '主办律师']
    const manager = office.by('manager')
    const read = await manager.upload('旧案.csv', csv([titles, ...rows]), 'engagement')
    const before = await promiseCounts()
    const done = await runToEnd(office, manager, read.body.id)
    expect(done.body.outcomes).toMatchObject({ made: 500, failed: 0 })
    const { parts } = runtimeWith(office.database.database)
    await sweepCommitments(office.runtime, parts)
    const after = await promiseCounts()
    expect(after.open - before.open).toBe(1_500)
    expect(after.overdue).toBe(0)

    const undone = await manager.send('POST', `/api/imports/${read.body.id}/undo`)
    expect(undone.body).toMatchObject({ undone: 500, keptCount: 0, more: false })
    expect((await promiseCounts()).open).toBe(before.open)
    const anew = await manager.upload('旧案.csv', csv([titles, ...rows]), 'engagement')
    expect(anew.body).toMatchObject({ alreadyImportedAt: null })
    expect(anew.body.sheets[0].possibleDuplicates).toBe(0)
  })
})

async function promiseCounts() {
  const rows = await perform(office.runtime, system, ({ tx, now }) =>
    tx
      .selectFrom('commitment')
      .select((eb) => [
        eb.fn.countAll<number>().as('open'),
        eb.fn.count<number>('overdue_at').as('late'),
        eb.fn.countAll<number>().filterWhere('due_at', '<=', now).as('due'),
      ])
      .where('subject_kind', '=', 'engagement')
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return { open: rows.open, overdue: rows.late + rows.due }
}

describe('people named in one cell', () => {
  test.each([
    ['张伟60%、李敏40%', ['张伟 60', '李敏 40']],
    ['张伟(民事部)，李敏', ['张伟(民事部)', '李敏']],
    ['张 伟', ['张伟']],
    ['王建国 李敏', ['王建国', '李敏']],
    ['张伟：70%\n李敏：30%', ['张伟 70', '李敏 30']],
    ['无', []],
  ])('%s', (text, people) => {
    expect(
      sharedNames(text).map(({ name, share }) => (share === null ? name : `${name} ${share}`)),
    ).toEqual(people)
  })
})
