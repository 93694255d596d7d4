import type { Language } from './words.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Where and in which language things are said. */
export interface Saying {
  language: Language
  /** IANA name; a firm in China has one. */
  timeZone?: string
}

const zoneOf = (saying: Saying) => saying.timeZone ?? 'Asia/Shanghai'

interface Parts {
  year: number
  month: number
  day: number
  hour: string
  minute: string
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function partsOf(instant: Date, timeZone: string): Parts {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(timeZone, formatter)
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map((p) => [p.type, p.value]))
  return {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    hour: parts.hour ?? '00',
    minute: parts.minute ?? '00',
  }
}

/** Days since 1970 on the calendar of the zone. */
const dayNumber = (p: Parts) => Math.round(Date.UTC(p.year, p.month - 1, p.day) / day)
/** 0 is Monday. 1970-01-01 was a Thursday. */
const weekdayOf = (number: number) => (number + 3) % 7

const weekdays = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const near = {
  'zh-CN': { [-1]: '昨天', 0: '今天', 1: '明天' } as Record<number, string>,
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' } as Record<number, string>,
}

const asDate = (instant: Date | string) =>
  typeof instant === 'string' ? new Date(instant) : instant

function calendarDay(p: Parts, thisYear: number, language: Language): string {
  if (language === 'en') {
    const text = `${p.day} ${months[p.month - 1]}`
    return p.year === thisYear ? text : `${text} ${p.year}`
  }
  const text = `${p.month}月${p.day}日`
  return p.year === thisYear ? text : `${p.year}年${text}`
}

const partsOfDay = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date } as Parts
}

/** A day of the calendar whole, as a register says it: 2021年3月5日, 5 Mar 2021. */
export const sayDate = (day: string, language: Language): string =>
  calendarDay(partsOfDay(day), Number.NaN, language)

/** A day of a year that stands above it: 1月1日, 1 Jan. */
export const sayDayOfYear = (day: string, language: Language): string =>
  calendarDay(partsOfDay(day), partsOfDay(day).year, language)

/** A month of the calendar (`2026-12`): 12月, 2027年1月; Dec, Jan 2027. */
export function sayMonth(month: string, now: Date, saying: Saying): string {
  const p = partsOfDay(month)
  const isThisYear = p.year === partsOf(now, zoneOf(saying)).year
  if (saying.language === 'en') return `${months[p.month - 1]}${isThisYear ? '' : ` ${p.year}`}`
  return `${isThisYear ? '' : `${p.year}年`}${p.month}月`
}

/** The day as people say it: 今天, 昨天, 周五, 下周一, 12月3日, 2027年2月3日. */
export function sayDay(instant: Date | string, now: Date, saying: Saying): string {
  const { language } = saying
  const p = partsOf(asDate(instant), zoneOf(saying))
  const today = partsOf(now, zoneOf(saying))
  const difference = dayNumber(p) - dayNumber(today)
  const close = near[language][difference]
  if (close) return close
  const weekday = weekdays[language][weekdayOf(dayNumber(p))] ?? ''
  const weeksOn = Math.floor((difference + weekdayOf(dayNumber(today))) / 7)
  if (difference > 0 && weeksOn === 0) return weekday
  if (difference > 0 && weeksOn === 1) return language === 'en' ? `next ${weekday}` : `下${weekday}`
  return calendarDay(p, today.year, language)
}

/** Day and time: 今天14:30; beyond two days the day alone, unless `withTime`. */
export function sayMoment(
  instant: Date | string,
  now: Date,
  saying: Saying,
  { withTime = false } = {},
): string {
  const date = asDate(instant)
  const p = partsOf(date, zoneOf(saying))
  const difference = dayNumber(p) - dayNumber(partsOf(now, zoneOf(saying)))
  const said = sayDay(date, now, saying)
  if (Math.abs(difference) > 1 && !withTime) return said
  const gap = saying.language === 'en' || said.endsWith('日') ? ' ' : ''
  return `${said}${gap}${p.hour}:${p.minute}`
}

/** 14:30 */
export function sayTime(instant: Date | string, saying: Saying): string {
  const p = partsOf(asDate(instant), zoneOf(saying))
  return `${p.hour}:${p.minute}`
}

/** In full, for what one sees on hover: 2026年11月24日 周二 14:30. */
export function sayExactly(instant: Date | string, saying: Saying): string {
  const p = partsOf(asDate(instant), zoneOf(saying))
  const weekday = weekdays[saying.language][weekdayOf(dayNumber(p))]
  const time = `${p.hour}:${p.minute}`
  return saying.language === 'en'
    ? `${weekday} ${p.day} ${months[p.month - 1]} ${p.year}, ${time}`
    : `${p.year}年${p.month}月${p.day}日 ${weekday} ${time}`
}

/** A heading of a timeline: 今天, 昨天，11月23日, 11月20日，周五. */
export function sayDayHeading(instant: Date | string, now: Date, saying: Saying): string {
  const { language } = saying
  const p = partsOf(asDate(instant), zoneOf(saying))
  const today = partsOf(now, zoneOf(saying))
  const difference = dayNumber(p) - dayNumber(today)
  const date = calendarDay(p, today.year, language)
  const comma = language === 'en' ? ', ' : '，'
  const close = near[language][difference]
  const capital = close ? close.charAt(0).toUpperCase() + close.slice(1) : ''
  if (difference === 0) return capital
  if (close) return `${capital}${comma}${date}`
  if (Math.abs(difference) > 13) return date
  return `${date}${comma}${weekdays[language][weekdayOf(dayNumber(p))]}`
}

/** A length of time in at most two units: 45分钟, 3小时25分, 2天. */
export function sayLength(milliseconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(milliseconds / minute))
  const days = Math.floor(whole / 1440)
  const hours = Math.floor((whole % 1440) / 60)
  const minutes = whole % 60
  const english = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`
  if (days > 0) return language === 'en' ? english(days, 'day') : `${days}天`
  if (hours === 0) return language === 'en' ? `${minutes} min` : `${minutes}分钟`
  if (minutes === 0) return language === 'en' ? english(hours, 'hour') : `${hours}小时`
  return language === 'en' ? `${hours} h ${minutes} min` : `${hours}小时${minutes}分`
}

/** Hours from which on minutes say nothing any more. */
const manyHours = 10

/** What is left until a deadline, in natural time: 还剩45分钟, 逾期1小时10分, 逾期19小时. */
export function sayLeft(due: Date | string, now: Date, language: Language): string {
  const left = asDate(due).getTime() - now.getTime()
  // A minute begun still counts as left, and not yet as late.
  const minutes = left < 0 ? Math.floor(-left / minute) : Math.ceil(left / minute)
  const exact = minutes < manyHours * 60 ? minutes : minutes - (minutes % 60)
  const length = sayLength(exact * minute, language)
  if (left < 0) return language === 'en' ? `${length} overdue` : `逾期${length}`
  return language === 'en' ? `${length} left` : `还剩${length}`
}

/** 1,234,567; a decimal written as text keeps every digit. */
export function sayNumber(value: number | string, language: Language, digits?: number): string {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 6,
  })
  // NumberFormat takes a decimal text as it is; the type of older libraries says number only.
  return format.format(value as number)
}

/** Money in yuan: 180,000元, 1,250.50元; `unit: 'ten-thousand'` gives 18万元. */
export function sayMoney(
  yuan: number | string,
  language: Language,
  { unit = 'yuan', sign = true }: { unit?: 'yuan' | 'ten-thousand'; sign?: boolean } = {},
): string {
  if (unit === 'ten-thousand') {
    const figure = sayNumber(Math.round(Number(yuan) / 1000) / 10, language)
    return language === 'en' ? sayMoney(yuan, language) : `${figure}${sign ? '万元' : ''}`
  }
  const hasCents = !/^-?\d+(\.0*)?$/.test(String(yuan))
  const figure = sayNumber(yuan, language, hasCents ? 2 : 0)
  if (!sign) return figure
  return language === 'en' ? `CNY ${figure}` : `${figure}元`
}

/** 97.4% from 0.974. */
export const sayRate = (rate: number, language: Language, digits = 1): string =>
  `${sayNumber(Math.round(rate * 100 * 10 ** digits) / 10 ** digits, language)}%`

/** What the firm named itself, a department or an office: in English where it has an English name. */
export const sayName = (
  { name, nameEn }: { name: string; nameEn?: string | null },
  language: Language,
): string => (language === 'en' && nameEn) || name

/** Numbers of China as people write them, 138 1234 5678 and 010 6555 1234-5; others as they are. */
export const sayPhone = (phone: string): string =>
  phone
    .replace(/^(?:\+86)?(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
    .replace(/^\+86([48]00)(\d{3})(\d{4})$/, '$1 $2 $3')
    .replace(/^\+86(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})(?:;ext=(\d+))?$/, landline)

const landline = (_: string, area: string, first: string, last: string, extension?: string) =>
  `0${area} ${first} ${last}${extension ? `-${extension}` : ''}`
