import { randomBytes } from 'node:crypto'
import type { BodyOf, ReplyOf } from '#platform/http/endpoint.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { charge, forgive, uncharge } from './attempts.ts'
import {
  type changePassword,
  type readPasswordLink,
  type resetPassword,
  setPasswordPath,
} from './contract.ts'
import { invitationWords, resetWords } from './mails.ts'
import { nobodysHash } from './password.ts'
import { after, invitationLife, mayMailAgain, passwordProblems, resetLife } from './rules.ts'
import { endAll, type SignedIn } from './sessions.ts'
import { inTransaction, type Store } from './store.ts'

interface Addressee {
  id: string
  email: string
  name: string
}

/** Refuses a password that is too short, too long, too common or the mail itself. */
export function checkNewPassword(password: string, email: string, path: string): void {
  const problems = passwordProblems(password, email, path)
  if (problems.length > 0) throw badInput(problems)
}

/** The password again, before something weighty; wrong ones count like failed sign-ins. */
export async function confirmPassword(
  store: Store,
  account: SignedIn,
  password: string,
): Promise<void> {
  await charge(store, account.email)
  const credential = await store.auth.internalAdapter.findCredentialAccount(account.accountId)
  const hash = credential?.password ?? (await nobodysHash())
  if (!(await store.auth.password.verify({ hash, password }))) throw refused('wrong_password')
  await uncharge(store, account.email)
}

/** Writes the password, the first or a new one. */
export async function setPassword(store: Store, accountId: string, hash: string): Promise<void> {
  const { internalAdapter } = store.auth
  if (await internalAdapter.findCredentialAccount(accountId)) {
    await internalAdapter.updatePassword(accountId, hash)
    return
  }
  await internalAdapter.linkAccount({
    userId: accountId,
    accountId,
    providerId: 'credential',
    password: hash,
  })
}

/** Changes one's own password; the account's other sessions end, as do links still in the post. */
export async function change(
  store: Store,
  account: SignedIn,
  { current, next }: BodyOf<typeof changePassword>,
): Promise<void> {
  await confirmPassword(store, account, current)
  checkNewPassword(next, account.email, 'next')
  await setPassword(store, account.accountId, await store.auth.password.hash(next))
  await store.pool.query('delete from password_link where user_id = $1', [account.accountId])
  await endAll(store, account.accountId, account.sessionId)
}

/** Mails a link to whoever has the account, if anybody has; the asker learns neither. */
export function requestReset(store: Store, email: string): void {
  store.behind('mailing a link to reset a password', async (send) => {
    const found = await store.pool.query<Addressee>(
      'select id, email, name from "user" where email = $1 and disabled_at is null',
      [email.toLowerCase()],
    )
    const account = found.rows[0]
    if (!account) return
    const token = await newLink(store, account.id, resetLife, true)
    if (!token) return
    const { subject, text } = resetWords(account.name, linkWith(store, token), resetLife)
    await send(account.email, subject, text)
  })
}

/** Mails the link by which a new member of the firm sets the first password. */
export async function invite(
  store: Store,
  account: Addressee,
  send = store.sendMail,
): Promise<void> {
  const token = await newLink(store, account.id, invitationLife, false)
  if (!token) return
  const { subject, text } = invitationWords(account.name, linkWith(store, token), invitationLife)
  await send(account.email, subject, text)
}

/** The configured address only: a Host header written by a stranger must not end up in a mail. */
const linkWith = (store: Store, token: string) =>
  `${new URL(setPasswordPath, store.publicUrl).href}#token=${token}`

/** Makes a link that replaces older ones; null when the last one has only just been made. */
async function newLink(
  store: Store,
  accountId: string,
  life: number,
  spaced: boolean,
): Promise<string | null> {
  const now = store.clock.now()
  const token = randomBytes(32).toString('base64url')
  return inTransaction(store, async (client) => {
    await client.query('select 1 from "user" where id = $1 for update', [accountId])
    const last = await client.query<{ created_at: Date }>(
      'select created_at from password_link where user_id = $1',
      [accountId],
    )
    if (spaced && !mayMailAgain(last.rows[0]?.created_at ?? null, now)) return null
    await client.query(
      `insert into password_link (user_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4)
       on conflict (user_id) do update set token_hash = excluded.token_hash,
         created_at = excluded.created_at, expires_at = excluded.expires_at`,
      [accountId, store.keyed('link', token), now, after(now, life)],
    )
    return token
  })
}

interface LinkOwner extends Addressee {
  /** No password is set yet. */
  first: boolean
  totp: boolean
}

/** Whose a mailed link is; refuses one that was used, replaced or is too old. */
async function ownerOf(store: Store, token: string): Promise<LinkOwner> {
  const found = await store.pool.query<LinkOwner>(
    `select u.id, u.email, u.name,
       not exists (select 1 from account a where a.user_id = u.id and a.provider_id = 'credential' and a.password is not null) as first,
       exists (select 1 from totp t where t.user_id = u.id and t.confirmed_at is not null) as totp
     from password_link l join "user" u on u.id = l.user_id
     where l.token_hash = $1 and l.expires_at > $2 and u.disabled_at is null`,
    [store.keyed('link', token), store.clock.now()],
  )
  const owner = found.rows[0]
  if (!owner) throw refused('link_over')
  return owner
}

/** What the page of a mailed link tells its holder, who has the mailbox. */
export async function readLink(
  store: Store,
  { token }: BodyOf<typeof readPasswordLink>,
): Promise<ReplyOf<typeof readPasswordLink>> {
  const { email, name, first } = await ownerOf(store, token)
  return { email, name, first }
}

/**
 * Sets the password by a mailed link, which serves once, and ends every session of the account.
 * @returns whose it is, where the holder comes in with that: the first password, which has no second
 * factor yet. Who resets one shows that they know it.
 */
export async function reset(
  store: Store,
  { token, password }: BodyOf<typeof resetPassword>,
): Promise<string | null> {
  const owner = await ownerOf(store, token)
  checkNewPassword(password, owner.email, 'password')
  const passwordHash = await store.auth.password.hash(password)
  const spent = await store.pool.query('delete from password_link where token_hash = $1', [
    store.keyed('link', token),
  ])
  if (spent.rowCount === 0) throw refused('link_over')
  await setPassword(store, owner.id, passwordHash)
  await endAll(store, owner.id)
  const data = { first: owner.first }
  await store.happened({ accountId: owner.id, what: 'password.reset', data })
  if (owner.totp) return null
  // With a second factor the lock stays: whoever holds the mailbox must not get fresh tries at codes.
  await forgive(store, owner.email)
  return owner.first ? owner.id : null
}
