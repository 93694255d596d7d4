import { tidyLine } from '#platform/text.ts'

export type DayProblem =
  | 'date_unreadable'
  | 'date_impossible'
  | 'date_without_day'
  | 'date_without_year'
  | 'date_order_unclear'

export type ReadDay =
  | { ok: true; day: string; assumed: 'year' | 'order' | null }
  | { ok: false; code: DayProblem }

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?'
// What may follow a day: a weekday, a time, a zone. None of it moves the day that is written.
const rest =
  '(?:[\\sT,]*(?:[(（]|周|星期|礼拜|上午|下午|早|晚|中午|凌晨|am|pm|\\d{1,2}\\s*[:时点]|mon|tue|wed|thu|fri|sat|sun).*)?$'

const yearFirst = new RegExp(
  `^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?${rest}`,
  'i',
)
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6}|[\sT]\d.*)?$/
const compactShort = /^(\d{2})(\d{2})(\d{2})$/
const monthAndDay = new RegExp(`^(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?${rest}`)
const threeParts = new RegExp(
  `^(\\d{1,2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2}|\\d{4})日?${rest}`,
)
const shortYearSpelled = new RegExp(`^(\\d{2})年(\\d{1,2})月(\\d{1,2})[日号]?${rest}`)
const dayMonthName = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-\\s/.,]*${monthName}[-\\s/.,']*(\\d{4}|\\d{2})?${rest}`,
  'i',
)
const monthNameDay = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\\s+)?${monthName}[-\\s/.]*(\\d{1,2})(?:st|nd|rd|th)?(?:[-\\s/.,']+(\\d{4}|\\d{2}))?${rest}`,
  'i',
)
const weekdayFirst = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+(?=\d)/i
const serial = /^(\d{5})(\.\d+)?$/
// 1954-10-03 and 2119-01-11: an amount or a house number in a column of dates is rarely between.
const [lowestSerial, highestSerial] = [20_000, 80_000]

/**
 * The day that is written, as an ISO day. `year` completes a day without one and settles `10/3/26`;
 * it is the year of the other dates of the file. Zones and times are never applied.
 */
export function readDay(text: string, year: number | null): ReadDay {
  const line = arabic(tidyLine(text))
    .replace(/^['"]|['"]$/g, '')
    .replace(weekdayFirst, '')
  const whole = line.match(yearFirst) ?? line.match(compact)
  if (whole) return dayOf(whole[1], whole[2], whole[3])
  const spelled = line.match(shortYearSpelled) ?? line.match(compactShort)
  if (spelled) return dayOf(`20${spelled[1]}`, spelled[2], spelled[3])
  const number = line.match(serial)
  if (number) return serialDay(Number(number[1]))
  const parts = line.match(threeParts)
  if (parts) return inSomeOrder(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '', year)
  const named = line.match(dayMonthName)
  if (named) return dayInYear(named[3], monthNumber(named[2]), named[1], year)
  const american = line.match(monthNameDay)
  if (american) return dayInYear(american[3], monthNumber(american[1]), american[2], year)
  const short = line.match(monthAndDay)
  if (short) return dayInYear(undefined, short[1], short[2], year)
  const monthOnly = /^\d{4}[-/.年]\d{1,2}月?$|^\d{1,2}月(份|初|中|底|末)?$/.test(line)
  return { ok: false, code: monthOnly ? 'date_without_day' : 'date_unreadable' }
}

/** The year a cell names by itself, for counting which year a file is about. */
export function yearWritten(text: string): number | null {
  const read = readDay(text, null)
  return read.ok && read.assumed === null ? Number(read.day.slice(0, 4)) : null
}

function dayOf(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  assumed: 'year' | 'order' | null = null,
): ReadDay {
  const [y, m, d] = [Number(year), Number(month), Number(date)]
  const possible = y >= 1900 && y <= 2199 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
  if (!possible) return { ok: false, code: 'date_impossible' }
  return {
    ok: true,
    day: `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    assumed,
  }
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const monthNumber = (name = '') => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)

function dayInYear(
  written: string | undefined,
  month: string | undefined,
  date: string | undefined,
  year: number | null,
): ReadDay {
  if (written !== undefined)
    return dayOf(written.length === 2 ? `20${written}` : written, month, date)
  // 29 February is possible in some year, so a leap year tells whether the day exists at all.
  if (year === null) {
    const possible = dayOf('2024', month, date)
    return possible.ok ? { ok: false, code: 'date_without_year' } : possible
  }
  return dayOf(String(year), month, date, 'year')
}

/** `10/3/2026`, `3.10.2026`, `26/10/3`: an order is taken only if the others are impossible or far off. */
function inSomeOrder(a: string, b: string, c: string, year: number | null): ReadDay {
  const full = (digits: string) => (digits.length === 4 ? digits : `20${digits}`)
  const orders = c.length === 1 ? [] : [dayOf(full(c), a, b), dayOf(full(c), b, a)]
  if (a.length === 2 && c.length <= 2) orders.push(dayOf(full(a), b, c))
  const days = new Set(orders.flatMap((order) => (order.ok ? [order.day] : [])))
  if (days.size === 0) return { ok: false, code: 'date_impossible' }
  const fitting = [...days].filter(
    (day) => year === null || Math.abs(Number(day.slice(0, 4)) - year) <= 1,
  )
  const [only] = fitting
  if (fitting.length === 1 && only)
    return { ok: true, day: only, assumed: days.size > 1 ? 'order' : null }
  return { ok: false, code: 'date_order_unclear' }
}

/** Days since 1899-12-30, as spreadsheet programs count them after February 1900. */
function serialDay(days: number): ReadDay {
  if (days < lowestSerial || days > highestSerial) return { ok: false, code: 'date_unreadable' }
  const day = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10)
  return { ok: true, day, assumed: null }
}

const hanDigits = '〇一二三四五六七八九'

/** 二〇二六年十月三日 in figures; anything else comes back as it is. */
function arabic(line: string): string {
  if (!/^[〇零○一二三四五六七八九十]+[年月]/.test(line)) return line
  return line.replace(/[〇零○一二三四五六七八九十]+/g, (run) => {
    const digits = run.replace(/[零○]/g, '〇')
    if (!digits.includes('十')) return [...digits].map((digit) => hanDigits.indexOf(digit)).join('')
    const [tens = '', ones = ''] = digits.split('十')
    const value = (digit: string, none: number) => (digit === '' ? none : hanDigits.indexOf(digit))
    return String(value(tens, 1) * 10 + value(ones, 0))
  })
}
