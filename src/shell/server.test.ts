import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Browser,
  colleague,
  founder,
  signIn,
  type Product,
  setUpAndSignIn,
  startProduct,
} from '../../tests/support/product.ts'

let product: Product
let administrator: Browser

beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.close())

test('the first visitor sets the firm up with the code of the console, and nobody does it twice', async () => {
  const browser = product.browser()
  expect((await browser.get('/api/set-up')).body).toEqual({ needed: true })
  // Whoever comes early to the page of enquiries is told that none are taken.
  expect(await browser.get('/api/enquiry-form')).toMatchObject({
    status: 200,
    body: { firmName: '', open: false },
  })
  const firm = {
    firmName: '明理律师事务所',
    administratorName: founder.name,
    email: founder.email,
    password: founder.password,
  }
  const wrong = await browser.post('/api/set-up', { ...firm, code: 'AAAA-AAAA-AAAA' })
  expect([wrong.status, wrong.body.error.fields]).toEqual([
    422,
    [{ path: 'code', code: 'wrong_code' }],
  ])
  const short = await browser.post('/api/set-up', {
    ...firm,
    code: product.setUpCode,
    password: 'short',
  })
  expect(short.body.error.fields).toEqual([
    { path: 'password', code: 'too_short', values: { min: 10 } },
  ])
  administrator = await setUpAndSignIn(product)
  expect((await browser.get('/api/set-up')).body).toEqual({ needed: false })
  const again = await browser.post('/api/set-up', { ...firm, code: product.setUpCode })
  expect([again.status, again.body.error.code]).toEqual([409, 'already_set_up'])
})

test('the founder is signed in and knows who they are', async () => {
  const me = await administrator.get('/api/me')
  expect(me.status).toBe(200)
  expect(me.body).toMatchObject({ name: founder.name, firmName: '明理律师事务所' })
  expect(me.body.rights).toContain('publishCharter')
})

test('a colleague is invited by mail, chooses a password and signs in', async () => {
  const { browser } = await colleague(product, administrator, {
    name: '林晓',
    email: 'lin@mingli.example',
    department: '客户关系部',
    roles: ['client_service_specialist'],
  })
  const me = await browser.get('/api/me')
  expect(me.body).toMatchObject({ name: '林晓', roles: ['client_service_specialist'] })
  expect((await browser.get('/api/commitments')).body.items[0]).toMatchObject({ clause: 'G2' })
  expect((await browser.post('/api/charter/acknowledgement')).status).toBe(200)
  expect((await browser.get('/api/commitments')).body.items).toEqual([])
})

test('a stranger gets 401, a request from elsewhere 403, an unknown address 404', async () => {
  const stranger = product.browser()
  expect((await stranger.get('/api/me')).status).toBe(401)
  const foreign = await stranger.send('POST', '/api/sign-out', undefined, {
    origin: 'https://evil.example',
  })
  expect(foreign.body.error.code).toBe('other_origin')
  expect((await stranger.get('/api/nothing')).status).toBe(404)
  const broken = await stranger.send('POST', '/api/sign-in', undefined, {
    'content-type': 'application/json',
  })
  expect(broken.status).toBe(422)
})

test('a text no database keeps is refused at its field', async () => {
  const reply = await administrator.post('/api/reviews', { clause: 'O5', findings: 'a\0b' })
  expect(reply.body.error.fields).toEqual([{ path: 'findings', code: 'unreadable_characters' }])
})

test('every endpoint stands in the OpenAPI description with its right, and the page for readers names it', async () => {
  const description = (await administrator.get('/api/openapi.json')).body
  expect(description.openapi).toBe('3.1.0')
  const page = (await administrator.get('/api/docs')).body
  for (const { endpoint } of product.areas.entrances) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    const operation = description.paths[path]?.[endpoint.method.toLowerCase()]
    expect(operation, `${endpoint.method} ${endpoint.path}`).toMatchObject({
      'x-right': endpoint.right,
    })
    expect(page).toContain(`id="${endpoint.name}"`)
  }
})

test('says whether it lives and is ready, and shows its figures to this machine', async () => {
  expect((await administrator.get('/healthz')).body).toEqual({ ok: true })
  expect((await administrator.get('/readyz')).body).toEqual({ ok: true })
  const metrics = await administrator.get('/metrics')
  expect(metrics.body).toContain('covenant_http_request_seconds_bucket')
  expect(metrics.body).toContain('covenant_outbox_rows{state="given_up"} 0')
  expect(metrics.body).not.toContain(founder.email)
})

test('the browser is told not to run what is not ours', async () => {
  const policy = (await administrator.get('/api/docs')).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe-eval')
})

test('a live stream names what changed, to those who see it, and closes when the session ends', async () => {
  const cookie = [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const stream = await fetch(`${product.url}/api/live`, { headers: { cookie } })
  expect(stream.status).toBe(200)
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let heard = ''
  const hear = async (words: RegExp) => {
    while (!words.test(heard)) {
      const { value, done } = await reader.read()
      if (done) return 'closed'
      heard += decoder.decode(value, { stream: true })
    }
    return 'heard'
  }
  await hear(/: here/)
  await new Promise((go) => setTimeout(go, 1_200))
  const draft = await administrator.post('/api/charter/draft')
  expect(draft.status).toBe(200)
  expect(await hear(/data: \{"ids":\["[0-9a-f-]{36}"\]\}/)).toBe('heard')
  await administrator.post('/api/sign-out-everywhere')
  expect(await hear(/never said/)).toBe('closed')
}, 15_000)

test('what becomes of accounts stands in the log, as much of it as the lock lets through, and no secret', async () => {
  await signIn(administrator, founder.email, founder.password)
  const own = await colleague(product, administrator, {
    name: '陆登录',
    email: 'signs-in@mingli.example',
    department: '管理层',
    roles: ['lawyer'],
  })
  await own.browser.post('/api/sign-out-everywhere', {})
  const stranger = product.browser()
  const tried: number[] = []
  for (let at = 0; at < 9; at += 1) {
    const guess = { email: own.email, password: `猜的密码 ${at}` }
    tried.push((await stranger.post('/api/sign-in', guess)).status)
  }
  expect(tried).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429])
  const { items } = (await administrator.get(`/api/audit?person=${own.id}`)).body
  const types = items.map((one: { type: string }) => one.type)
  expect(types).toEqual([
    'sign_in.locked',
    ...Array.from({ length: 5 }, () => 'sign_in.failed'),
    'sign_in.ended_everywhere',
    ...types.filter((type: string) => type === 'sign_in.succeeded'),
    'password.reset',
  ])
  expect(types).toContain('sign_in.succeeded')
  expect(items[0].data).toEqual({ step: 'password', network: '127.0.0.0/24' })
  expect(JSON.stringify(items)).not.toContain('密码')
  expect((await product.browser().get('/api/audit')).status).toBe(401)
})
