import { describe, expect, test } from 'vitest'
import { readAmount, yuanPerUnit } from './amounts.ts'
import { readDay, yearWritten } from './days.ts'

const day = (text: string, year: number | null = 2026) => {
  const read = readDay(text, year)
  return read.ok ? read.day : read.code
}

describe('a day', () => {
  test.each([
    '2026-10-03',
    '2026/10/3',
    '2026.10.3',
    '2026. 10. 3',
    '2026年10月3日',
    '2026年10月3号 下午3点',
    '２０２６年１０月３日',
    '二〇二六年十月三日',
    '26年10月3日',
    '20261003',
    '20261003 10:16',
    '20261003101600',
    '261003',
    '26/10/03',
    '2026-10-03 10:16',
    '2026-10-03T23:59:59.000Z',
    '2026/10/3(周六)',
    '2026-10-03 星期六',
    '3-Oct-26',
    '3 Oct 2026',
    'Oct 3, 2026',
    'October 3rd, 2026',
    'Sat Oct 03 2026 00:00:00 GMT+0000 (Coordinated Universal Time)',
    'Sat, 03 Oct 2026 00:00:00 GMT',
    '10月3日',
    '10.3',
    '10-3',
    '3-Oct',
    '46298',
    '46298.75',
  ])('“%s” is 3 October 2026', (text) => {
    expect(day(text)).toBe('2026-10-03')
  })

  test.each([
    ['2026.2.30', 'date_impossible'],
    ['13月1日', 'date_impossible'],
    ['2026年10月', 'date_without_day'],
    ['10月份', 'date_without_day'],
    ['?', 'date_unreadable'],
    ['上周五', 'date_unreadable'],
    ['138.5', 'date_unreadable'],
    ['1.5 小时', 'date_unreadable'],
    ['13812345678', 'date_unreadable'],
  ])('“%s” is not one: %s', (text, code) => {
    expect(day(text)).toBe(code)
  })

  test('without a year takes that of the other dates, or stays blank', () => {
    expect(readDay('10月3日', 2025)).toEqual({ ok: true, day: '2025-10-03', assumed: 'year' })
    expect(day('10月3日', null)).toBe('date_without_year')
    expect(day('2月30日', null)).toBe('date_impossible')
    expect(yearWritten('10月3日')).toBe(null)
    expect(yearWritten('2026/10/3')).toBe(2026)
  })

  test('of which the order is unclear is settled only where one reading fits', () => {
    expect(day('25/12/2026')).toBe('2026-12-25')
    expect(day('12/25/2026')).toBe('2026-12-25')
    expect(day('10/3/2026')).toBe('date_order_unclear')
    expect(day('10/3/26')).toBe('date_order_unclear')
    expect(day('5/5/2026')).toBe('2026-05-05')
    expect(readDay('26/10/3', 2026)).toEqual({ ok: true, day: '2026-10-03', assumed: null })
    expect(readDay('26.10.12', 2026)).toEqual({ ok: true, day: '2026-10-12', assumed: 'order' })
  })

  test('is the same wherever the server stands', () => {
    const before = process.env.TZ
    try {
      for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
        process.env.TZ = zone
        expect(day('46298')).toBe('2026-10-03')
        expect(day('2026-10-03T16:00:00.000Z')).toBe('2026-10-03')
      }
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})

describe('an amount', () => {
  const yuan = (text: string, title = '标的(元)') => {
    const read = readAmount(text, yuanPerUnit(title))
    return typeof read === 'string' ? read : [read.lowFen / 100, read.highFen / 100]
  }

  test('is counted in the unit of its column unless it names its own', () => {
    expect(yuan('3638', '预计标的(万元)')).toEqual([36_380_000, 36_380_000])
    expect(yuan('约50', '预计标的(万元)')).toEqual([500_000, 500_000])
    expect(yuan('100-200', '预计标的(万元)')).toEqual([1_000_000, 2_000_000])
    expect(yuan('50万', '预计标的(万元)')).toEqual([500_000, 500_000])
    expect(yuan('壹佰万', '预计标的(万元)')).toEqual([1_000_000, 1_000_000])
    expect(yuan('三十五', '预计标的(万元)')).toEqual([350_000, 350_000])
    expect(yuan('1,280,000元', '预计标的(万元)')).toEqual([1_280_000, 1_280_000])
  })

  test('may be spelled in many ways', () => {
    expect(yuan('￥1,280,000.50')).toEqual([1_280_000.5, 1_280_000.5])
    expect(yuan('50~80万')).toEqual([500_000, 800_000])
    expect(yuan('1.2亿')).toEqual([120_000_000, 120_000_000])
    expect(yuan('三十多万元')).toEqual([300_000, 300_000])
    expect(yuan('两亿三千万')).toEqual([230_000_000, 230_000_000])
    expect(yuan('不详')).toBe('unknown')
    expect(yuan('房子一套')).toBe('unreadable')
    expect(yuan('200-100')).toBe('unreadable')
  })
})
