import { type Likeness, likeness } from './characters.ts'

/** One difference between two names, where it stands in the second. */
export type Edit =
  | { what: Likeness | 'other'; at: number; from: string; to: string }
  | { what: 'missing' | 'extra'; at: number; from: string; to: string }
  | { what: 'transposed'; at: number; from: string; to: string }

const otherCost = 1
const likeCost = 0.4
const partlyCost = 0.5
const gapCost = 0.7
const swapCost = 0.7

/**
 * The fewest differences that turn `a` into `b`, or null where they cost more than `most` (a look-alike or
 * sound-alike 0.4, one that shares a part 0.5, a character missing, extra or swapped with its neighbour 0.7, any other 1).
 */
export function editsBetween(a: string, b: string, most = 2.1): Edit[] | null {
  if (a === b) return []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end += 1
  const x = a.slice(start, a.length - end)
  const y = b.slice(start, b.length - end)
  if (Math.abs(x.length - y.length) * gapCost > most) return null
  if (Math.min(x.length, y.length) > 12) return null
  return aligned(x, y, start, most)
}

const costs = {
  homophone: likeCost,
  near_homophone: likeCost,
  shape: likeCost,
  shape_partly: partlyCost,
  other: otherCost,
}
const costOf = (a: string, b: string): number => (a === b ? 0 : costs[likeness(a, b) ?? 'other'])

function aligned(x: string, y: string, start: number, most: number): Edit[] | null {
  const width = y.length + 1
  const cost = new Float64Array((x.length + 1) * width)
  for (let i = 0; i <= x.length; i += 1) {
    let least = Number.POSITIVE_INFINITY
    for (let j = 0; j <= y.length; j += 1) {
      const value =
        i === 0 ? j * gapCost : j === 0 ? i * gapCost : cheapest(cost, width, x, y, i, j)
      cost[i * width + j] = value
      least = Math.min(least, value)
    }
    if (least > most + swapCost) return null
  }
  if ((cost.at(-1) as number) > most + 1e-9) return null
  return traced(cost, width, x, y, start)
}

function cheapest(
  cost: Float64Array,
  width: number,
  x: string,
  y: string,
  i: number,
  j: number,
): number {
  const at = (di: number, dj: number): number => cost[(i - di) * width + j - dj] as number
  let value = Math.min(at(1, 0) + gapCost, at(0, 1) + gapCost)
  value = Math.min(value, at(1, 1) + costOf(x[i - 1] as string, y[j - 1] as string))
  if (swapped(x, y, i, j)) value = Math.min(value, at(2, 2) + swapCost)
  return value
}

const swapped = (x: string, y: string, i: number, j: number): boolean =>
  i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1] && x[i - 1] !== x[i - 2]

function traced(cost: Float64Array, width: number, x: string, y: string, start: number): Edit[] {
  const edits: Edit[] = []
  let i = x.length
  let j = y.length
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9
  while (i > 0 || j > 0) {
    const here = cost[i * width + j] as number
    const from = x[i - 1] ?? ''
    const to = y[j - 1] ?? ''
    if (
      i > 0 &&
      j > 0 &&
      near(here, (cost[(i - 1) * width + j - 1] as number) + costOf(from, to))
    ) {
      if (from !== to)
        edits.unshift({ what: likeness(from, to) ?? 'other', at: start + j - 1, from, to })
      i -= 1
      j -= 1
    } else if (
      swapped(x, y, i, j) &&
      near(here, (cost[(i - 2) * width + j - 2] as number) + swapCost)
    ) {
      const [a, b] = [x.slice(i - 2, i), y.slice(j - 2, j)]
      edits.unshift({ what: 'transposed', at: start + j - 2, from: a, to: b })
      i -= 2
      j -= 2
    } else if (i > 0 && near(here, (cost[(i - 1) * width + j] as number) + gapCost)) {
      edits.unshift({ what: 'extra', at: start + j, from, to: '' })
      i -= 1
    } else {
      edits.unshift({ what: 'missing', at: start + j - 1, from: '', to })
      j -= 1
    }
  }
  return edits
}

/** How many single letters differ between two words, a swap counting one; more than `most` is `most + 1`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + same,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] as number) + 1)
      row.push(value)
    }
    before = last
    last = row
  }
  return Math.min(last[b.length] as number, most + 1)
}
