import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import {
  done,
  openFirm,
  type OpenFirm,
  type Person,
} from '../../communications/notifications/notices.fixture.ts'
import { raiseWallBetween, spreadWallsTo } from '../index.ts'

let firm: OpenFirm

beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
})
afterAll(() => firm?.close())

const as = (person: Person) => firm.as(person)
const raise = async (by: Person, subjectIds: string[], principalIds: string[]) =>
  as(by).post('/api/walls', { reason: '近亲属为对方当事人的股东', subjectIds, principalIds })
const raised = async (by: Person, subjectIds: string[], principalIds: string[]) =>
  done(await raise(by, subjectIds, principalIds))
const mine = async (person: Person) => done(await as(person).get('/api/my-walls'))
const edited = (wall: { version: number }) => ({ 'if-match': `"${wall.version}"` })
const owed = async (subject: string) =>
  (
    await firm.look<{ clause_code: string; owner_id: string; status: string }>(
      `select clause_code, owner_id, status from commitment where subject_id = $1 and closed_at is null order by clause_code`,
      [subject],
    )
  ).map((row) => ({ ...row }))

describe('a wall', () => {
  test('shuts out at once whom it names, by name and by department, and says nothing of it to them', async () => {
    const lead = await firm.givenLead('青松机械有限公司')
    const wall = await raised(
      'conflictOfficer',
      [lead],
      [firm.id('otherSpecialist'), firm.firm.departments.marketing as string],
    )
    expect(wall).toMatchObject({
      reason: '近亲属为对方当事人的股东',
      subjects: [{ id: lead, kind: 'lead', name: '青松机械有限公司' }],
      told: 3,
      acknowledged: 0,
      abilities: { addToWall: true, removeFromWall: false, liftWall: false },
    })
    expect(wall.principals.map((one: { kind: string }) => one.kind).toSorted()).toEqual([
      'department',
      'person',
    ])
    for (const person of ['otherSpecialist', 'marketer', 'marketingHead'] as const) {
      expect((await as(person).get(`/api/leads/${lead}`)).status, person).toBe(404)
      const told = await mine(person)
      expect(told.items).toEqual([
        { id: wall.id, number: wall.number, toldAt: expect.any(String), acknowledgedAt: null },
      ])
      expect(told.ask).toEqual([{ id: firm.id('conflictOfficer'), name: 'conflictOfficer' }])
      expect(JSON.stringify(told)).not.toMatch(/青松|股东/)
    }
    expect((await mine('specialist')).items).toEqual([])
    expect((await as('specialist').get(`/api/leads/${lead}`)).status).toBe(200)
  })

  test('is told at once in the product and by mail, without a word of what is behind it', async () => {
    const lead = await firm.givenLead('翠竹制衣有限公司')
    const before = firm.mailsTo('otherLawyer').length
    await raised('conflictOfficer', [lead], [firm.id('otherLawyer')])
    await firm.work()
    const notices = done(await as('otherLawyer').get('/api/notices')).items
    expect(notices[0]).toMatchObject({ kind: 'wall_raised', red: true, subject: { kind: 'firm' } })
    const [mail, ...more] = firm.mailsTo('otherLawyer').slice(before)
    expect(more).toEqual([])
    expect(`${mail?.subject} ${mail?.text}`).toContain('信息隔离墙')
    expect(`${JSON.stringify(mail)} ${JSON.stringify(notices)}`).not.toMatch(/翠竹|股东/)
    expect(JSON.stringify(notices)).not.toContain(lead)
  })

  test('is acknowledged by whom it shuts out, once, and by nobody else', async () => {
    const lead = await firm.givenLead('紫藤餐饮有限公司')
    const wall = await raised('conflictOfficer', [lead], [firm.id('accountant')])
    const at = `/api/my-walls/${wall.id}/acknowledgement`
    const key = { 'idempotency-key': 'i-know-my-duty-0001' }
    const said = done(await as('accountant').post(at, undefined, key))
    expect(said.acknowledgedAt).not.toBeNull()
    expect(done(await as('accountant').post(at, undefined, key))).toEqual(said)
    expect(done(await as('accountant').post(at))).toEqual(said)
    expect((await as('specialist').post(at)).status).toBe(404)
    expect((await as('conflictOfficer').post(at)).status).toBe(404)
    const read = done(await as('conflictOfficer').get(`/api/walls/${wall.id}`))
    expect(read).toMatchObject({
      told: 1,
      acknowledged: 1,
      people: [{ id: firm.id('accountant'), acknowledgedAt: said.acknowledgedAt }],
    })
  })

  test('is the desk’s: nobody else reads, raises or lifts one, nor the desk one around itself', async () => {
    const lead = await firm.givenLead('红杉置业有限公司')
    for (const person of ['lawyer', 'manager', 'engineer', 'civilHead', 'personnel'] as const) {
      expect((await as(person).get('/api/walls')).status, person).toBe(403)
      expect((await raise(person, [lead], [firm.id('lawyer')])).status, person).toBe(403)
    }
    const self = await raise('conflictOfficer', [lead], [firm.id('conflictOfficer')])
    expect(self.error?.code).toBe('wall_around_yourself')
    const wall = await raised('secondPartner', [lead], [firm.id('conflictOfficer')])
    expect((await as('conflictOfficer').get(`/api/walls/${wall.id}`)).status).toBe(404)
    const listed = done(await as('conflictOfficer').get('/api/walls?limit=100')).items
    expect(listed.map((one: { id: string }) => one.id)).not.toContain(wall.id)
    expect((await mine('conflictOfficer')).items[0]?.id).toBe(wall.id)
  })

  test('names what is there and seen, or says which is not', async () => {
    const lead = await firm.givenLead('白杨包装有限公司')
    await raised('secondPartner', [lead], [firm.id('conflictOfficer')])
    const unseen = await raise('conflictOfficer', [lead], [firm.id('lawyer')])
    expect(unseen).toMatchObject({ status: 422, error: { fields: [{ path: 'subjectIds.0' }] } })
    const nobody = await raise('secondPartner', [lead], [lead])
    expect(nobody.error?.fields).toEqual([{ path: 'principalIds.0', code: 'not_found' }])
    expect((await raise('secondPartner', [firm.firm.firmId], [firm.id('lawyer')])).status).toBe(422)
    expect((await raise('secondPartner', [], [firm.id('lawyer')])).status).toBe(422)
  })

  test('grows by its desk and is opened only by another pair of eyes, with a reason; the past stays written', async () => {
    const [first, second] = [await firm.givenLead('云石一号'), await firm.givenLead('云石二号')]
    const wall = await raised('conflictOfficer', [first], [firm.id('otherLawyer')])
    const at = `/api/walls/${wall.id}`
    const more = { subjectIds: [second], principalIds: [firm.id('personnel')] }
    expect((await as('conflictOfficer').post(`${at}/additions`, more)).status).toBe(422)
    const grown = done(await as('conflictOfficer').post(`${at}/additions`, more, edited(wall)))
    expect(grown.subjects).toHaveLength(2)
    const stale = await as('managingPartner').post(
      `${at}/lifting`,
      { reason: '不再需要' },
      edited(wall),
    )
    expect(stale.status).toBe(412)
    const own = await as('conflictOfficer').post(
      `${at}/lifting`,
      { reason: '不再需要' },
      edited(grown),
    )
    expect(own.status).toBe(403)
    const less = { principalIds: [firm.id('personnel')], subjectIds: [first], reason: '登记有误' }
    const narrowed = done(await as('managingPartner').post(`${at}/removals`, less, edited(grown)))
    expect(narrowed.subjects.map((one: { id: string }) => one.id)).toEqual([second])
    const all = { principalIds: [firm.id('otherLawyer')], reason: '登记有误' }
    const emptied = await as('managingPartner').post(`${at}/removals`, all, edited(narrowed))
    expect(emptied.error?.code).toBe('wall_needs_both_sides')
    const lifted = done(
      await as('managingPartner').post(`${at}/lifting`, { reason: '亲属已退股' }, edited(narrowed)),
    )
    expect(lifted).toMatchObject({
      liftReason: '亲属已退股',
      liftedBy: { id: firm.id('managingPartner') },
      abilities: { addToWall: false, removeFromWall: false, liftWall: false },
    })
    expect(lifted.changes.map((one: { kind: string }) => one.kind)).toEqual([
      'lifted',
      'narrowed',
      'extended',
      'raised',
    ])
    expect(lifted.changes[1]).toMatchObject({
      by: { name: 'managingPartner' },
      subjects: ['云石一号'],
      principals: [{ name: 'personnel' }],
      reason: '登记有误',
    })
    expect((await mine('otherLawyer')).items.map((one: { id: string }) => one.id)).not.toContain(
      wall.id,
    )
    const again = await as('managingPartner').post(
      `${at}/lifting`,
      { reason: '再次' },
      edited(lifted),
    )
    expect(again.error?.code).toBe('wall_lifted')
    const past = done(await as('managingPartner').get('/api/walls?state=lifted')).items
    expect(past.map((one: { id: string }) => one.id)).toContain(wall.id)
  })

  test('is no event for those who only see what is behind it, nor for the log of who administers', async () => {
    const lead = await firm.givenLead('黄杨家具有限公司')
    const wall = await raised('conflictOfficer', [lead], [firm.id('otherLawyer')])
    done(await as('otherLawyer').post(`/api/my-walls/${wall.id}/acknowledgement`))
    const types = async (person: Person) =>
      done(await as(person).get('/api/audit?from=2026-03-02'))
        .items.map((one: { type: string }) => one.type)
        .filter((type: string) => type.startsWith('wall.'))
    expect(await types('engineer')).toEqual([])
    expect(await types('conflictOfficer')).toContain('wall.raised')
    expect(await types('managingPartner')).toContain('wall.acknowledged')
    const log = done(await as('managingPartner').get('/api/audit?type=wall.acknowledged')).items
    expect(log[0]).toMatchObject({ objectId: null, data: {}, subject: { kind: 'firm' } })
  })

  test('shuts out whoever comes into a department later, and tells them', async () => {
    const lead = await firm.givenLead('银杏信息有限公司')
    const wall = await raised('conflictOfficer', [lead], [firm.firm.departments.finance as string])
    const newcomer = done(await as('personnel').get(`/api/people/${firm.id('otherSpecialist')}`))
    const { name, email, officeId, id } = newcomer
    const moved = { name, email, officeId, departmentId: firm.firm.departments.finance }
    done(await as('personnel').put(`/api/people/${id}`, moved, edited(newcomer)))
    expect((await as('otherSpecialist').get(`/api/leads/${lead}`)).status).toBe(404)
    expect((await mine('otherSpecialist')).items.map((one: { id: string }) => one.id)).toContain(
      wall.id,
    )
    await firm.work()
    const notices = done(await as('otherSpecialist').get('/api/notices')).items
    expect(notices[0].kind).toBe('wall_raised')
  })
})

describe('what the one shut out had to do there', () => {
  test('passes on: promises with their deadlines, the lead, offers of hand-over', async () => {
    const lead = await firm.givenLead('乌桕食品有限公司')
    const offer = { subjectId: lead, part: 'specialist', toId: firm.id('lawyer') }
    done(await as('specialist').post('/api/handovers', offer))
    const before = await owed(lead)
    expect(before).toContainEqual({
      clause_code: 'D2',
      owner_id: firm.id('specialist'),
      status: 'open',
    })
    await raised('conflictOfficer', [lead], [firm.id('specialist'), firm.id('lawyer')])
    const after = await owed(lead)
    expect(after.find((one) => one.clause_code === 'D2')?.owner_id).toBe(firm.id('manager'))
    const out = [firm.id('specialist'), firm.id('lawyer')]
    expect(after.filter((one) => out.includes(one.owner_id))).toEqual([])
    const read = done(await as('manager').get(`/api/leads/${lead}`))
    expect(read.specialist).toMatchObject({ id: firm.id('manager') })
    const offers = await firm.look<{ status: string }>(
      'select status from handover where subject_id = $1',
      [lead],
    )
    expect(offers).toEqual([{ status: 'withdrawn' }])
    const members = await firm.look(
      'select 1 from subject_member where subject_id = $1 and person_id = any($2)',
      [lead, out],
    )
    expect(members).toEqual([])
    await firm.work()
    const [notice] = done(await as('manager').get('/api/notices')).items
    expect(notice).toMatchObject({ kind: 'commitment_transferred', subject: { id: lead } })
  })

  test('is a duty without an owner where everybody is shut out who could owe it, and finds one again', async () => {
    const lead = await firm.givenLead('枫香科技有限公司')
    const partners = await firm.look<{ id: string }>(
      `select person_id as id from person_role where role = 'managing_partner'`,
    )
    const everybody = [firm.id('specialist'), firm.id('manager'), ...partners.map((one) => one.id)]
    const wall = await raised('conflictOfficer', [lead], everybody)
    expect(await owed(lead)).toEqual([])
    const duties = await firm.look<{ clause_code: string }>(
      'select clause_code from unowned_duty where subject_id = $1',
      [lead],
    )
    expect(duties.map((one) => one.clause_code)).toEqual(['D2'])
    expect((await as('managingPartner').get(`/api/walls/${wall.id}`)).status).toBe(404)
  })

  test('of a matter goes with its client: its lawyer is off it, and what came of it lies behind the wall', async () => {
    const { clientId, engagementId } = await firm.convertedLead()
    const wall = await raised('conflictOfficer', [clientId], [firm.id('lawyer')])
    expect((await as('lawyer').get(`/api/engagements/${engagementId}`)).status).toBe(404)
    const seen = done(await as('civilHead').get(`/api/engagements/${engagementId}`))
    expect(seen.lawyers).toContainEqual(
      expect.objectContaining({ id: firm.id('civilHead'), part: 'lead_lawyer' }),
    )
    expect(JSON.stringify(seen.lawyers)).not.toContain(firm.id('lawyer'))
    const rest = await owed(engagementId)
    expect(rest.length).toBeGreaterThan(0)
    expect(rest.filter((one) => one.owner_id === firm.id('lawyer'))).toEqual([])
    expect(wall.subjects.length).toBeGreaterThan(0)
  })
})

describe('walls that rise by themselves', () => {
  const between = (sides: [string, Person[]][], because: string) =>
    perform(firm.product.runtime, system, (work) =>
      raiseWallBetween(work, {
        reason: '双方已书面同意',
        because,
        sides: sides.map(([subject, people]) => ({
          subjectIds: [subject],
          principalIds: people.map(firm.id),
        })) as never,
      }),
    )

  test('stand between two sides at once, each out of the other’s affairs, and rise once', async () => {
    const [left, right] = [await firm.givenLead('左岸公司'), await firm.givenLead('右岸公司')]
    const sides: [string, Person[]][] = [
      [left, ['marketingHead']],
      [right, ['complaintOwner', 'manager']],
    ]
    const first = await between(sides, 'consent:1')
    expect(first.onBothSides).toEqual([])
    expect(first.wallIds).toHaveLength(2)
    expect(await between(sides, 'consent:1')).toEqual(first)
    expect((await as('marketingHead').get(`/api/leads/${right}`)).status).toBe(404)
    expect((await as('marketingHead').get(`/api/leads/${left}`)).status).toBe(200)
    expect((await as('manager').get(`/api/leads/${left}`)).status).toBe(404)
    expect((await as('manager').get(`/api/leads/${right}`)).status).toBe(200)
  })

  test('shut nobody out who stands on both sides, and say who that is', async () => {
    const [left, right] = [await firm.givenLead('东风公司'), await firm.givenLead('西风公司')]
    const { onBothSides, wallIds } = await between(
      [
        [left, ['specialist', 'civilHead']],
        [right, ['otherLawyer']],
      ],
      'consent:2',
    )
    // The specialist looks after both leads.
    expect(onBothSides).toEqual([{ principalId: firm.id('specialist') }])
    expect(wallIds).toHaveLength(2)
    expect((await as('specialist').get(`/api/leads/${right}`)).status).toBe(200)
  })

  test('stand around what comes of a walled lead from its first moment', async () => {
    const lead = await firm.givenLead('南山公司')
    const wall = await raised('conflictOfficer', [lead], [firm.id('accountant')])
    const { clientId } = await firm.convertedLead()
    await perform(firm.product.runtime, system, (work) => spreadWallsTo(work, lead, clientId))
    expect((await as('accountant').get(`/api/clients/${clientId}`)).status).toBe(404)
    const read = done(await as('conflictOfficer').get(`/api/walls/${wall.id}`))
    expect(read.subjects).toContainEqual(expect.objectContaining({ id: clientId, throughId: lead }))
  })
})
