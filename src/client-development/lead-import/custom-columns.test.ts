import { afterAll, beforeAll, expect, test } from 'vitest'
import { formEntrances, formPolicy } from '#forms/index.ts'
import { csv, openImportOffice, runToEnd } from '#imports/imports.fixture.ts'
import { leadFileEntrances } from '../lead-file/index.ts'
import { leadEntrances } from '../leads/index.ts'
import { policy } from '../policy.ts'
import { leadImport } from './index.ts'

let office: Awaited<ReturnType<typeof openImportOffice>>
beforeAll(async () => {
  office = await openImportOffice({
    kinds: [leadImport()],
    entrances: [...leadEntrances, ...leadFileEntrances, ...formEntrances],
    policy: { ...policy, ...formPolicy },
  })
})
afterAll(() => office?.close())

const choices = (...names: string[]) =>
  names.map((zh, at) => ({ key: `c_${at}`, label: { zh, en: '' } }))
const question = (key: string, kind: string, zh: string, more: object = {}) => ({
  key,
  kind,
  label: { zh, en: '' },
  ...more,
})

async function publish(practiceArea: string | null, questions: object[]): Promise<void> {
  const manager = office.by('manager')
  const aim = { purpose: 'lead_fields', practiceArea }
  const { body: form } = await manager.send('POST', '/api/forms', aim)
  const match = (version: number) => ({ 'if-match': `"${version}"` })
  const path = `/api/forms/${form.id}`
  const draft = await manager.send('PUT', `${path}/draft`, { questions }, match(form.version))
  const reason = { reason: '业务需要' }
  const { version } = draft.body
  const published = await manager.send('POST', `${path}/publication`, reason, match(version))
  expect(published.status).toBe(200)
}

test('a column titled as a field of the firm fills it; what it cannot hold stays below the need', async () => {
  await publish(null, [
    question('deal_size', 'amount', '成交意向金额'),
    question('vip', 'yes_no', '老客户介绍'),
    question('wishes', 'several_of', '关注事项', { choices: choices('时间', '费用', '结果') }),
    question('heard_on', 'date', '首次来电'),
  ])
  await publish('labour', [question('staff', 'number', '员工人数', { limits: { max: 100 } })])
  const marketer = office.by('marketer')
  const titles = [
    '姓名',
    '手机',
    '案由',
    '成交意向金额(万元)',
    '老客户介绍',
    '关注事项',
    '首次来电',
    '员工人数',
  ]
  const list = csv([
    titles,
    ['王芳', '13812345678', '劳动', '3', '是', '时间、费用', '2026/5/6', '20'],
    ['李雷', '13912345678', '民事', '若干', '不清楚', '面子', '五月', '30'],
  ])
  const read = await marketer.upload('名单.csv', list)
  const [sheet] = read.body.sheets
  expect(sheet.columns).toMatchObject({
    3: 'custom.deal_size',
    4: 'custom.vip',
    5: 'custom.wishes',
    6: 'custom.heard_on',
    7: 'custom.staff',
  })
  const columns = { ...sheet.columns, 3: 'extra', 4: 'extra', 5: 'extra', 6: 'extra', 7: 'extra' }
  const mapping = { sheet: 0, headerRow: 1, take: true, columns, defaults: {} }
  const match = { 'if-match': `"${read.body.version}"` }
  const mapped = await marketer.send('PUT', `/api/imports/${read.body.id}/mapping`, mapping, match)
  expect(mapped.status).toBe(200)
  const done = await runToEnd(office, marketer, read.body.id)
  expect(done.body.outcomes).toMatchObject({ made: 2 })
  const query = 'fields=deal_size&fields=vip&fields=wishes&fields=heard_on&fields=staff'
  const { items } = (await marketer.get(`/api/leads?${query}&sort=name&direction=desc`)).body
  const [fang, lei] = items as { id: string; name: string; custom: object }[]
  expect(fang).toMatchObject({ name: '王芳' })
  expect(fang?.custom).toEqual({
    deal_size: '30000.00',
    vip: 'yes',
    wishes: ['c_0', 'c_1'],
    heard_on: '2026-05-06',
    staff: 20,
  })
  expect(lei?.custom).toEqual({})
  const { need } = (await marketer.get(`/api/leads/${lei?.id}`)).body
  for (const words of ['成交意向金额(万元)：若干', '关注事项：面子', '员工人数：30']) {
    expect(need).toContain(words)
  }
  expect((await marketer.get(`/api/leads/${fang?.id}`)).body.need).not.toContain('关注事项')
  const filtered = await marketer.get('/api/leads?where=wishes:c_1')
  expect(filtered.body.items.map((one: { name: string }) => one.name)).toEqual(['王芳'])
})
