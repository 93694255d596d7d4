import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, perform, system } from '#access/index.ts'
import { ifMatch } from '../../../tests/support/http.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'
import { setUpFirm } from './index.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

const as = (who: keyof Organisation['firm']['people']) => house.server.as(house.firm.people[who])

describe('the firm at its beginning', () => {
  test('it has the departments of the provision, an office with hours, known holidays and a first administrator', async () => {
    const departments = await as('lawyer').get('/api/departments')
    const kinds = departments.body.items.map((one: { kind: string }) => one.kind)
    expect(new Set(kinds).size).toBe(7)
    expect(kinds.filter((kind: string) => kind === 'practice')).toHaveLength(3)
    const offices = await as('lawyer').get('/api/offices')
    expect(offices.body.items[0].workingHours.monday).toHaveLength(2)
    const years = await as('lawyer').get('/api/calendar-years')
    expect(years.body.items.map((one: { year: number }) => one.year)).toContain(2026)
    const founder = await as('lawyer').get(`/api/people?search=${encodeURIComponent('创始人')}`)
    expect(founder.body.items[0].roles).toEqual(['it_administrator', 'managing_partner'])
  })

  test('it says so in its log', () => {
    const event = house.events.find((one) => one.type === 'firm.set_up')
    expect(event?.subject).toEqual({ kind: 'firm', id: house.firm.firmId })
  })

  test('nobody founds it a second time', async () => {
    const again = perform(house.server.runtime, system, (work) =>
      setUpFirm(work, {
        name: '另一家',
        nameEn: null,
        office: { name: '总部', nameEn: null, timeZone: 'Asia/Shanghai' },
        administrator: {
          name: '某人',
          nameEn: null,
          email: 'x@firm.example',
          phone: null,
          language: 'zh-CN',
        },
      }),
    )
    await expect(again).rejects.toMatchObject({ status: 409, code: 'already_set_up' })
  })
})

describe('the name of the firm and its privacy notice', () => {
  const change = {
    name: '明理（上海）律师事务所',
    nameEn: 'Mingli Law',
    privacyNotice: '我们只为承办委托而使用您的信息。',
  }

  test('a lawyer reads them and may not change them', async () => {
    const firm = await as('lawyer').get('/api/firm')
    expect(firm.body.abilities).toEqual({ changeFirm: false })
    expect((await as('lawyer').put('/api/firm', change, ifMatch(1))).status).toBe(403)
  })

  test('nobody reads them without signing in', async () => {
    expect((await house.server.as(null).get('/api/firm')).status).toBe(401)
  })

  test('the managing partner changes them; whoever saw an older version is told what stands now', async () => {
    const changed = await as('managingPartner').put('/api/firm', change, ifMatch(1))
    expect(changed).toMatchObject({ status: 200, body: { ...change, version: 2 } })
    const late = await as('engineer').put('/api/firm', { ...change, name: '明理' }, ifMatch(1))
    expect(late.status).toBe(412)
    expect(late.error?.details['current']).toMatchObject({ name: change.name, version: 2 })
    expect(house.events.at(-1)).toMatchObject({
      type: 'firm.changed',
      data: { fields: ['name', 'nameEn', 'privacyNotice'] },
    })
  })

  test('a stranger reads the name and the notice, and nothing else', async () => {
    const notice = await house.server.as(null).get('/api/firm/notice')
    expect(notice).toMatchObject({ status: 200, body: change })
    expect(Object.keys(notice.body)).toEqual(['name', 'nameEn', 'privacyNotice'])
  })

  test('an edit must name the version it saw', async () => {
    const blind = await as('managingPartner').put('/api/firm', change)
    expect(blind.error?.fields).toEqual([{ path: 'if-match', code: 'required' }])
  })

  test('a name that is too long is refused at its field', async () => {
    const long = await as('managingPartner').put(
      '/api/firm',
      { ...change, name: '长'.repeat(201) },
      ifMatch(2),
    )
    expect(long).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'name', code: 'too_long' }] },
    })
  })
})

test('the log of the firm is not read by everyone', async () => {
  const actor = {
    kind: 'person',
    personId: house.firm.people.lawyer,
    name: '',
    roles: ['lawyer'],
    departmentId: house.firm.departments['民事业务部'] as string,
    standsInFor: [],
    scopes: null,
  } as const
  const seen = await asActor(
    house.data.database,
    { ...actor, roles: ['lawyer'], standsInFor: [] },
    (tx) => tx.selectFrom('event').select('id').execute(),
  )
  expect(seen).toEqual([])
})
