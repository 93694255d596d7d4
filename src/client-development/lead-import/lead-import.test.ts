import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  dispatchOutbox,
  type ImmediateHandler,
  perform,
  type Runtime,
  system,
} from '#access/index.ts'
import {
  csv,
  entries,
  type Office,
  openOffice,
  type Person,
  type Reply,
} from './lead-import.fixture.ts'
import { readWorkbook } from '#platform/sheets/index.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0)

async function run(who: Person, id: string, body: object = {}): Promise<Reply> {
  const started = await who.send('POST', `/api/imports/${id}/run`, body)
  expect(started).toMatchObject({ status: 202, body: { state: 'running' } })
  await office.imports.run(office.runtime)
  return who.get(`/api/imports/${id}`)
}

const leadsOf = async (importId: string) =>
  perform(office.runtime, system, ({ tx }) =>
    tx.selectFrom('lead').selectAll().where('import_id', '=', importId).orderBy('id').execute(),
  )
const one = (name: string, phone: string, more: string[] = []) => [name, phone, ...more]
const small = (rows: string[][], titles = ['姓名', '手机']) => csv([titles, ...rows])

describe('a list of leads', () => {
  test('is read, shown as it would be, and made into leads that wait for their screening', async () => {
    const marketer = office.by('marketer')
    const list = csv([
      ['2026年10月推广线索'],
      [],
      ['姓名', '联系电话', '公司名称', '咨询内容', '来源渠道', '预计标的(万元)', '职务', '日期'],
      [
        '王芳',
        '138 1234 5678',
        '华信科技有限公司',
        '股权转让纠纷',
        '展会',
        '50',
        '总经理',
        '2026-10-03',
      ],
      [
        '李雷',
        '010-62345678 / 13912345678',
        '',
        '=HYPERLINK("x")',
        '展会',
        '100-200',
        '',
        '10月5日',
      ],
      ['', '', '', '', '', '', '', ''],
      ['合计', '', '', '', '', '150', '', ''],
      ['赵四', '', '', '没有联系方式', '', '', '', ''],
    ])
    const read = await marketer.upload('十月 名单.csv', list)
    expect(read).toMatchObject({ status: 201, body: { state: 'read', alreadyImportedAt: null } })
    const [sheet] = read.body.sheets
    expect(sheet).toMatchObject({ headerRow: 3, take: true, ignored: null, rowCount: 8 })
    expect(sheet.counts).toMatchObject({ entry: 2, rejected: 1, subtotal: 1, header: 1, title: 1 })
    expect(sum(sheet.counts)).toBe(8)
    expect(read.body.first[0].rows[0]).toMatchObject({
      row: 4,
      kind: 'entry',
      entry: {
        personName: '王芳',
        phones: ['+8613812345678'],
        organisationName: '华信科技有限公司',
      },
    })
    const done = await run(marketer, read.body.id)
    expect(done.body).toMatchObject({
      state: 'done',
      progress: { done: 2, total: 2 },
      outcomes: { made: 2, duplicate: 0, skipped: 0, failed: 0 },
    })
    const leads = await leadsOf(read.body.id)
    expect(leads[0]).toMatchObject({
      name: '王芳',
      phone: '+8613812345678',
      organisation: '华信科技有限公司',
      estimated_amount: '500000.00',
      received_on: '2026-10-03',
      stage: 'registered',
      created_by: office.firm.people.marketer,
    })
    expect(leads[0]?.need).toContain('职务：总经理')
    expect(leads[0]?.need).toContain('渠道：展会')
    expect(leads[1]).toMatchObject({ name: '李雷', estimated_amount: '1000000.00' })
    expect(leads[1]?.need).toContain('=HYPERLINK("x")')
    expect(leads[1]?.need).toContain('010-62345678 / 13912345678')
    const promises = await perform(office.runtime, system, ({ tx }) =>
      tx
        .selectFrom('commitment')
        .select(['clause_code', 'status'])
        .where('subject_id', '=', leads[0]?.id as string)
        .execute(),
    )
    expect(promises).toEqual([{ clause_code: 'D1', status: 'open' }])
    const [registered] = await perform(office.runtime, system, ({ tx }) =>
      tx
        .selectFrom('event')
        .selectAll()
        .where('subject_id', '=', leads[0]?.id as string)
        .where('type', '=', 'lead.registered')
        .execute(),
    )
    expect(registered).toMatchObject({ actor_id: office.firm.people.marketer })
    expect(registered?.data).toMatchObject({ needs_screening: true, import_id: read.body.id })
  })

  test('starts by itself once somebody says run', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('自动.csv', small([one('自动开始', '13800000099')]))
    await marketer.send('POST', `/api/imports/${body.id}/run`, {})
    await dispatchOutbox(office.runtime)
    await expect
      .poll(async () => (await marketer.get(`/api/imports/${body.id}`)).body.state)
      .toBe('done')
  })

  test('that cannot be read is refused with its reason', async () => {
    const marketer = office.by('marketer')
    const pdf = await marketer.upload('名单.pdf', Buffer.from('%PDF-1.7 ...'))
    expect(pdf).toMatchObject({ status: 422, error: { code: 'bad_input' } })
    expect(pdf.error?.fields).toEqual([{ path: 'file', code: 'not_a_spreadsheet', values: {} }])
    expect((await marketer.upload('空.csv', Buffer.from(''))).error?.fields[0]?.code).toBe('empty')
    const large = await marketer.upload('大.csv', Buffer.alloc(20 * 1024 * 1024 + 1, 65))
    expect(large.error?.fields[0]?.code).toBe('too_large')
    expect((await marketer.send('POST', '/api/imports?kind=lead')).error?.fields[0]?.code).toBe(
      'required',
    )
  })

  test('is imported only by those entitled, and looked into by its importer and managers', async () => {
    expect((await office.by('lawyer').upload('a.csv', small([]))).status).toBe(403)
    const { body } = await office
      .by('marketer')
      .upload('b.csv', small([one('张三', '13800001111')]))
    const path = `/api/imports/${body.id}`
    expect((await office.by('specialist').get(path)).status).toBe(200)
    expect((await office.by('specialist').get(`${path}/preview`)).status).toBe(403)
    expect((await office.by('manager').get(`${path}/preview`)).body.items).toHaveLength(2)
    expect((await office.by('manager').send('POST', `${path}/run`, {})).status).toBe(403)
    expect((await office.by('lawyer').get(path)).status).toBe(403)
    const listed = await office.by('specialist').get('/api/imports')
    expect(listed.body.items.map((item: { id: string }) => item.id)).toContain(body.id)
  })
})

describe('an upload on a bad line', () => {
  test('sent twice under one key is one import; another list under it is refused', async () => {
    const marketer = office.by('marketer')
    const key = { 'idempotency-key': 'a-list-on-a-bad-line' }
    const list = small([['赵一', '13700000091']])
    const first = await marketer.upload('名单.csv', list, 'lead', key)
    const again = await marketer.upload('名单.csv', list, 'lead', key)
    expect([first.status, again.body.id]).toEqual([201, first.body.id])
    const other = await marketer.upload('名单.csv', small([['赵二', '13700000092']]), 'lead', key)
    expect(other).toMatchObject({ status: 409, error: { code: 'key_used_for_something_else' } })
  })
})

describe('the mapping', () => {
  const titles = ['甲', '乙', '丙']
  const body = { sheet: 0, headerRow: 1, columns: { 0: 'name', 1: 'phone', 2: 'need' }, take: true }

  test('a clerk gives is remembered for the same header', async () => {
    const marketer = office.by('marketer')
    const list = (name: string, phone: string) => small([[name, phone, '合同纠纷']], titles)
    const first = await marketer.upload('一.csv', list('钱一', '13700000001'))
    expect(first.body.sheets[0]).toMatchObject({
      ignored: 'no_header',
      take: false,
      headerRow: null,
    })
    const put = (more: object, version: number) =>
      marketer.send(
        'PUT',
        `/api/imports/${first.body.id}/mapping`,
        { ...body, ...more },
        {
          'if-match': `"${version}"`,
        },
      )
    const missing = await marketer.send('PUT', `/api/imports/${first.body.id}/mapping`, body)
    expect(missing.status).toBe(422)
    const stale = await put({}, 99)
    expect(stale.status).toBe(412)
    expect(stale.error?.details.current).toMatchObject({
      version: first.body.version,
      sheets: [{ sheet: 0, columns: first.body.sheets[0].columns }],
    })
    expect((await put({ headerRow: 9 }, first.body.version)).status).toBe(422)
    const twice = await put({ columns: { 0: 'name', 1: 'name' } }, first.body.version)
    expect(twice.error?.fields[0]).toMatchObject({ path: 'columns.1', code: 'used_twice' })
    const unknown = await put(
      { defaults: { channelId: first.body.id, campaignId: null } },
      first.body.version,
    )
    expect(unknown.error?.fields[0]).toMatchObject({
      path: 'defaults.channelId',
      code: 'not_found',
    })
    const mapped = await put({}, first.body.version)
    expect(mapped).toMatchObject({ status: 200, body: { state: 'mapped' } })
    expect(mapped.body.sheets[0]).toMatchObject({ ignored: null, counts: { entry: 1, header: 1 } })
    const again = await office.by('specialist').upload('二.csv', list('钱二', '13700000002'))
    expect(again.body.sheets[0]).toMatchObject({
      remembered: true,
      take: true,
      columns: body.columns,
      counts: { entry: 1, header: 1 },
    })
    expect(again.body.first[0].rows[0].entry).toMatchObject({
      personName: '钱二',
      need: '合同纠纷',
    })
  })

  test('gives a channel to rows that name none, and to words that are none', async () => {
    const channel = await perform(office.runtime, system, async ({ tx }) => {
      const rows = ['展销会', '抖音'].map((name) => ({
        id: crypto.randomUUID(),
        kind: 'industry_event',
        name,
        created_at: office.runtime.clock.now(),
      }))
      await tx.insertInto('channel').values(rows).execute()
      return Object.fromEntries(rows.map((row) => [row.name, row.id]))
    })
    const marketer = office.by('marketer')
    const list = small(
      [
        ['孙一', '13600000001', ' 抖 音'],
        ['孙二', '13600000002', '朋友圈'],
        ['孙三', '13600000003', ''],
      ],
      ['姓名', '手机', '来源渠道'],
    )
    const { body: read } = await marketer.upload('渠道.csv', list)
    const mapped = await marketer.send(
      'PUT',
      `/api/imports/${read.id}/mapping`,
      {
        sheet: 0,
        headerRow: 1,
        columns: read.sheets[0].columns,
        take: true,
        defaults: { channelId: channel.展销会, campaignId: null },
      },
      { 'if-match': `"${read.version}"` },
    )
    expect(mapped.status).toBe(200)
    await run(marketer, read.id)
    const leads = await leadsOf(read.id)
    expect(leads.map((lead) => lead.channel_id)).toEqual([
      channel.抖音,
      channel.展销会,
      channel.展销会,
    ])
    expect(leads[1]?.need).toContain('渠道：朋友圈')
  })
})

describe('possible duplicates', () => {
  test('are shown and not made, unless somebody says so', async () => {
    const marketer = office.by('marketer')
    await marketer.send('POST', '/api/leads', { name: '周一', phone: '13500000001' })
    const list = small([
      one('周某', '13500000001'),
      one('周二', '13500000002'),
      one('周二', '135 0000 0002'),
      one('周三', '13500000003'),
      one('周四', '13500000003'),
    ])
    const { body } = await marketer.upload('重复.csv', list)
    expect(body.sheets[0].possibleDuplicates).toBe(3)
    const path = `/api/imports/${body.id}`
    const hinted = await marketer.get(`${path}/preview?kind=duplicate`)
    expect(hinted.body.items.map((row: { row: number }) => row.row)).toEqual([2, 4, 6])
    expect(hinted.body.items[0].known).toMatchObject({ kind: 'lead', name: '周一', by: 'phone' })
    expect(hinted.body.items[1].repeats).toEqual({ sheet: 0, row: 3, by: 'phone' })
    const choices = [
      { sheet: 0, row: 5, choice: 'skip' },
      { sheet: 0, row: 6, choice: 'import' },
      { sheet: 0, row: 1, choice: 'import' },
    ]
    const chosen = await marketer.send('POST', `${path}/choices`, { choices })
    expect(chosen.body).toEqual({ changed: 2 })
    const done = await run(marketer, body.id)
    expect(done.body.outcomes).toEqual({ made: 2, duplicate: 2, skipped: 1, failed: 0, undone: 0 })
    expect((await leadsOf(body.id)).map((lead) => lead.name)).toEqual(['周二', '周四'])
    const again = await marketer.upload('重复.csv', list)
    expect(again.body.alreadyImportedAt).toBe(body.importedAt)
    const all = await run(marketer, again.body.id, { duplicates: 'import' })
    expect(all.body.outcomes).toMatchObject({ made: 5, duplicate: 0 })
  })

  test('a colleague entered in the meantime are found too', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('晚.csv', small([one('吴一', '13400000001')]))
    expect(body.sheets[0].possibleDuplicates).toBe(0)
    await office.by('specialist').send('POST', '/api/leads', { name: '吴某', phone: '13400000001' })
    expect((await run(marketer, body.id)).body.outcomes).toMatchObject({ made: 0, duplicate: 1 })
  })

  test('behind a wall give the importer no hint', async () => {
    const specialist = office.by('specialist')
    const made = await specialist.send('POST', '/api/leads', { name: '郑一', phone: '13300000001' })
    await wallOff(office.runtime, made.body.id, office.firm.people.marketer)
    const list = small([one('郑某', '13300000001')])
    const blind = await office.by('marketer').upload('墙.csv', list)
    expect(blind.body.sheets[0].possibleDuplicates).toBe(0)
    expect(blind.body.first[0].rows[0].known).toBeNull()
    const seeing = await specialist.upload('墙.csv', list)
    expect(seeing.body.first[0].rows[0].known).toMatchObject({ name: '郑一' })
    expect((await run(office.by('marketer'), blind.body.id)).body.outcomes.made).toBe(1)
  })

  test('are known by organisation and person where there is no number', async () => {
    const marketer = office.by('marketer')
    const titles = ['姓名', '单位', '微信']
    const list = small([['冯一', '大洋(集团)有限公司', 'feng-1']], titles)
    const first = await marketer.upload('单位.csv', list)
    await run(marketer, first.body.id)
    const other = small(
      [
        ['冯一', '大洋（集团）有限公司', 'feng-2'],
        ['冯一', '大海有限公司', 'f3'],
      ],
      titles,
    )
    const second = await marketer.upload('单位二.csv', other)
    expect(second.body.first[0].rows.map((row: { known: unknown }) => row.known)).toMatchObject([
      { by: 'organisation_and_person' },
      null,
    ])
  })
})

async function wallOff(runtime: Runtime, subjectId: string, personId: string): Promise<void> {
  await perform(runtime, system, async ({ tx, now }) => {
    const id = crypto.randomUUID()
    await tx.insertInto('wall').values({ id, reason: '利益冲突', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subjectId }).execute()
    await tx.insertInto('wall_principal').values({ wall_id: id, principal_id: personId }).execute()
  })
}

describe('a run', () => {
  test('cut off in the middle goes on where it was, no row doubled and none lost', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('大.csv', csv(entries(4_321, 100_000)))
    const path = `/api/imports/${body.id}`
    await marketer.send('POST', `${path}/run`, {})
    let chunks = 0
    const dying: Runtime = {
      ...office.runtime,
      handlers: {
        later: [],
        immediate: [
          ...office.runtime.handlers.immediate,
          {
            types: ['lead.registered'],
            handle: async () => {
              chunks += 1
              if (chunks > 2) throw new Error('the power is gone')
            },
          },
        ],
      },
    }
    await expect(office.imports.run(dying)).rejects.toThrow('the power is gone')
    const halfway = await marketer.get(path)
    expect(halfway.body).toMatchObject({
      state: 'running',
      progress: { done: 2_000, total: 4_321 },
    })
    expect(await leadsOf(body.id)).toHaveLength(2_000)
    await office.imports.run(office.runtime)
    expect((await marketer.get(path)).body).toMatchObject({
      state: 'done',
      outcomes: { made: 4_321 },
    })
    const leads = await leadsOf(body.id)
    expect(new Set(leads.map((lead) => lead.phone)).size).toBe(4_321)
    expect(leads).toHaveLength(4_321)
  })

  test('can be paused, gone on with, and cancelled', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('停.csv', csv(entries(20, 300_000)))
    const path = `/api/imports/${body.id}`
    const act = (what: string) =>
      marketer.send('POST', `${path}/${what}`, what === 'run' ? {} : undefined)
    expect((await act('pause')).error?.code).toBe('import_not_running')
    expect((await act('undo')).error?.code).toBe('import_not_running')
    await act('run')
    expect((await act('run')).error?.code).toBe('import_started')
    expect((await act('pause')).body.state).toBe('paused')
    await office.imports.run(office.runtime)
    expect(await leadsOf(body.id)).toHaveLength(0)
    expect((await act('undo')).error?.code).toBe('import_running')
    expect((await act('run')).body.state).toBe('running')
    expect((await act('cancel')).body.state).toBe('cancelled')
    await office.imports.run(office.runtime)
    expect(await leadsOf(body.id)).toHaveLength(0)
    expect((await act('run')).error?.code).toBe('import_ended')
    expect((await act('cancel')).error?.code).toBe('import_ended')
  })

  test('paused while a chunk is being made leaves nothing of the chunk', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('停二.csv', csv(entries(20, 305_000)))
    const path = `/api/imports/${body.id}`
    await marketer.send('POST', `${path}/run`, {})
    const pausing: ImmediateHandler = {
      types: ['lead.registered'],
      handle: async () => void (await marketer.send('POST', `${path}/pause`)),
    }
    const { later, immediate } = office.runtime.handlers
    await office.imports.run({
      ...office.runtime,
      handlers: { later, immediate: [...immediate, pausing] },
    })
    expect((await marketer.get(path)).body).toMatchObject({
      state: 'paused',
      progress: { done: 0 },
    })
    expect(await leadsOf(body.id)).toHaveLength(0)
    expect((await run(marketer, body.id)).body.outcomes.made).toBe(20)
  })

  test('of somebody who may not import any more stops', async () => {
    const clerk = office.by('otherSpecialist')
    const { body } = await clerk.upload('离.csv', csv(entries(3, 310_000)))
    await clerk.send('POST', `/api/imports/${body.id}/run`, {})
    await perform(office.runtime, system, ({ tx }) =>
      tx
        .deleteFrom('person_role')
        .where('person_id', '=', office.firm.people.otherSpecialist)
        .execute(),
    )
    await office.imports.run(office.runtime)
    const seen = await office.by('manager').get(`/api/imports/${body.id}`)
    expect(seen.body).toMatchObject({ state: 'failed', failure: 'not_entitled' })
    expect(await leadsOf(body.id)).toHaveLength(0)
  })

  test('sets aside a row the database refuses, and makes the others', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('坏.csv', csv(entries(30, 320_000)))
    await perform(office.runtime, system, ({ tx }) =>
      tx
        .updateTable('sheet_import_row')
        .set({
          entry: JSON.stringify({ ...body.first[0].rows[4].entry, phones: ['9'.repeat(60)] }),
        })
        .where('import_id', '=', body.id)
        .where('row', '=', 6)
        .execute(),
    )
    const done = await run(marketer, body.id)
    expect(done.body).toMatchObject({ state: 'done', outcomes: { made: 29, failed: 1 } })
    const failed = await marketer.get(`/api/imports/${body.id}/preview?kind=failed`)
    expect(failed.body.items).toMatchObject([{ row: 6, problems: [{ code: 'not_saved' }] }])
  })
})

describe('rows that did not become leads', () => {
  test('come back as a workbook with the reasons, in either language', async () => {
    const marketer = office.by('marketer')
    const list = small([one('陈一', ''), one('陈二', '13200000002'), one('=cmd()', '')])
    const { body } = await marketer.upload('退回 (一).csv', list)
    for (const [language, reason] of [
      ['zh', '没有电话、邮箱、微信'],
      ['en', 'No telephone, mail, WeChat'],
    ] as const) {
      const path = `/api/imports/${body.id}/failures?language=${language}`
      const reply = await marketer.get(path)
      expect(reply.status).toBe(200)
      expect(String(reply.headers['content-disposition'])).toContain("filename*=UTF-8''")
      const book = await readWorkbook(reply.bytes, 'failures.xlsx')
      const rows = book.ok ? (book.sheets[0]?.rows ?? []) : []
      expect(rows).toHaveLength(3)
      expect(rows[1]?.slice(0, 3)).toEqual(['陈一', '', '2'])
      expect(rows[1]?.[3]).toContain(reason)
      expect(rows[2]?.[0]).toBe("'=cmd()")
    }
    const fine = await marketer.upload('好.csv', small([one('好人', '13200000009')]))
    const none = await marketer.get(`/api/imports/${fine.body.id}/failures`)
    expect(none.error?.code).toBe('nothing_rejected')
  })
})

describe('an import undone', () => {
  test('takes its leads back, but those somebody has worked on; twice is as good as once', async () => {
    const marketer = office.by('marketer')
    const { body } = await marketer.upload('撤.csv', csv(entries(12, 400_000)))
    const path = `/api/imports/${body.id}`
    await run(marketer, body.id)
    const leads = await leadsOf(body.id)
    const worked = leads.find((lead) => lead.name === '客户400003')?.id as string
    const screened = await marketer.send('POST', `/api/leads/${worked}/screening`, {
      outcome: 'accepted',
      practiceArea: 'labour',
    })
    expect(screened.status).toBe(200)
    expect((await office.by('specialist').send('POST', `${path}/undo`)).status).toBe(403)
    const undone = await office.by('manager').send('POST', `${path}/undo`)
    expect(undone.body).toEqual({
      undone: 11,
      kept: [{ id: worked, subjectId: worked, name: '客户400003' }],
      keptCount: 1,
      more: false,
    })
    const again = await marketer.send('POST', `${path}/undo`)
    expect(again.body).toMatchObject({ undone: 0, keptCount: 1 })
    const stages = (await leadsOf(body.id)).map((lead) => lead.stage)
    expect(stages.filter((stage) => stage === 'withdrawn')).toHaveLength(11)
    const events = await perform(office.runtime, system, ({ tx }) =>
      tx
        .selectFrom('event')
        .select('subject_id')
        .where('type', '=', 'lead.withdrawn')
        .where(
          'subject_id',
          'in',
          leads.map((lead) => lead.id),
        )
        .execute(),
    )
    expect(new Set(events.map((event) => event.subject_id)).size).toBe(11)
    const owed = await perform(office.runtime, system, ({ tx }) =>
      tx
        .selectFrom('commitment')
        .select('status')
        .where('subject_id', '=', leads[0]?.id as string)
        .execute(),
    )
    expect(owed).toEqual([{ status: 'cancelled' }])
    expect((await marketer.get(path)).body).toMatchObject({
      state: 'undone',
      outcomes: { made: 12, undone: 11 },
    })
    // The file may be imported again: what was undone is no duplicate.
    const anew = await marketer.upload('撤.csv', csv(entries(12, 400_000)))
    expect(anew.body).toMatchObject({ alreadyImportedAt: null })
    expect(anew.body.sheets[0].possibleDuplicates).toBe(1)
    expect((await run(marketer, anew.body.id)).body.outcomes).toMatchObject({
      made: 11,
      duplicate: 1,
    })
  })
})
