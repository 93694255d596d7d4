import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { charge, dropLapsed, forgive, uncharge } from './attempts.ts'
import type * as contract from './contract.ts'
import { giveCookie, takeCookie, tokenIn } from './cookies.ts'
import { networkOf } from './happenings.ts'
import { nobodysHash } from './password.ts'
import { after, challengeLife } from './rules.ts'
import { useCode } from './second-factor.ts'
import { beginSession, dropOver } from './sessions.ts'
import type { Store } from './store.ts'

interface Account {
  id: string
  email: string
  disabled: boolean
  password: string | null
  totp: boolean
}

async function findAccount(store: Store, email: string): Promise<Account | null> {
  const found = await store.pool.query(
    `select u.id, u.email, u.disabled_at is not null as disabled, a.password, t.confirmed_at is not null as totp
     from "user" u
     left join account a on a.user_id = u.id and a.provider_id = 'credential'
     left join totp t on t.user_id = u.id
     where u.email = $1`,
    [email.toLowerCase()],
  )
  return (found.rows[0] as Account | undefined) ?? null
}

/** Mail and password. An unknown mail goes the same way and gets the same answer as a wrong password. */
export async function signIn(
  store: Store,
  { email, password }: BodyOf<typeof contract.signIn>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ needs: 'totp' | null }> {
  store.behind('clearing up sign-ins', () => clearUp(store))
  const locks = await charge(store, email)
  const account = await findAccount(store, email)
  const hash = account?.password ?? (await nobodysHash())
  const right = await store.auth.password.verify({ hash, password })
  if (!account?.password || !right) {
    if (account) await noteFailure(store, account.id, 'password', locks, request)
    throw new Refusal(401, 'wrong_credentials')
  }
  if (account.disabled) {
    await uncharge(store, email)
    throw new Refusal(403, 'account_disabled')
  }
  if (account.totp) {
    await uncharge(store, email)
    await challenge(store, account.id, reply)
    return { needs: 'totp' }
  }
  await forgive(store, email)
  await beginSession(store, account.id, request, reply)
  await noteSuccess(store, account.id, false, request)
  return { needs: null }
}

export const noteSuccess = (
  store: Store,
  accountId: string,
  secondFactor: boolean,
  { ip }: FastifyRequest,
): Promise<void> =>
  store.happened({
    accountId,
    what: 'sign_in.succeeded',
    data: { second_factor: secondFactor, network: networkOf(ip) },
  })

/** Failures are as many as the lock lets through: what it turns away is noted by nobody. */
async function noteFailure(
  store: Store,
  accountId: string,
  step: 'password' | 'code',
  locks: boolean,
  { ip }: FastifyRequest,
): Promise<void> {
  const data = { step, network: networkOf(ip) }
  await store.happened({ accountId, what: 'sign_in.failed', data })
  if (locks) await store.happened({ accountId, what: 'sign_in.locked', data })
}

async function challenge(store: Store, accountId: string, reply: FastifyReply): Promise<void> {
  const token = randomBytes(24).toString('base64url')
  await store.pool.query(
    'insert into totp_challenge (token_hash, user_id, expires_at) values ($1, $2, $3)',
    [store.keyed('challenge', token), accountId, after(store.clock.now(), challengeLife)],
  )
  giveCookie(reply, store, 'challenge', token)
}

/** The second step: a code of the authenticator, or a recovery code. Failures count as at the first. */
export async function signInWithTotp(
  store: Store,
  { code }: BodyOf<typeof contract.signInWithTotp>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ needs: null }> {
  const token = tokenIn(request, store, 'challenge')
  const hash = token ? store.keyed('challenge', token) : ''
  const found = await store.pool.query<{ id: string; email: string }>(
    `select u.id, u.email from totp_challenge c join "user" u on u.id = c.user_id
     where c.token_hash = $1 and c.expires_at > $2 and u.disabled_at is null`,
    [hash, store.clock.now()],
  )
  const account = found.rows[0]
  if (!account) {
    takeCookie(reply, store, 'challenge')
    throw new Refusal(401, 'challenge_over')
  }
  const locks = await charge(store, account.email)
  const outcome = await useCode(store, account.id, code)
  if (outcome !== 'taken') {
    await noteFailure(store, account.id, 'code', locks, request)
    throw new Refusal(401, outcome)
  }
  // A reset or an end to all sessions meanwhile has taken the challenge away: then nobody comes in.
  const spent = await store.pool.query('delete from totp_challenge where token_hash = $1', [hash])
  if (spent.rowCount === 0) throw new Refusal(401, 'challenge_over')
  await forgive(store, account.email)
  await beginSession(store, account.id, request, reply)
  await noteSuccess(store, account.id, true, request)
  return { needs: null }
}

const lastCleared = new WeakMap<Store, number>()
const clearingPause = 60 * 60 * 1_000

async function clearUp(store: Store): Promise<void> {
  const now = store.clock.now()
  if (now.getTime() - (lastCleared.get(store) ?? 0) < clearingPause) return
  lastCleared.set(store, now.getTime())
  await dropLapsed(store)
  await dropOver(store)
  await store.pool.query('delete from totp_challenge where expires_at <= $1', [now])
  await store.pool.query('delete from password_link where expires_at <= $1', [now])
}
