import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, dispatchOutbox, perform, type Runtime, system } from '#access/index.ts'
import { organisationPolicy, createOrganisation } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { type TestServer, testServer } from '../../../tests/support/http.ts'
import { type CharterHouse, openCharterHouse } from '../charter.fixture.ts'
import { recountWhenLoaded, settleProvisional } from '../index.ts'

let house: CharterHouse
let office: TestServer
beforeAll(async () => {
  house = await openCharterHouse()
  const runtime: Runtime = house.runtime
  runtime.handlers.later.push(recountWhenLoaded(house.parts, () => runtime))
  office = testServer({
    database: house.db.database,
    clock: house.clock,
    entrances: createOrganisation({
      accounts: undefined as never,
      estates: [],
      policy: () => organisationPolicy,
    }).entrances.filter(({ endpoint }) => endpoint.name === 'loadCalendarYear'),
    policy: organisationPolicy,
    handlers: runtime.handlers,
  })
})
afterAll(async () => {
  await office?.close()
  await house?.close()
})

const hour = 3_600_000
/** A Tuesday three days before the end of the last year whose holidays are known. */
const lastDays = '2026-12-29T02:00:00Z'

/** A plan to be offered within two days, and discussed within five: the latter crosses into 2027. */
async function discussion() {
  house.clock.set(lastDays)
  const lead = await house.lead()
  await house.happens(lead, 'proposal.offered')
  return { lead, read: async () => (await house.owed(lead, 'D4'))[0] }
}
const load = async (year: number, days: Record<string, 'holiday' | 'workday'>) => {
  const loaded = await office
    .as(house.firm.people.personnel)
    .post('/api/calendar-years', { year, source: '国务院办公厅通知', days })
  expect(loaded.status).toBe(201)
  await dispatchOutbox(house.runtime)
}

describe('a deadline that crosses into a year whose holidays are not known', () => {
  test('is an estimate, says so, and is right at once when the year is loaded', async () => {
    const plain = await discussion()
    const rested = await discussion()
    const resting = await discussion()
    const named = await (async () => {
      const lead = await house.lead()
      await house.happens(lead, 'lead.contacted', { reached: true, next_step_on: '2027-01-04' })
      return { lead, read: async () => (await house.owed(lead, 'D2.next'))[0] }
    })()
    expect(await plain.read()).toMatchObject({
      dueProvisional: true,
      // 元旦 is off whatever the notice says.
      dueAt: '2027-01-06T02:00:00.000Z',
    })
    // A named day lies in that year too.
    expect(await named.read()).toMatchObject({ dueProvisional: true })
    // Rests for three and a half hours of the morning of the 30th, 9:00 to 12:00 and 13:30 to 14:00.
    await house.happens(rested.lead, 'lead.snoozed')
    house.clock.set('2026-12-30T06:00:00Z')
    await house.happens(rested.lead, 'lead.woken')
    const before = await rested.read()
    await house.happens(resting.lead, 'lead.snoozed')
    const left = (await resting.read())?.remainingMs ?? 0

    await load(2027, { '2027-01-01': 'holiday', '2027-01-04': 'holiday' })

    expect(await plain.read()).toMatchObject({
      dueProvisional: false,
      dueAt: '2027-01-07T02:00:00.000Z',
    })
    expect(await named.read()).toMatchObject({
      dueProvisional: false,
      dueAt: '2027-01-05T10:00:00.000Z',
    })
    const after = await rested.read()
    expect(after?.dueProvisional).toBe(false)
    expect(after && before && Date.parse(after.dueAt) - Date.parse(before.dueAt)).toBe(24 * hour)
    // The working time that is left is what it was.
    expect((await resting.read())?.remainingMs).toBe(left)
    await house.happens(resting.lead, 'lead.woken')
    expect(await resting.read()).toMatchObject({ status: 'open', dueProvisional: false })
    expect((await house.told(plain.lead)).at(-1)).toMatchObject({
      type: 'commitment.recounted',
      data: { from: '2027-01-06T02:00:00.000Z', due_at: '2027-01-07T02:00:00.000Z' },
    })
  })

  test('a pause that carries a deadline over New Year makes it an estimate', async () => {
    house.clock.set('2027-12-28T02:00:00Z')
    const lead = await house.lead()
    await house.happens(lead, 'lead.assigned')
    expect((await house.owed(lead, 'D2'))[0]?.dueProvisional).toBe(false)
    await house.happens(lead, 'lead.snoozed')
    house.clock.set('2028-01-05T02:00:00Z')
    await house.happens(lead, 'lead.woken')
    expect((await house.owed(lead, 'D2'))[0]).toMatchObject({
      status: 'open',
      dueProvisional: true,
    })
  })

  test('what stays an estimate does not stand before the rest, however much of it there is', async () => {
    house.clock.set('2026-03-02T02:00:00Z')
    const [template] = await asActor(house.db.database, system, (tx) =>
      tx.selectFrom('commitment').selectAll().where('clause_code', '=', 'D4').limit(1).execute(),
    )
    if (!template) throw new Error('nothing to copy')
    const copy = (count: number, opens: string) =>
      Array.from({ length: count }, (_, at) => ({
        ...template,
        id: uuidv7(Date.parse(opens) + at),
        about_id: uuidv7(),
        status: 'open',
        opens_at: opens,
        due_at: new Date(Date.parse(opens) + 48 * hour),
        due_provisional: true,
        paused_at: null,
        remaining_ms: null,
        pause_reason: null,
        pauses: [],
        overdue_at: null,
      }))
    await asActor(house.db.database, system, (tx) =>
      insertRows(tx, 'commitment', [
        // Of 2030, of which nothing is known, and before all others in every order.
        ...copy(2_300, '2030-01-07T02:00:00Z').map((row) => ({
          ...row,
          id: uuidv7(0),
          due_at: new Date('2026-01-01T00:00:00Z'),
        })),
        ...copy(5, '2026-12-29T02:00:00Z'),
      ]),
    )
    await settleProvisional(house.runtime, house.parts)
    const left = await perform(house.runtime, system, ({ tx }) =>
      tx
        .selectFrom('commitment')
        .select((query) => query.fn.countAll<number>().as('count'))
        .where('due_provisional', '=', true)
        .where('opens_at', '<', new Date('2027-01-01T00:00:00Z'))
        .where('clause_code', '=', 'D4')
        .executeTakeFirstOrThrow(),
    )
    expect(left.count).toBe(0)
  })
})

describe('adopting another version', () => {
  test('takes what rests along, keeps its pauses, and brings down from the ladder what is no longer late', async () => {
    house.clock.set('2026-03-02T01:30:00Z')
    const of = async (lead: string) => (await house.owed(lead, 'D2'))[0]
    const begun = async () => {
      const lead = await house.lead()
      await house.happens(lead, 'lead.assigned')
      return lead
    }
    const [late, resting, rested] = [await begun(), await begun(), await begun()]
    for (const lead of [resting, rested]) await house.happens(lead, 'lead.snoozed')
    house.clock.advance(hour)
    await house.happens(rested, 'lead.woken')
    house.clock.advance(5 * hour)
    await house.sweep()
    expect(await of(late)).toMatchObject({ overdue: true, escalationLevel: 1 })
    const number = await house.publishClause('D2', (clause) => ({
      ...clause,
      deadline: { amount: 12, unit: 'working_hours' },
    }))
    const adopted = await house
      .as('managingPartner')
      .post(`/api/charter/versions/${number}/adoption`, { reason: '统一口径', clauses: ['D2'] })
    expect(adopted.status).toBe(200)
    expect(await of(late)).toMatchObject({
      charterVersion: number,
      overdue: false,
      escalationLevel: 0,
      escalatedTo: null,
      dueAt: '2026-03-03T07:30:00.000Z',
    })
    expect(await of(rested)).toMatchObject({
      charterVersion: number,
      dueAt: '2026-03-03T08:30:00.000Z',
    })
    expect(await of(resting)).toMatchObject({
      charterVersion: number,
      status: 'paused',
      remainingMs: 12 * hour,
    })
    await house.happens(resting, 'lead.woken')
    expect(await of(resting)).toMatchObject({ status: 'open', remainingMs: 12 * hour })
  })
})
