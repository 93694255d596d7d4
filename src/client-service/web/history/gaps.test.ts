import { expect, test } from 'vitest'
import { withoutGaps } from './gaps.ts'

test('what an event does not carry leaves no gap in its sentence', () => {
  expect(withoutGaps('与客户定期沟通（电话），满意度{{satisfaction}}')).toBe(
    '与客户定期沟通（电话）',
  )
  expect(withoutGaps('talked to the client (Call), satisfaction {{satisfaction}}')).toBe(
    'talked to the client (Call)',
  )
  expect(withoutGaps('联系了客户（{{channel}}）')).toBe('联系了客户')
  expect(withoutGaps('登记签约：{{number}}')).toBe('登记签约')
  expect(withoutGaps('归档了')).toBe('归档了')
})
