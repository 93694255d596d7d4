import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mondayMorning } from '../../../tests/support/firm.ts'
import { type CharterHouse, openCharterHouse, type Who } from '../charter.fixture.ts'

let house: CharterHouse
beforeAll(async () => {
  house = await openCharterHouse()
})
afterAll(async () => house?.close())
beforeEach(() => house.clock.set(mondayMorning))

const hour = 3_600_000
const day = 24 * hour

/** A first contact owed within two working hours. */
async function firstContact() {
  const lead = await house.lead()
  await house.happens(lead, 'lead.assigned')
  const read = async () => {
    const [one] = await house.owed(lead, 'D2')
    if (!one) throw new Error('no first contact is owed')
    return one
  }
  return { lead, id: (await read()).id, read }
}
const pause = (who: Who, id: string, reason = '客户出差，周三回来') =>
  house.as(who).post(`/api/commitments/${id}/pause`, { reason })
const resume = (who: Who, id: string) => house.as(who).post(`/api/commitments/${id}/resumption`)

describe('a pause by hand', () => {
  test('needs a reason and somebody whose promise it is', async () => {
    const owed = await firstContact()
    expect((await pause('specialist', owed.id, ' ')).error?.fields).toEqual([
      { path: 'reason', code: 'required' },
    ])
    expect((await pause('lawyer', owed.id)).status).toBe(403)
    const paused = await pause('specialist', owed.id)
    expect(paused.body).toMatchObject({
      status: 'paused',
      pauseReason: '客户出差，周三回来',
      remainingMs: 2 * hour,
      abilities: { pauseCommitment: false, resumeCommitment: true },
    })
    const again = await pause('specialist', owed.id)
    expect([again.status, again.error?.code]).toEqual([409, 'commitment_not_open'])
    const early = await resume('lawyer', owed.id)
    expect(early.status).toBe(403)
  })

  test('stops the clock and gives back what was left', async () => {
    const owed = await firstContact()
    house.clock.advance(0.5 * hour)
    await pause('specialist', owed.id)
    house.clock.advance(2 * day)
    const resumed = await resume('specialist', owed.id)
    expect(resumed.body).toMatchObject({
      status: 'open',
      remainingMs: 1.5 * hour,
      pauseReason: null,
      pausedUntil: null,
    })
    const twice = await resume('specialist', owed.id)
    expect([twice.status, twice.error?.code]).toEqual([409, 'commitment_not_paused'])
  })

  test('ends by itself after ten working days, and what is not kept then is late', async () => {
    const owed = await firstContact()
    const paused = await pause('specialist', owed.id)
    expect(paused.body.pausedUntil).toBe('2026-03-16T01:30:00.000Z')
    house.clock.set('2026-03-16T01:29:00Z')
    await house.sweep()
    expect((await owed.read()).status).toBe('paused')
    house.clock.set('2026-03-16T01:31:00Z')
    await house.sweep()
    expect(await owed.read()).toMatchObject({ status: 'open', dueAt: '2026-03-16T03:30:00.000Z' })
    house.clock.advance(3 * hour)
    await house.sweep()
    expect(await owed.read()).toMatchObject({ status: 'open', overdue: true })
    const types = (await house.told(owed.lead)).map((event) => event.type)
    expect(types).toContain('commitment.resumed')
    expect(types.indexOf('commitment.overdue')).toBeGreaterThan(types.indexOf('commitment.resumed'))
  })

  test('a server that was off for a month resumes, misses and escalates in one step', async () => {
    const owed = await firstContact()
    await pause('specialist', owed.id)
    house.clock.advance(30 * day)
    await house.sweep()
    expect(await owed.read()).toMatchObject({
      status: 'open',
      dueAt: '2026-03-16T03:30:00.000Z',
      overdue: true,
      escalationLevel: 2,
    })
  })

  test('lasts no longer in all by being taken again and again', async () => {
    const owed = await firstContact()
    await pause('specialist', owed.id)
    house.clock.set('2026-03-12T01:30:00Z')
    await resume('specialist', owed.id)
    const second = await pause('specialist', owed.id)
    // Eight of ten days are used.
    expect(second.body.pausedUntil).toBe('2026-03-16T01:30:00.000Z')
    house.clock.set('2026-03-16T01:30:00Z')
    await house.sweep()
    const third = await pause('specialist', owed.id)
    expect([third.status, third.error?.code]).toEqual([409, 'pause_used_up'])
  })

  test('lasts as long as the clause says', async () => {
    await house.publishClause('D2', (clause) => ({
      ...clause,
      longest_pause: { amount: 4, unit: 'working_hours' },
    }))
    const owed = await firstContact()
    expect((await pause('specialist', owed.id)).body.pausedUntil).toBe('2026-03-02T07:00:00.000Z')
  })

  test('is no way out of what is overdue, for anybody', async () => {
    const owed = await firstContact()
    house.clock.advance(3 * hour)
    // Late by the clock, whether or not the sweep has come by.
    for (const who of ['specialist', 'manager', 'managingPartner'] as const) {
      const refused = await pause(who, owed.id)
      expect([refused.status, refused.error?.code]).toEqual([409, 'commitment_overdue'])
    }
    expect(await owed.read()).toMatchObject({
      overdue: true,
      abilities: { pauseCommitment: false },
    })
  })
})

describe('a pause by what happens to the lead', () => {
  test('has no end of its own, and undoes no lateness', async () => {
    const owed = await firstContact()
    house.clock.advance(3 * hour)
    await house.happens(owed.lead, 'lead.snoozed')
    expect(await owed.read()).toMatchObject({ status: 'paused', overdue: true, pausedUntil: null })
    house.clock.advance(40 * day)
    await house.sweep()
    expect((await owed.read()).status).toBe('paused')
    await house.happens(owed.lead, 'lead.woken')
    expect(await owed.read()).toMatchObject({ status: 'open', overdue: true })
    expect((await owed.read()).dueAt).toBe('2026-03-02T03:30:00.000Z')
    await house.happens(owed.lead, 'lead.contacted', { reached: true })
    expect((await owed.read()).status).toBe('kept_late')
  })

  test('takes over a pause by hand: the lead sleeps on when that would have ended', async () => {
    const owed = await firstContact()
    await pause('specialist', owed.id)
    house.clock.advance(day)
    await house.happens(owed.lead, 'lead.snoozed')
    expect(await owed.read()).toMatchObject({ status: 'paused', pausedUntil: null })
    house.clock.advance(60 * day)
    await house.sweep()
    expect((await owed.read()).status).toBe('paused')
    await house.happens(owed.lead, 'lead.woken')
    expect((await owed.read()).remainingMs).toBe(2 * hour)
  })
})

describe('asking for help', () => {
  const ask = (who: Who, id: string, reason = '客户要求合伙人出面') =>
    house.as(who).post(`/api/commitments/${id}/escalation`, { reason })

  test('tells whoever is next above at once, in the words of the owner', async () => {
    const owed = await firstContact()
    expect((await ask('specialist', owed.id, '')).status).toBe(422)
    expect((await ask('lawyer', owed.id)).status).toBe(403)
    expect((await ask('manager', owed.id)).status).toBe(403)
    const asked = await ask('specialist', owed.id)
    expect(asked.body).toMatchObject({
      status: 'open',
      overdue: false,
      escalationLevel: 0,
      escalatedTo: { id: house.firm.people.manager },
      help: { reason: '客户要求合伙人出面' },
    })
    const box = await house.as('manager').get('/api/commitments?box=escalated')
    expect(box.body.items.map((one: { id: string }) => one.id)).toContain(owed.id)
    expect((await house.told(owed.lead)).at(-1)).toMatchObject({
      type: 'commitment.escalated',
      data: { to_id: house.firm.people.manager, reason: '客户要求合伙人出面' },
    })
  })

  test('is answered when whoever was asked takes the promise over', async () => {
    const owed = await firstContact()
    await ask('specialist', owed.id)
    const taken = await house.as('manager').post(`/api/commitments/${owed.id}/transfer`, {
      to: house.firm.people.manager,
      reason: '我来',
    })
    expect(taken.body).toMatchObject({
      owner: { id: house.firm.people.manager },
      escalatedTo: null,
      help: null,
    })
  })

  test('asked again goes one further up; what time brings later goes its own way', async () => {
    const owed = await firstContact()
    await ask('specialist', owed.id)
    const further = await ask('specialist', owed.id)
    expect(further.body.escalatedTo.id).not.toBe(house.firm.people.manager)
    house.clock.advance(6 * hour)
    await house.sweep()
    expect(await owed.read()).toMatchObject({
      overdue: true,
      escalationLevel: 1,
      escalatedTo: { id: house.firm.people.manager },
    })
    await house.happens(owed.lead, 'lead.contacted', { reached: true })
    const late = await ask('specialist', owed.id)
    expect([late.status, late.error?.code]).toEqual([409, 'commitment_closed'])
  })
})

describe('a reminder', () => {
  test('is counted where its owner sees it; what nobody was reminded of is not', async () => {
    const owed = await firstContact()
    expect((await owed.read()).reminded).toEqual({ times: 0, at: null })
    house.clock.advance(1.2 * hour)
    await house.sweep()
    expect((await owed.read()).reminded).toEqual({ times: 1, at: '2026-03-02T02:42:00.000Z' })
    const slept = await (house.clock.set(mondayMorning), firstContact())
    house.clock.advance(3 * hour)
    await house.sweep()
    expect((await slept.read()).reminded).toEqual({ times: 0, at: null })
  })
})
