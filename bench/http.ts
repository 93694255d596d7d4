import { Agent, request } from 'node:http'

/** What the server answered, as text: reading it is the reader's time, not the server's. */
export interface Reply {
  status: number
  text: string
}

/** Somebody's browser, reduced to what costs nothing. */
export interface Caller {
  get(path: string): Promise<Reply>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
}

// One address may send 1,200 requests a minute; the bench stands for a firm full of people.
const someAddress = () => `10.${byte()}.${byte()}.${byte()}`
const byte = () => Math.floor(Math.random() * 256)

/** Calls a server with the cookie of somebody signed in. */
export function callerAt(port: number, cookie: string, connections = 8): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    new Promise<Reply>((done, fail) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        cookie,
        'x-covenant-client': 'web',
        'x-forwarded-for': someAddress(),
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        ...more,
      }
      const sent = request(
        { host: '127.0.0.1', port, method, path, headers, agent, timeout: 20_000 },
        (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('error', fail)
          response.on('end', () => {
            if (!response.complete) return fail(new Error('cut off'))
            done({
              status: response.statusCode as number,
              text: Buffer.concat(parts).toString(),
            })
          })
        },
      )
      sent.on('error', fail)
      sent.on('timeout', () => sent.destroy(new Error('no answer')))
      sent.end(payload)
    })
  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
  }
}

/** Signs somebody in. @returns the cookie. */
export async function cookieOf(port: number, email: string, password: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-covenant-client': 'web' },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign-in of ${email}: ${response.status}`)
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}
