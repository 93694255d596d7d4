import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ifMatch } from '../../../tests/support/http.ts'
import { defaultWorkingHours } from '../calendar/index.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

const as = (who: keyof Organisation['firm']['people']) => house.server.as(house.firm.people[who])

describe('offices', () => {
  const shenzhen = { name: '深圳分所', nameEn: 'Shenzhen', workingHours: defaultWorkingHours }

  test('human resources opens one; a lawyer may not', async () => {
    expect((await as('lawyer').post('/api/offices', shenzhen)).status).toBe(403)
    const opened = await as('personnel').post('/api/offices', shenzhen)
    expect(opened).toMatchObject({ status: 201, body: { name: '深圳分所', version: 1 } })
    expect(house.events.at(-1)).toMatchObject({
      type: 'office.changed',
      data: { change: 'opened' },
    })
  })

  test('two open offices do not bear the same name', async () => {
    const twice = await as('personnel').post('/api/offices', shenzhen)
    expect(twice).toMatchObject({ status: 409, error: { code: 'office_name_taken' } })
  })

  test('hours that overlap and a time zone that does not exist are refused at their fields', async () => {
    const hours = {
      ...defaultWorkingHours,
      monday: [
        { from: '09:00', to: '12:00' },
        { from: '11:00', to: '18:00' },
      ],
    }
    const wrong = await as('personnel').post('/api/offices', {
      name: '北京分所',
      workingHours: hours,
      timeZone: 'Asia/Beijing',
    })
    expect(wrong.error?.fields.map((one) => one.path)).toEqual([
      'timeZone',
      'workingHours.monday.1.from',
    ])
  })

  test('an office in which people work is not closed; an empty one is', async () => {
    const list = await as('personnel').get('/api/offices')
    const [head, branch] = ['总部', '深圳分所'].map((name) =>
      list.body.items.find((one: { name: string }) => one.name === name),
    )
    const busy = await as('personnel').post(
      `/api/offices/${head.id}/archiving`,
      undefined,
      ifMatch(1),
    )
    expect(busy).toMatchObject({ status: 409, error: { code: 'office_in_use' } })
    const closed = await as('personnel').post(
      `/api/offices/${branch.id}/archiving`,
      undefined,
      ifMatch(1),
    )
    expect(closed.status).toBe(200)
    expect(closed.body.archivedAt).toBe(house.clock.now().toISOString())
    const after = await as('personnel').get('/api/offices')
    expect(after.body.items.map((one: { name: string }) => one.name)).toEqual(['总部'])
  })
})

describe('departments', () => {
  const labour = () => ({
    officeId: house.firm.officeId,
    name: '劳动业务部',
    kind: 'practice',
    practiceAreas: ['labour'],
    headId: house.firm.people.civilHead,
  })

  test('a practice department says what it practises, in words the firm knows', async () => {
    const silent = await as('engineer').post('/api/departments', { ...labour(), practiceAreas: [] })
    expect(silent.error?.fields).toEqual([{ path: 'practiceAreas', code: 'required' }])
    const strange = await as('engineer').post('/api/departments', {
      ...labour(),
      practiceAreas: ['space'],
    })
    expect(strange.error?.fields).toEqual([{ path: 'practiceAreas.0', code: 'not_a_choice' }])
    const opened = await as('engineer').post('/api/departments', labour())
    expect(opened).toMatchObject({ status: 201, body: { headName: 'civilHead', people: 0 } })
  })

  test('the same request sent twice opens it once', async () => {
    const key = { 'idempotency-key': 'open-tax-department' }
    const tax = { ...labour(), name: '税务业务部', practiceAreas: ['other'] }
    const first = await as('engineer').post('/api/departments', tax, key)
    const second = await as('engineer').post('/api/departments', tax, key)
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } })
  })

  test('its head is changed by name and the former one stands in the log', async () => {
    const list = await as('engineer').get('/api/departments?kind=practice')
    const civil = list.body.items.find((one: { name: string }) => one.name === '民事业务部')
    const changed = await as('personnel').put(
      `/api/departments/${civil.id}`,
      {
        ...labour(),
        name: civil.name,
        practiceAreas: civil.practiceAreas,
        headId: house.firm.people.lawyer,
      },
      ifMatch(civil.version),
    )
    expect(changed.body.headId).toBe(house.firm.people.lawyer)
    expect(house.events.at(-1)).toMatchObject({
      type: 'department.changed',
      data: { head_id: house.firm.people.lawyer, former_head_id: house.firm.people.civilHead },
    })
    const late = await as('engineer').put(
      `/api/departments/${civil.id}`,
      { ...labour(), name: '民商业务部' },
      ifMatch(civil.version),
    )
    expect(late.status).toBe(412)
  })

  test('one with people in it is not closed', async () => {
    const busy = await as('personnel').post(
      `/api/departments/${house.firm.departments['marketing']}/archiving`,
      undefined,
      ifMatch(1),
    )
    expect(busy).toMatchObject({
      status: 409,
      error: { code: 'department_in_use', details: { people: 2 } },
    })
  })
})
