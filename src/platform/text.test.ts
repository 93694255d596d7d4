import { expect, test } from 'vitest'
import { tidyLine, tidyName, tidyWords, writingsOf } from './text.ts'

test('a name is folded so that it compares, a title keeps its marks as they were written', () => {
  expect(tidyLine('  华诚（集团）\u200b有限公司 ')).toBe('华诚(集团)有限公司')
  expect(tidyWords('租约到期，房东拒退押金：\n 三万元\u200b ')).toBe(
    '租约到期，房东拒退押金： 三万元',
  )
})

test('brackets in a Chinese name are wide, however they were typed', () => {
  for (const typed of ['华诚(集团)有限公司', '华诚（集团）有限公司', '华诚 (集团） 有限公司 ']) {
    expect(tidyName(typed)).toBe('华诚（集团）有限公司')
  }
  expect(tidyName('上海华诚(中国)(控股)有限公司')).toBe('上海华诚（中国）（控股）有限公司')
  expect(tidyName('华诚投资中心(有限合伙)')).toBe('华诚投资中心（有限合伙）')
})

test('also where letters stand in them or before them', () => {
  expect(tidyName('ABC(中国)有限公司')).toBe('ABC（中国）有限公司')
  expect(tidyName('华诚(HK)有限公司')).toBe('华诚（HK）有限公司')
})

test('a name without Chinese signs keeps its brackets, and so does one that is only half of a pair', () => {
  expect(tidyName('Acme (Shanghai) Co., Ltd.')).toBe('Acme (Shanghai) Co., Ltd.')
  expect(tidyName('华诚有限公司 Acme (Asia) Ltd')).toBe('华诚有限公司 Acme (Asia) Ltd')
  expect(tidyName('华诚(集团有限公司')).toBe('华诚(集团有限公司')
})

test('a name kept before brackets were wide is looked for as well', () => {
  expect(writingsOf('华诚(集团)有限公司')).toEqual(['华诚（集团）有限公司', '华诚(集团)有限公司'])
  expect(writingsOf('华诚有限公司')).toEqual(['华诚有限公司'])
})
