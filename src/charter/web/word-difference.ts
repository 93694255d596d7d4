/** A stretch of a text that stayed, or that is only in this one. */
export interface Stretch {
  text: string
  changed: boolean
}

/** Numbers and Latin words whole, everything else by character: 14 becomes 10, not 14 becomes 104. */
const tokensOf = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}_.]+|\s+|./gsu) ?? []

/** Longer texts are compared as a whole. */
const most = 2_000

/** Two texts word by word: what each has that the other has not. */
export function wordDifference(before: string, after: string): [Stretch[], Stretch[]] {
  const [was, is] = [tokensOf(before), tokensOf(after)]
  if (was.length * is.length > most * most) {
    return [[{ text: before, changed: true }], [{ text: after, changed: true }]]
  }
  const lengths = commonLengths(was, is)
  const [left, right]: [Stretch[], Stretch[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < was.length || j < is.length) {
    if (i < was.length && was[i] === is[j]) {
      add(left, was[i++] as string, false)
      add(right, is[j++] as string, false)
    } else if (j >= is.length || at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      add(left, was[i++] as string, true)
    } else add(right, is[j++] as string, true)
  }
  return [left, right]
}

const at = (lengths: number[][], i: number, j: number) => lengths[i]?.[j] ?? -1

/** Length of the longest common run of words from each place on. */
function commonLengths(was: string[], is: string[]): number[][] {
  const lengths = Array.from({ length: was.length + 1 }, () =>
    Array.from({ length: is.length + 1 }, () => 0),
  )
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[]
      row[j] =
        was[i] === is[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

function add(stretches: Stretch[], text: string, changed: boolean): void {
  const last = stretches.at(-1)
  if (last?.changed === changed) last.text += text
  else stretches.push({ text, changed })
}
