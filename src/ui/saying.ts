import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '#platform/http/client.ts'
import * as format from '#platform/i18n/format.ts'
import { engine, type Language, type WordKey, type Words } from '#platform/i18n/words.ts'

export type Say<T> = (key: WordKey<T>, values?: Record<string, unknown>) => string

/** The words of a slice, in the language in use: `const say = useWords(leadWords)`. */
export function useWords<T>({ namespace }: Words<T>): Say<T> {
  const { t } = useTranslation(namespace, { i18n: engine })
  return t as unknown as Say<T>
}

export function useLanguage(): Language {
  const { i18n } = useTranslation(undefined, { i18n: engine })
  return i18n.language as Language
}

let shown = serverNow()
let timer: ReturnType<typeof setInterval> | undefined
const clocks = new Set<() => void>()

/** One clock for all parts of the page, running while any of them looks at it. */
function watchClock(listener: () => void): () => void {
  clocks.add(listener)
  timer ??= setInterval(renew, 30_000)
  return () => {
    clocks.delete(listener)
    if (clocks.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function renew() {
  shown = serverNow()
  for (const listener of clocks) listener()
}

/** Now by the server's clock, renewed every half minute so that what is left counts down. */
export function useNow(): Date {
  return useSyncExternalStore(watchClock, readClock)
}

/** A clock nobody has looked at for a while, or that the server has set, is read anew. */
function readClock(): Date {
  if (Math.abs(serverNow().getTime() - shown.getTime()) > 31_000) shown = serverNow()
  return shown
}

type InBoth = { id: string } & Parameters<typeof format.sayName>[0]

/** Time, money, figures and the names the firm gives as people say them, in the language in use. */
export function useSaying() {
  const language = useLanguage()
  const now = useNow()
  const saying = { language }
  return {
    language,
    now,
    day: (at: Date | string) => format.sayDay(at, now, saying),
    date: (day: string) => format.sayDate(day, language),
    month: (month: string) => format.sayMonth(month, now, saying),
    dayHeading: (at: Date | string) => format.sayDayHeading(at, now, saying),
    moment: (at: Date | string, withTime = false) =>
      format.sayMoment(at, now, saying, { withTime }),
    time: (at: Date | string) => format.sayTime(at, saying),
    exactly: (at: Date | string) => format.sayExactly(at, saying),
    left: (due: Date | string) => format.sayLeft(due, now, language),
    length: (milliseconds: number) => format.sayLength(milliseconds, language),
    money: (yuan: number | string, how?: Parameters<typeof format.sayMoney>[2]) =>
      format.sayMoney(yuan, language, how),
    number: (value: number | string, digits?: number) => format.sayNumber(value, language, digits),
    name: (one: Parameters<typeof format.sayName>[0]) => format.sayName(one, language),
    /** Name of the one of that id; nothing where it is not among them. */
    nameAmong: (all: InBoth[], id: unknown) => {
      const found = all.find((one) => one.id === id)
      return found && format.sayName(found, language)
    },
    /** What a select offers of things that the firm named. */
    choices: (all: InBoth[]) => {
      const choices = all.map((one) => ({ value: one.id, label: format.sayName(one, language) }))
      // They come in the order of their Chinese names.
      if (language !== 'en') return choices
      return choices.toSorted((one, other) => one.label.localeCompare(other.label, 'en'))
    },
    rate: (rate: number, digits?: number) => format.sayRate(rate, language, digits),
  }
}
