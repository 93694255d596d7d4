import { afterAll, beforeAll, expect, test } from 'vitest'
import { ifMatch } from '../../../tests/support/http.ts'
import { openOrganisation, type Organisation } from '../organisation.fixture.ts'

let firm: Organisation
beforeAll(async () => {
  firm = await openOrganisation()
})
afterAll(() => firm?.close())

const as = (who: keyof Organisation['firm']['people']) => firm.server.as(firm.firm.people[who])
const view = (name: string, more: object = {}) => ({
  list: 'leads',
  name,
  choices: { stage: 'open', sort: 'due' },
  columns: ['name', 'promise', 'custom.court'],
  ...more,
})
const namesFor = async (who: Parameters<typeof as>[0]) =>
  (await as(who).get('/api/saved-views?list=leads')).body.items.map(
    (one: { name: string }) => one.name,
  )

test('a view keeps filters, order and columns, and is nobody else’s unless it is shared', async () => {
  const saved = await as('lawyer').post('/api/saved-views', view('等我的'))
  expect(saved).toMatchObject({
    status: 201,
    body: { choices: { sort: 'due' }, columns: ['name', 'promise', 'custom.court'] },
  })
  expect(await namesFor('lawyer')).toEqual(['等我的'])
  expect(await namesFor('civilHead')).toEqual([])
  const path = `/api/saved-views/${saved.body.id}`
  expect((await as('civilHead').delete(path)).status).toBe(404)
  const again = await as('lawyer').post('/api/saved-views', view('等我的'))
  expect(again).toMatchObject({ status: 409, error: { code: 'view_name_taken' } })
})

test('a head shares with the department, the manager with the firm, a lawyer with nobody', async () => {
  const share = (who: Parameters<typeof as>[0], sharedWith: string) =>
    as(who).post('/api/saved-views', view(`${who} ${sharedWith}`, { sharedWith }))
  expect((await share('lawyer', 'department')).error?.fields).toEqual([
    { path: 'sharedWith', code: 'not_yours_to_share' },
  ])
  expect((await share('civilHead', 'firm')).status).toBe(422)
  expect((await share('civilHead', 'department')).status).toBe(201)
  expect((await share('manager', 'firm')).status).toBe(201)
  expect(await namesFor('lawyer')).toEqual(['等我的', 'civilHead department', 'manager firm'])
  expect(await namesFor('otherLawyer')).toEqual(['manager firm'])
  const may = (await as('civilHead').get('/api/saved-views?list=leads')).body.mayShareWith
  expect(may).toEqual(['nobody', 'department'])
})

test('only its owner changes a view, and sees what another window changed first', async () => {
  const { body: saved } = await as('civilHead').post(
    '/api/saved-views',
    view('部门大额', { sharedWith: 'department' }),
  )
  const path = `/api/saved-views/${saved.id}`
  const { list: _, ...fields } = view('部门大额标的', { sharedWith: 'department' })
  expect((await as('lawyer').put(path, fields, ifMatch(1))).status).toBe(403)
  expect((await as('civilHead').put(path, fields, ifMatch(1))).body.version).toBe(2)
  expect((await as('civilHead').put(path, fields, ifMatch(1))).status).toBe(412)
  expect((await as('lawyer').delete(path)).status).toBe(403)
  expect((await as('manager').delete(path)).status).toBe(404)
  expect((await as('civilHead').delete(path)).status).toBe(200)
})

test('the manager takes away what somebody has laid before the firm', async () => {
  const { body } = await as('managingPartner').post(
    '/api/saved-views',
    view('过时的', { sharedWith: 'firm' }),
  )
  expect((await as('lawyer').delete(`/api/saved-views/${body.id}`)).status).toBe(403)
  expect((await as('manager').delete(`/api/saved-views/${body.id}`)).status).toBe(200)
})

test('everybody chooses with which view a list opens', async () => {
  const choose = (chosen: string | null) =>
    as('lawyer').put('/api/usual-view', { list: 'leads', view: chosen })
  expect((await choose('overdue')).body.usual).toBe('overdue')
  expect((await as('lawyer').get('/api/saved-views?list=leads')).body.usual).toBe('overdue')
  expect((await as('civilHead').get('/api/saved-views?list=leads')).body.usual).toBeNull()
  expect((await choose(null)).body.usual).toBeNull()
  expect((await choose('../../etc')).status).toBe(422)
})

test('the log says that a view was kept, and not what it is called', async () => {
  await as('lawyer').post('/api/saved-views', view('云杉机械的案子'))
  const told = firm.events.filter((event) => event.type === 'view.saved')
  expect(told.at(-1)?.data).toEqual({ list: 'leads', shared_with: 'nobody' })
  expect(JSON.stringify(firm.events)).not.toContain('云杉')
})
