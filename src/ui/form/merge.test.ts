import { expect, it } from 'vitest'
import { saysTheSame, takenOver, valueAt } from './merge.ts'

it('what another changed is taken over where nothing of one’s own was written', () => {
  const before = { name: '甲', need: '欠款', fees: { low: '1', high: '2' }, steps: ['起诉'] }
  const mine = { ...before, need: '欠款十万', fees: { low: '1', high: '3' }, steps: ['和解'] }
  const theirs = {
    name: '乙',
    need: '欠薪',
    fees: { low: '2', high: '4' },
    steps: ['仲裁', '起诉'],
  }
  expect(takenOver(mine, before, theirs)).toEqual({
    name: '乙',
    need: '欠款十万',
    fees: { low: '2', high: '3' },
    steps: ['和解'],
  })
})

it('what another took away is gone where nothing of one’s own was written', () => {
  expect(takenOver({ a: '1', b: '9' }, { a: '1', b: '2' }, {})).toEqual({ a: undefined, b: '9' })
})

it('a field left empty says the same however it is kept, a changed one does not', () => {
  expect(saysTheSame([{ share: null, part: 'lead' }], [{ part: 'lead', share: '' }])).toBe(true)
  expect(saysTheSame([{ share: '30' }], [{ share: null }])).toBe(false)
  expect(saysTheSame(undefined, null)).toBe(true)
})

it('a dotted name reaches into what holds it', () => {
  expect(valueAt({ fees: { low: '1' } }, 'fees.low')).toBe('1')
  expect(valueAt({}, 'fees.low')).toBeUndefined()
})
