import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestClock } from '#platform/clock.ts'
import { codeAt } from '#access/sign-in/totp.ts'
import {
  type Browser,
  type Colleague,
  colleague,
  founder as founderAccount,
  type Product,
  type Reply,
  setUpAndSignIn,
  startProduct,
} from '../support/product.ts'

// Nobody comes in who does not hold the key, and nobody learns who else has one.

let product: Product
let founder: Browser
let lawyer: Colleague

beforeAll(async () => {
  product = await startProduct()
  founder = await setUpAndSignIn(product)
  const department = '民事业务部'
  const email = 'lawyer@mingli.example'
  lawyer = await colleague(product, founder, {
    name: '韩立言',
    email,
    department,
    roles: ['lawyer'],
  })
}, 60_000)
afterAll(() => product?.close())

const clock = () => product.clock as TestClock
/** Signs in from an address of its own, because strangers have thirty attempts a minute. */
let addresses = 1
async function enter(email: string, password: string, browser = product.browser()): Promise<Reply> {
  addresses += 1
  const localAddress = `127.0.0.${addresses}`
  const response = await new Promise<IncomingMessage>((come, fail) => {
    const headers = {
      'x-covenant-client': 'web',
      'content-type': 'application/json',
      cookie: cookieOf(browser),
    }
    const sent = request(
      `${product.url}/api/sign-in`,
      { method: 'POST', headers, localAddress },
      come,
    )
    sent.on('error', fail)
    sent.end(JSON.stringify({ email, password }))
  })
  for (const line of response.headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    browser.cookies.set(name, value)
  }
  const body = JSON.parse(await text(response))
  return { status: response.statusCode ?? 0, headers: new Headers(), body }
}
const signIn = async (browser: Browser, email: string, password: string) => {
  const reply = await enter(email, password, browser)
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
}

/** A request as another program would send it, with nothing of ours. */
async function raw(method: string, path: string, headers: Record<string, string>, body?: string) {
  const response = await fetch(product.url + path, {
    method,
    redirect: 'manual',
    headers,
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const cookieOf = (browser: Browser) =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

test('a mail the firm does not know is answered like a wrong password, as slowly, and locked like one', async () => {
  const took: Record<string, number[]> = { known: [], unknown: [] }
  for (let round = 0; round < 4; round += 1) {
    for (const [kind, email] of [
      ['known', lawyer.email],
      ['unknown', 'nobody@mingli.example'],
    ] as const) {
      const began = performance.now()
      const reply = await enter(email, 'not the password')
      took[kind]?.push(performance.now() - began)
      expect([reply.status, reply.body]).toEqual([
        401,
        { error: { code: 'wrong_credentials', fields: [], details: {} } },
      ])
    }
  }
  const middle = (all: number[]) => all.toSorted((a, b) => a - b)[1] as number
  const [known, unknown] = [middle(took.known ?? []), middle(took.unknown ?? [])]
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
  for (const email of [lawyer.email, 'nobody@mingli.example']) {
    await enter(email, 'not the password')
    const locked = await enter(email, 'not the password')
    expect([locked.status, locked.body.error.code], email).toEqual([429, 'locked'])
  }
  clock().advance(2 * 3_600_000)
  await signIn(founder, founderAccount.email, founderAccount.password)
})

test('asking for a new password tells nobody who has an account', async () => {
  const asked = async (email: string) => {
    const reply = await product.browser().post('/api/password-reset/request', { email })
    return [reply.status, reply.body]
  }
  expect(await asked(lawyer.email)).toEqual(await asked('nobody@mingli.example'))
})

test('a lock is not escaped by spelling the mail in another way', async () => {
  clock().advance(25 * 3_600_000)
  const spellings = [
    'Lawyer@mingli.example',
    'LAWYER@MINGLI.EXAMPLE',
    'lawyer@Mingli.Example',
    'lawyer@mingli.example',
    'lawYER@mingli.example',
  ]
  for (const email of spellings) await enter(email, 'not the password')
  expect((await enter('lAwYeR@mingli.example', lawyer.password)).status).toBe(429)
  for (const strange of [
    ' lawyer@mingli.example',
    'lawyer@mingli.example ',
    'ｌａｗｙｅｒ@mingli.example',
    'lawyer\u200b@mingli.example',
    'lawyer@mingli.example\u0000',
    'law\u0131er@mingli.example',
    'LAWYE\u212a@mingli.example',
  ])
    expect([422, 429], strange).toContain((await enter(strange, lawyer.password)).status)
  clock().advance(2 * 3_600_000)
  await signIn(lawyer.browser, lawyer.email, lawyer.password)
  await signIn(founder, founderAccount.email, founderAccount.password)
})

test('attempts sent all at once do not outrun the lock', async () => {
  clock().advance(25 * 3_600_000)
  const all = await Promise.all(
    Array.from({ length: 12 }, () => enter(lawyer.email, 'not the password')),
  )
  expect(all.filter((reply) => reply.status === 401).length).toBeLessThanOrEqual(5)
  clock().advance(25 * 3_600_000)
  await signIn(lawyer.browser, lawyer.email, lawyer.password)
  await signIn(founder, founderAccount.email, founderAccount.password)
})

/** The link in the newest mail to them. */
async function mailedToken(email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const mail = product.mails.findLast((one) => one.to === email)
    const token = /#token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (token) return token
    await new Promise((go) => setTimeout(go, 20))
  }
  throw new Error('no mail')
}

test('links in mails lead to the address that was set up, whatever host the asker names', async () => {
  product.mails.length = 0
  const headers = {
    'x-covenant-client': 'web',
    'content-type': 'application/json',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
    origin: 'http://localhost',
  }
  const body = JSON.stringify({ email: lawyer.email })
  expect((await raw('POST', '/api/password-reset/request', headers, body)).status).toBe(202)
  await mailedToken(lawyer.email)
  expect(product.mails[0]?.text).not.toContain('evil')
  expect(product.mails[0]?.text).toContain('http://localhost/set-password#token=')
})

test('a link sets a password once, and ends every session and every other link', async () => {
  const token = await mailedToken(lawyer.email)
  const password = '新的长密码 二〇二六'
  const old = lawyer.browser
  expect((await old.get('/api/me')).status).toBe(200)
  const set = () => product.browser().post('/api/password-reset', { token, password })
  expect(
    (await Promise.all([set(), set(), set()])).map((one) => one.status).toSorted((a, b) => a - b),
  ).toEqual([204, 409, 409])
  expect((await set()).body.error.code).toBe('link_over')
  expect((await old.get('/api/me')).status).toBe(401)
  lawyer.password = password
  await signIn(lawyer.browser, lawyer.email, password)
})

const secretOf = (base32: string): Buffer => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...base32].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)))
}

test('a code of the second factor serves once, and its lock is not lifted by giving the right password again', async () => {
  const { browser, email, password } = lawyer
  const enrolled = await browser.post('/api/totp/enrolment', { password })
  const secret = secretOf(enrolled.body.secret)
  const code = (ahead = 0) => codeAt(secret, Math.floor(clock().now().getTime() / 30_000) + ahead)
  const used = code()
  expect((await browser.post('/api/totp/confirmation', { code: used })).status).toBe(200)
  const half = product.browser()
  expect((await enter(email, password, half)).body).toEqual({ needs: 'totp' })
  expect((await half.get('/api/me')).status).toBe(401)
  const again = await half.post('/api/sign-in/totp', { code: used })
  expect([again.status, again.body.error.code]).toEqual([401, 'code_already_used'])
  let refusals = 0
  for (let tries = 0; tries < 12; tries += 1) {
    const guess = product.browser()
    const first = await enter(email, password, guess)
    const second = await guess.post('/api/sign-in/totp', { code: '000000' })
    if (first.status === 429 || second.status === 429) refusals += 1
  }
  expect(refusals).toBeGreaterThanOrEqual(8)
  clock().advance(25 * 3_600_000)
  const fresh = product.browser()
  await enter(email, password, fresh)
  const twice = await Promise.all(
    [code(), code()].map((one) => fresh.post('/api/sign-in/totp', { code: one })),
  )
  expect(twice.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 401])
  expect((await fresh.send('DELETE', '/api/totp', { password })).status).toBe(204)
  await signIn(lawyer.browser, email, password)
  await signIn(founder, founderAccount.email, founderAccount.password)
})

test('a session begins with a new token whatever cookie the browser brought, and its cookie is for the server alone', async () => {
  const planted = 'covenant_session=planted.signature'
  const body = JSON.stringify({ email: founderAccount.email, password: founderAccount.password })
  const headers = { 'x-covenant-client': 'web', 'content-type': 'application/json' }
  const reply = await raw('POST', '/api/sign-in', { ...headers, cookie: planted }, body)
  const set = reply.headers.getSetCookie().find((one) => one.startsWith('covenant_session='))
  expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/)
  expect(set).not.toContain('planted')
  const before = cookieOf(founder)
  await signIn(founder, founderAccount.email, founderAccount.password)
  expect((await raw('GET', '/api/me', { cookie: before })).status).toBe(401)
  const after = cookieOf(founder)
  const forged = after.replace(/=(.{6})/, '=aaaaaa')
  expect((await raw('GET', '/api/me', { cookie: forged })).status).toBe(401)
  expect((await founder.post('/api/sign-out')).status).toBe(204)
  expect((await raw('GET', '/api/me', { cookie: after })).status).toBe(401)
  await signIn(founder, founderAccount.email, founderAccount.password)
})

test('another site cannot make a browser do anything, whatever it can send', async () => {
  const cookie = cookieOf(lawyer.browser)
  const ours = { 'x-covenant-client': 'web', 'content-type': 'application/json' }
  const json = JSON.stringify({ language: 'en' })
  const attempts: [string, string, Record<string, string>, string?][] = [
    ['PATCH', '/api/me', { 'content-type': 'application/json' }, json],
    ['POST', '/api/sign-out-everywhere', { 'content-type': 'text/plain' }, '{"a":1}'],
    [
      'POST',
      '/api/sign-out-everywhere',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'a=1',
    ],
    ['POST', '/api/sign-out-everywhere', { ...ours, origin: 'null' }, '{}'],
    ['POST', '/api/sign-out-everywhere', { ...ours, origin: 'https://evil.example' }, '{}'],
    [
      'POST',
      '/api/sign-out-everywhere',
      { ...ours, origin: 'http://localhost.evil.example' },
      '{}',
    ],
    ['POST', '/api/sign-out-everywhere', { authorization: 'Basic x' }, '{}'],
    ['POST', '/%61pi/sign-out-everywhere', { 'content-type': 'application/json' }, '{}'],
    ['GET', '/api/sign-out-everywhere', { 'x-http-method-override': 'POST' }],
    ['GET', '/api/me?_method=PATCH', { 'x-http-method': 'PATCH', origin: 'https://evil.example' }],
  ]
  for (const [method, path, headers, body] of attempts) {
    const reply = await raw(method, path, { ...headers, cookie }, body)
    const told = `${method} ${path} ${JSON.stringify(headers)} ${reply.status}`
    if (method === 'GET') expect([200, 404, 422], told).toContain(reply.status)
    else expect([403, 422], told).toContain(reply.status)
    expect(reply.headers.get('access-control-allow-origin'), told).toBeNull()
  }
  const me = await lawyer.browser.get('/api/me')
  expect([me.status, me.body.language]).toEqual([200, 'zh-CN'])
})

test('no address sends a visitor elsewhere', async () => {
  for (const path of [
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/api//evil.example',
    '/sign-in?next=https://evil.example',
    '/api/me/',
    '/..//evil.example',
  ]) {
    const reply = await raw('GET', path, {})
    expect(reply.headers.get('location'), path).toBeNull()
  }
})

test('the firm is set up once, and guessing the code is given up', async () => {
  const body = {
    code: 'AAAA-AAAA-AAAA',
    firmName: 'x',
    administratorName: 'x',
    email: 'x@evil.example',
    password: 'a password of mine',
  }
  const reply = await product.browser().post('/api/set-up', body)
  expect(reply.body.error.code).toBe('already_set_up')
})

test('strangers have a small number of attempts a minute, whatever address they claim', async () => {
  const other = await startProduct()
  const statuses: number[] = []
  for (let tries = 0; tries < 35; tries += 1) {
    const response = await fetch(`${other.url}/api/sign-in`, {
      method: 'POST',
      headers: {
        'x-covenant-client': 'web',
        'content-type': 'application/json',
        cookie: `covenant_session=${tries}`,
        authorization: `Bearer ${tries}`,
        'x-forwarded-for': `10.0.0.${tries}`,
        'x-real-ip': `10.0.0.${tries}`,
      },
      body: JSON.stringify({ email: `nobody${tries}@mingli.example`, password: 'x' }),
    })
    statuses.push(response.status)
  }
  await other.close()
  expect(statuses.filter((status) => status === 429).length).toBe(5)
}, 20_000)
