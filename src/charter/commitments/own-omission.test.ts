import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asActor, perform, system } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { forgetActors } from '#organisation/index.ts'
import { mondayMorning, publish } from '../../../tests/support/firm.ts'
import { type CharterHouse, openCharterHouse, type Who } from '../charter.fixture.ts'
import { charterEstate } from '../index.ts'

let house: CharterHouse
beforeAll(async () => {
  house = await openCharterHouse()
})
afterAll(async () => house?.close())
beforeEach(() => house.clock.set(mondayMorning))

const hour = 3_600_000
const id = (who: Who) => house.firm.people[who]

/** A first contact owed within two hours. */
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
const transfer = (by: Who, commitment: string, to: Who) =>
  house.as(by).post(`/api/commitments/${commitment}/transfer`, { to: id(to), reason: '人手调整' })
const excuse = (by: Who, commitment: string) =>
  house.as(by).post(`/api/commitments/${commitment}/excuse`, { reason: '客户已撤回' })
const escalatedTo = async (who: Who) => {
  const box = await house.as(who).get('/api/commitments?box=escalated')
  return box.body.items.map((one: { id: string }) => one.id)
}
async function standsIn(deputy: Who, away: Who) {
  const now = house.clock.now()
  const delegation = uuidv7()
  await asActor(house.db.database, system, (tx) =>
    insertRows(tx, 'delegation', [
      {
        id: delegation,
        person_id: id(away),
        delegate_id: id(deputy),
        starts_at: new Date(now.getTime() - hour),
        ends_at: new Date(now.getTime() + 30 * 24 * hour),
        reason: '休假',
        created_by: id(away),
        created_at: now,
      },
    ]),
  )
  forgetActors()
  return async () => {
    await asActor(house.db.database, system, (tx) =>
      tx
        .updateTable('delegation')
        .set({ ended_at: house.clock.now() })
        .where('id', '=', delegation)
        .execute(),
    )
    forgetActors()
  }
}

describe('nobody receives the escalation of their own omission', () => {
  test('a manager who takes over what came up to them leaves it to somebody above', async () => {
    const owed = await firstContact()
    house.clock.advance(6 * hour)
    await house.sweep()
    expect((await owed.read()).escalatedTo?.id).toBe(id('manager'))
    const moved = await transfer('manager', owed.id, 'manager')
    expect(moved.body.owner.id).toBe(id('manager'))
    expect([id('managingPartner'), id('secondPartner'), moved.body.escalatedTo.id]).toContain(
      moved.body.escalatedTo.id,
    )
    expect(moved.body.escalatedTo.id).not.toBe(id('manager'))
    expect(await escalatedTo('manager')).not.toContain(owed.id)
  })

  test('nor does whoever let it lapse hear of it once they have passed it on', async () => {
    const owed = await firstContact()
    await transfer('specialist', owed.id, 'manager')
    house.clock.advance(3 * hour)
    // Late by the clock, before the sweep has come by.
    await transfer('manager', owed.id, 'otherSpecialist')
    house.clock.advance(3 * hour)
    await house.sweep()
    const after = await owed.read()
    expect(after.escalationLevel).toBe(1)
    expect(after.escalatedTo?.id).not.toBe(id('manager'))
  })

  test('nor does whoever stands in for the one who owes it', async () => {
    const end = await standsIn('manager', 'specialist')
    const owed = await firstContact()
    house.clock.advance(6 * hour)
    await house.sweep()
    const after = await owed.read()
    await end()
    expect(after.escalationLevel).toBe(1)
    expect(after.escalatedTo).not.toBeNull()
    expect(after.escalatedTo?.id).not.toBe(id('manager'))
  })

  test('and standing in for a superior shows nobody their own', async () => {
    const owed = await firstContact()
    house.clock.advance(6 * hour)
    await house.sweep()
    const end = await standsIn('specialist', 'manager')
    expect(await escalatedTo('manager')).toContain(owed.id)
    expect(await escalatedTo('specialist')).not.toContain(owed.id)
    await end()
  })

  test('however a promise wanders while time passes', async () => {
    const people: Who[] = [
      'specialist',
      'manager',
      'otherSpecialist',
      'civilHead',
      'managingPartner',
    ]
    let seed = 20_260_302
    const some = (count: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return (seed >>> 8) % count
    }
    for (let round = 0; round < 12; round += 1) {
      house.clock.set(mondayMorning)
      const owed = await firstContact()
      let missedBy: string | null = null
      for (let step = 0; step < 8; step += 1) {
        const before = await owed.read()
        const act = some(3)
        if (act === 0) await transfer('secondPartner', owed.id, people[some(5)] as Who)
        else if (act === 1) house.clock.advance((1 + some(12)) * hour)
        else await house.sweep()
        const one = await owed.read()
        if (!missedBy && before.overdue) missedBy = before.owner.id
        const trace = `round ${round}, step ${step}, act ${act}`
        if (one.escalatedTo) {
          expect(one.escalatedTo.id, trace).not.toBe(one.owner.id)
          expect(one.escalatedTo.id, trace).not.toBe(missedBy)
        }
        expect(one.escalationLevel, trace).toBeGreaterThanOrEqual(before.escalationLevel)
      }
    }
  })

  test('what came up to somebody who leaves goes to the successor, never past a wall or to its owner', async () => {
    const walled = await firstContact()
    const plain = await firstContact()
    const own = await firstContact()
    await transfer('manager', own.id, 'otherSpecialist')
    await asActor(house.db.database, system, async (tx) => {
      const wall = uuidv7()
      await insertRows(tx, 'wall', [
        { id: wall, reason: '利益冲突', raised_by: id('conflictOfficer'), raised_at: new Date() },
      ])
      await insertRows(tx, 'wall_subject', [{ wall_id: wall, subject_id: walled.lead }])
      await insertRows(tx, 'wall_principal', [
        { wall_id: wall, principal_id: id('otherSpecialist') },
      ])
    })
    house.clock.advance(6 * hour)
    await house.sweep()
    for (const one of [walled, plain, own])
      expect((await one.read()).escalatedTo?.id).toBe(id('manager'))
    await perform(house.runtime, system, (work) =>
      charterEstate(house.parts).move(work, id('manager'), {
        successorId: id('otherSpecialist'),
        perArea: {},
      }),
    )
    expect((await plain.read()).escalatedTo?.id).toBe(id('otherSpecialist'))
    for (const one of [walled, own]) {
      const told = (await one.read()).escalatedTo?.id
      expect([id('managingPartner'), id('secondPartner')].concat(told ?? '')).toContain(told)
      expect(told).toBeDefined()
      expect([id('manager'), id('otherSpecialist')]).not.toContain(told)
    }
  })
})

describe('nobody excuses themselves', () => {
  test('nor does a deputy excuse what is owed by the one they stand in for', async () => {
    const end = await standsIn('manager', 'specialist')
    const owed = await firstContact()
    expect(
      (await house.as('manager').get(`/api/commitments/${owed.id}`)).body.abilities,
    ).toMatchObject({ excuseCommitment: false })
    expect((await excuse('manager', owed.id)).status).toBe(403)
    await end()
    expect((await excuse('manager', owed.id)).status).toBe(200)
  })

  test('nor a supervisor what they have passed on to be rid of it', async () => {
    const owed = await firstContact()
    await transfer('specialist', owed.id, 'manager')
    house.clock.advance(3 * hour)
    await house.sweep()
    await transfer('manager', owed.id, 'specialist')
    expect((await excuse('manager', owed.id)).status).toBe(403)
    expect((await excuse('secondPartner', owed.id)).status).toBe(200)
  })

  test('nor one whose part in the lead was handed over meanwhile', async () => {
    const owed = await firstContact()
    await transfer('specialist', owed.id, 'manager')
    const data = { part: 'specialist', from_id: id('manager'), to_id: id('specialist') }
    await publish(house.runtime, [
      { type: 'handover.accepted', subject: { kind: 'lead', id: owed.lead }, data },
    ])
    expect((await owed.read()).owner.id).toBe(id('specialist'))
    expect((await excuse('manager', owed.id)).status).toBe(403)
  })
})
