import { describe, expect, it } from 'vitest'
import { grouped, groupOf } from './grouping.ts'

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

  it('is for this week until Sunday ends', () => {
    expect(groupOf(open('2026-11-29T15:59:00Z'), now)).toBe('week')
    expect(groupOf(open('2026-11-29T16:00:00Z'), now)).toBe('later')
  })

  it('rests while it waits for the client, and comes later while it is only scheduled', () => {
    const due = { overdue: false, dueAt: '2026-11-24T03:00:00Z' }
    expect(groupOf({ status: 'paused', ...due }, now)).toBe('resting')
    expect(groupOf({ status: 'scheduled', ...due }, now)).toBe('later')
  })

  it('is shown with what is late first, and without groups that are empty', () => {
    const all = [open('2026-12-24T03:00:00Z'), open('2026-11-23T03:00:00Z', true)]
    expect(grouped(all, now).map(({ group }) => group)).toEqual(['overdue', 'later'])
  })
})
