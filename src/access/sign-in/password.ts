import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { spelled } from './rules.ts'

const derive = promisify(argon2)

/** OWASP Password Storage Cheat Sheet for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const
const tagLength = 32
/** More than this is not ours: a hash must not be able to order a gigabyte. */
const dearest = { memory: 262_144, passes: 16, parallelism: 16 }

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** The password as an argon2id string in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: spelled(password), nonce, tagLength, ...cost })
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** Whether `password` is the one behind `hash`. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!match) return false
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number]
  if (memory > dearest.memory || passes > dearest.passes || parallelism > dearest.parallelism)
    return false
  const nonce = Buffer.from(match[4] as string, 'base64')
  const expected = Buffer.from(match[5] as string, 'base64')
  const message = spelled(password)
  const tag = await derive('argon2id', {
    message,
    nonce,
    tagLength: expected.length,
    memory,
    passes,
    parallelism,
  })
  return timingSafeEqual(tag, expected)
}

let nobodys: Promise<string> | undefined

/** A hash nobody's password fits: verified where there is none, so that both take as long. */
export function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64'))
  return nobodys
}
