import {
  mailAddresses,
  organisationName,
  personName,
  phoneNumbers,
  residentIdentityNumber,
  unifiedSocialCreditCode,
} from '#parties/contract.ts'
import { readAmount, readDay } from '#platform/sheets/index.ts'
import { tidyLine, tidyText } from '#platform/text.ts'
import type { CommonProblem, RowProblem } from './problems.ts'
import type { Place, ReadCell } from './reading.ts'
import { saysNothing } from './who.ts'

// Readers of single cells, made for the place in the entry where they put what they read.

const longestLine = 500
const longestText = 8000

type Loose = Record<string, unknown>
type KeyFor<Entry, Value> = {
  [Key in keyof Entry]: Value extends Entry[Key] ? Key : never
}[keyof Entry] &
  string

export const warn = (
  warnings: RowProblem[],
  place: Place,
  code: CommonProblem,
  text: string,
): unknown => warnings.push({ column: place.column, code, values: { text: text.slice(0, 200) } })

function cut(text: string, longest: number, place: Place, warnings: RowProblem[]): string {
  if (text.length <= longest) return text
  warn(warnings, place, 'text_cut', text)
  return text.slice(0, longest)
}

/** A cell of a name column; null when it names nobody. Why a name cannot be taken is told. */
export function readName(
  text: string,
  as: 'person' | 'organisation',
  place: Place,
  warnings: RowProblem[],
): string | null {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return null
  const read = as === 'person' ? personName(text) : organisationName(text)
  if (read.ok) return read.value
  warn(warnings, place, read.code, value)
  return null
}

/** One line of words. */
export const line =
  <Entry>(key: KeyFor<Entry, string | null>, longest = longestLine): ReadCell<Entry> =>
  (text, entry, place, warnings) => {
    const value = tidyLine(text)
    if (value === '' || saysNothing(value)) return
    ;(entry as Loose)[key] = cut(value, longest, place, warnings)
  }

/** Sentences; several columns come one below the other. */
export const runningText =
  <Entry>(key: KeyFor<Entry, string | null>): ReadCell<Entry> =>
  (text, entry, place, warnings) => {
    const value = tidyText(text)
    if (value === '') return
    const earlier = (entry as Record<string, string | null>)[key]
    const whole = earlier ? `${earlier}\n${value}` : value
    ;(entry as Loose)[key] = cut(whole, longestText, place, warnings)
  }

/** Whoever can be reached: canonical numbers and addresses, and everything the cells said. */
export interface Reachable {
  /** `+8613812345678`. */
  phones: string[]
  phoneText: string | null
  mails: string[]
  mailText: string | null
}
export const unreached = (): Reachable => ({
  phones: [],
  phoneText: null,
  mails: [],
  mailText: null,
})

export const phone: ReadCell<Reachable> = (text, entry, place, warnings) => {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return
  entry.phoneText = entry.phoneText === null ? value : `${entry.phoneText} / ${value}`
  const read = phoneNumbers(text)
  for (const number of read.numbers) {
    if (!entry.phones.includes(number.value)) entry.phones.push(number.value)
    if (!number.areaCodeKnown) warn(warnings, place, 'phone_area_code_unknown', value)
  }
  for (const part of read.unreadable) warn(warnings, place, part.code, part.text)
}

export const mail: ReadCell<Reachable> = (text, entry, place, warnings) => {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return
  entry.mailText = entry.mailText === null ? value : `${entry.mailText} / ${value}`
  const read = mailAddresses(text)
  for (const address of read.addresses)
    if (!entry.mails.includes(address)) entry.mails.push(address)
  for (const part of read.unreadable) warn(warnings, place, part.code, part.text)
}

/** A day as ISO, and how it was written where `written` names a place for that. */
export const day =
  <Entry>(
    key: KeyFor<Entry, string | null>,
    written?: KeyFor<Entry, string | null>,
  ): ReadCell<Entry> =>
  (text, entry, place, warnings) => {
    const value = tidyLine(text)
    if (value === '' || saysNothing(value)) return
    if (written) (entry as Loose)[written] = cut(value, longestLine, place, warnings)
    const read = readDay(value, place.year)
    if (!read.ok) return void warn(warnings, place, read.code, value)
    ;(entry as Loose)[key] = read.day
    if (read.assumed === 'order') warn(warnings, place, 'date_order_assumed', value)
    if (read.assumed === 'year' && !place.yearIsSure)
      warn(warnings, place, 'date_year_assumed', value)
  }

/** One sum in yuan, `12000.50`; of a range there is none. */
export const money =
  <Entry>(key: KeyFor<Entry, string | null>): ReadCell<Entry> =>
  (text, entry, place, warnings) => {
    const read = readAmount(text, place.yuanPerUnit)
    if (read === 'unknown') return
    // The most a sum of the firm's holds: numeric(14,2).
    if (read === 'unreadable' || read.lowFen !== read.highFen || read.lowFen >= 1e14)
      return void warn(warnings, place, 'amount_unreadable', text)
    const fen = String(read.lowFen).padStart(3, '0')
    ;(entry as Loose)[key] = `${fen.slice(0, -2)}.${fen.slice(-2)}`
  }

export const creditCode =
  <Entry>(key: KeyFor<Entry, string | null>): ReadCell<Entry> =>
  (text, entry, place, warnings) =>
    checkedNumber(unifiedSocialCreditCode, key, text, entry, place, warnings)

export const identityNumber =
  <Entry>(key: KeyFor<Entry, string | null>): ReadCell<Entry> =>
  (text, entry, place, warnings) =>
    checkedNumber(residentIdentityNumber, key, text, entry, place, warnings)

function checkedNumber(
  check: typeof residentIdentityNumber | typeof unifiedSocialCreditCode,
  key: string,
  text: string,
  entry: unknown,
  place: Place,
  warnings: RowProblem[],
): void {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return
  const read = check(value)
  if (read.ok) (entry as Loose)[key] = read.value
  else warn(warnings, place, read.code, value)
}

/** One of the firm's own words; the first pattern that fits. */
export const word =
  <Entry, Value extends string>(
    key: KeyFor<Entry, Value | null>,
    meanings: [RegExp, Value][],
  ): ReadCell<Entry> =>
  (text, entry, place, warnings) => {
    const value = tidyLine(text)
    if (value === '' || saysNothing(value)) return
    const meant = meanings.find(([pattern]) => pattern.test(value))
    if (meant) (entry as Loose)[key] = meant[1]
    else warn(warnings, place, 'word_unknown', value)
  }

/** Columns without a place of their own, by their title. */
export const extraColumn: ReadCell<{ extra: Record<string, string> }> = (
  text,
  entry,
  place,
  warnings,
) => {
  const value = tidyText(text)
  if (value !== '') entry.extra[place.title] = cut(value, longestText, place, warnings)
}

/** Before the key of a field of the firm's own, in what a column means. */
export const ownField = 'custom.'

/** What a row says beside the fields of its kind. */
export interface Besides {
  /** By the title of the column. */
  extra: Record<string, string>
  /** Titles of columns by the key of the firm's own field they were mapped to. */
  meant?: Record<string, string>
}

/** A column mapped to a field of the firm's own; read once the questions are known. */
export const ownColumn =
  (key: string): ReadCell<Besides> =>
  (text, entry, place, warnings) => {
    extraColumn(text, entry, place, warnings)
    if (!(place.title in entry.extra)) return
    entry.meant ??= {}
    entry.meant[key] = place.title
  }
