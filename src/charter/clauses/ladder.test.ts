import { describe, expect, test } from 'vitest'
import { buildCalendar, shippedYears } from '#organisation/index.ts'
import { firstCharter } from '../provision.ts'
import type { Clause, Term } from './contract.ts'
import { ladderOf, rungAt } from './ladder.ts'
import { problemsOfCharter } from './rules.ts'

const calendar = buildCalendar({ years: shippedYears })
/** Deadlines in a plain week, at its end, before a long holiday and in the lunch break. */
const deadlines = [
  '2026-03-02T01:30:00Z',
  '2026-03-06T10:00:00Z',
  '2026-09-30T09:59:00Z',
  '2026-03-04T04:30:00Z',
].map((at) => new Date(at))

describe('nobody is passed over on the ladder', () => {
  for (const clause of firstCharter) {
    test(`${clause.code}: each rung is strictly later than the one before, and the managing partner is last`, () => {
      const ladder = ladderOf(clause)
      expect(ladder.at(-1)?.to).toEqual({ role: 'managing_partner' })
      for (const due of deadlines) {
        const times = ladder.map((rung) => rungAt(rung, due, calendar).getTime())
        expect(times[0]).toBeGreaterThan(due.getTime())
        for (const [at, time] of times.entries()) {
          if (at > 0) expect(time, `rung ${at + 1}`).toBeGreaterThan(times[at - 1] as number)
        }
      }
    })
  }

  test('where the clause names no managing partner, they hear five working days after the last rung', () => {
    const due = new Date('2026-03-02T02:00:00Z')
    const days = (amount: number): Term => ({ amount, unit: 'working_days' })
    const ladder = ladderOf({
      escalation: [
        { after: days(2), to: { head_of: 'subject' } },
        { after: days(5), to: { role: 'client_relationship_manager' } },
      ],
    })
    const [first, second, last] = ladder.map((rung) => rungAt(rung, due, calendar).toISOString())
    expect([first, second, last]).toEqual([
      '2026-03-04T02:00:00.000Z',
      '2026-03-09T02:00:00.000Z',
      '2026-03-16T02:00:00.000Z',
    ])
  })

  test('a charter whose ladder does not rise is not published', () => {
    const [some] = firstCharter as [Clause]
    const after: Term = { amount: 1, unit: 'working_days' }
    const escalation: Clause['escalation'] = [
      { after, to: { role: 'client_relationship_manager' } },
      { after: { amount: 1, unit: 'working_hours' }, to: { role: 'managing_partner' } },
    ]
    expect(problemsOfCharter([{ ...some, escalation }])).toEqual([
      { code: some.code, problem: 'ladder_not_rising' },
    ])
    expect(problemsOfCharter(firstCharter)).toEqual([])
  })
})
