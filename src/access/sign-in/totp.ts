import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** None is mistaken for another; 32 of them, so that a byte falls evenly. */
const recoveryLetters = '023456789abcdefghjkmnpqrstuvwxyz'
const issuer = 'Covenant'
const digits = 6

/** A fresh secret: 160 bits, as RFC 4226 recommends. */
export const newSecret = (): Buffer => randomBytes(20)

/** RFC 4648 Base32 without padding: what authenticators take by hand. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32Letters[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** The address an authenticator scans. */
export function totpUri(email: string, secret: Buffer): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=30`
}

/** The code of a time step (RFC 6238 over RFC 4226). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac[mac.length - 1] as number) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step among `steps` whose code was typed, or null. */
export function stepOf(secret: Buffer, typed: string, steps: number[]): number | null {
  if (!/^\d{6}$/.test(typed)) return null
  const wanted = Buffer.from(typed)
  return steps.find((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), wanted)) ?? null
}

/** Ten codes of 50 bits for the day the telephone is lost. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(10)].map((byte) => recoveryLetters[byte % 32]).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
}

/** One spelling of a typed code: spaces and dashes do not matter. */
export const bareCode = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase()
