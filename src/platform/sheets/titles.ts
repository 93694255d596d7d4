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
    for (const line of [title, ...title.split(/[\r\n]+/)]) {
      const exact = byTitle.get(compactTitle(line)) ?? byTitle.get(withoutUnit(line))
      if (exact) return { field: exact, known: true }
    }
    const compact = compactTitle(title)
    if (compact === '' || compact.length > longestTitle) return null
    const guess = parts.find(([part]) => part.test(compact))
    return guess ? { field: guess[1], known: false } : null
  }
}

/** A title without what offices vary from month to month: blanks, widths, stars of required columns. */
export function compactTitle(title: string): string {
  return tidyLine(title)
    .toLowerCase()
    .replace(/[\s*:_]/g, '')
}

const withoutUnit = (title: string) => compactTitle(title).replace(/[([【][^)\]】]*[)\]】]/g, '')
