import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { betterAuth } from 'better-auth'
import pg from 'pg'
import type { Clock } from '#platform/clock.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { passwordLength } from './contract.ts'
import type { Happened, Happening } from './happenings.ts'

/** What `createSignIn` is given. */
export interface SignInOptions {
  /** The database as the role covenant_auth, whose search path is the schema of the accounts. */
  authDatabaseUrl: string
  /** The installation's secret. */
  secret: string
  /** Where the firm reaches the product: `https://crm.example.cn`. Links in mails lead there only. */
  publicUrl: string
  clock: Clock
  sendMail(to: string, subject: string, text: string): Promise<void>
  /** Whether mails go out; without a mail server they are laid down. Default: true. */
  mailsLeave?: boolean
  /** Minutes without use after which a session ends; default 60. */
  idleMinutes?: number
  /** Told when something in the background failed; default: nothing. */
  log?(message: string, error: unknown): void
  /** Milliseconds before each further try to mail something; default: for about half an hour. */
  mailPauses?: number[]
}

export type SessionsEnded = (accountId: string, sessionIds: string[]) => void

/** What the parts of sign-in share. */
export interface Store {
  pool: pg.Pool
  auth: AuthContext
  clock: Clock
  publicUrl: URL
  idleMinutes: number
  sendMail: SignInOptions['sendMail']
  log: NonNullable<SignInOptions['log']>
  /** Keyed hash of a token, mail or code; `purpose` keeps the kinds apart. */
  keyed(purpose: string, value: string): string
  /** Encrypts second-factor secrets. */
  encryptionKey: string
  cookieKey: string
  /**
   * Runs after the answer; `close` waits for it. The `send` it is given tries again for a while: a
   * mail server that is away is usually back soon.
   */
  behind(what: string, work: (send: SignInOptions['sendMail']) => Promise<void>): void
  sessionsEnded(accountId: string, sessionIds: string[]): void
  /** Has it noted what became of an account. That it could not be noted keeps nobody out. */
  happened(happened: Happened): Promise<void>
}

type Auth = ReturnType<typeof configure>
type AuthContext = Awaited<Auth['$context']>

// Days, by the machine's clock: our own clock decides when a session ends, always earlier.
const libraryExpiry = 2 * 24 * 60 * 60

/**
 * better-auth keeps accounts, credentials and sessions. Its handler is not mounted: the web speaks
 * our contract, whose rules (locks, idleness, second factor) run on our clock.
 */
function configure(pool: pg.Pool, secret: string, publicUrl: string) {
  return betterAuth({
    appName: 'Covenant',
    baseURL: publicUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: { database: { generateId: () => randomUUID() } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      expiresIn: libraryExpiry,
      disableSessionRefresh: true,
      fields: {
        userId: 'user_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
  })
}

/** Opens the accounts: connects, sets better-auth to work. Their tables are migrated with all others. */
export async function openStore(options: SignInOptions) {
  const derived = (purpose: string) =>
    createHmac('sha256', options.secret).update(`sign-in ${purpose}`).digest('base64url')
  const pool = new pg.Pool({
    connectionString: options.authDatabaseUrl,
    max: 6,
    application_name: 'covenant-auth',
    connectionTimeoutMillis: 15_000,
    statement_timeout: 30_000,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const publicUrl = new URL(options.publicUrl)
  const auth = await configure(pool, derived('library'), publicUrl.origin).$context
  const hashKey = derived('hashes')
  const listeners = new Set<SessionsEnded>()
  const noting = new Set<Happening>()
  const running = new Set<Promise<void>>()
  const closing = new AbortController()
  const log = options.log ?? (() => {})
  const pauses = options.mailPauses ?? mailPauses
  const patiently: SignInOptions['sendMail'] = (...mail) =>
    untilDone(() => options.sendMail(...mail), pauses, closing.signal)
  const store: Store = {
    pool,
    auth,
    clock: options.clock,
    publicUrl,
    idleMinutes: options.idleMinutes ?? 60,
    sendMail: options.sendMail,
    log,
    keyed: (purpose, value) =>
      createHmac('sha256', hashKey).update(`${purpose}\0${value}`).digest('base64url'),
    encryptionKey: derived('second factor'),
    cookieKey: derived('cookies'),
    behind: (what, work) => {
      const run = work(patiently)
        .catch((error) => log(what, error))
        .finally(() => running.delete(run))
      running.add(run)
    },
    sessionsEnded: (accountId, sessionIds) => {
      for (const listener of listeners) listener(accountId, sessionIds)
    },
    happened: async (happened) => {
      for (const note of noting)
        await note(happened).catch((error: unknown) => log('noting a sign-in', error))
    },
  }
  const close = async () => {
    closing.abort()
    await Promise.all(running)
    await pool.end()
  }
  return { store, listeners, noting, close }
}

/** Milliseconds before each further try. */
const mailPauses = [2_000, 15_000, 60_000, 300_000, 1_200_000]

/** Tries until it works or the pauses are used up; a product that is closing waits for no further try. */
async function untilDone(
  work: () => Promise<void>,
  pauses: number[],
  closing: AbortSignal,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const pause = pauses[tries]
      if (pause === undefined || closing.aborted) throw error
      await setTimeout(pause, undefined, { signal: closing, ref: false }).catch(() => {})
      if (closing.aborted) throw error
    }
  }
}

/** Runs `act` in one transaction. */
export async function inTransaction<T>(
  store: Store,
  act: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await store.pool.connect()
  try {
    await client.query('begin')
    const result = await act(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
