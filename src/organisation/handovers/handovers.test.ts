import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asActor, perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { createSubject } from '../../../tests/support/firm.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

type Who = keyof Organisation['firm']['people']
const as = (who: Who) => house.server.as(house.firm.people[who])
const idOf = (who: Who) => house.firm.people[who]

let clientId: string
let engagementId: string
beforeEach(async () => {
  const { runtime } = house.server
  clientId = await createSubject(runtime, {
    kind: 'client',
    members: { specialist: idOf('specialist') },
  })
  engagementId = await createSubject(runtime, {
    kind: 'engagement',
    parentId: clientId,
    departmentId: house.firm.departments['民事业务部'],
    members: { lead_lawyer: idOf('lawyer'), specialist: idOf('specialist') },
  })
})

const offer = (toId: Who = 'otherLawyer', more: object = {}) => ({
  subjectId: engagementId,
  part: 'lead_lawyer',
  toId: idOf(toId),
  note: '客户下周要答复',
  ...more,
})
const membersOf = (subjectId: string) =>
  asActor(house.data.database, system, (tx) =>
    tx
      .selectFrom('subject_member')
      .select(['person_id', 'part'])
      .where('subject_id', '=', subjectId)
      .execute(),
  )

async function shutOut(principalId: string, subjectId: string): Promise<void> {
  await perform(house.server.runtime, system, async ({ tx, now }) => {
    const id = uuidv7()
    await tx.insertInto('wall').values({ id, reason: '曾任对方顾问', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subjectId }).execute()
    await tx
      .insertInto('wall_principal')
      .values({ wall_id: id, principal_id: principalId })
      .execute()
  })
}

describe('a hand-over', () => {
  test('leaves the giver in charge until it is accepted, then moves the part whole', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    expect(offered).toMatchObject({
      status: 201,
      body: { status: 'offered', toName: 'otherLawyer' },
    })
    expect(await membersOf(engagementId)).toContainEqual({
      person_id: idOf('lawyer'),
      part: 'lead_lawyer',
    })
    expect(await membersOf(engagementId)).not.toContainEqual(
      expect.objectContaining({ person_id: idOf('otherLawyer') }),
    )
    const box = await as('otherLawyer').get('/api/handovers?box=in')
    expect(box.body.items[0]).toMatchObject({
      id: offered.body.id,
      abilities: { acceptHandover: true },
    })
    const accepted = await as('otherLawyer').post(`/api/handovers/${offered.body.id}/acceptance`)
    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } })
    expect(await membersOf(engagementId)).toContainEqual({
      person_id: idOf('otherLawyer'),
      part: 'lead_lawyer',
    })
    expect(await membersOf(engagementId)).not.toContainEqual(
      expect.objectContaining({ person_id: idOf('lawyer') }),
    )
  })

  test('takes the sight of the client’s page along', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    await as('otherLawyer').post(`/api/handovers/${offered.body.id}/acceptance`)
    const people = (await membersOf(clientId)).map((one) => one.person_id)
    expect(people).toContain(idOf('otherLawyer'))
    expect(people).not.toContain(idOf('lawyer'))
  })

  test('stands in the log with part, giver and receiver', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    expect(house.events.at(-1)).toMatchObject({
      type: 'handover.offered',
      subject: { kind: 'engagement', id: engagementId },
      object: offered.body.id,
      actorId: idOf('lawyer'),
      data: { part: 'lead_lawyer', from_id: idOf('lawyer'), to_id: idOf('otherLawyer') },
    })
  })

  test('is returned with a reason, and then the giver still has it', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    const path = `/api/handovers/${offered.body.id}/return`
    expect((await as('otherLawyer').post(path, { reason: ' ' })).error?.fields).toEqual([
      { path: 'reason', code: 'required' },
    ])
    const returned = await as('otherLawyer').post(path, { reason: '我正在开庭期' })
    expect(returned).toMatchObject({
      status: 200,
      body: { status: 'returned', answerReason: '我正在开庭期' },
    })
    expect(house.events.at(-1)).toMatchObject({
      type: 'handover.returned',
      actorId: idOf('otherLawyer'),
    })
    expect(await membersOf(engagementId)).toContainEqual({
      person_id: idOf('lawyer'),
      part: 'lead_lawyer',
    })
    expect((await as('otherLawyer').post(path, { reason: '再次' })).error?.code).toBe(
      'already_answered',
    )
  })

  test('is found from the engagement it is about', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    const about = await as('specialist').get(`/api/handovers?subjectId=${engagementId}`)
    expect(about.body.items.map((one: { id: string }) => one.id)).toEqual([offered.body.id])
    expect(
      (await as('marketer').get(`/api/handovers?subjectId=${engagementId}`)).body.items,
    ).toEqual([])
  })

  test('is withdrawn by its giver, not by the receiver', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    const path = `/api/handovers/${offered.body.id}/withdrawal`
    expect((await as('otherLawyer').post(path)).status).toBe(403)
    expect((await as('lawyer').post(path)).body.status).toBe('withdrawn')
    expect(
      (await as('otherLawyer').post(`/api/handovers/${offered.body.id}/acceptance`)).error?.code,
    ).toBe('already_answered')
  })

  test('is seen by nobody it does not concern', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer())
    const path = `/api/handovers/${offered.body.id}/acceptance`
    expect((await as('accountant').post(path)).status).toBe(403)
    expect((await as('marketer').post(path)).status).toBe(404)
  })

  test('is offered once at a time, by whoever has the part, to somebody who does not', async () => {
    await as('lawyer').post('/api/handovers', offer())
    expect((await as('lawyer').post('/api/handovers', offer())).error?.code).toBe('already_offered')
    expect((await as('lawyer').post('/api/handovers', offer('lawyer'))).error?.code).toBe(
      'receiver_is_giver',
    )
    const notMine = await as('lawyer').post(
      '/api/handovers',
      offer('otherLawyer', { part: 'assistant' }),
    )
    expect(notMine.error?.code).toBe('part_not_held')
  })

  test('names what of a matter somebody may hand over, and what is offered already', async () => {
    const path = `/api/handovers/parts?subjectId=${engagementId}`
    const holder = { id: idOf('lawyer'), name: 'lawyer' }
    expect((await as('lawyer').get(path)).body.items).toEqual([
      { part: 'lead_lawyer', holder, offeredTo: null },
    ])
    const ofAll = (await as('civilHead').get(path)).body.items
    expect(ofAll.map((one: { part: string }) => one.part).sort()).toEqual([
      'lead_lawyer',
      'specialist',
    ])
    await as('lawyer').post('/api/handovers', offer())
    expect((await as('lawyer').get(path)).body.items[0].offeredTo).toEqual({
      id: idOf('otherLawyer'),
      name: 'otherLawyer',
    })
    expect((await as('marketer').get(path)).status).toBe(404)
  })

  test('of another’s part is for their manager; a colleague on the matter may not', async () => {
    const ofLawyer = offer('otherLawyer', { fromId: idOf('lawyer') })
    expect((await as('specialist').post('/api/handovers', ofLawyer)).status).toBe(403)
    expect((await as('marketer').post('/api/handovers', ofLawyer)).status).toBe(404)
    expect((await as('civilHead').post('/api/handovers', ofLawyer)).status).toBe(201)
  })

  test('never crosses a wall, and says nothing about it', async () => {
    await shutOut(idOf('otherLawyer'), clientId)
    expect((await as('lawyer').post('/api/handovers', offer())).error).toMatchObject({
      code: 'receiver_walled',
      details: {},
    })
  })

  test('disappears for a receiver who is shut out meanwhile', async () => {
    const offered = await as('lawyer').post('/api/handovers', offer('accountant'))
    await shutOut(idOf('accountant'), clientId)
    const path = `/api/handovers/${offered.body.id}/acceptance`
    expect((await as('accountant').post(path)).status).toBe(404)
    expect((await as('accountant').get('/api/handovers?box=in')).body.items).toEqual([])
  })

  test('is taken by a deputy for the one who is away', async () => {
    await as('otherLawyer').post(`/api/people/${idOf('otherLawyer')}/return`)
    const offered = await as('lawyer').post('/api/handovers', offer())
    await as('otherLawyer').post(`/api/people/${idOf('otherLawyer')}/leave-of-absence`, {
      until: new Date(house.clock.now().getTime() + 86_400_000).toISOString(),
      deputyId: idOf('otherSpecialist'),
      reason: '病假',
    })
    const away = await as('specialist').post(
      '/api/handovers',
      offer('otherLawyer', { part: 'specialist' }),
    )
    expect(away.error?.code).toBe('receiver_on_leave')
    const box = await as('otherSpecialist').get('/api/handovers?box=in')
    expect(box.body.items.map((one: { id: string }) => one.id)).toContain(offered.body.id)
    const taken = await as('otherSpecialist').post(`/api/handovers/${offered.body.id}/acceptance`)
    expect(taken.status).toBe(200)
    expect(await membersOf(engagementId)).toContainEqual({
      person_id: idOf('otherLawyer'),
      part: 'lead_lawyer',
    })
  })
})
