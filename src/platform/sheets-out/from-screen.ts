import { say, type WordKey, type Words } from '../i18n/words.ts'
import type { InBoth, SheetColumn, SheetLanguage } from './cells.ts'

/** The words of a screen for the file of its list, so that both say the same. */
export function fromScreen<T>(words: Words<T>) {
  const said = (key: WordKey<T>, language: SheetLanguage, values: Record<string, unknown> = {}) =>
    say(words, key, values, language)
  return {
    said,
    /** What a column is called. */
    title: (key: WordKey<T>): InBoth => ({ zh: said(key, 'zh-CN'), en: said(key, 'en') }),
    /** A cell that says a choice; empty where there is none. */
    choice:
      <Row>(keyOf: (row: Row) => WordKey<T> | null): SheetColumn<Row>['cell'] =>
      (row, language) => {
        const key = keyOf(row)
        return key && said(key, language)
      },
    /** A cell that lists several, one after the other. */
    choices:
      <Row>(keysOf: (row: Row) => WordKey<T>[]): SheetColumn<Row>['cell'] =>
      (row, language) =>
        listedIn(
          keysOf(row).map((key) => said(key, language)),
          language,
        ),
  }
}

/** Several things in one cell. */
export const listedIn = (all: string[], language: SheetLanguage): string =>
  all.join(language === 'en' ? ', ' : '、')
