import type { FieldProblem } from '#platform/http/refusal.ts'
import { commonPasswords } from './common-passwords.ts'
import { passwordLength } from './contract.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Failures before the first lock. */
const patience = 5
const longestLock = 60 * minute
/** A count lapses after a day without failures. */
export const attemptsLapse = 24 * hour
/** However busy, a session ends after this. */
export const longestSession = 12 * hour
/** Uses are written down at most this often. */
const useGrain = 30 * second
export const challengeLife = 5 * minute
export const resetLife = 1 * hour
export const invitationLife = 7 * 24 * hour
/** Pause between two mails asked for by whoever types an address. */
const mailPause = 1 * minute
/** RFC 6238: one code for 30 seconds. */
const stepLength = 30 * second

/** What is remembered of failures under one mail. */
export interface Attempts {
  failures: number
  lastFailedAt: Date
  lockedUntil: Date | null
}

/** How long the lock after so many failures is: 1 minute after five, doubling up to an hour. */
export function lockAfter(failures: number): number {
  if (failures < patience) return 0
  return Math.min(longestLock, minute * 2 ** (failures - patience))
}

/**
 * Whether one more attempt may be made now. It is charged as a failure beforehand, so that attempts
 * sent at the same moment cannot outrun the count; success takes the charge back.
 */
export function beginAttempt(
  known: Attempts | null,
  now: Date,
): { admitted: false; until: Date } | { admitted: true; charged: Attempts } {
  if (known?.lockedUntil && known.lockedUntil > now)
    return { admitted: false, until: known.lockedUntil }
  const lapsed = !known || now.getTime() - known.lastFailedAt.getTime() >= attemptsLapse
  return { admitted: true, charged: withFailures(lapsed ? 1 : known.failures + 1, now) }
}

/** The attempt was not a failure: its charge is taken back, older failures stay. */
export function takeBack(known: Attempts): Attempts {
  return { ...known, failures: Math.max(0, known.failures - 1), lockedUntil: null }
}

function withFailures(failures: number, now: Date): Attempts {
  const lock = lockAfter(failures)
  return { failures, lastFailedAt: now, lockedUntil: lock ? new Date(now.getTime() + lock) : null }
}

/** Whole seconds until `until`, at least one. */
export const secondsUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / second))

/** Since when a session runs and when it was last used. */
export interface SessionUse {
  startedAt: Date
  lastUsedAt: Date
}

/** Whether the session still holds: used lately, and not older than a working day. */
export function sessionHolds(use: SessionUse, now: Date, idleMinutes: number): boolean {
  const idle = now.getTime() - use.lastUsedAt.getTime()
  const age = now.getTime() - use.startedAt.getTime()
  return idle < idleMinutes * minute && age < longestSession
}

/** Whether this use is worth a write. */
export const useIsNews = (use: SessionUse, now: Date): boolean =>
  now.getTime() - use.lastUsedAt.getTime() >= useGrain

/** Whether another link may be mailed after the one of `last`. */
export const mayMailAgain = (last: Date | null, now: Date): boolean =>
  !last || now.getTime() - last.getTime() >= mailPause

/** The time steps whose codes are taken now: the present one and a neighbour on either side. */
export function stepsAround(now: Date): number[] {
  const present = Math.floor(now.getTime() / stepLength)
  return [present, present - 1, present + 1]
}

/** The oldest step that could still be tried. */
export const oldestStep = (now: Date): number => Math.floor(now.getTime() / stepLength) - 1

export const after = (now: Date, milliseconds: number): Date =>
  new Date(now.getTime() + milliseconds)

/** One spelling of a password, however the keyboard composed it. */
export const spelled = (password: string): string => password.normalize('NFKC')

/** What is wrong with a new password, at the field `path`; empty: nothing. */
export function passwordProblems(password: string, email: string, path: string): FieldProblem[] {
  const word = spelled(password)
  const length = [...word].length
  if (length < passwordLength.min)
    return [{ path, code: 'too_short', values: { min: passwordLength.min } }]
  if (length > passwordLength.max)
    return [{ path, code: 'too_long', values: { max: passwordLength.max } }]
  const plain = word.trim().toLowerCase()
  const [local] = email.toLowerCase().split('@')
  if (plain === email.toLowerCase() || plain === local) return [{ path, code: 'is_the_email' }]
  if (commonPasswords.has(plain) || new Set(plain).size < 3) return [{ path, code: 'too_common' }]
  return []
}
