import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#platform/identifier.ts'
import { type Firm, openFirm } from '../insight.fixture.ts'

let firm: Firm
let civil: string
let key: string
let criminal: string
let channel: string
let campaign: string

const march = 'months=1&until=2026-03'
const names = () =>
  Object.fromEntries(Object.entries(firm.departments).map(([name, id]) => [name, id])) as Record<
    string,
    string
  >

beforeAll(async () => {
  firm = await openFirm()
  firm.at('2026-03-02T09:00:00+08:00')
  channel = uuidv7()
  campaign = uuidv7()
  const now = firm.clock.now()
  await firm.insert('channel', [
    {
      id: channel,
      kind: 'client_referral',
      name: '老客户推荐',
      created_at: now,
      version: 1,
      note: '',
    },
  ])
  const spent = { cost: '3000.00', starts_on: '2026-03-01', ends_on: '2026-03-31', note: '' }
  await firm.insert('campaign', [
    { id: campaign, channel_id: channel, name: '答谢会', created_at: now, version: 1, ...spent },
  ])
  const { people } = firm
  const [regular, dear] = [await firm.client('云杉机械'), await firm.client('清源水务', 'key')]
  civil = await firm.engagement(regular, people.lawyer, '民事业务部')
  key = await firm.engagement(dear, people.lawyer, '民事业务部')
  criminal = await firm.engagement(dear, people.otherLawyer, '刑事业务部')
})
afterAll(() => firm?.close())

describe('the funnel', () => {
  test('counts how far leads of a channel came, and what each client cost', async () => {
    const walk = (id: string, type: string, data = {}) =>
      firm.say(type, { kind: 'lead', id }, { data })
    const sent = { channel_id: channel, campaign_id: campaign }
    await firm.lead()
    await firm.lead(sent)
    const second = await firm.lead(sent)
    await walk(second, 'lead.screened', { outcome: 'accepted' })
    await walk(second, 'lead.assigned')
    await walk(second, 'lead.contacted', { reached: false })
    const third = await firm.lead({ ...sent, department: names().民事业务部 })
    for (const type of ['lead.screened', 'lead.assigned', 'lead.contacted', 'lead.assessed'])
      await walk(third, type, { outcome: 'accepted', reached: true })
    await walk(third, 'proposal.offered')
    await walk(third, 'lead.converted')
    const board = await firm.read(firm.people.marketer, `channels?${march}`)
    expect(board).toMatchObject({ scope: 'firm', road: [4, 2, 2, 1, 1, 1, 1], cost: '3000.00' })
    expect(board.channels).toMatchObject([
      { name: '老客户推荐', road: [3, 2, 2, 1, 1, 1, 1], cost: '3000.00' },
      { id: null, road: [1, 0, 0, 0, 0, 0, 0], cost: null },
    ])
    expect(board.channels[0].campaigns).toMatchObject([{ name: '答谢会', cost: '3000.00' }])
    expect(board.months).toEqual([{ month: '2026-03-01', registered: 4, converted: 1 }])
    const cases = await firm.read(firm.people.marketer, `leads?channel=${channel}&reached=2`)
    expect(cases.items.map((one: { id: string }) => one.id).toSorted()).toEqual(
      [second, third].toSorted(),
    )
  })

  test('shows a head the leads of their department, without what all of them cost', async () => {
    const board = await firm.read(firm.people.civilHead, `channels?${march}`)
    expect(board).toMatchObject({ scope: 'department', road: [1, 1, 1, 1, 1, 1, 1], cost: null })
    expect((await firm.read(firm.people.otherLawyer, `channels?${march}`)).road[0]).toBe(0)
  })

  test('does not know a lead behind a wall, nor one whose import was undone', async () => {
    const hidden = await firm.lead({ channel_id: channel })
    const wrong = await firm.lead({ channel_id: channel })
    const total = async (person: string) => (await firm.read(person, `channels?${march}`)).road[0]
    expect(await total(firm.people.marketer)).toBe(6)
    await firm.wall(firm.people.marketer, hidden)
    expect(await total(firm.people.marketer)).toBe(5)
    const data = { reason_code: 'import_undone' }
    await firm.say('lead.withdrawn', { kind: 'lead', id: wrong }, { data })
    expect(await total(firm.people.marketer)).toBe(4)
    expect(await total(firm.people.manager)).toBe(5)
  })
})

describe('response times', () => {
  test('are told as median and ninetieth of a hundred, beside what the charter allows', async () => {
    firm.at('2026-03-10T09:00:00+08:00')
    // Answered after one, two and three hours of the morning: the median is two.
    const asked = [await firm.ask(civil), await firm.ask(civil), await firm.ask(criminal)]
    for (const [index, question] of asked.entries()) {
      firm.at(`2026-03-10T1${index}:00:00+08:00`)
      await firm.answer(index < 2 ? civil : criminal, question)
    }
    const hour = 3_600_000
    const board = await firm.read(firm.people.manager, `response-times?${march}`)
    const answers = board.clauses.find((one: { code: string }) => one.code === 'S2.answer')
    expect(answers).toMatchObject({ answered: 3, kept: 3, medianMs: 2 * hour })
    // Between the second and the third of three, four fifths of the way.
    expect(answers.ninetiethMs).toBe(2.8 * hour)
    expect(answers.allowanceMs).toBeGreaterThan(4 * hour)
    expect(answers.byMonth).toMatchObject([{ month: '2026-03-01', answered: 3 }])
    expect(
      answers.byDepartment.map(
        (one: { department: { name: string }; answered: number }) =>
          `${one.department.name} ${one.answered}`,
      ),
    ).toEqual(expect.arrayContaining(['民事业务部 2', '刑事业务部 1']))
    const own = await firm.read(firm.people.otherLawyer, `response-times?${march}`)
    expect(own.clauses).toMatchObject([{ code: 'S2.answer', answered: 1, medianMs: 3 * hour }])
  })
})

describe('satisfaction', () => {
  test('is the mean, the share of the content and the net promoter score', async () => {
    await firm.talk(civil, 5, 10)
    await firm.talk(civil, 2, 5)
    await firm.talk(key, 4, null)
    await firm.talk(criminal, 5, 9)
    await firm.talk(criminal, null, null)
    const board = await firm.read(firm.people.manager, `satisfaction?${march}`)
    // Two of three would recommend us, one would not: 67 less 33.
    expect(board.all).toEqual({ rated: 4, mean: 4, content: 0.75, asked: 3, nps: 33 })
    expect(board.tiers).toMatchObject([
      { key: 'regular', rated: 2, mean: 3.5, nps: 0 },
      { key: 'key', rated: 2, mean: 4.5, nps: 100 },
    ])
    const lawyers = board.lawyers.map((one: { name: string; rated: number }) => [
      one.name,
      one.rated,
    ])
    expect(lawyers).toEqual([
      ['lawyer', 3],
      ['otherLawyer', 1],
    ])
    const low = await firm.read(firm.people.manager, 'opinions?low=true')
    expect(low.items).toMatchObject([{ satisfaction: 2, nps: 5, client: { name: '云杉机械' } }])
  })

  test('is each one’s own, a department’s, and never what lies behind a wall', async () => {
    const rated = async (person: string) =>
      (await firm.read(person, `satisfaction?${march}`)).all.rated
    expect(await rated(firm.people.civilHead)).toBe(3)
    expect(await rated(firm.people.lawyer)).toBe(3)
    expect(await rated(firm.people.otherLawyer)).toBe(1)
    expect(await rated(firm.people.specialist)).toBe(4)
    expect(await rated(firm.people.accountant)).toBe(0)
    const lift = await firm.wall(firm.people.lawyer, civil)
    expect(await rated(firm.people.lawyer)).toBe(1)
    await lift()
  })
})

describe('loyalty', () => {
  test('tells clients who came back, and leads whom somebody sent', async () => {
    const board = await firm.read(firm.people.manager, `loyalty?${march}`)
    // Three engagements, one of them the second of its client; five leads, four through referrals.
    expect(board.all).toEqual({ instructions: 3, repeats: 1, leads: 5, referred: 4 })
    const again = await firm.read(firm.people.manager, 'instructions?repeat=true')
    expect(again.items).toMatchObject([{ id: criminal, client: { name: '清源水务' } }])
  })

  test('forgets a first engagement behind a wall: its client then comes for the first time', async () => {
    const lift = await firm.wall(firm.people.manager, key)
    const board = await firm.read(firm.people.manager, `loyalty?${march}`)
    expect(board.all).toMatchObject({ instructions: 2, repeats: 0 })
    await lift()
    const head = await firm.read(firm.people.civilHead, `loyalty?${march}`)
    expect(head.all).toMatchObject({ instructions: 2, repeats: 0 })
  })
})

describe('load', () => {
  test('tells who leads how much, and what is late with whom', async () => {
    firm.at('2026-03-11T09:00:00+08:00')
    await firm.ask(criminal)
    firm.at('2026-03-16T09:00:00+08:00')
    await firm.sweep()
    const { people } = await firm.read(firm.people.manager, 'load')
    const of = (name: string) => people.find((one: { name: string }) => one.name === name)
    expect(of('lawyer')).toMatchObject({ engagements: 2, department: { name: '民事业务部' } })
    expect(of('otherLawyer')).toMatchObject({ engagements: 1, promises: 1, overdue: 1 })
    const own = await firm.read(firm.people.lawyer, 'load')
    expect(own.people.map((one: { name: string }) => one.name)).toEqual(['lawyer'])
    await firm.wall(firm.people.secondPartner, civil)
    const walled = await firm.read(firm.people.secondPartner, 'load')
    const lawyer = walled.people.find((one: { name: string }) => one.name === 'lawyer')
    expect(lawyer.engagements).toBe(1)
  })
})

describe('hand-overs', () => {
  test('are counted by what came of them and between whom', async () => {
    const { lawyer, otherLawyer } = firm.people
    const offer = async (status: string) => {
      const id = uuidv7()
      const offered_at = firm.clock.now()
      const parts = { part: 'lead_lawyer', from_id: lawyer, to_id: otherLawyer, note: '' }
      const about = { subject_id: civil, subject_kind: 'engagement', status: 'offered' }
      await firm.insert('handover', [{ id, ...parts, ...about, offered_at }])
      if (status === 'offered') return id
      const reason = status === 'returned' ? { answer_reason: '材料不全' } : {}
      await firm.asProduct(({ tx, now }) =>
        tx
          .updateTable('handover')
          .set({ status, answered_at: now, ...reason })
          .where('id', '=', id)
          .execute(),
      )
      return id
    }
    const answeredOne = await offer('accepted')
    await offer('returned')
    await offer('offered')
    const subject = { kind: 'engagement' as const, id: civil }
    const object = answeredOne
    const data = { to_id: otherLawyer }
    await firm.say('handover.offered', subject, { object, data })
    firm.at('2026-03-16T10:30:00+08:00')
    await firm.say('handover.accepted', subject, { object, data })
    const board = await firm.read(firm.people.manager, `handovers?${march}`)
    expect(board).toMatchObject({ accepted: 1, returned: 1, waiting: 1, withdrawn: 0 })
    expect(board.answers).toMatchObject({ answered: 1, medianMs: 5_400_000 })
    expect(board.answers.allowanceMs).toBe(4 * 3_600_000)
    expect(board.pairs).toMatchObject([
      { from: { name: '民事业务部' }, to: { name: '刑事业务部' }, accepted: 1, returned: 1 },
    ])
    const cases = await firm.read(firm.people.manager, 'handover-cases?status=returned')
    expect(cases.items).toMatchObject([{ answerReason: '材料不全', to: { name: 'otherLawyer' } }])
    const elsewhere = await firm.read(firm.people.marketer, `handovers?${march}`)
    expect(elsewhere.pairs).toEqual([])
  })
})

describe('improvement', () => {
  test('holds what was kept before a version against what was kept after', async () => {
    const as = firm.as(firm.people.managingPartner)
    const draft = await as.post('/api/charter/draft')
    const charter = (await as.get('/api/charter')).body
    const clause = charter.clauses.find((one: { code: string }) => one.code === 'S2.answer')
    const put = await as.put(
      '/api/charter/draft/clauses/S2.answer',
      { ...clause, deadline: { amount: 4, unit: 'working_hours' } },
      { 'if-match': `"${draft.body.version}"` },
    )
    expect([draft.status, put.status]).toEqual([200, 200])
    firm.at('2026-03-17T09:00:00+08:00')
    const published = await as.post(
      '/api/charter/publication',
      { reason: '客户等得太久' },
      { 'if-match': `"${put.body.version}"` },
    )
    expect(published.status).toBe(200)
    firm.at('2026-03-18T09:00:00+08:00')
    const question = await firm.ask(civil)
    firm.at('2026-03-18T10:00:00+08:00')
    await firm.answer(civil, question)
    const board = await firm.read(firm.people.manager, `improvement?${march}`)
    expect(board.versions).toMatchObject([
      {
        number: 2,
        reason: '客户等得太久',
        clauses: [
          { code: 'S2.answer', before: { kept: 3, missed: 1 }, after: { kept: 1, missed: 0 } },
        ],
      },
    ])
    expect(board.adjustments).toEqual({ adjusted: 0, kept: 0, waiting: 0 })
  })
})

test('every fact rebuilt from the log is the same as it was kept', async () => {
  const kept = await firm.facts()
  expect([kept.promises.length, kept.leads.length, kept.opinions.length]).toEqual([
    expect.any(Number),
    5,
    4,
  ])
  await firm.rebuild()
  expect(await firm.facts()).toEqual(kept)
})
