import { afterAll, beforeAll, expect, test } from 'vitest'
import { formEntrances, formPolicy } from '#forms/index.ts'
import { csv, type Office, openImportOffice, runToEnd } from '#imports/imports.fixture.ts'
import { clientImport } from './client-import/index.ts'
import { engagementImport } from './engagement-import/index.ts'
import { entrances, handlers, policy } from './index.ts'

// Two lists are read, mapped and run.
const patience = 60_000

let office: Office
beforeAll(async () => {
  office = await openImportOffice({
    kinds: [clientImport, engagementImport],
    entrances: [...entrances, ...formEntrances],
    policy: { ...policy, ...formPolicy },
    handlers,
  })
  await publish('client_fields', [
    { key: 'headcount', kind: 'number', label: { zh: '员工人数', en: '' } },
  ])
  await publish('engagement_fields', [
    { key: 'hearing_on', kind: 'date', label: { zh: '开庭日', en: 'Hearing on' } },
  ])
})
afterAll(() => office?.close())

async function publish(purpose: string, questions: object[]): Promise<void> {
  const manager = office.by('manager')
  const match = (version: number) => ({ 'if-match': `"${version}"` })
  const { body: form } = await manager.send('POST', '/api/forms', { purpose, practiceArea: null })
  const path = `/api/forms/${form.id}`
  const draft = await manager.send('PUT', `${path}/draft`, { questions }, match(form.version))
  const reason = { reason: '业务需要' }
  const done = await manager.send('POST', `${path}/publication`, reason, match(draft.body.version))
  expect(done.status).toBe(200)
}

/** Uploads a list, says what a column is, and runs it. */
async function bring(kind: string, rows: string[][], column: number, meaning: string) {
  const manager = office.by('manager')
  const read = await manager.upload('名单.csv', csv(rows), kind)
  expect(read).toMatchObject({ status: 201 })
  const [sheet] = read.body.sheets
  const columns = { ...sheet.columns, [column]: meaning }
  const mapping = { sheet: 0, headerRow: 1, take: true, columns, defaults: {} }
  const match = { 'if-match': `"${read.body.version}"` }
  const path = `/api/imports/${read.body.id}`
  const mapped = await manager.send('PUT', `${path}/mapping`, mapping, match)
  if (mapped.status !== 200) return mapped
  return runToEnd(office, manager, read.body.id)
}

test(
  'a column of clients is mapped to a field of the firm, whatever its title',
  async () => {
    const rows = [
      ['客户名称', '客户类型', '规模'],
      ['宁波瑞禾冷链物流有限公司', '单位', '120'],
      ['王建国', '个人', '不详'],
    ]
    const done = await bring('client', rows, 2, 'custom.headcount')
    expect(done.body.outcomes).toMatchObject({ made: 2 })
    const manager = office.by('manager')
    const { items } = (await manager.get('/api/clients?where=headcount:100..200')).body
    expect(items.map((one: { name: string }) => one.name)).toEqual(['宁波瑞禾冷链物流有限公司'])
    const others = (await manager.get(`/api/clients?q=${encodeURIComponent('王建国')}`)).body.items
    const { needs } = (await manager.get(`/api/clients/${others[0].id}`)).body
    expect(needs).toContain('规模：不详')
  },
  patience,
)

test(
  'so is one of engagements; what the firm has no field for is refused at its column',
  async () => {
    const rows = [
      ['委托人', '案由', '主办律师', '下次安排'],
      ['宁波瑞禾冷链物流有限公司', '买卖合同纠纷', 'lawyer', '2026-03-05'],
    ]
    const wrong = await bring('engagement', rows, 3, 'custom.no_such')
    expect(wrong.error?.fields).toMatchObject([{ path: 'columns.3', code: 'not_found' }])
    const done = await bring('engagement', rows, 3, 'custom.hearing_on')
    expect(done.body.outcomes).toMatchObject({ made: 1 })
    const found = await office.by('manager').get('/api/engagements?where=hearing_on:2026-03-01..')
    expect(found.body.items).toHaveLength(1)
  },
  patience,
)

test('a column titled as a field of the firm is proposed to fill it, and is so again the next time', async () => {
  const manager = office.by('manager')
  const rows = [
    ['客户名称', ' 员工 人数：', 'Head Count'],
    ['绍兴越泽纺织有限公司', '80', '90'],
  ]
  const read = await manager.upload('名单.csv', csv(rows), 'client')
  expect(read.body.sheets[0]).toMatchObject({
    headerRow: 1,
    remembered: false,
    columns: { 0: 'name', 1: 'custom.headcount', 2: 'extra' },
  })
  // Said once to be the other column, it stays the other column.
  const columns = { 0: 'name', 1: 'extra', 2: 'custom.headcount' }
  const mapping = { sheet: 0, headerRow: 1, take: true, columns, defaults: {} }
  const match = { 'if-match': `"${read.body.version}"` }
  await manager.send('PUT', `/api/imports/${read.body.id}/mapping`, mapping, match)
  const again = await manager.upload('名单.csv', csv(rows), 'client')
  expect(again.body.sheets[0]).toMatchObject({ remembered: true, columns })
  const register = [
    ['委托人', '案由', 'ｈｅａｒｉｎｇ on'],
    ['绍兴越泽纺织有限公司', '买卖合同纠纷', ''],
  ]
  const titled = await manager.upload('登记表.csv', csv(register), 'engagement')
  expect(titled.body.sheets[0].columns).toMatchObject({ 2: 'custom.hearing_on' })
})

test('the fields of the firm stand among what a column can mean', async () => {
  const { items } = (await office.by('manager').get('/api/import-kinds')).body
  const clients = items.find((one: { kind: string }) => one.kind === 'client')
  expect(clients.fields.at(-1)).toEqual({
    field: 'custom.headcount',
    words: { zh: '员工人数', en: '员工人数' },
  })
})
