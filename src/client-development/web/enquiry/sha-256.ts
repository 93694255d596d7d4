// SHA-256 by FIPS 180-4. The browser's own is missing on pages without TLS, as within a firm's network.

const start = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]
const constants = primeRoots()

/** The fractions of the cube roots of the first 64 primes. */
function primeRoots(): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < 64; candidate += 1) {
    let prime = true
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) prime = false
    if (prime) found.push(((Math.cbrt(candidate) % 1) * 2 ** 32) | 0)
  }
  return found
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The digest as eight words of 32 bits. */
export function sha256(bytes: Uint8Array): number[] {
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const padded = new Uint8Array(blocks * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, bytes.length * 8)
  const state = [...start]
  const schedule = new Int32Array(64)
  for (let block = 0; block < blocks; block += 1) {
    for (let at = 0; at < 16; at += 1) schedule[at] = view.getInt32(block * 64 + at * 4)
    compress(state, schedule)
  }
  return state.map((word) => word >>> 0)
}

function compress(state: number[], w: Int32Array): void {
  for (let at = 16; at < 64; at += 1) {
    const early = w[at - 15] as number
    const late = w[at - 2] as number
    const small0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const small1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    w[at] = (w[at - 16] as number) + small0 + (w[at - 7] as number) + small1
  }
  let [a, b, c, d, e, f, g, h] = state as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let at = 0; at < 64; at += 1) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const choice = (e & f) ^ (~e & g)
    const one = (h + big1 + choice + (constants[at] as number) + (w[at] as number)) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const two = (big0 + majority) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  const sums = [a, b, c, d, e, f, g, h]
  for (let at = 0; at < 8; at += 1) state[at] = ((state[at] as number) + (sums[at] as number)) | 0
}
