import { tidyLine } from '#platform/text.ts'

/** What columns of one kind of list can mean, and by which titles they are known. */
export interface Vocabulary<Field extends string = string> {
  /** What a column title means, and whether the title is a known word rather than a guess. */
  meaningOf(title: string): Meaning<Field> | null
  /** Fields that several columns may share: a mobile and a landline, two columns of remarks. */
  shared: ReadonlySet<Field>
  /** The field of sentences: a row with nothing else is an entry, not a remark below the list. */
  prose?: Field
  /** What two columns of one meaning are, where the pair says more than each: an owner and a speaker. */
  pairOf?(clash: Clash<Field>): { field: Field; earlier: Field } | null
}
interface Meaning<Field> {
  field: Field
  known: boolean
}
export interface Clash<Field> {
  field: Field
  title: string
  earlierTitle: string
  isTaken(field: Field): boolean
}

/** The meanings every list has: kept under its own title, and left out. */
export const extra = 'extra'
export const ignore = 'ignore'

const longestTitle = 24

/**
 * A vocabulary's `meaningOf`: whole titles by field, blank-separated, and for longer ones parts of a
 * title, narrowest meaning first.
 */
export function meaningsOf<Field extends string>(
  whole: Partial<Record<Field, string>>,
  parts: [RegExp, Field][],
): Vocabulary<Field>['meaningOf'] {
  const byTitle = new Map<string, Field>()
  for (const [field, titles] of Object.entries<string | undefined>(whole)) {
    for (const title of titles?.split(' ') ?? []) byTitle.set(title, field as Field)
  }
  return (title) => {
    const exact = keysOf(title).flatMap((key) => byTitle.get(key) ?? [])[0]
    if (exact) return { field: exact, known: true }
    const compact = compactTitle(title)
    if (compact === '' || compact.length > longestTitle) return null
    const guess = parts.find(([part]) => part.test(compact))
    return guess ? { field: guess[1], known: false } : null
  }
}

/** A field that the firm itself has, with the titles by which it is known there. */
export interface OwnTitles {
  field: string
  titles: string[]
}

/**
 * The vocabulary with the firm's own fields, which come first: whoever gave a field the title of the column meant that
 * column. A title that two fields share means neither.
 */
export function withOwnTitles(vocabulary: Vocabulary, own: OwnTitles[]): Vocabulary {
  if (own.length === 0) return vocabulary
  const fieldsOf = new Map<string, Set<string>>()
  for (const { field, titles } of own) {
    for (const key of titles.map(compactTitle).filter(Boolean))
      fieldsOf.set(key, (fieldsOf.get(key) ?? new Set()).add(field))
  }
  const meaningOf: Vocabulary['meaningOf'] = (title) => {
    const fields = keysOf(title).flatMap((key) => fieldsOf.get(key) ?? [])[0]
    const [field, ...others] = fields ?? []
    if (field === undefined || others.length > 0) return vocabulary.meaningOf(title)
    return { field, known: true }
  }
  return { ...vocabulary, meaningOf }
}

/** By what a title is known: as a whole and line by line, each with its unit and without. */
const keysOf = (title: string): string[] =>
  [title, ...title.split(/[\r\n]+/)].flatMap((line) => [compactTitle(line), withoutUnit(line)])

/** A title without what offices vary from month to month: blanks, widths, stars of required columns, marks of a question. */
export function compactTitle(title: string): string {
  return tidyLine(title)
    .toLowerCase()
    .replace(/[\s*:_?]/g, '')
}

const withoutUnit = (title: string) => compactTitle(title).replace(/[([【][^)\]】]*[)\]】]/g, '')
