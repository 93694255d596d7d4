import type { CalendarYear } from './contract.ts'

/**
 * Days off that the law itself puts on a day of the solar calendar (全国年节及纪念日放假办法), and the first year
 * of each. 春节, 清明, 端午 and 中秋 go by the moon or the sun, and the days made up at weekends are of each
 * year's notice: they are known only from its table.
 */
const fixed = [
  // 国务院令第513号, in force from 2008: 元旦, 劳动节, 国庆节.
  { from: 2008, days: ['01-01', '05-01', '10-01', '10-02', '10-03'] },
  // 国务院令第795号, in force from 2025: 劳动节 has two days.
  { from: 2025, days: ['05-02'] },
]

/** What is known of a year before its notice is. */
export function fixedHolidays(year: number): CalendarYear['days'] {
  const days = fixed.filter(({ from }) => year >= from).flatMap((one) => one.days)
  return Object.fromEntries(days.map((day) => [`${year}-${day}`, 'holiday' as const]))
}
