import { randomFillSync } from 'node:crypto'

/** How many moments are remembered: those that statements running at once may have begun at. */
const rememberedMoments = 64

/** The last count of each moment, the one longest out of use first. */
const counts = new Map<number, number>()

/** Randomness drawn ahead: asking for it costs more than the rest of an id. Each byte is used once. */
const pool = Buffer.alloc(4_096)
let drawn = pool.length

function random(count: number): Buffer {
  if (drawn + count > pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += count
  return pool.subarray(drawn - count, drawn)
}

/** The next count of a moment. It starts in the lower half, so that a moment has room for 2²⁵ ids. */
function countOf(at: number): number {
  const last = counts.get(at)
  const count = last === undefined ? random(4).readUInt32BE() & 0x1ffffff : last + 1
  counts.delete(at)
  counts.set(at, count)
  if (counts.size > rememberedMoments) counts.delete(counts.keys().next().value as number)
  return count
}

/**
 * A UUID of version 7: ids made later sort later, also within one millisecond of one process, and
 * also when ids of other moments are made between them, as transactions that run at once do. The
 * count of a millisecond is 26 bits wide, 48 bits are random (RFC 9562, section 6.2, method 1).
 * `at` is for history written afterwards with the clock set back.
 */
export function uuidv7(at: number = Date.now()): string {
  const count = countOf(at)
  const bytes = Buffer.from(random(16))
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = 0x70 | (count >> 22)
  bytes[7] = (count >> 14) & 0xff
  bytes[8] = 0x80 | ((count >> 8) & 0x3f)
  bytes[9] = count & 0xff
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
