import { useLanguage, useSaying, useWords } from '#ui/index.ts'
import { insightWords } from './words.ts'

const shortMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const hour = 3_600_000

/** Months, lengths and clauses as the pages of insight say them. */
export function useInsightSaying() {
  const say = useWords(insightWords)
  const saying = useSaying()
  const language = useLanguage()
  const chinese = language === 'zh-CN'
  const monthOf = (day: string) => Number(day.slice(5, 7))
  const month = (day: string, withYear = false) => {
    const name = chinese ? monthOf(day) : (shortMonths[monthOf(day) - 1] ?? '')
    return withYear
      ? say('yearMonth', { year: day.slice(0, 4), month: name })
      : say('month', { month: name })
  }
  return {
    ...saying,
    title: ({ zh, en }: { zh: string; en: string }) => (chinese ? zh : en),
    month,
    /** The bare day of the calendar: 11月16日, 16 Nov. */
    date: (day: string) =>
      chinese
        ? `${monthOf(day)}月${Number(day.slice(8))}日`
        : `${Number(day.slice(8))} ${shortMonths[monthOf(day) - 1]}`,
    /** The bare number, for all but the first of a row of months. */
    shortMonth: (day: string, first: boolean) =>
      first || !chinese ? month(day) : String(monthOf(day)),
    /** Working time: 45分钟, 3.5工时. */
    working: (milliseconds: number) =>
      milliseconds < hour
        ? say('responses.minutes', { minutes: Math.round(milliseconds / 60_000) })
        : say('responses.hours', { hours: saying.number(Math.round(milliseconds / 360_000) / 10) }),
    percent: (rate: number | null, digits = 0) => (rate === null ? '–' : saying.rate(rate, digits)),
  }
}
