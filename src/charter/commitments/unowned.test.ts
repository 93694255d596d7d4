import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asActor, system } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { createSubject, mondayMorning, publish } from '../../../tests/support/firm.ts'
import { type CharterHouse, openCharterHouse } from '../charter.fixture.ts'

let house: CharterHouse
beforeAll(async () => {
  house = await openCharterHouse()
})
afterAll(async () => house?.close())
beforeEach(() => house.clock.set(mondayMorning))

const partners = () =>
  asActor(house.db.database, system, (tx) =>
    tx.selectFrom('person_role').selectAll().where('role', '=', 'managing_partner').execute(),
  )
const withoutPartners = (tx: Parameters<Parameters<typeof asActor>[2]>[0]) =>
  tx.deleteFrom('person_role').where('role', '=', 'managing_partner').execute()

/** A closed engagement of a department without a head, reviewed by nobody while no partner is there. */
async function closedEngagement(): Promise<string> {
  const client = await createSubject(house.runtime, { kind: 'client' })
  const engagement = await createSubject(house.runtime, {
    kind: 'engagement',
    parentId: client,
    departmentId: house.firm.departments.刑事业务部,
  })
  const subject = { kind: 'engagement' as const, id: engagement }
  const roles = await partners()
  await asActor(house.db.database, system, withoutPartners)
  await publish(house.runtime, [{ type: 'engagement.closed', subject }])
  await asActor(house.db.database, system, (tx) =>
    insertRows(
      tx,
      'person_role',
      roles.map((role) => ({ ...role })),
    ),
  )
  return engagement
}
const unowned = async (who: 'manager' | 'lawyer' = 'manager') =>
  house.as(who).get('/api/unowned-duties')
const onlyOf = (answer: Awaited<ReturnType<typeof unowned>>, engagement: string) =>
  answer.body.items.filter((one: { subject: { id: string } }) => one.subject.id === engagement)

describe('a duty for which nobody is found', () => {
  test('is told, shown to those who lead, and opens once somebody can owe it', async () => {
    const engagement = await closedEngagement()
    const told = await house.told(engagement)
    expect(told.filter((event) => event.type === 'commitment.unowned').length).toBeGreaterThan(0)
    const listed = onlyOf(await unowned(), engagement)
    expect(listed.map((one: { clause: string }) => one.clause)).toContain('R1')
    expect(listed[0]).toMatchObject({ since: '2026-03-02T01:30:00.000Z' })
    expect((await unowned('lawyer')).status).toBe(403)
    house.clock.advance(60_000)
    await house.sweep()
    expect(onlyOf(await unowned(), engagement)).toEqual([])
    const [review] = await house.owed(engagement, 'R1')
    expect(review).toMatchObject({ status: 'open', beganAt: '2026-03-02T01:31:00.000Z' })
    expect(review?.owner.id).toBeTruthy()
    await house.sweep()
    expect(await house.owed(engagement, 'R1')).toHaveLength(1)
  })

  test('is not asked for any more when it was done meanwhile', async () => {
    const engagement = await closedEngagement()
    const subject = { kind: 'engagement' as const, id: engagement }
    await publish(house.runtime, [{ type: 'engagement.quality_reviewed', subject }])
    house.clock.advance(60_000)
    await house.sweep()
    expect(await house.owed(engagement, 'R1')).toEqual([])
    expect(onlyOf(await unowned(), engagement)).toEqual([])
  })

  test('stays in sight while there is still nobody, behind every wall', async () => {
    const engagement = await closedEngagement()
    await asActor(house.db.database, system, async (tx) => {
      const wall = uuidv7()
      await insertRows(tx, 'wall', [{ id: wall, reason: '冲突', raised_at: house.clock.now() }])
      await insertRows(tx, 'wall_subject', [{ wall_id: wall, subject_id: engagement }])
      const everyone = await tx.selectFrom('person').select('id').execute()
      await insertRows(
        tx,
        'wall_principal',
        everyone
          .filter(({ id }) => id !== house.firm.people.secondPartner)
          .map(({ id }) => ({ wall_id: wall, principal_id: id })),
      )
    })
    expect(onlyOf(await unowned(), engagement)).toEqual([])
    const partner = await house.as('secondPartner').get('/api/unowned-duties')
    expect(onlyOf(partner, engagement).length).toBeGreaterThan(0)
    house.clock.advance(60_000)
    await house.sweep()
    const [review] = await house.owed(engagement, 'R1')
    expect(review?.owner.id).toBe(house.firm.people.secondPartner)
  })
})
