import Fastify, { type FastifyInstance } from 'fastify'
import * as OTPAuth from 'otpauth'
import { TestClock } from '#platform/clock.ts'
import { Refusal } from '#platform/http/refusal.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { createSignIn, type SignIn, sameOrigin } from './index.ts'

export const publicUrl = 'https://covenant.example.cn'
export const goodPassword = '一诺千金，言出必行 2025'
export const minutes = (count: number) => count * 60_000

export interface Mail {
  to: string
  subject: string
  text: string
}

/** An office with sign-in over HTTP, on a database and a clock of its own. */
export async function openOffice() {
  const database = await freshDatabase()
  const clock = new TestClock('2025-06-02T01:00:00Z')
  const mails: Mail[] = []
  const signIn = await createSignIn({
    authDatabaseUrl: database.authUrl,
    secret: database.secret,
    publicUrl,
    clock,
    sendMail: async (to, subject, text) => void mails.push({ to, subject, text }),
    log: (message, error) => console.error(message, error),
  })
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) {
      console.error(error)
      throw error
    }
    return reply
      .status(error.status)
      .send({ code: error.code, fields: error.fields, ...error.details })
  })
  app.addHook('onRequest', sameOrigin(publicUrl))
  signIn.routes(app)
  app.get(
    '/api/whoami',
    async (request) => (await signIn.accountOf(request)) ?? { accountId: null },
  )
  const close = async () => {
    await app.close()
    await signIn.close()
    await database.drop()
  }
  return { app, clock, mails, signIn, database, close, ...gestures(app, signIn) }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

function gestures(app: FastifyInstance, signIn: SignIn) {
  let accounts = 0
  return {
    browser: () => new Browser(app),
    /** A member of the firm with a password, and nobody else's mail. */
    member: async () => {
      accounts += 1
      const email = `lawyer${accounts}@firm.example.cn`
      const accountId = await signIn.createAccount({
        email,
        name: '林知远',
        password: goodPassword,
      })
      return { email, accountId, password: goodPassword }
    },
  }
}

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A browser with the product's page open: keeps cookies, sends our web's header. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #app: FastifyInstance

  constructor(app: FastifyInstance) {
    this.#app = app
  }

  async send(method: Verb, url: string, body?: object, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await this.#app.inject({
      method,
      url,
      ...(body ? { payload: body } : {}),
      headers: { 'x-covenant-client': 'web', ...(cookie ? { cookie } : {}), ...headers },
    })
    for (const { name, value } of response.cookies) {
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    const text = response.body
    return {
      status: response.statusCode,
      body: text ? JSON.parse(text) : null,
      setCookies: response.cookies,
    }
  }

  signIn(email: string, password: string) {
    return this.send('POST', '/api/sign-in', { email, password })
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.send('GET', '/api/whoami')).body.accountId !== null
  }
}

/** Waits for what happens behind the answer. */
export async function mailTo(office: Office, to: string, count = 1): Promise<Mail> {
  for (let waited = 0; waited < 5_000; waited += 20) {
    const found = office.mails.filter((mail) => mail.to === to)
    if (found.length >= count) return found[count - 1] as Mail
    await new Promise((go) => setTimeout(go, 20))
  }
  throw new Error(`no mail number ${count} to ${to}`)
}

export const linkIn = (mail: Mail): URL => new URL(/https?:\/\/\S+/.exec(mail.text)?.[0] ?? '')
export const tokenIn = (mail: Mail): string =>
  new URLSearchParams(linkIn(mail).hash.slice(1)).get('token') ?? ''

/** An authenticator on the telephone, which shows the code of the office's clock. */
export function authenticator(uri: string, office: Office) {
  const totp = OTPAuth.URI.parse(uri) as OTPAuth.TOTP
  return { code: (shift = 0) => totp.generate({ timestamp: office.clock.now().getTime() + shift }) }
}
