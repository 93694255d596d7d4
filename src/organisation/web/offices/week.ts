import { useLanguage, useWords } from '#ui/index.ts'
import type { Office } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

type Week = Office['workingHours']

/** The weekly pattern as people say it: days with the same hours are named together. */
export function useWeek() {
  const say = useWords(administrationWords)
  const comma = useLanguage() === 'en' ? ', ' : '、'
  return (week: Week): string[] => {
    const byHours = new Map<string, string[]>()
    for (const day of weekdays) {
      const hours =
        (week[day] ?? []).map(({ from, to }) => `${from}–${to}`).join(comma) || say('office.off')
      byHours.set(hours, [...(byHours.get(hours) ?? []), say(`office.weekday.${day}`)])
    }
    return [...byHours].map(([hours, days]) => `${days.join(comma)} ${hours}`)
  }
}

/** A time zone as people call it: 中国标准时间. */
export function useZone() {
  const locale = useLanguage()
  return (timeZone: string): string =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
