import { expect, test } from 'vitest'
import type { RuleData } from '../../contract.ts'
import { differences } from './difference.ts'

const rule: RuleData = {
  rule: 'opponent_was_client',
  class: 'curable',
  article: '律师执业行为规范第52条',
  months: 12,
}

test('a version differs by what a firm may set, rule by rule', () => {
  expect(differences([rule], [{ ...rule, class: 'absolute', months: 24 }])).toEqual([
    { rule: 'opponent_was_client', setting: 'class', from: 'curable', to: 'absolute' },
    { rule: 'opponent_was_client', setting: 'months', from: 12, to: 24 },
  ])
  expect(differences([rule], [{ ...rule }])).toEqual([])
})
