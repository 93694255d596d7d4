import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOrganisation, organisationPolicy } from '#organisation/index.ts'
import { createSubject, mondayMorning, publish } from '../../../tests/support/firm.ts'
import { type TestServer, testServer } from '../../../tests/support/http.ts'
import { type CharterHouse, openCharterHouse, type Who } from '../charter.fixture.ts'

let house: CharterHouse
let office: TestServer
beforeAll(async () => {
  house = await openCharterHouse()
  const { entrances } = createOrganisation({
    accounts: undefined as never,
    estates: [],
    policy: () => organisationPolicy,
  })
  office = testServer({
    database: house.db.database,
    clock: house.clock,
    entrances: entrances.filter(({ endpoint }) =>
      endpoint.path.startsWith('/api/training-records'),
    ),
    policy: organisationPolicy,
    handlers: house.runtime.handlers,
  })
  // T1: nobody handles a step without the training it requires.
  await house.publishClause('D2', (clause) => ({ ...clause, training: ['first-contact'] }))
})
afterAll(async () => {
  await office?.close()
  await house?.close()
})
beforeEach(() => house.clock.set(mondayMorning))

const id = (who: Who) => house.firm.people[who]
const records = (who: Who) => office.as(id(who))
const passes = (who: Who, more: Record<string, unknown> = {}) =>
  records('personnel').post('/api/training-records', {
    personId: id(who),
    course: 'first-contact',
    passedOn: '2026-01-15',
    ...more,
  })

async function firstContact() {
  const lead = await createSubject(house.runtime, {
    kind: 'lead',
    members: { specialist: id('specialist'), manager: id('manager') },
  })
  await publish(house.runtime, [{ type: 'lead.assigned', subject: { kind: 'lead', id: lead } }])
  const [one] = await house.owed(lead, 'D2')
  if (!one) throw new Error('no first contact is owed')
  return one
}

describe('a clause that asks for training', () => {
  test('falls to the usual one where nobody has it, and says so', async () => {
    expect(await firstContact()).toMatchObject({
      owner: { id: id('specialist') },
      untrained: true,
    })
  })

  test('goes to the first in its list who has it', async () => {
    expect((await passes('manager')).status).toBe(201)
    expect(await firstContact()).toMatchObject({ owner: { id: id('manager') }, untrained: false })
    expect((await passes('specialist')).status).toBe(201)
    expect(await firstContact()).toMatchObject({
      owner: { id: id('specialist') },
      untrained: false,
    })
  })

  test('counts a training only while it is valid', async () => {
    await passes('otherSpecialist', { passedOn: '2025-01-15', validUntil: '2026-01-14' })
    const owed = await firstContact()
    const transfer = (to: Who) =>
      house
        .as('manager')
        .post(`/api/commitments/${owed.id}/transfer`, { to: id(to), reason: '人手调整' })
    expect((await transfer('otherSpecialist')).body).toMatchObject({ untrained: true })
    expect((await transfer('specialist')).body).toMatchObject({ untrained: false })
  })
})

describe('training records', () => {
  test('are kept by human resources, once each, with dates that make sense', async () => {
    const made = await passes('lawyer', { course: '客户沟通', validUntil: '2027-01-15' })
    expect(made.body).toMatchObject({
      person: { id: id('lawyer') },
      course: '客户沟通',
      validUntil: '2027-01-15',
      recordedBy: { id: id('personnel') },
    })
    const twice = await passes('lawyer', { course: '客户沟通' })
    expect([twice.status, twice.error?.code]).toEqual([409, 'training_recorded_already'])
    const wrong = await passes('lawyer', { passedOn: '2026-03-03', validUntil: '2026-03-01' })
    expect(wrong.error?.fields).toEqual([
      { path: 'passedOn', code: 'in_future' },
      { path: 'validUntil', code: 'invalid' },
    ])
    const body = { personId: id('lawyer'), course: '保密', passedOn: '2026-01-15' }
    expect((await records('lawyer').post('/api/training-records', body)).status).toBe(403)
  })

  test('are everybody’s own; human resources see all, page by page', async () => {
    const own = await records('lawyer').get('/api/training-records')
    expect(own.body.items.map((one: { person: { id: string } }) => one.person.id)).toEqual([
      id('lawyer'),
    ])
    const others = await records('lawyer').get(`/api/training-records?person=${id('manager')}`)
    expect(others.body.items).toEqual([])
    const first = await records('personnel').get('/api/training-records?limit=2')
    const rest = await records('personnel').get(
      `/api/training-records?limit=200&after=${first.body.next}`,
    )
    expect(first.body.items).toHaveLength(2)
    expect(rest.body.items).toHaveLength(2)
    expect(rest.body.next).toBeNull()
  })

  test('are taken back where they were a mistake, and can be recorded again', async () => {
    const course = '误登记的课程'
    const { body } = await passes('lawyer', { course })
    const path = `/api/training-records/${body.id}`
    expect((await records('lawyer').delete(path)).status).toBe(403)
    expect((await records('personnel').delete(path)).body).toEqual({ id: body.id })
    expect((await records('personnel').delete(path)).status).toBe(404)
    expect((await passes('lawyer', { course })).status).toBe(201)
  })
})
