import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSubject } from '../../../tests/support/firm.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'
import { actorOfPerson } from '../people/index.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

type Who = keyof Organisation['firm']['people']
const as = (who: Who) => house.server.as(house.firm.people[who])
const idOf = (who: Who) => house.firm.people[who]
const inDays = (days: number) =>
  new Date(house.clock.now().getTime() + days * 86_400_000).toISOString()
const actorOf = (who: Who) => actorOfPerson(house.data.database, idOf(who), house.clock)
const period = (person: Who, delegate: Who, days = 5) => ({
  personId: idOf(person),
  delegateId: idOf(delegate),
  startsAt: house.clock.now().toISOString(),
  endsAt: inDays(days),
  reason: '出差',
})

describe('a deputy', () => {
  test('does the work and sees it, without the roles, until the time is over', async () => {
    await createSubject(house.server.runtime, {
      kind: 'client',
      members: { manager: idOf('manager') },
    })
    const started = await as('manager').post('/api/delegations', period('manager', 'otherLawyer'))
    expect(started).toMatchObject({
      status: 201,
      body: { state: 'running', delegateName: 'otherLawyer' },
    })
    expect(await actorOf('otherLawyer')).toMatchObject({
      roles: ['lawyer'],
      standsInFor: [idOf('manager')],
    })
    const me = await as('otherLawyer').get('/api/me')
    expect(me.body.standsInFor).toEqual([{ id: idOf('manager'), name: 'manager' }])
    house.clock.advance(6 * 86_400_000)
    expect((await actorOf('otherLawyer'))?.standsInFor).toEqual([])
    house.clock.advance(-6 * 86_400_000)
  })

  test('of a managing partner may not do what only managing partners may', async () => {
    await as('managingPartner').post('/api/delegations', period('managingPartner', 'lawyer'))
    expect((await actorOf('lawyer'))?.standsInFor).toContain(idOf('managingPartner'))
    const role = `/api/people/${idOf('lawyer')}/roles/partner`
    expect((await as('lawyer').put(role)).status).toBe(403)
  })

  test('is named by oneself or by whoever is entitled, not by a colleague', async () => {
    const foreign = await as('otherLawyer').post(
      '/api/delegations',
      period('lawyer', 'otherLawyer'),
    )
    expect(foreign.status).toBe(403)
    const head = await as('civilHead').post('/api/delegations', period('lawyer', 'otherLawyer'))
    expect(head.status).toBe(201)
    const otherDepartment = await as('civilHead').post(
      '/api/delegations',
      period('otherLawyer', 'lawyer'),
    )
    expect(otherDepartment.status).toBe(403)
  })

  test('is not whoever merely arranges it', async () => {
    const sly = await as('personnel').post('/api/delegations', period('otherLawyer', 'personnel'))
    expect(sly.error?.code).toBe('arranger_is_deputy')
  })

  test('is somebody else, who is there', async () => {
    expect(
      (await as('lawyer').post('/api/delegations', period('lawyer', 'lawyer'))).error?.code,
    ).toBe('deputy_is_the_same')
    await as('specialist').post(`/api/people/${idOf('specialist')}/leave-of-absence`, {
      until: inDays(3),
      reason: '病假',
    })
    expect(
      (await as('lawyer').post('/api/delegations', period('lawyer', 'specialist'))).error?.code,
    ).toBe('deputy_on_leave')
  })

  test('does not stand in twice for the same days, nor for time that is over or turned round', async () => {
    const again = await as('manager').post('/api/delegations', period('manager', 'otherLawyer'))
    expect(again.error?.code).toBe('already_stands_in')
    const turned = await as('manager').post('/api/delegations', period('manager', 'lawyer', -1))
    expect(turned.error?.fields).toEqual([{ path: 'endsAt', code: 'ends_before_it_starts' }])
    const past = { ...period('manager', 'lawyer', -1), startsAt: inDays(-3) }
    expect((await as('manager').post('/api/delegations', past)).error?.code).toBe('already_over')
  })

  test('stops when either side says so', async () => {
    const list = await as('otherLawyer').get(`/api/delegations?delegateId=${idOf('otherLawyer')}`)
    const own = list.body.items.find(
      (one: { personId: string }) => one.personId === idOf('manager'),
    )
    const foreign = await as('specialist').post(`/api/delegations/${own.id}/end`)
    expect(foreign.status).toBe(403)
    const ended = await as('otherLawyer').post(`/api/delegations/${own.id}/end`)
    expect(ended).toMatchObject({ status: 200, body: { state: 'over' } })
    expect(house.events.at(-1)?.type).toBe('delegation.ended')
    expect((await actorOf('otherLawyer'))?.standsInFor).toEqual([idOf('lawyer')])
    expect((await as('otherLawyer').post(`/api/delegations/${own.id}/end`)).error?.code).toBe(
      'already_over',
    )
  })
})

test('a request that is sent twice names one deputy, also for somebody who does not read the firm’s log', async () => {
  const key = { 'idempotency-key': 'deputy-for-the-fair' }
  const asked = period('accountant', 'marketer')
  const first = await as('accountant').post('/api/delegations', asked, key)
  const second = await as('accountant').post('/api/delegations', asked, key)
  expect(second).toMatchObject({ status: 201, body: { id: first.body.id } })
})

describe('leave of absence', () => {
  const leave = () => ({ until: inDays(10), deputyId: idOf('otherSpecialist'), reason: '年假' })

  test('is taken by oneself, with a deputy, and ends with the return', async () => {
    const path = `/api/people/${idOf('otherLawyer')}`
    const gone = await as('otherLawyer').post(`${path}/leave-of-absence`, leave())
    expect(gone).toMatchObject({ status: 200, body: { status: 'on_leave' } })
    expect((await actorOf('otherSpecialist'))?.standsInFor).toEqual([idOf('otherLawyer')])
    expect((await as('otherLawyer').post(`${path}/leave-of-absence`, leave())).error?.code).toBe(
      'already_on_leave',
    )
    const back = await as('otherLawyer').post(`${path}/return`)
    expect(back.body.status).toBe('active')
    expect((await actorOf('otherSpecialist'))?.standsInFor).toEqual([])
    expect((await as('otherLawyer').post(`${path}/return`)).error?.code).toBe('not_on_leave')
  })

  test('is not given by a colleague', async () => {
    const path = `/api/people/${idOf('lawyer')}/leave-of-absence`
    expect((await as('otherLawyer').post(path, leave())).status).toBe(403)
  })
})
