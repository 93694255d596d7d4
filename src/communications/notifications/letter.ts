import { sayMoment } from '#platform/i18n/format.ts'
import { type Language, say, type WordKey } from '#platform/i18n/words.ts'
import type { Notice, NoticeKind } from './contract.ts'
import { noticeKinds } from './contract.ts'
import type { OutgoingMail } from './parts.ts'
import { isRed } from './rules.ts'
import type { Message } from './tell.ts'
import { noticeWords } from './web/words.ts'

type Key = WordKey<NonNullable<(typeof noticeWords)['texts']>>

/** Lines of one message; the others are counted. */
const linesMost = 20

/** What lies behind saying something: in which language, when, where it leads. */
export interface Manner {
  language: Language
  timeZone: string
  now: Date
  publicUrl: string
}

const speaker =
  (language: Language) =>
  (key: Key, values: Record<string, unknown> = {}) =>
    say(noticeWords, key, values, language)

/** What presses first, then by what falls due. */
const byPressure = (a: Notice, b: Notice) =>
  Number(b.red) - Number(a.red) || (a.dueAt ?? a.at).localeCompare(b.dueAt ?? b.at)

const places = { lead: '/leads/', client: '/clients/', engagement: '/engagements/' } as const

/** Where a notice leads: the page of what it is about, where the reader sees that. */
function linkOf({ subject, ofImport }: Notice, { publicUrl }: Manner): string {
  const seen = !ofImport && subject.kind !== 'firm' && subject.name !== null
  return seen ? `${publicUrl}${places[subject.kind as 'lead']}${subject.id}` : `${publicUrl}/`
}

/** One notice in one line. */
function lineOf(notice: Notice, manner: Manner): string {
  const sayOf = speaker(manner.language)
  const { kind, subject, title, dueAt, insteadOf } = notice
  const first = subject.name ?? sayOf(`subjectKind.${subject.kind}`)
  const name = notice.ofImport ? sayOf('ofImport', { first }) : first
  const titled = title && (manner.language === 'en' ? title.en : title.zh)
  const what = titled ? sayOf('message.about', { title: titled, subject: name }) : name
  const saying = { language: manner.language, timeZone: manner.timeZone }
  const facts = [
    sayOf('message.line', { kind: sayOf(`kind.${kind}`), what }),
    dueAt &&
      sayOf('message.due', { time: sayMoment(dueAt, manner.now, saying, { withTime: true }) }),
    insteadOf && sayOf('message.insteadOf', { name: insteadOf.name }),
  ]
  return facts.filter(Boolean).join(manner.language === 'en' ? ', ' : '，')
}

/** A mail that tells what is in a message: plain words, and the same as simple HTML. */
export function letterOf({ receiver, notices, digest }: Message, manner: Manner): OutgoingMail {
  const sayOf = speaker(manner.language)
  const ordered = notices.toSorted(byPressure)
  const shown = ordered.slice(0, linesMost)
  const lines = shown.map((one) => ({ text: lineOf(one, manner), link: linkOf(one, manner) }))
  const more = ordered.length - shown.length
  const [first] = lines
  const subject = digest
    ? sayOf('message.digest', { count: ordered.length })
    : lines.length === 1 && first
      ? sayOf('message.urgent', { what: first.text })
      : sayOf('message.urgentMany', { count: lines.length })
  const hello = sayOf('message.hello', { name: receiver.name })
  const lead = sayOf(digest ? 'message.digestLead' : 'message.urgentLead')
  const all = `${manner.publicUrl}/notices`
  const change = `${manner.publicUrl}/account`
  const text = [
    hello,
    '',
    lead,
    '',
    ...lines.flatMap((line) => [line.text, line.link, '']),
    ...(more > 0 ? [sayOf('message.more', { count: more }), ''] : []),
    sayOf('message.all', { link: all }),
    sayOf('message.change', { link: change }),
  ].join('\n')
  const html = [
    '<!doctype html><meta charset="utf-8">',
    `<p>${escaped(hello)}</p><p>${escaped(lead)}</p><ul>`,
    ...lines.map(
      ({ text: line, link }) => `<li><a href="${escaped(link)}">${escaped(line)}</a></li>`,
    ),
    '</ul>',
    more > 0 ? `<p>${escaped(sayOf('message.more', { count: more }))}</p>` : '',
    `<p>${linked(sayOf('message.all', { link: '' }), all)}<br>${linked(sayOf('message.change', { link: '' }), change)}</p>`,
  ].join('\n')
  return { to: receiver.email, subject, text, html }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? '')
const linked = (words: string, link: string) =>
  `${escaped(words)}<a href="${escaped(link)}">${escaped(link)}</a>`

/** How many of each kind, the pressing ones first. */
function countedOf(kinds: NoticeKind[], language: Language): string[] {
  const sayOf = speaker(language)
  return noticeKinds
    .toSorted((a, b) => Number(isRed(b)) - Number(isRed(a)))
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => sayOf('message.counted', { kind: sayOf(`kind.${kind}`), count }))
}

/** A message to a chat: how many things wait and, where the firm allows it, which. */
export function chatOf(
  { notices, digest }: Message,
  manner: Manner,
  says: 'counts' | 'names',
): string {
  const sayOf = speaker(manner.language)
  const ordered = notices.toSorted(byPressure)
  const counted = countedOf(
    ordered.map((one) => one.kind),
    manner.language,
  )
  const named = ordered.slice(0, linesMost).map((one) => lineOf(one, manner))
  const more = ordered.length - named.length
  return [
    sayOf(digest ? 'message.chatDigest' : 'message.chatUrgent'),
    ...(says === 'names' ? named : counted),
    ...(says === 'names' && more > 0 ? [sayOf('message.more', { count: more })] : []),
    sayOf('message.chatOpen', { link: `${manner.publicUrl}/notices` }),
  ].join('\n')
}

/** A message to the chat of a department: how much of what waits there, for whoever reads it. */
export function departmentChatOf(name: string, kinds: NoticeKind[], manner: Manner): string {
  const sayOf = speaker(manner.language)
  return [
    sayOf('message.chatDepartment', { name }),
    ...countedOf(kinds, manner.language),
    sayOf('message.chatOpen', { link: manner.publicUrl }),
  ].join('\n')
}

/** What tells that a robot works. */
export const trialOf = (language: Language): string => speaker(language)('message.trial')
