import { expect, test } from 'vitest'
import { isReversed, readRange, sayRange } from './range-filter.tsx'

test('a range is written with two dots, either end open', () => {
  expect(readRange('10..20')).toEqual({ from: '10', to: '20' })
  expect(readRange('2026-01-01..')).toEqual({ from: '2026-01-01', to: '' })
  expect(sayRange({ from: '', to: '20' })).toBe('..20')
  expect(sayRange({ from: '', to: '' })).toBeNull()
})

test('one value is both ends', () => {
  expect(readRange('5')).toEqual({ from: '5', to: '5' })
})

test('figures are compared as figures, days as days', () => {
  expect(isReversed({ from: '9', to: '10' }, 'number')).toBe(false)
  expect(isReversed({ from: '2026-02-01', to: '2026-01-31' }, 'date')).toBe(true)
  expect(isReversed({ from: '9', to: '' }, 'number')).toBe(false)
})
