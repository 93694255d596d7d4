import { expect, it } from 'vitest'
import { type Stretch, wordDifference } from './word-difference.ts'

const told = (stretches: Stretch[]) =>
  stretches.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')
const compared = (before: string, after: string) => wordDifference(before, after).map(told)

it('a figure changes as a whole, the words around it stay', () => {
  expect(compared('14天内', '10天内')).toEqual(['[14]天内', '[10]天内'])
})
it('words are put in and left out where they stand', () => {
  expect(compared('客户服务专员', '客户关系经理')).toEqual(['客户[服务专员]', '客户[关系经理]'])
  expect(compared('before the end', 'long before the end')).toEqual([
    'before the end',
    '[long ]before the end',
  ])
})
it('nothing in common and nothing at all', () => {
  expect(compared('甲', '乙')).toEqual(['[甲]', '[乙]'])
  expect(compared('', '乙')).toEqual(['', '[乙]'])
})
