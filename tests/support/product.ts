import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { dispatchOutbox, type Role, type Runtime } from '#access/index.ts'
import { createSignIn } from '#access/sign-in/index.ts'
import { type Clock, TestClock } from '#platform/clock.ts'
import { openFileStore } from '#platform/files/store.ts'
import { type Areas, assembleAreas, type Outward } from '#shell/areas.ts'
import { createServer, type ServerParts } from '#shell/server.ts'
import { createSetUpCode } from '#shell/set-up/code.ts'
import { setUpEntrances } from '#shell/set-up/set-up.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { mondayMorning } from './firm.ts'
import { keptIn, type Mail } from './outward.ts'

/** The whole product on a real database and a real port, with a clock of its own. */
export interface Product {
  url: string
  app: FastifyInstance
  db: TestDatabase
  runtime: Runtime
  areas: Areas
  clock: Clock & Partial<TestClock>
  setUpCode: string
  mails: Mail[]
  /** Somebody's browser: keeps cookies. */
  browser(): Browser
  /** Runs the chore of that name and the outbox, as the worker would. */
  work(chore?: string): Promise<void>
  close(): Promise<void>
}

export interface Reply {
  status: number
  headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies freely
  body: any
}

export interface Browser {
  get(path: string): Promise<Reply>
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  cookies: Map<string, string>
}

export const founder = {
  email: 'founder@mingli.example',
  password: 'correct horse battery',
  name: '周明理',
}

export async function startProduct(
  options: {
    clock?: Clock & Partial<TestClock>
    webFolder?: string
    dataFolder?: string
    /** The PostgreSQL to use, outside of a run of the tests. */
    databaseServer?: string
    /** A database that is there already; the product closes it. */
    db?: TestDatabase
    onRoute?: (route: RouteOptions) => void
    /** Settings of the server other than those of a test. */
    settings?: Partial<ServerParts['settings']>
    /** How it speaks to the world outside; mails are kept otherwise. */
    outward?: Partial<Outward>
  } = {},
): Promise<Product> {
  const db = options.db ?? (await freshDatabase(options.databaseServer))
  const clock = options.clock ?? new TestClock(mondayMorning)
  const mails: Mail[] = []
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'covenant-data-')))
  const accounts = await createSignIn({
    authDatabaseUrl: db.authUrl,
    secret: db.secret,
    publicUrl: options.settings?.publicUrl ?? 'http://localhost',
    clock,
    sendMail: async (to, subject, text) => void mails.push({ to, subject, text }),
  })
  const files = openFileStore(join(dataFolder, 'files'), db.secret)
  const runtime: Runtime = {
    database: db.database,
    clock,
    handlers: { immediate: [], later: [] },
  }
  const areas = assembleAreas(accounts, files, () => runtime, {
    ...keptIn(mails),
    ...options.outward,
  })
  runtime.handlers = areas.handlers
  const code = createSetUpCode()
  const app = await createServer({
    settings: {
      publicUrl: 'http://localhost',
      tls: null,
      trustProxy: false,
      embedOrigins: ['https://www.mingli.example'],
      logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
      metricsToken: null,
      ...options.settings,
    },
    runtime,
    signIn: accounts,
    entrances: [...setUpEntrances(runtime, accounts, code), ...areas.entrances],
    policy: areas.policy,
    routes: areas.routes,
    files,
    requestsPerMinute: 1_000_000,
    ...(options.onRoute ? { onRoute: options.onRoute } : {}),
    webFolder: options.webFolder ?? join(dataFolder, 'no-web'),
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `${options.settings?.tls ? 'https' : 'http'}://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    url,
    app,
    db,
    runtime,
    areas,
    clock,
    setUpCode: code.code,
    mails,
    browser: () => browserAt(url),
    work: async (chore) => {
      for (const one of areas.chores) if (one.name === chore) await one.run(runtime)
      await dispatchOutbox(runtime)
    },
    close: async () => {
      await app.close()
      await accounts.close()
      await db.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A browser at an address: keeps cookies. */
export function browserAt(url: string): Browser {
  const cookies = new Map<string, string>()
  const send: Browser['send'] = async (method, path, body, headers = {}) => {
    const form = body instanceof FormData
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-covenant-client': 'web',
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') && text !== ''
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text,
    }
  }
  return {
    cookies,
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
  }
}

/** Sets the firm up as its first visitor would, and signs the founder in. */
export async function setUpAndSignIn(product: Product): Promise<Browser> {
  const browser = product.browser()
  const made = await browser.post('/api/set-up', {
    code: product.setUpCode,
    firmName: '明理律师事务所',
    administratorName: founder.name,
    email: founder.email,
    password: founder.password,
  })
  if (made.status !== 200)
    throw new Error(`set-up answered ${made.status} ${JSON.stringify(made.body)}`)
  await signIn(browser, founder.email, founder.password)
  return browser
}

export async function signIn(browser: Browser, email: string, password: string): Promise<void> {
  const reply = await browser.post('/api/sign-in', { email, password })
  if (reply.status >= 300)
    throw new Error(`sign-in answered ${reply.status} ${JSON.stringify(reply.body)}`)
}

export interface Colleague {
  id: string
  browser: Browser
  email: string
  password: string
}

/** Adds a colleague through the product, follows the invitation mail and signs them in. */
export async function colleague(
  product: Product,
  administrator: Browser,
  person: { name: string; email: string; department: string; roles: Role[] },
): Promise<Colleague> {
  const departments = await administrator.get('/api/departments')
  const department = departments.body.items.find(
    (one: { name: string }) => one.name === person.department,
  )
  if (!department) throw new Error(`there is no department ${person.department}`)
  const added = await administrator.post('/api/people', {
    name: person.name,
    email: person.email,
    departmentId: department.id,
    officeId: department.officeId,
    roles: person.roles,
  })
  if (added.status >= 300)
    throw new Error(`adding ${person.name}: ${added.status} ${JSON.stringify(added.body)}`)
  await product.work()
  const token = await tokenFor(product, person.email)
  const browser = product.browser()
  const password = `${person.name} 的长密码 2026`
  const chosen = await browser.post('/api/password-reset', { token, password })
  if (chosen.status >= 300)
    throw new Error(`choosing a password: ${chosen.status} ${JSON.stringify(chosen.body)}`)
  await signIn(browser, person.email, password)
  return { id: added.body.id, browser, email: person.email, password }
}

async function tokenFor(product: Product, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const mail = product.mails.findLast((one) => one.to === email)
    const token = /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (token) return token
    await new Promise((go) => setTimeout(go, 20))
  }
  throw new Error(`no invitation for ${email}`)
}
