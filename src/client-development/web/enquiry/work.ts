import { sha256 } from './sha-256.ts'

/** Tries between two breaths of the page: some ten milliseconds on an old telephone. */
const atOnce = 500

/** Finds the number whose digest with the token begins with so many zero bits. */
export async function workFor(token: string, bits: number, stop: AbortSignal): Promise<string> {
  const encoder = new TextEncoder()
  for (let number = 0; ; number += 1) {
    if (number % atOnce === 0) {
      await new Promise((go) => setTimeout(go))
      stop.throwIfAborted()
    }
    const [first = 0] = sha256(encoder.encode(`${token}:${number}`))
    if (Math.clz32(first) >= bits) return String(number)
  }
}
