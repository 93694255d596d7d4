/** Milliseconds something read may be used without being read again; also by another server process. */
export const memoryLength = 5_000

/** When, by the machine's steady clock, the part of the firm it belongs to last changed. */
export interface ChangeMark {
  touch(): void
  touchedAt(): number
}

function createMark(): ChangeMark {
  let at = Number.NEGATIVE_INFINITY
  return { touch: () => void (at = performance.now()), touchedAt: () => at }
}

/** People, their roles, who stands in for whom, API keys. */
export const peopleMark = createMark()
/** Offices, their hours, the calendar years. */
export const calendarMark = createMark()

/**
 * Keeps what was read for `memoryLength`. After a change it keeps nothing for as long, because a
 * transaction that has not committed yet would be read as it was before.
 */
export function createMemory<Value>(mark: ChangeMark, limit = 10_000) {
  const entries = new Map<string, { at: number; instant: number; value: Value }>()
  return {
    async recall(key: string, instant: number, read: () => Promise<Value>): Promise<Value> {
      const at = performance.now()
      const known = entries.get(key)
      const fresh =
        known && at - known.at < memoryLength && known.at > mark.touchedAt() + memoryLength
      if (known && fresh && Math.abs(instant - known.instant) < memoryLength) return known.value
      const value = await read()
      if (entries.size >= limit) entries.clear()
      entries.set(key, { at, instant, value })
      return value
    },
    forget: () => entries.clear(),
  }
}
