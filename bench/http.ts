import { Agent, request } from 'node:http'
import { credentialsOf, type Person } from './place.ts'

/** What the server answered, as text: reading it is the reader's time, not the server's. */
export interface Reply {
  status: number
  text: string
}

/** Somebody's browsers, reduced to what costs nothing. */
export interface Caller {
  get(path: string): Promise<Reply>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  upload(path: string, form: FormData): Promise<Reply>
}

// Requests are counted by address; the bench stands for a firm full of people.
const addresses = 100

/** Signs somebody in and calls a server as them. The server believes the addresses it is told. */
export async function callerAt(port: number, person: Person): Promise<Caller> {
  const cookie = await cookieOf(port, ...credentialsOf(person))
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  let turn = 0
  const send = (method: string, path: string, body?: unknown, more?: Record<string, string>) => {
    turn += 1
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      cookie,
      'x-covenant-client': 'web',
      'x-forwarded-for': `10.0.0.${1 + (turn % addresses)}`,
      ...(payload === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
      ...more,
    }
    return exchange({ host: '127.0.0.1', port, method, path, headers, agent }, payload)
  }
  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    upload: async (path, form) => {
      const headers = { cookie, 'x-covenant-client': 'web' }
      const url = `http://127.0.0.1:${port}${path}`
      const response = await fetch(url, { method: 'POST', headers, body: form })
      return { status: response.status, text: await response.text() }
    },
  }
}

/** Milliseconds after which an answer is no longer waited for. */
const patience = 20_000

function exchange(options: object, payload: string | undefined): Promise<Reply> {
  return new Promise((done, fail) => {
    const sent = request({ ...options, timeout: patience }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', fail)
      response.on('end', () => {
        if (!response.complete) return fail(new Error('cut off'))
        done({ status: response.statusCode as number, text: Buffer.concat(parts).toString() })
      })
    })
    sent.on('error', fail)
    sent.on('timeout', () => sent.destroy(new Error('no answer')))
    sent.end(payload)
  })
}

/** The reply, if the request succeeded. */
export function answered(reply: Reply): Reply {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`)
  return reply
}

/** Signs somebody in. @returns what their browser sends along from then on. */
export async function cookieOf(port: number, email: string, password: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-covenant-client': 'web' },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign-in of ${email}: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
