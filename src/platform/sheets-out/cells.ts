/** What a cell shows. Days and instants are dates to a spreadsheet program, money a figure it can add up. */
export type SheetCell =
  | string
  | number
  | null
  | { day: string }
  | { instant: string }
  /** Yuan as a decimal string: `186000.00`. */
  | { money: string }
  /** Of a whole, between 0 and 1. */
  | { share: number }

export const sheetLanguages = ['zh-CN', 'en'] as const
export type SheetLanguage = (typeof sheetLanguages)[number]
/** A word in both languages. */
export interface InBoth {
  zh: string
  en: string
}
export const inOne = (word: InBoth, language: SheetLanguage): string =>
  language === 'en' ? word.en : word.zh

/**
 * One column a list offers. `key` is the same as that of the column on the screen; columns that firms
 * make themselves are called `custom.key`.
 */
export interface SheetColumn<Row> {
  key: string
  title: InBoth
  cell: (row: Row, language: SheetLanguage) => SheetCell
  /** In characters; 16 otherwise. */
  width?: number
}

const homeZone = 'Asia/Shanghai'

/** The minute on the clocks of the firm's country: `2026-03-02 09:30`. */
export function minuteOf(instant: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(homeZone)
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${there.toPlainDate().toString()} ${time}`
}

export interface SheetShape {
  /** Name of the sheet. */
  name: string
  titles: string[]
  widths: number[]
}

/** A file that is made, piece by piece: never whole in memory. */
export interface SheetFile {
  /** Bytes of all pieces. */
  size: number
  pieces: Iterable<Uint8Array>
}

/** A file being written, a row at a time; what is written is held compressed. */
export interface SheetWriter {
  write: (cells: SheetCell[]) => void
  /** Bytes it takes in memory so far. */
  held: () => number
  /** Nothing more comes. */
  end: () => SheetFile
}
