import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as accounts from './accounts.ts'
import type { Happened, Happening } from './happenings.ts'
import { registerRoutes } from './routes.ts'
import { removeOf } from './second-factor.ts'
import { accountOf, endAll, type SignedIn } from './sessions.ts'
import { openStore, type SessionsEnded, type SignInOptions } from './store.ts'

export { signInHappenings } from './happenings.ts'
export { signInEndpoints } from './contract.ts'
export { sessionCookie } from './cookies.ts'
export { sameOrigin } from './same-origin.ts'
export type { NewAccount } from './accounts.ts'
export type { Happened, SessionsEnded, SignedIn, SignInOptions }

/** Accounts and sessions of one firm. */
export interface SignIn {
  /** Registers the endpoints of contract.ts. */
  routes(app: FastifyInstance): void
  /**
   * Who sends the request; null when nobody is signed in or the session is over.
   * `counts: false` for requests the browser makes by itself: they do not keep a session alive.
   */
  accountOf(request: FastifyRequest, counts?: boolean): Promise<SignedIn | null>
  /** Whether mails go out; without a mail server they are laid down where the operator finds them. */
  mailsLeave: boolean
  /** Opens an account and returns its id; without a password it mails an invitation. */
  createAccount(account: accounts.NewAccount): Promise<string>
  /** Slow by design; for many accounts that share a password, once. */
  hashPassword(password: string): Promise<string>
  inviteAgain(accountId: string): Promise<void>
  setEmail(accountId: string, email: string): Promise<void>
  removeAccount(accountId: string): Promise<void>
  disableAccount(accountId: string): Promise<void>
  enableAccount(accountId: string): Promise<void>
  /** For a lost telephone: signs in with the password alone until enrolled again. */
  removeSecondFactor(accountId: string): Promise<void>
  endAllSessions(accountId: string): Promise<void>
  /** Called in this process when sessions end; returns how to stop listening. */
  onSessionsEnded(listener: SessionsEnded): () => void
  /** Called with what becomes of accounts, before whoever acted is answered. */
  onHappened(listener: Happening): void
  /** Waits for mails under way and disconnects. */
  close(): Promise<void>
}

/** Opens sign-in on a migrated database. */
export async function createSignIn(options: SignInOptions): Promise<SignIn> {
  const { store, listeners, noting, close } = await openStore(options)
  return {
    routes: (app) => registerRoutes(app, store),
    accountOf: (request, counts) => accountOf(store, request, counts),
    mailsLeave: options.mailsLeave ?? true,
    createAccount: (account) => accounts.createAccount(store, account),
    hashPassword: (password) => store.auth.password.hash(password),
    inviteAgain: (accountId) => accounts.inviteAgain(store, accountId),
    setEmail: (accountId, email) => accounts.setEmail(store, accountId, email),
    removeAccount: (accountId) => accounts.removeAccount(store, accountId),
    disableAccount: (accountId) => accounts.disableAccount(store, accountId),
    enableAccount: (accountId) => accounts.enableAccount(store, accountId),
    removeSecondFactor: (accountId) => removeOf(store, accountId),
    endAllSessions: (accountId) => endAll(store, accountId),
    onSessionsEnded: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onHappened: (listener) => void noting.add(listener),
    close,
  }
}
