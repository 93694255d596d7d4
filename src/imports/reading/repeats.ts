import type { Reading, Row, SameKey } from './reading.ts'

export interface Repeat {
  /** The first row of the sheet that says the same. */
  first: number
  by: SameKey
  value: string
}

/** By row, the earliest entry of the same file with a key of this one. */
export function duplicatesWithin<Entry>(
  { keysOf }: Pick<Reading<Entry>, 'keysOf'>,
  rows: Row<Entry>[],
): Map<number, Repeat> {
  const seen = new Map<string, number>()
  const repeats = new Map<number, Repeat>()
  for (const row of rows) {
    if (row.kind !== 'entry') continue
    for (const [by, value] of keysOf(row.entry)) {
      const key = `${by} ${value}`
      const first = seen.get(key)
      const found = repeats.get(row.row)
      if (first === undefined) seen.set(key, row.row)
      else if (!found || first < found.first) repeats.set(row.row, { first, by, value })
    }
  }
  return repeats
}
