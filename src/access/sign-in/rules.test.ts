import * as OTPAuth from 'otpauth'
import { describe, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'
import {
  type Attempts,
  after,
  beginAttempt,
  lockAfter,
  passwordProblems,
  sessionHolds,
  stepsAround,
  takeBack,
} from './rules.ts'
import { base32, codeAt, newSecret, stepOf } from './totp.ts'

const now = new Date('2025-06-02T01:00:00Z')
const minute = 60_000

describe('lock-out', () => {
  test('begins with the fifth failure and doubles up to an hour', () => {
    const minutes = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 500].map((count) => lockAfter(count) / minute)
    expect(minutes).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  test('an attempt is refused until the lock is over and then lengthens it', () => {
    const known: Attempts = { failures: 5, lastFailedAt: now, lockedUntil: after(now, minute) }
    expect(beginAttempt(known, after(now, minute - 1)).admitted).toBe(false)
    const later = after(now, minute)
    expect(beginAttempt(known, later)).toEqual({
      admitted: true,
      charged: { failures: 6, lastFailedAt: later, lockedUntil: after(later, 2 * minute) },
    })
  })

  test('the count lapses after a day without failures', () => {
    const known: Attempts = { failures: 9, lastFailedAt: now, lockedUntil: null }
    const decision = beginAttempt(known, after(now, 24 * 60 * minute))
    expect(decision.admitted && decision.charged.failures).toBe(1)
  })

  test('an attempt that was right takes its charge back and leaves the older failures', () => {
    const charged: Attempts = { failures: 5, lastFailedAt: now, lockedUntil: after(now, minute) }
    expect(takeBack(charged)).toEqual({ failures: 4, lastFailedAt: now, lockedUntil: null })
  })
})

test('a session ends after idleness, and after a working day however busy', () => {
  const use = { startedAt: now, lastUsedAt: now }
  expect(sessionHolds(use, after(now, 60 * minute - 1), 60)).toBe(true)
  expect(sessionHolds(use, after(now, 60 * minute), 60)).toBe(false)
  const night = after(now, 12 * 60 * minute)
  expect(sessionHolds({ startedAt: now, lastUsedAt: night }, night, 60)).toBe(false)
})

describe('passwords', () => {
  const codes = (word: string) =>
    passwordProblems(word, 'lin.zhiyuan@firm.example.cn', 'password').map((p) => p.code)

  test.each([
    ['abc', 'too_short'],
    ['诚信正直勤勉', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['1234567890', 'too_common'],
    ['Woaini1314520', 'too_common'],
    ['aaaaaaaaaaaa', 'too_common'],
    ['Lin.Zhiyuan@firm.example.cn', 'is_the_email'],
    ['lin.zhiyuan', 'is_the_email'],
  ])('%s is refused: %s', (word, code) => {
    expect(codes(word)).toEqual([code])
  })

  test('a sentence will do', () => {
    expect(codes('受人之托，忠人之事。')).toEqual([])
  })

  test('are kept as argon2id with the parameters OWASP names, salted', async () => {
    const [one, two] = await Promise.all([
      hashPassword('受人之托，忠人之事。'),
      hashPassword('受人之托，忠人之事。'),
    ])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await verifyPassword({ hash: one, password: '受人之托，忠人之事。' })).toBe(true)
    expect(await verifyPassword({ hash: one, password: '受人之托，忠人之事' })).toBe(false)
    expect(await verifyPassword({ hash: 'plain', password: 'plain' })).toBe(false)
  })

  test('are the same however the keyboard composed them', async () => {
    const hash = await hashPassword('café au lait ２０２５')
    expect(await verifyPassword({ hash, password: 'cafe\u0301 au lait 2025' })).toBe(true)
  })

  test('of argon2id by other hands are understood (RFC 9106 reference implementation)', async () => {
    const hash =
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword({ hash, password: 'password' })).toBe(true)
  })
})

describe('codes of the authenticator', () => {
  test('are those another implementation shows, one step before and after included', () => {
    const secret = newSecret()
    const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(base32(secret)) })
    const steps = stepsAround(now)
    for (const shift of [-30_000, 0, 30_000]) {
      const code = totp.generate({ timestamp: now.getTime() + shift })
      expect(stepOf(secret, code, steps)).toBe(Math.floor((now.getTime() + shift) / 30_000))
    }
    const tooOld = totp.generate({ timestamp: now.getTime() - 60_000 })
    const shown = steps.map((step) => codeAt(secret, step))
    if (!shown.includes(tooOld)) expect(stepOf(secret, tooOld, steps)).toBeNull()
  })

  test('agree with the values in RFC 4226, appendix D', () => {
    const secret = Buffer.from('12345678901234567890')
    expect([0, 1, 9].map((step) => codeAt(secret, step))).toEqual(['755224', '287082', '520489'])
  })
})
