/** Chance that falls the same way for the same seed. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  number(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** A length of time or an amount between the two. */
  within(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

/** Dice of their own for one story, so that stories running side by side do not disturb each other. */
export function dice(seed: string): Dice {
  let state = hashOf(seed)
  const number = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(number() * (high - low + 1))
  return {
    number,
    between,
    within: (low, high) => low + number() * (high - low),
    chance: (probability) => number() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error('nothing to pick from')
      return items[Math.floor(number() * items.length)] as (typeof items)[number]
    },
    shuffled: (items) => {
      const left = [...items]
      for (let at = left.length - 1; at > 0; at -= 1) {
        const other = between(0, at)
        const kept = left[at] as (typeof left)[number]
        left[at] = left[other] as (typeof left)[number]
        left[other] = kept
      }
      return left
    },
  }
}

function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return hash >>> 0
}
