import { describe, expect, test } from 'vitest'
import { decidePostponement, roundOf } from './rules.ts'

describe('a round of greetings', () => {
  test('is the same however the occasion is spaced, and another the next year', () => {
    const plan = { kind: 'greeting' as const, occasion: '春节  问候', plannedOn: '2026-02-14' }
    expect(roundOf(plan)).toBe(roundOf({ ...plan, occasion: '春节 问候', plannedOn: '2026-02-15' }))
    expect(roundOf(plan)).not.toBe(roundOf({ ...plan, plannedOn: '2027-02-05' }))
  })
})

describe('putting a contact off', () => {
  test('means a later day, and only while it is still to be made', () => {
    const plan = { state: 'planned' as const, plannedOn: '2026-03-10' }
    expect(decidePostponement(plan, '2026-03-11')).toBeNull()
    expect(decidePostponement(plan, '2026-03-10')).toBe('contact_not_postponed')
    expect(decidePostponement({ ...plan, state: 'cancelled' }, '2026-03-11')).toBe(
      'contact_settled',
    )
  })
})
