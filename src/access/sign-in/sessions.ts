import type { FastifyReply, FastifyRequest } from 'fastify'
import { giveCookie, takeCookie, tokenIn } from './cookies.ts'
import { after, longestSession, type SessionUse, sessionHolds, useIsNews } from './rules.ts'
import type { Store } from './store.ts'

/** Who is signed in. */
export interface SignedIn {
  accountId: string
  email: string
  sessionId: string
}

interface Row extends SignedIn, SessionUse {
  token: string
}

async function findSession(store: Store, token: string): Promise<Row | null> {
  const found = await store.pool.query({
    name: 'find_session',
    text: `select s.id as "sessionId", s.token, s.user_id as "accountId", u.email,
             n.started_at as "startedAt", n.last_used_at as "lastUsedAt"
           from session s join "user" u on u.id = s.user_id join session_use n on n.session_id = s.id
           where s.token = $1 and u.disabled_at is null`,
    values: [token],
  })
  return (found.rows[0] as Row | undefined) ?? null
}

/** Begins a session for the account and gives the browser its cookie; the browser's old one ends. */
export async function beginSession(
  store: Store,
  accountId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  await endThis(store, request)
  const session = await store.auth.internalAdapter.createSession(accountId, false, {
    ipAddress: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
  })
  const now = store.clock.now()
  await store.pool.query(
    'insert into session_use (session_id, started_at, last_used_at) values ($1, $2, $2)',
    [session.id, now],
  )
  giveCookie(reply, store, 'session', session.token)
  takeCookie(reply, store, 'challenge')
}

/**
 * Who sends the request, by its cookie; null when nobody or when the session is over.
 * @param counts whether the request is a use that keeps the session from idling out.
 */
export async function accountOf(
  store: Store,
  request: FastifyRequest,
  counts = true,
): Promise<SignedIn | null> {
  const token = tokenIn(request, store, 'session')
  const row = token ? await findSession(store, token) : null
  if (!row) return null
  const now = store.clock.now()
  if (!sessionHolds(row, now, store.idleMinutes)) {
    await end(store, row)
    return null
  }
  if (counts && useIsNews(row, now)) {
    await store.pool.query(
      'update session_use set last_used_at = $2 where session_id = $1 and last_used_at < $2',
      [row.sessionId, now],
    )
  }
  return { accountId: row.accountId, email: row.email, sessionId: row.sessionId }
}

async function end(
  store: Store,
  row: Pick<Row, 'token' | 'accountId' | 'sessionId'>,
): Promise<void> {
  await store.auth.internalAdapter.deleteSession(row.token)
  store.sessionsEnded(row.accountId, [row.sessionId])
}

/** Ends the session of the request, if there is one. */
export async function endThis(store: Store, request: FastifyRequest): Promise<void> {
  const token = tokenIn(request, store, 'session')
  const row = token ? await findSession(store, token) : null
  if (row) await end(store, row)
}

/** Ends the sessions of the account, save `except`, and sign-ins that are half-way. */
export async function endAll(store: Store, accountId: string, except?: string): Promise<void> {
  await store.pool.query('delete from totp_challenge where user_id = $1', [accountId])
  const found = await store.pool.query<{ id: string; token: string }>(
    'select id, token from session where user_id = $1 and id is distinct from $2',
    [accountId, except ?? null],
  )
  if (found.rows.length === 0) return
  await store.auth.internalAdapter.deleteSessions(found.rows.map((row) => row.token))
  store.sessionsEnded(
    accountId,
    found.rows.map((row) => row.id),
  )
}

/** Takes away sessions that nobody came back to. */
export async function dropOver(store: Store): Promise<void> {
  const now = store.clock.now()
  const idleSince = after(now, -store.idleMinutes * 60_000)
  const over = await store.pool.query<{ id: string; user_id: string }>(
    `delete from session s using session_use n where n.session_id = s.id
       and (n.started_at <= $1 or n.last_used_at <= $2) returning s.id, s.user_id`,
    [after(now, -longestSession), idleSince],
  )
  for (const row of over.rows) store.sessionsEnded(row.user_id, [row.id])
}
