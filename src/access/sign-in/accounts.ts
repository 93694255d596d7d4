import { refused } from '#platform/http/refusal.ts'
import { checkNewPassword, invite, setPassword } from './passwords.ts'
import { endAll } from './sessions.ts'
import type { Store } from './store.ts'
import { emailChangedWords } from './mails.ts'

export interface NewAccount {
  email: string
  name: string
  /** Without one, an invitation with a link to set it is mailed. */
  password?: string
  /** What `hashPassword` made of the password: for many accounts that share one. */
  passwordHash?: string
  /**
   * Whether anybody has that account. One that nobody has was left behind by an act that broke off
   * between accounts and people, and is taken over as if it were new. Default: every account is somebody's.
   */
  isSomebodys?(accountId: string): Promise<boolean>
}

/** PostgreSQL's code for a row that exists already. */
const uniqueViolation = '23505'
const isTaken = (error: unknown) => (error as { code?: string } | null)?.code === uniqueViolation

/** Opens an account. @returns its id. */
export async function createAccount(
  store: Store,
  { email, name, password, passwordHash, isSomebodys }: NewAccount,
): Promise<string> {
  if (password !== undefined) checkNewPassword(password, email, 'password')
  const address = email.trim().toLowerCase()
  await forgetOrphan(store, address, isSomebodys)
  const account = await store.auth.internalAdapter
    .createUser({ email: address, name, emailVerified: true }, { method: 'admin' })
    .catch((error: unknown) => {
      throw isTaken(error) ? refused('email_taken') : error
    })
  if (password !== undefined)
    await setPassword(store, account.id, passwordHash ?? (await store.auth.password.hash(password)))
  else
    store.behind('mailing an invitation', (send) =>
      invite(store, { id: account.id, email: address, name }, send),
    )
  return account.id
}

async function forgetOrphan(
  store: Store,
  address: string,
  isSomebodys: NewAccount['isSomebodys'] = async () => true,
): Promise<void> {
  const found = await store.pool.query<{ id: string }>('select id from "user" where email = $1', [
    address,
  ])
  const [there] = found.rows
  if (!there || (await isSomebodys(there.id))) return
  await endAll(store, there.id)
  await store.pool.query('delete from "user" where id = $1', [there.id])
}

/** Mails the invitation again; the link of the former one no longer works. */
export async function inviteAgain(store: Store, accountId: string): Promise<void> {
  const account = await store.auth.internalAdapter.findUserById(accountId)
  if (account) await invite(store, account)
}

/** Gives the account another mail to sign in with; links sent to the old one no longer work. */
export async function setEmail(store: Store, accountId: string, email: string): Promise<void> {
  const found = await store.pool.query<{ email: string; name: string }>(
    'select email, name from "user" where id = $1',
    [accountId],
  )
  await store.auth.internalAdapter
    .updateUser(accountId, { email: email.trim().toLowerCase(), updatedAt: store.clock.now() })
    .catch((error: unknown) => {
      throw isTaken(error) ? refused('email_taken') : error
    })
  await store.pool.query('delete from password_link where user_id = $1', [accountId])
  const before = found.rows[0]
  if (!before || before.email === email.trim().toLowerCase()) return
  // Whoever takes an account over by its mail does not do so unnoticed.
  const { subject, text } = emailChangedWords(before.name)
  store.behind('telling the former mail', (send) => send(before.email, subject, text))
}

/** Closes the account: its sessions end at once, its links too, nobody signs in with it. */
export async function disableAccount(store: Store, accountId: string): Promise<void> {
  await store.auth.internalAdapter.updateUser(accountId, { disabledAt: store.clock.now() })
  await store.pool.query('delete from password_link where user_id = $1', [accountId])
  await endAll(store, accountId)
}

/** Takes an account away with all that belongs to it, as if it had never been opened. */
export async function removeAccount(store: Store, accountId: string): Promise<void> {
  await endAll(store, accountId)
  await store.pool.query('delete from "user" where id = $1', [accountId])
}

/** Opens a closed account again. */
export async function enableAccount(store: Store, accountId: string): Promise<void> {
  await store.auth.internalAdapter.updateUser(accountId, { disabledAt: null })
}
