import { Refusal } from '#platform/http/refusal.ts'
import {
  type Attempts,
  attemptsLapse,
  after,
  beginAttempt,
  secondsUntil,
  takeBack,
} from './rules.ts'
import { inTransaction, type Store } from './store.ts'

const hashOf = (store: Store, email: string) => store.keyed('mail', email.trim().toLowerCase())

/**
 * Lets one attempt at the account of `email` through, known or not, charged as a failure until it
 * proves otherwise; refuses while the account is locked.
 * @returns whether, failing, it locks the account
 */
export async function charge(store: Store, email: string): Promise<boolean> {
  const now = store.clock.now()
  const key = hashOf(store, email)
  const { refusedUntil, locks } = await inTransaction(store, async (client) => {
    await client.query(
      `insert into sign_in_attempt (mail_hash, failures, last_failed_at) values ($1, 0, $2) on conflict do nothing`,
      [key, now],
    )
    const found = await client.query(
      `select failures, last_failed_at as "lastFailedAt", locked_until as "lockedUntil"
       from sign_in_attempt where mail_hash = $1 for update`,
      [key],
    )
    const decision = beginAttempt(found.rows[0] as Attempts | null, now)
    if (!decision.admitted) return { refusedUntil: decision.until, locks: false }
    const { failures, lastFailedAt, lockedUntil } = decision.charged
    await client.query(
      `update sign_in_attempt set failures = $2, last_failed_at = $3, locked_until = $4 where mail_hash = $1`,
      [key, failures, lastFailedAt, lockedUntil],
    )
    return { refusedUntil: null, locks: lockedUntil !== null && lockedUntil > now }
  })
  if (refusedUntil) {
    throw new Refusal(429, 'locked', {
      details: { retryAfterSeconds: secondsUntil(refusedUntil, now) },
    })
  }
  return locks
}

/** The attempt was right, but only half the way in: older failures stay. */
export async function uncharge(store: Store, email: string): Promise<void> {
  await inTransaction(store, async (client) => {
    const key = hashOf(store, email)
    const found = await client.query(
      `select failures, last_failed_at as "lastFailedAt", locked_until as "lockedUntil"
       from sign_in_attempt where mail_hash = $1 for update`,
      [key],
    )
    if (!found.rows[0]) return
    const { failures, lockedUntil } = takeBack(found.rows[0] as Attempts)
    await client.query(
      `update sign_in_attempt set failures = $2, locked_until = $3 where mail_hash = $1`,
      [key, failures, lockedUntil],
    )
  })
}

/** Signed in: what went before is forgotten. */
export async function forgive(store: Store, email: string): Promise<void> {
  await store.pool.query('delete from sign_in_attempt where mail_hash = $1', [hashOf(store, email)])
}

/** Takes away counts that have lapsed. */
export async function dropLapsed(store: Store): Promise<void> {
  await store.pool.query('delete from sign_in_attempt where last_failed_at <= $1', [
    after(store.clock.now(), -attemptsLapse),
  ])
}
