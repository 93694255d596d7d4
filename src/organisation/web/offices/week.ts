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
type Day = (typeof weekdays)[number]

/** The weekly pattern as people say it: days with the same hours are named together. */
export function useWeek() {
  const say = useWords(administrationWords)
  const comma = useLanguage() === 'en' ? ', ' : '、'
  /** Three days on end and more are named by the first and the last. */
  const named = (days: Day[]): string => {
    const runs: Day[][] = []
    for (const day of days) {
      const run = runs.at(-1)
      if (run && weekdays.indexOf(day) === weekdays.indexOf(run.at(-1) as Day) + 1) run.push(day)
      else runs.push([day])
    }
    const nameOf = (day: Day | undefined) => day && say(`office.weekday.${day}`)
    return runs
      .flatMap((run) =>
        run.length > 2
          ? say('office.weekdays', { from: nameOf(run[0]), to: nameOf(run.at(-1)) })
          : run.map(nameOf),
      )
      .join(comma)
  }
  return (week: Week): string[] => {
    const byHours = new Map<string, Day[]>()
    for (const day of weekdays) {
      const hours =
        (week[day] ?? []).map(({ from, to }) => `${from}–${to}`).join(comma) || say('office.off')
      byHours.set(hours, [...(byHours.get(hours) ?? []), day])
    }
    return [...byHours].map(([hours, days]) => `${named(days)} ${hours}`)
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
