import { describe, expect, test } from 'vitest'
import { buildCalendar, shippedYears } from '#organisation/index.ts'
import {
  changedClauses,
  costOf,
  lostOf,
  opinionsOf,
  ranWithin,
  roadOf,
} from './dashboards/rules.ts'
import { allowanceOf, neverWas, stepReached, takenBy } from './facts/rules.ts'
import { leadScopeOf, monthsUntil, nextMonth, npsOf, rateOf, scopeOf, totalOf } from './rules.ts'
import { fullAndFree, hotspotsOf, inTurn, mondayOf, weekNumber, whomToCall } from './week/rules.ts'

describe('whose figures somebody sees', () => {
  test('the firm’s who lead it, the department’s who lead that, else their own', () => {
    expect(scopeOf({ roles: ['managing_partner'] })).toBe('firm')
    expect(scopeOf({ roles: ['client_relationship_manager', 'department_head'] })).toBe('firm')
    expect(scopeOf({ roles: ['partner', 'lawyer'] })).toBe('department')
    for (const role of ['lawyer', 'client_service_specialist', 'finance', 'marketing'] as const)
      expect(scopeOf({ roles: [role] })).toBe('own')
    expect(leadScopeOf({ roles: ['marketing'] })).toBe('firm')
    expect(leadScopeOf({ roles: ['finance'] })).toBe('own')
  })
})

describe('months and weeks', () => {
  test('months go back over the turn of the year', () => {
    expect(monthsUntil('2026-02', 4)).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ])
    expect(nextMonth('2026-12')).toBe('2027-01-01')
  })

  test('a week begins on Monday and is counted by its Thursday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-16')).toBe('2026-11-16')
    expect(weekNumber('2026-11-16')).toBe(47)
    expect(weekNumber('2025-12-29')).toBe(1)
    expect(weekNumber('2026-12-28')).toBe(53)
  })
})

describe('rates', () => {
  test('weigh by number of promises, and say nothing of nothing', () => {
    const all = totalOf([
      { kept: 98, missed: 2 },
      { kept: 1, missed: 1 },
    ])
    expect(rateOf(all)).toBeCloseTo(99 / 102)
    expect(rateOf({ kept: 0, missed: 0 })).toBeNull()
    expect(npsOf(4, 2, 1)).toBe(25)
    expect(npsOf(0, 0, 0)).toBeNull()
  })

  test('opinions without a figure do not count', () => {
    const none = { rated: 0, stars: 0, content: 0, asked: 0, promoters: 0, detractors: 0 }
    expect(opinionsOf([none])).toEqual({ rated: 0, mean: null, content: null, asked: 0, nps: null })
  })
})

describe('how long a promise took', () => {
  const calendar = buildCalendar({ years: shippedYears })
  const clause = { deadline: { amount: 2, unit: 'working_hours' as const } }
  const at = (time: string) => new Date(`2026-03-02T${time}:00+08:00`)

  test('is working time, and a pause is not part of it', () => {
    const straight = { opens_at: at('09:30'), due_at: at('11:30'), closed_at: at('10:30') }
    expect(takenBy(clause, straight, calendar)).toBe(3_600_000)
    // Paused for an hour: the deadline moved from half past eleven to half past twelve of working time.
    const moved = allowanceOf(
      { deadline: { amount: 3, unit: 'working_hours' } },
      at('09:30'),
      calendar,
    )
    expect(moved).toBe(3 * 3_600_000)
    const due_at = new Date(at('09:30').getTime() + 2 * 3_600_000 + 1_800_000)
    const paused = { opens_at: at('09:30'), due_at, closed_at: at('11:30') }
    expect(takenBy(clause, paused, calendar)).toBe(2 * 3_600_000 - 1_800_000)
  })
})

describe('a lead’s road', () => {
  test('is read from events; an attempt that reached nobody is no step', () => {
    const step = (type: string, data = {}) => stepReached({ type, data })
    expect(step('lead.registered')).toBe(0)
    expect(step('lead.screened', { outcome: 'rejected' })).toBe(0)
    expect(step('lead.contacted', { reached: false })).toBe(0)
    expect(step('lead.contacted', { reached: true })).toBe(3)
    expect(step('lead.converted')).toBe(6)
    expect(neverWas({ type: 'lead.withdrawn', data: { reason_code: 'import_undone' } })).toBe(true)
    expect(neverWas({ type: 'lead.withdrawn', data: {} })).toBe(false)
  })

  test('whoever came far passed every step before', () => {
    const counts = [
      { reached: 6, ended: null, leads: 2 },
      { reached: 1, ended: 'lost', leads: 3 },
    ]
    expect(roadOf(counts)).toEqual([5, 5, 2, 2, 2, 2, 2])
    expect(lostOf(counts)).toBe(3)
  })

  test('costs are added to the fen, of campaigns under way', () => {
    expect(costOf([{ cost: '0.10' }, { cost: '0.20' }, { cost: null }])).toBe('0.30')
    expect(costOf([{ cost: '1200.50' }, { cost: '0.55' }])).toBe('1201.05')
    expect(costOf([{ cost: null }])).toBeNull()
    const spring = { cost: '1.00', startsOn: '2026-03-01', endsOn: '2026-03-31' }
    expect(ranWithin(spring, '2026-03-31', '2026-05-01')).toBe(true)
    expect(ranWithin(spring, '2026-04-01', '2026-05-01')).toBe(false)
    expect(ranWithin({ ...spring, startsOn: null, endsOn: null }, '2030-01-01', '2030-02-01')).toBe(
      true,
    )
  })
})

describe('the week', () => {
  const tally = (clause: string, departmentId: string, missed: number) => ({
    clause,
    departmentId,
    kept: 0,
    missed,
  })

  test('looks where most was missed', () => {
    const counts = [tally('S2', 'a', 1), tally('M1', 'b', 4), tally('D2', 'c', 0)]
    expect(hotspotsOf(counts).map((one) => one.clause)).toEqual(['M1', 'S2'])
  })

  test('names each client once, for what weighs most', () => {
    const call = (id: string, reason: 'unhappy' | 'overdue' | 'complaint', since: string) => ({
      client: { id, name: id },
      reason,
      since,
    })
    const called = whomToCall([
      call('a', 'overdue', '2026-03-01'),
      call('b', 'unhappy', '2026-03-05'),
      call('a', 'complaint', '2026-03-09'),
      call('c', 'unhappy', '2026-03-04'),
    ])
    expect(called.map((one) => `${one.client.id} ${one.reason}`)).toEqual([
      'a complaint',
      'c unhappy',
      'b unhappy',
    ])
  })

  test('puts first what others wait for', () => {
    const since = '2026-03-01T00:00:00Z'
    const charter = { kind: 'charter' as const, number: 2, changes: 1, by: null, since }
    const introduction = {
      kind: 'introduction' as const,
      id: 'i',
      version: 1,
      title: '',
      body: '',
      by: null,
    }
    const ordered = inTurn([{ ...introduction, since }, charter], 1)
    expect(ordered.map((one) => one.kind)).toEqual(['charter'])
    const escalation = (id: string, subject: string, day: string) => ({
      kind: 'escalation' as const,
      id,
      subject: { kind: 'lead' as const, id: subject, name: null },
      title: { zh: '', en: '' },
      owner: { id: 'o', name: '' },
      since: `2026-03-${day}T00:00:00Z`,
      excusable: true,
    })
    const late = [
      escalation('1', 'a', '01'),
      escalation('2', 'a', '05'),
      escalation('3', 'b', '03'),
    ]
    // What came up last first, each lead once.
    expect(inTurn(late).map((one) => 'id' in one && one.id)).toEqual(['2', '3'])
  })

  test('compares people with the mean of those who lead engagements', () => {
    const people = [
      { engagements: 20 },
      { engagements: 10 },
      { engagements: 3 },
      { engagements: 0 },
    ]
    const { full, free } = fullAndFree(people)
    expect(full.map((one) => one.engagements)).toEqual([20])
    expect(free.map((one) => one.engagements)).toEqual([3])
    expect(fullAndFree(people.slice(0, 2))).toEqual({ full: [], free: [] })
  })
})

test('a version changed what is new in it or says something else', () => {
  const before = new Map([
    ['a', { code: 'a', days: 1 }],
    ['b', { code: 'b', days: 1 }],
  ])
  const after = new Map([
    ['a', { code: 'a', days: 1 }],
    ['b', { code: 'b', days: 2 }],
    ['c', { code: 'c', days: 1 }],
  ])
  expect(changedClauses(before, after).map((one) => one.code)).toEqual(['b', 'c'])
})
