import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Firm, openFirm } from '../insight.fixture.ts'

let firm: Firm
let civil: string
let criminal: string
let late: string

// March: two questions to the civil lawyer, one answered after an hour, one two days late; one to the
// criminal lawyer, answered after two hours. April: one to the civil lawyer, answered after three hours.
beforeAll(async () => {
  firm = await openFirm()
  const { people } = firm
  firm.at('2026-03-02T09:00:00+08:00')
  civil = await firm.engagement(await firm.client('云杉机械'), people.lawyer, '民事业务部')
  criminal = await firm.engagement(await firm.client('清源水务'), people.otherLawyer, '刑事业务部')
  const first = await firm.ask(civil)
  const other = await firm.ask(criminal)
  firm.at('2026-03-02T10:00:00+08:00')
  await firm.answer(civil, first)
  firm.at('2026-03-02T11:00:00+08:00')
  await firm.answer(criminal, other)
  late = await firm.ask(civil)
  firm.at('2026-03-05T11:00:00+08:00')
  await firm.sweep()
  await firm.answer(civil, late)
  firm.at('2026-04-01T09:00:00+08:00')
  const spring = await firm.ask(civil)
  firm.at('2026-04-01T12:00:00+08:00')
  await firm.answer(civil, spring)
})
afterAll(() => firm?.close())

interface Cell {
  clause: string
  departmentId: string
  month: string
  kept: number
  missed: number
}

/** The cells of a clause as `department month kept/missed`. */
async function cells(person: string, clause = 'S2.answer'): Promise<string[]> {
  const map = await firm.read(person, 'compliance?months=2&until=2026-04')
  const names = Object.fromEntries(Object.entries(firm.departments).map(([name, id]) => [id, name]))
  return map.cells
    .filter((cell: Cell) => cell.clause === clause)
    .map(
      ({ departmentId, month, kept, missed }: Cell) =>
        `${names[departmentId]} ${month.slice(5, 7)} ${kept}/${missed}`,
    )
    .toSorted()
}

describe('the compliance map', () => {
  test('counts promises kept in time and missed by clause, department and month', async () => {
    expect(await cells(firm.people.manager)).toEqual([
      '刑事业务部 03 1/0',
      '民事业务部 03 1/1',
      '民事业务部 04 1/0',
    ])
    const map = await firm.read(firm.people.manager, 'compliance?months=2&until=2026-04')
    expect(map).toMatchObject({ scope: 'firm', months: ['2026-03-01', '2026-04-01'] })
    expect(map.clauses).toContainEqual(
      expect.objectContaining({ code: 'S2.answer', provision: 'S2' }),
    )
  })

  test('is a head’s of their department, and anybody’s of themselves', async () => {
    expect(await cells(firm.people.civilHead)).toEqual(['民事业务部 03 1/1', '民事业务部 04 1/0'])
    expect(await cells(firm.people.lawyer)).toEqual(['民事业务部 03 1/1', '民事业务部 04 1/0'])
    expect(await cells(firm.people.otherLawyer)).toEqual(['刑事业务部 03 1/0'])
    for (const who of ['specialist', 'marketer', 'accountant', 'personnel', 'engineer'] as const)
      expect(await cells(firm.people[who]), who).toEqual([])
  })

  test('leads down to the cases behind a cell, page after page', async () => {
    const march = 'promises?clause=S2.answer&from=2026-03-01&until=2026-04-01'
    const civilOnly = `${march}&department=${firm.departments.民事业务部}`
    const all = await firm.read(firm.people.manager, civilOnly)
    expect(all.items).toMatchObject([
      { kept: false, status: 'kept_late', subject: { id: civil }, owner: { name: 'lawyer' } },
      { kept: true, status: 'kept', takenMs: 3_600_000 },
    ])
    const missed = await firm.read(firm.people.manager, `${civilOnly}&outcome=missed`)
    expect(missed.items).toHaveLength(1)
    const first = await firm.read(firm.people.manager, `${march}&limit=2`)
    const second = await firm.read(firm.people.manager, `${march}&limit=2&after=${first.next}`)
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
    const head = await firm.read(firm.people.civilHead, march)
    expect(head.items).toHaveLength(2)
    expect((await firm.read(firm.people.otherLawyer, march)).items).toHaveLength(1)
  })

  test('is what it would be without what lies behind a wall, and so are its cases', async () => {
    const lift = await firm.wall(firm.people.manager, civil)
    expect(await cells(firm.people.manager)).toEqual(['刑事业务部 03 1/0'])
    const map = await firm.read(firm.people.manager, 'compliance?months=2&until=2026-04')
    expect(map.departments.map((one: { name: string }) => one.name)).not.toContain('民事业务部')
    const cases = await firm.read(firm.people.manager, 'promises?clause=S2.answer')
    expect(cases.items).toMatchObject([{ subject: { id: criminal } }])
    await lift()
    expect(await cells(firm.people.manager)).toHaveLength(3)
  })

  test('forgets what was forgiven, and keeps against nobody what was never late', async () => {
    firm.at('2026-04-02T09:00:00+08:00')
    await firm.ask(criminal)
    firm.at('2026-04-07T09:00:00+08:00')
    await firm.sweep()
    expect(await cells(firm.people.manager)).toContain('刑事业务部 04 0/1')
    const { items } = await firm.read(firm.people.manager, 'promises?outcome=missed')
    const open = items.find((one: { status: string }) => one.status === 'open')
    const excused = await firm
      .as(firm.people.manager)
      .post(`/api/commitments/${open.id}/excuse`, { reason: '客户当天撤回提问' })
    expect(excused.status).toBe(200)
    expect(await cells(firm.people.manager)).not.toContain('刑事业务部 04 0/1')
  })

  test('rebuilt from the log is the same as it was kept', async () => {
    const kept = await firm.facts()
    expect(kept.promises.length).toBeGreaterThanOrEqual(4)
    await firm.rebuild()
    expect(await firm.facts()).toEqual(kept)
  })

  test('moves along when the subject moves to another department', async () => {
    const to = firm.departments.商事业务部 as string
    await firm.asProduct(({ tx }) =>
      tx.updateTable('subject').set({ department_id: to }).where('id', '=', criminal).execute(),
    )
    expect(await cells(firm.people.manager)).toContain('商事业务部 03 1/0')
    const kept = await firm.facts()
    await firm.rebuild()
    expect(await firm.facts()).toEqual(kept)
  })
})
