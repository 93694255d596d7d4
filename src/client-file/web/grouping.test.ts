import { describe, expect, it } from 'vitest'
import { firstEstimated, grouped, groupOf } from './grouping.ts'

// Tuesday, 10:35 in China.
const now = new Date('2026-11-24T02:35:00Z')
const open = (dueAt: string, overdue = false) => ({ status: 'open' as const, overdue, dueAt })

describe('what I owe, by when', () => {
  it('is overdue as soon as its moment has passed, whether or not the sweep came by', () => {
    expect(groupOf(open('2026-11-24T02:34:00Z'), now)).toBe('overdue')
    expect(groupOf(open('2026-11-30T02:00:00Z', true), now)).toBe('overdue')
  })

  it('is for today until midnight in China', () => {
    expect(groupOf(open('2026-11-24T15:59:00Z'), now)).toBe('today')
    expect(groupOf(open('2026-11-24T16:00:00Z'), now)).toBe('week')
  })

  it('is for this week until Sunday ends, for the next until the Sunday after', () => {
    expect(groupOf(open('2026-11-29T15:59:00Z'), now)).toBe('week')
    expect(groupOf(open('2026-11-29T16:00:00Z'), now)).toBe('next')
    expect(groupOf(open('2026-12-06T15:59:00Z'), now)).toBe('next')
  })

  it('is for its month from then on', () => {
    expect(groupOf(open('2026-12-06T16:00:00Z'), now)).toBe('2026-12')
    expect(groupOf(open('2026-12-31T15:59:00Z'), now)).toBe('2026-12')
    expect(groupOf(open('2026-12-31T16:00:00Z'), now)).toBe('2027-01')
  })

  it('rests while it waits for the client, and is never for today while it is only scheduled', () => {
    const due = { overdue: false, dueAt: '2026-11-24T03:00:00Z' }
    expect(groupOf({ status: 'paused', ...due }, now)).toBe('resting')
    expect(groupOf({ status: 'scheduled', ...due }, now)).toBe('week')
    const later = { status: 'scheduled' as const, overdue: false, dueAt: '2027-01-24T03:00:00Z' }
    expect(groupOf(later, now)).toBe('2027-01')
  })

  it('is shown with what is late first, months in their order, and without groups that are empty', () => {
    const paused = { status: 'paused' as const, overdue: false, dueAt: '2026-11-25T03:00:00Z' }
    const all = [
      paused,
      open('2027-02-01T03:00:00Z'),
      open('2026-12-24T03:00:00Z'),
      open('2026-11-23T03:00:00Z', true),
    ]
    const groups = grouped(all, now).map(({ group }) => group)
    expect(groups).toEqual(['overdue', '2026-12', '2027-02', 'resting'])
  })

  it('stands open for today and for the first group after it; the rest is folded', () => {
    const all = ['2026-11-24T03:00:00Z', '2026-12-01T03:00:00Z', '2026-12-24T03:00:00Z'].map(
      (dueAt) => open(dueAt),
    )
    const folded = grouped(all, now).map(({ group, isFolded }) => [group, isFolded])
    expect(folded).toEqual([
      ['today', false],
      ['next', false],
      ['2026-12', true],
    ])
  })

  it('is an estimate from the first year on whose holidays are not known', () => {
    const due = (dueAt: string, dueProvisional: boolean) => ({ dueAt, dueProvisional })
    expect(firstEstimated([due('2026-12-24T03:00:00Z', false)])).toBeNull()
    const estimated = [due('2028-01-24T03:00:00Z', true), due('2026-12-31T17:00:00Z', true)]
    expect(firstEstimated(estimated)).toBe(2027)
  })
})
