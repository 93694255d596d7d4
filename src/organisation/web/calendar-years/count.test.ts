import { expect, it } from 'vitest'
import { countOf, runsOf } from './count.ts'

const newYear = {
  '2026-01-04': 'workday',
  '2026-01-01': 'holiday',
  '2026-01-02': 'holiday',
  '2026-01-03': 'holiday',
  '2026-02-28': 'workday',
  '2026-03-01': 'workday',
} as const

it('tells days off one after the other as one, and a day at work among them apart', () => {
  expect(runsOf(newYear)).toEqual([
    { kind: 'holiday', from: '2026-01-01', until: '2026-01-03' },
    { kind: 'workday', from: '2026-01-04', until: '2026-01-04' },
    { kind: 'workday', from: '2026-02-28', until: '2026-03-01' },
  ])
})

it('counts the days of each kind', () => {
  expect([countOf(newYear, 'holiday'), countOf(newYear, 'workday')]).toEqual([3, 3])
})
