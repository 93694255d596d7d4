import { expect, test } from 'vitest'
import type { Filter } from './columns.ts'
import { unknownIn } from './known.ts'

const stage: Filter = { key: 'stage', label: '', options: [{ value: 'won', label: '' }] }
const state: Filter = { ...stage, key: 'state', usual: 'won' }
const amount: Filter = { key: 'amount', label: '', options: [], range: 'number' }
const since: Filter = { key: 'since', label: '', options: [], range: 'date' }
const unknown = (url: Record<string, string>) =>
  unknownIn(url, [stage, state, amount, since]).map((filter) => filter.key)

test('what a filter may be set to is known, and so is nothing at all', () => {
  expect(unknown({ stage: 'won', state: 'won', search: 'nonsense' })).toEqual([])
  expect(unknown({ stage: '' })).toEqual([])
})

test('what it cannot be set to is not', () => {
  expect(unknown({ stage: 'nonsense', state: 'nonsense' })).toEqual(['stage', 'state'])
})

test('everything is known only where something else is usual', () => {
  expect(unknown({ stage: 'all', state: 'all' })).toEqual(['stage'])
})

test('an id is let stand: it may name somebody who is no longer offered', () => {
  expect(unknown({ stage: '0197b2c4-6f1e-7c3a-9d2b-1f2e3a4b5c6d' })).toEqual([])
  expect(unknown({ stage: '0197b2c4' })).toEqual(['stage'])
})

test('a range has figures or days as its ends', () => {
  expect(unknown({ amount: '10.5..', since: '2026-01-01..2026-02-01' })).toEqual([])
  expect(unknown({ amount: '10..many', since: 'yesterday' })).toEqual(['amount', 'since'])
})
