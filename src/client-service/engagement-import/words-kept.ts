import { fields } from './fields.ts'
import type { ReadEngagement } from './reading.ts'

// What a register says and a mandate has no place for stays word for word, under the titles of the firm.

/** The longest scope and fee terms an engagement holds. */
const longestScope = 4_000
const longestTerms = 10_000

const said = (title: string, text: string | null): string[] =>
  text === null || text === '' ? [] : [`${title}：${text}`]

export const scopeOf = (entry: ReadEngagement): string =>
  [
    ...said(fields.cause.zh, entry.title === null ? null : entry.cause),
    ...said(fields.practice.zh, entry.practice),
    ...said(fields.instance.zh, entry.instance),
    ...said(fields.court.zh, entry.court),
    ...said(fields.court_number.zh, entry.courtNumber),
    ...said(fields.originating.zh, outsiders(entry)),
    ...Object.entries(entry.extra).flatMap(([title, text]) => said(title, text)),
    ...said(fields.note.zh, entry.note),
  ]
    .join('\n')
    .slice(0, longestScope)

export const feeTermsOf = (entry: ReadEngagement): string =>
  said(fields.paid.zh, entry.paid === null ? null : `${entry.paid} 元`)
    .join('\n')
    .slice(0, longestTerms)

/** Who brought it, as the register says: it may be somebody from outside. */
function outsiders({ originating }: ReadEngagement): string | null {
  if (originating.length === 0) return null
  return originating
    .map(({ name, share }) => (share === null ? name : `${name} ${share}%`))
    .join('、')
}
