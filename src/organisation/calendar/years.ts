import type { CalendarYear } from './contract.ts'
import { dayNumber, formatDay } from './days.ts'

/** The public holidays and make-up workdays (调休) of mainland China, as the notices announce them. */
export const shippedYears: CalendarYear[] = [
  announced({
    year: 2024,
    source: '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
    // 元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节
    holidays: [
      ['01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    workdays: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  }),
  announced({
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    // 元旦, 春节, 清明节, 劳动节, 端午节, 国庆节与中秋节
    holidays: [
      ['01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    workdays: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  }),
  announced({
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    // 元旦, 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节
    holidays: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    workdays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  }),
]

interface Notice {
  year: number
  source: string
  /** First and last day of each holiday, `MM-DD`. */
  holidays: ([string] | [string, string])[]
  workdays: string[]
}

function announced({ year, source, holidays, workdays }: Notice): CalendarYear {
  const days: CalendarYear['days'] = {}
  for (const [first, last = first] of holidays) {
    for (let day = numberOf(year, first); day <= numberOf(year, last); day += 1) {
      days[formatDay(day)] = 'holiday'
    }
  }
  for (const day of workdays) days[`${year}-${day}`] = 'workday'
  return { year, source, days }
}

function numberOf(year: number, monthAndDay: string): number {
  return dayNumber(year, Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(3)))
}
