import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How old a form may be, in ms: nobody types it sooner, nobody leaves it open longer. */
export const tokenAge = { least: 3_000, most: 2 * 3_600_000 } as const

const signature = (secret: Buffer, body: string): string =>
  createHmac('sha256', secret).update(body).digest('base64url')

/** A form's token: when it was given and a random part, signed. */
export function issueToken(secret: Buffer, now: Date): string {
  const body = `${now.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${body}.${signature(secret, body)}`
}

/** When the token was given; null where it is not one of ours. */
export function issuedAt(secret: Buffer, token: string): Date | null {
  const match = token.match(/^([0-9a-z]{1,12})\.([\w-]{16})\.([\w-]{43})$/)
  if (!match) return null
  const [, time = '', random = '', signed = ''] = match
  const expected = Buffer.from(signature(secret, `${time}.${random}`))
  if (!timingSafeEqual(expected, Buffer.from(signed))) return null
  return new Date(Number.parseInt(time, 36))
}

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Whether sha-256 of token and work begins with so many zero bits. */
export function workIsDone(token: string, work: string, bits: number): boolean {
  const digest = createHash('sha256').update(`${token}:${work}`).digest()
  for (let at = 0; at < bits; at += 1) {
    if (((digest[at >> 3] as number) >> (7 - (at & 7))) & 1) return false
  }
  return true
}

// Without letters and digits that are mistaken for one another on the telephone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The word an enquirer is given for a lead; staff see the same. */
export function referenceOf(leadId: string): string {
  const digest = createHash('sha256').update(leadId).digest()
  const letters = [...digest.subarray(0, 8)].map((byte) => alphabet[byte % alphabet.length])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
