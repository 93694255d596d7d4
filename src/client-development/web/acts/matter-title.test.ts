import { describe, expect, test } from 'vitest'
import { matterTitle } from './matter-title.ts'

describe('a matter is proposed under a short name', () => {
  const need = '公司以不能胜任工作为由解除了劳动合同，要求支付赔偿金。'

  test('the client without what nobody says of its name, then the practice area', () => {
    expect(matterTitle('苏州晨光精密机械有限公司', '劳动争议', need)).toBe(
      '苏州晨光精密机械—劳动争议',
    )
    expect(matterTitle('远望集团股份有限公司', '金融', need)).toBe('远望集团—金融')
    expect(matterTitle(' 孙倩 ', '婚姻家事', need)).toBe('孙倩—婚姻家事')
    expect(matterTitle('Harbour Light Ltd', 'Finance', '')).toBe('Harbour Light Ltd—Finance')
  })

  test('without a practice area the beginning of the need, never all of it', () => {
    expect(matterTitle('孙倩', '', '房屋租赁押金不退，金额 12000 元。')).toBe(
      '孙倩—房屋租赁押金不退',
    )
    expect(matterTitle('孙倩', '', need)).toBe('孙倩—公司以不能胜任工作为由解除了劳动合同')
    expect(matterTitle('孙倩', '', '甲'.repeat(60))).toBe(`孙倩—${'甲'.repeat(20)}…`)
    expect(matterTitle('Harbour', '', 'Deposit of 4.5 m. Not repaid.')).toBe(
      'Harbour—Deposit of 4.5 m',
    )
  })

  test('of a lead that said nothing, the client alone', () => {
    expect(matterTitle('孙倩', '', '  ')).toBe('孙倩')
    expect(matterTitle('有限公司', '', '')).toBe('有限公司')
  })
})
