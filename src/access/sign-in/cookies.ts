import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Store } from './store.ts'

export type CookieKind = 'session' | 'challenge'

/** `__Host-` keeps other hosts of the domain from setting it; browsers take it over https only. */
const named = (name: string, publicUrl: URL) =>
  publicUrl.protocol === 'https:' ? `__Host-${name}` : name

const cookieName = (store: Store, kind: CookieKind): string =>
  named(kind === 'session' ? 'covenant_session' : 'covenant_challenge', store.publicUrl)

/** The name of the cookie that holds a session, for whoever describes the API. */
export const sessionCookie = (publicUrl: string): string =>
  named('covenant_session', new URL(publicUrl))

// Written out here: the library's own serializer works only in an app that registered its plugin, and
// our values (letters, digits, `. - _ + /`) need no encoding.
function add(
  reply: FastifyReply,
  store: Store,
  kind: CookieKind,
  value: string,
  more: string[] = [],
): void {
  const secure = store.publicUrl.protocol === 'https:' ? ['Secure'] : []
  const pair = `${cookieName(store, kind)}=${value}`
  reply.header(
    'set-cookie',
    [pair, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...secure, ...more].join('; '),
  )
}

/** Gives the browser a token, signed so that reading the database is not enough to forge it. */
export function giveCookie(
  reply: FastifyReply,
  store: Store,
  kind: CookieKind,
  token: string,
): void {
  add(reply, store, kind, cookie.sign(token, store.cookieKey))
}

export const takeCookie = (reply: FastifyReply, store: Store, kind: CookieKind): void =>
  add(reply, store, kind, '', ['Max-Age=0'])

/** The token the browser sent, if it is one of ours. */
export function tokenIn(request: FastifyRequest, store: Store, kind: CookieKind): string | null {
  const start = `${cookieName(store, kind)}=`
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length)
  if (!value) return null
  const { valid, value: token } = cookie.unsign(value, store.cookieKey)
  return valid ? token : null
}
