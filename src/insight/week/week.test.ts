import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#platform/identifier.ts'
import { type Firm, openFirm } from '../insight.fixture.ts'

let firm: Firm
let civil: string
let dear: string
let regular: string

// The week of Monday 9 March: three answers to clients kept, one missed by the civil department. The week
// before: one kept. The page is opened on Tuesday 17 March.
beforeAll(async () => {
  firm = await openFirm()
  const { people } = firm
  firm.at('2026-01-05T09:00:00+08:00')
  regular = await firm.client('云杉机械')
  dear = await firm.client('清源水务', 'key')
  civil = await firm.engagement(regular, people.lawyer, '民事业务部')
  const other = await firm.engagement(dear, people.otherLawyer, '刑事业务部')
  const contact = { id: uuidv7(), name: '孟怀瑾', phone: '+8613800001111', is_main: true }
  const created_at = firm.clock.now()
  await firm.insert('client_contact', [
    { subject_id: regular, position: '', note: '', created_at, ...contact },
  ])
  for (const [day, engagement] of [
    ['2026-03-03', civil],
    ['2026-03-09', civil],
    ['2026-03-10', other],
    ['2026-03-11', other],
  ] as const) {
    firm.at(`${day}T09:00:00+08:00`)
    const question = await firm.ask(engagement)
    firm.at(`${day}T10:00:00+08:00`)
    await firm.answer(engagement, question)
  }
  firm.at('2026-03-11T11:00:00+08:00')
  await firm.ask(civil)
  await firm.talk(civil, 2, 4)
  await firm.talk(other, 5, 9)
  firm.at('2026-03-13T18:00:00+08:00')
  await firm.sweep()
  firm.at('2026-03-17T09:00:00+08:00')
})
afterAll(() => firm?.close())

const week = (person: string, query = '') => firm.read(person, `week${query}`)

describe('the week on one page', () => {
  test('tells what was kept in the last whole week, and where not', async () => {
    const page = await week(firm.people.managingPartner)
    expect(page).toMatchObject({ from: '2026-03-09', until: '2026-03-16', number: 11 })
    expect(page.promises).toEqual({ kept: 3, missed: 1 })
    expect(page.before).toEqual({ kept: 1, missed: 0 })
    expect(page.weeks).toHaveLength(12)
    expect(page.weeks.at(-1)).toMatchObject({ from: '2026-03-09', missed: 1 })
    expect(page.hotspots).toMatchObject([
      { clause: 'S2.answer', department: { name: '民事业务部' }, missed: 1 },
    ])
    expect(page.satisfaction).toEqual({ rated: 2, mean: 3.5, before: null })
    const earlier = await week(firm.people.managingPartner, '?day=2026-03-05')
    expect(earlier).toMatchObject({ number: 10, promises: { kept: 1, missed: 0 } })
  })

  test('names clients worth a call, each once, with whom to ask for', async () => {
    const { calls } = await week(firm.people.managingPartner)
    expect(calls).toMatchObject([
      {
        client: { name: '云杉机械' },
        reason: 'unhappy',
        satisfaction: 2,
        contact: { name: '孟怀瑾', phone: '+8613800001111' },
      },
      { client: { name: '清源水务' }, reason: 'silent', contact: null },
    ])
  })

  test('brings what waits for the reader, to be decided on the spot', async () => {
    const { lawyer, managingPartner } = firm.people
    const offered_at = firm.clock.now()
    const parts = { part: 'manager', from_id: lawyer, to_id: managingPartner, note: '请接手协调' }
    const about = { subject_id: civil, subject_kind: 'engagement', status: 'offered' }
    await firm.insert('handover', [{ id: uuidv7(), ...parts, ...about, offered_at }])
    const text = { kind: 'firm', title: '本所介绍', body: '成立于1998年。' }
    await firm.insert('introduction', [
      {
        id: uuidv7(),
        ...text,
        created_by: firm.people.marketer,
        created_at: offered_at,
        version: 1,
      },
    ])
    const mine = await week(managingPartner)
    expect(mine.decisions).toMatchObject([
      { kind: 'handover', note: '请接手协调', from: { name: 'lawyer' } },
      { kind: 'introduction', title: '本所介绍', by: 'marketer' },
    ])
    expect(mine.waiting).toBe(2)
    const managers = await week(firm.people.manager)
    const kinds = managers.decisions.map((one: { kind: string }) => one.kind)
    expect(kinds).toContain('introduction')
    expect(kinds).not.toContain('handover')
  })

  test('is for those who lead the firm', async () => {
    for (const who of ['civilHead', 'lawyer', 'specialist', 'marketer', 'engineer'] as const) {
      const reply = await firm.as(firm.people[who]).get('/api/insight/week')
      expect(reply.status, who).toBe(403)
    }
  })

  test('is what it would be without what lies behind a wall', async () => {
    await firm.wall(firm.people.secondPartner, regular)
    const page = await week(firm.people.secondPartner)
    expect(page.promises).toEqual({ kept: 2, missed: 0 })
    expect(page.hotspots).toEqual([])
    expect(page.calls).toMatchObject([{ client: { name: '清源水务' } }])
    expect(page.satisfaction).toEqual({ rated: 1, mean: 5, before: null })
  })
})
