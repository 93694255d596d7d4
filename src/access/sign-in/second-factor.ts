import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { Refusal, refused } from '#platform/http/refusal.ts'
import { confirmPassword } from './passwords.ts'
import { oldestStep, stepsAround } from './rules.ts'
import type { SignedIn } from './sessions.ts'
import type { Store } from './store.ts'
import { bareCode, base32, newRecoveryCodes, newSecret, stepOf, totpUri } from './totp.ts'

interface SecondFactor {
  secret: Buffer
  confirmed: boolean
}

async function secondFactor(store: Store, accountId: string): Promise<SecondFactor | null> {
  const found = await store.pool.query<{ secret: string; confirmed: boolean }>(
    'select secret, confirmed_at is not null as confirmed from totp where user_id = $1',
    [accountId],
  )
  const row = found.rows[0]
  if (!row) return null
  const secret = await symmetricDecrypt({ key: store.encryptionKey, data: row.secret })
  return { secret: Buffer.from(secret, 'base64'), confirmed: row.confirmed }
}

/** Begins to switch the second factor on; nothing is asked for at sign-in until it is confirmed. */
export async function enrol(
  store: Store,
  account: SignedIn,
  password: string,
): Promise<{ uri: string; secret: string }> {
  await confirmPassword(store, account, password)
  const secret = newSecret()
  const encrypted = await symmetricEncrypt({
    key: store.encryptionKey,
    data: secret.toString('base64'),
  })
  const kept = await store.pool.query(
    `insert into totp (user_id, secret) values ($1, $2)
     on conflict (user_id) do update set secret = excluded.secret where totp.confirmed_at is null`,
    [account.accountId, encrypted],
  )
  if (kept.rowCount === 0) throw refused('totp_on_already')
  return { uri: totpUri(account.email, secret), secret: base32(secret) }
}

/** Switches the second factor on, once a code shows that the authenticator has the secret. */
export async function confirm(store: Store, account: SignedIn, code: string): Promise<string[]> {
  const factor = await secondFactor(store, account.accountId)
  if (!factor) throw refused('no_enrolment')
  if (factor.confirmed) throw refused('totp_on_already')
  if ((await useStep(store, account.accountId, factor.secret, bareCode(code))) !== 'taken') {
    throw refused('wrong_code')
  }
  const codes = newRecoveryCodes()
  const done = await store.pool.query(
    'update totp set confirmed_at = $2, recovery_codes = $3 where user_id = $1 and confirmed_at is null',
    [
      account.accountId,
      store.clock.now(),
      codes.map((one) => store.keyed('recovery', bareCode(one))),
    ],
  )
  if (done.rowCount === 0) throw refused('totp_on_already')
  return codes
}

/** Switches the second factor off. */
export async function remove(store: Store, account: SignedIn, password: string): Promise<void> {
  await confirmPassword(store, account, password)
  await removeOf(store, account.accountId)
}

export async function removeOf(store: Store, accountId: string): Promise<void> {
  await store.pool.query('delete from totp where user_id = $1', [accountId])
  await store.pool.query('delete from totp_step where user_id = $1', [accountId])
}

type Outcome = 'taken' | 'wrong_code' | 'code_already_used'

/** Takes a code at sign-in: each step's code and each recovery code serves once. */
export async function useCode(store: Store, accountId: string, typed: string): Promise<Outcome> {
  const code = bareCode(typed)
  const factor = await secondFactor(store, accountId)
  if (!factor?.confirmed) throw new Refusal(401, 'challenge_over')
  if (/^\d{6}$/.test(code)) return useStep(store, accountId, factor.secret, code)
  const hash = store.keyed('recovery', code)
  const used = await store.pool.query(
    `update totp set recovery_codes = array_remove(recovery_codes, $2)
     where user_id = $1 and $2 = any(recovery_codes)`,
    [accountId, hash],
  )
  return used.rowCount === 1 ? 'taken' : 'wrong_code'
}

async function useStep(
  store: Store,
  accountId: string,
  secret: Buffer,
  code: string,
): Promise<Outcome> {
  const now = store.clock.now()
  const step = stepOf(secret, code, stepsAround(now))
  if (step === null) return 'wrong_code'
  await store.pool.query('delete from totp_step where user_id = $1 and step < $2', [
    accountId,
    oldestStep(now),
  ])
  // The primary key decides between two requests with the same code: only one inserts.
  const used = await store.pool.query(
    'insert into totp_step (user_id, step) values ($1, $2) on conflict do nothing',
    [accountId, step],
  )
  return used.rowCount === 1 ? 'taken' : 'code_already_used'
}

/** Whether the second factor is on, and how many recovery codes are left. */
export async function standingOf(
  store: Store,
  accountId: string,
): Promise<{ totp: boolean; recoveryCodesLeft: number }> {
  const found = await store.pool.query<{ left: number }>(
    'select cardinality(recovery_codes) as left from totp where user_id = $1 and confirmed_at is not null',
    [accountId],
  )
  return { totp: found.rows.length > 0, recoveryCodesLeft: found.rows[0]?.left ?? 0 }
}
