import { describe, expect, it } from 'vitest'
import * as format from './format.ts'

/** Tuesday 24 November 2026, 10:35 in Hangzhou. */
const now = new Date('2026-11-24T02:35:00Z')
const zh = { language: 'zh-CN' } as const
const en = { language: 'en' } as const
const at = (text: string) => new Date(`${text}+08:00`)

describe('time as people say it', () => {
  it.each([
    ['2026-11-24T14:30', '今天14:30', 'today 14:30'],
    ['2026-11-23T14:00', '昨天14:00', 'yesterday 14:00'],
    ['2026-11-25T12:00', '明天12:00', 'tomorrow 12:00'],
    ['2026-11-27T18:00', '周五', 'Fri'],
    ['2026-11-29T18:00', '周日', 'Sun'],
    ['2026-11-30T09:00', '下周一', 'next Mon'],
    ['2026-12-07T09:00', '12月7日', '7 Dec'],
    ['2026-11-20T09:00', '11月20日', '20 Nov'],
    ['2027-02-03T09:00', '2027年2月3日', '3 Feb 2027'],
  ])('%s is %s', (instant, chinese, english) => {
    expect(format.sayMoment(at(instant), now, zh)).toBe(chinese)
    expect(format.sayMoment(at(instant), now, en)).toBe(english)
  })

  it('counts days by the calendar of the firm, not by that of the machine', () => {
    expect(format.sayDay(at('2026-11-25T00:10'), at('2026-11-24T23:50'), zh)).toBe('明天')
  })

  it('says a day of a register whole, and a day of a year that stands above it without the year', () => {
    expect(format.sayDate('2026-03-05', 'zh-CN')).toBe('2026年3月5日')
    expect(format.sayDate('2021-12-31', 'en')).toBe('31 Dec 2021')
    expect(format.sayDayOfYear('2026-01-01', 'zh-CN')).toBe('1月1日')
    expect(format.sayDayOfYear('2026-01-01', 'en')).toBe('1 Jan')
  })

  it('says the exact time for who wants it', () => {
    expect(format.sayExactly(at('2026-11-24T14:30'), zh)).toBe('2026年11月24日 周二 14:30')
    expect(format.sayExactly(at('2026-11-24T14:30'), en)).toBe('Tue 24 Nov 2026, 14:30')
  })

  it('heads a day of the timeline', () => {
    expect(format.sayDayHeading(at('2026-11-24T08:00'), now, zh)).toBe('今天')
    expect(format.sayDayHeading(at('2026-11-23T08:00'), now, zh)).toBe('昨天，11月23日')
    expect(format.sayDayHeading(at('2026-11-20T08:00'), now, zh)).toBe('11月20日，周五')
    expect(format.sayDayHeading(at('2026-10-09T08:00'), now, zh)).toBe('10月9日')
  })

  it('says a month with its year only where that is another', () => {
    const en = { language: 'en' as const }
    expect(format.sayMonth('2026-12', now, zh)).toBe('12月')
    expect(format.sayMonth('2027-01', now, zh)).toBe('2027年1月')
    expect(format.sayMonth('2027-01', now, en)).toBe('Jan 2027')
  })

  it.each([
    ['2026-11-24T11:20', '还剩45分钟', '45 min left'],
    ['2026-11-24T14:00', '还剩3小时25分', '3 h 25 min left'],
    ['2026-11-24T13:35', '还剩3小时', '3 hours left'],
    ['2026-11-26T13:35', '还剩2天', '2 days left'],
    ['2026-11-23T10:35', '逾期1天', '1 day overdue'],
    ['2026-11-24T09:25', '逾期1小时10分', '1 h 10 min overdue'],
    ['2026-11-23T15:30', '逾期19小时', '19 hours overdue'],
    ['2026-11-24T20:40', '还剩10小时', '10 hours left'],
  ])('until %s: %s', (due, chinese, english) => {
    expect(format.sayLeft(at(due), now, 'zh-CN')).toBe(chinese)
    expect(format.sayLeft(at(due), now, 'en')).toBe(english)
  })
})

describe('money and figures', () => {
  it('have separators and a unit, and cents only where there are any', () => {
    expect(format.sayMoney('180000', 'zh-CN')).toBe('180,000元')
    expect(format.sayMoney('180000.00', 'zh-CN')).toBe('180,000元')
    expect(format.sayMoney('1250.5', 'zh-CN')).toBe('1,250.50元')
    expect(format.sayMoney('180000', 'en')).toBe('CNY 180,000')
    expect(format.sayMoney(1_860_000, 'zh-CN', { unit: 'ten-thousand' })).toBe('186万元')
  })

  it('lose no digit of a large decimal', () => {
    expect(format.sayMoney('9007199254740993.07', 'zh-CN')).toBe('9,007,199,254,740,993.07元')
  })

  it('say a rate in per cent', () => {
    expect(format.sayRate(0.9742, 'zh-CN')).toBe('97.4%')
    expect(format.sayRate(1, 'zh-CN')).toBe('100%')
  })
})

it.each([
  ['+8613800001111', '138 0000 1111'],
  ['13800001111', '138 0000 1111'],
  ['+861065551234', '010 6555 1234'],
  ['+8657187654321', '0571 8765 4321'],
  ['+863121234567', '0312 123 4567'],
  ['+861065551234;ext=544', '010 6555 1234-544'],
  ['+864001234567', '400 123 4567'],
  ['+8695588', '+8695588'],
  ['+85291234567', '+85291234567'],
])('%s is called %s', (phone, said) => {
  expect(format.sayPhone(phone)).toBe(said)
})

it('says what the firm named in English where it has an English name', () => {
  expect(format.sayName({ name: '市场部', nameEn: 'Marketing' }, 'zh-CN')).toBe('市场部')
  expect(format.sayName({ name: '市场部', nameEn: 'Marketing' }, 'en')).toBe('Marketing')
  expect(format.sayName({ name: '市场部', nameEn: null }, 'en')).toBe('市场部')
  expect(format.sayName({ name: '市场部' }, 'en')).toBe('市场部')
})
