import { randomFillSync } from 'node:crypto'

let lastMillisecond = 0
let counter = 0

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

/**
 * A UUID of version 7 (RFC 9562): ids made later sort later, also within one millisecond of one
 * process. `at` is for history written afterwards with the clock set back.
 */
export function uuidv7(at: number = Date.now()): string {
  if (at === lastMillisecond) counter = (counter + 1) & 0xfff
  else counter = random(2).readUInt16BE() & 0x3ff
  lastMillisecond = at
  const bytes = Buffer.from(random(16))
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
