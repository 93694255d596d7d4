import { hasWords, type Language, say } from '#platform/i18n/words.ts'
import type { Clause, Condition, Occasion, Someone, Term } from '../clauses/contract.ts'
import { clauseWords } from './clause-words.ts'

/** Tells the parts of a clause in words that a partner understands. */
export type ClauseSpeech = ReturnType<typeof clauseSpeech>

/** In order of what a reader asks: who, what, by when, what counts, what else. */
export const partsInOrder = [
  'provision',
  'title',
  'duty',
  'trigger',
  'owner',
  'beneficiary',
  'deadline',
  'due_field',
  'delay',
  'evidence',
  'reminders',
  'escalation',
  'cancel',
  'pause',
  'resume',
  'longest_pause',
  'about',
  'training',
] as const satisfies (keyof Clause)[]
export type ClausePart = (typeof partsInOrder)[number]

type Scalar = string | number | boolean | null

/** Names of roles and departments: `role.lawyer`, `departmentKind.finance`. */
type Naming = (key: string) => string

export function clauseSpeech(language: Language, nameIn: Naming) {
  const isEnglish = language === 'en'
  const words = (key: string, values: Record<string, unknown> = {}) =>
    say(clauseWords, key as 'nothing', values, language)
  const known = (key: string) => hasWords(`clause:${key}`)
  const or = (texts: string[]) => texts.join(isEnglish ? ', or ' : '，或')
  const and = (texts: string[]) => texts.join(isEnglish ? ', ' : '，')
  const then = (texts: string[]) => texts.join(isEnglish ? '; else ' : '；没有时')

  const term = ({ amount, unit }: Term) => words(`term.${unit}`, { count: amount })
  const field = (name: string) => (known(`field.${name}`) ? words(`field.${name}`) : name)

  function someone(who: Someone): string {
    if ('relation' in who) return words(`relation.${who.relation}`)
    if ('role' in who) return nameIn(`role.${who.role}`)
    if ('named' in who) {
      const key = `named.${who.named}`
      return known(key) ? words(key) : words('named.other', { field: who.named })
    }
    if (who.head_of === 'subject') return words('head.subject')
    const kind = nameIn(`departmentKind.${who.head_of}`)
    return words('head.other', { kind: isEnglish ? kind.toLowerCase() : kind })
  }

  const scalar = (name: string, value: Scalar) => {
    const key = `condition.${name}.${String(value)}`
    return known(key) ? words(key) : String(value)
  }

  function condition([name, wanted]: [string, Condition]): string {
    if (wanted === null || typeof wanted !== 'object') {
      const key = `condition.${name}.${String(wanted)}`
      return known(key)
        ? words(key)
        : words('conditions.exactly', { field: field(name), value: String(wanted) })
    }
    if ('in' in wanted) {
      const values = wanted.in.map((one) => scalar(name, one)).join(isEnglish ? ', ' : '、')
      return words('conditions.any', { values })
    }
    if ('not' in wanted) {
      return wanted.not === null
        ? words('conditions.given', { field: field(name) })
        : words('conditions.not', { value: scalar(name, wanted.not) })
    }
    return 'at_least' in wanted
      ? words('conditions.at_least', { field: field(name), value: wanted.at_least })
      : words('conditions.at_most', { field: field(name), value: wanted.at_most })
  }

  function occasion({ event, where = {} }: Occasion): string {
    const what = known(`event.${event}`) ? words(`event.${event}`) : event
    // Which clause a review belongs to is said by where it stands.
    const conditions = Object.entries(where).filter(([name]) => name !== 'clause')
    if (conditions.length === 0) return what
    const told = and(conditions.map(condition))
    return isEnglish ? `${what} (${told})` : `${what}（${told}）`
  }

  const step = ({ after, to }: Clause['escalation'][number]) =>
    words('step', { term: term(after), person: someone(to) })

  function deadline(clause: Pick<Clause, 'deadline' | 'due_field'>): string {
    const within = { term: term(clause.deadline) }
    return clause.due_field
      ? words('deadline.onField', { ...within, field: field(clause.due_field) })
      : words('deadline.within', within)
  }

  /** One part of a clause, or a value it had before a change. */
  function part(name: ClausePart, value: Clause[ClausePart] | null | undefined): string {
    if (value === null || value === undefined) return words('nothing')
    const list = Array.isArray(value) ? value : []
    if (Array.isArray(value) && list.length === 0) return words('nothing')
    switch (name) {
      case 'title':
      case 'duty':
        return isEnglish ? (value as Clause['title']).en : (value as Clause['title']).zh
      case 'trigger':
      case 'evidence':
      case 'cancel':
      case 'pause':
      case 'resume':
        return or((list as Occasion[]).map(occasion))
      case 'owner':
        return then((list as Someone[]).map(someone))
      case 'beneficiary':
      case 'about':
        return words(`${name}.${value as string}`)
      case 'deadline':
        return words('deadline.within', { term: term(value as Term) })
      case 'longest_pause':
        return words('longestPause', { term: term(value as Term) })
      case 'delay':
        return words('delay', { term: term(value as Term) })
      case 'due_field':
        return field(value as string)
      case 'reminders':
        return and((list as Term[]).map((one) => words('reminder', { term: term(one) })))
      case 'escalation':
        return and((list as Clause['escalation']).map(step))
      case 'training':
        return and(list as string[])
      case 'provision':
        return value as string
    }
  }

  return {
    term,
    someone,
    occasion,
    deadline,
    part,
    /** The name of a part: 期限. */
    nameOf: (name: ClausePart) => words(`part.${name}`),
    unit: (unit: Term['unit']) => words(`unit.${unit}`),
    ladderEnd: words('ladderEnd'),
  }
}
