import { readdir, readFile } from 'node:fs/promises'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  colleague,
  setUpAndSignIn,
  startProduct,
  type Browser,
  type Product,
} from '../support/product.ts'

// What the product tells: to strangers nothing, in its log nobody's name, on disk nothing readable.

let product: Product
let founder: Browser
let dataFolder: string
const secret = '云杉机械绝密'
const phone = '13812345678'
const said: string[] = []

beforeAll(async () => {
  process.env.TEST_LOG_LEVEL = 'info'
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (words: string | Uint8Array, ...more: never[]) => {
    said.push(String(words))
    return String(words).startsWith('{"level"') ? true : write(words, ...more)
  }
  dataFolder = await mkdtemp(join(tmpdir(), 'covenant-information-'))
  product = await startProduct({ dataFolder })
  founder = await setUpAndSignIn(product)
}, 60_000)
afterAll(async () => {
  delete process.env.TEST_LOG_LEVEL
  await product?.close()
})

async function raw(path: string, init: RequestInit = {}) {
  const response = await fetch(product.url + path, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const cookie = () => [...founder.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

let lead: string
let file: string

test('files lie on disk encrypted, under names that tell nothing', async () => {
  lead = (await founder.post('/api/leads', { name: secret, phone, forMyself: true })).body.id
  const form = new FormData()
  form.set('file', new Blob([`${secret}合同`.repeat(100)]), `${secret}.txt`)
  const sent = await founder.post(`/api/files?subjectId=${lead}`, form)
  file = sent.body.id
  expect(sent.status).toBe(201)
  const names = await readdir(dataFolder, { recursive: true, withFileTypes: true })
  const files = names.filter((one) => one.isFile())
  expect(files.length).toBeGreaterThan(0)
  for (const one of files) {
    const bytes = await readFile(join(one.parentPath, one.name))
    expect(bytes.includes(secret)).toBe(false)
    expect(one.name).not.toContain('云杉')
  }
})

test('whatever is told to a person is kept by no cache, and every answer says how it may be used', async () => {
  for (const path of [
    '/api/me',
    '/api/leads',
    `/api/leads/${lead}`,
    `/api/files/${file}`,
    '/api/session',
    '/api/firm/notice',
    '/api/nothing',
    '/api',
    '/%61pi/me',
    `/%61pi/leads/${lead}`,
    '/nothing',
    '/healthz',
  ]) {
    const reply = await raw(path, { headers: { cookie: cookie() } })
    const told = `${path} ${reply.status}`
    if (reply.text.includes(secret) || path.startsWith('/api'))
      expect(reply.headers.get('cache-control'), told).toContain('no-store')
    if (path.includes('me') && reply.status === 200)
      expect(reply.headers.get('cache-control'), told).toContain('no-store')
    expect(reply.headers.get('x-content-type-options'), told).toBe('nosniff')
    expect(reply.headers.get('content-security-policy'), told).toMatch(/default-src 'none'/)
    expect(reply.headers.get('referrer-policy'), told).toBeTruthy()
    expect(reply.headers.get('x-frame-options') ?? 'DENY', told).toMatch(/DENY|SAMEORIGIN/)
    expect(reply.headers.get('x-powered-by'), told).toBeNull()
    expect(reply.headers.get('server'), told).toBeNull()
    expect(reply.headers.get('access-control-allow-origin'), told).toBeNull()
  }
})

test('an address that cannot be read is answered in our own words, and not repeated', async () => {
  for (const path of ['/api/leads/%zz', '/%ff%zz<script>', '/api/%']) {
    const reply = await raw(path)
    expect([404, 422], path).toContain(reply.status)
    expect(Object.keys(JSON.parse(reply.text)), path).toEqual(['error'])
    expect(reply.text).not.toContain('%')
    expect(reply.headers.get('cache-control'), path).toContain('no-store')
    expect(reply.headers.get('x-content-type-options'), path).toBe('nosniff')
  }
})

test('the stream of changes says as well that it is no page and nobody’s to keep', async () => {
  const stop = new AbortController()
  const response = await fetch(`${product.url}/api/live`, {
    headers: { cookie: cookie() },
    signal: stop.signal,
  })
  stop.abort()
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('strangers are told nothing but the firm’s name and its notice', async () => {
  for (const { endpoint } of product.areas.entrances) {
    if (endpoint.right === 'public') continue
    const path = endpoint.path.replaceAll(/:\w+/g, lead)
    const bare = endpoint.method === 'GET' || endpoint.method === 'DELETE'
    const json = bare ? undefined : { 'content-type': 'application/json' }
    const headers = { 'x-covenant-client': 'web', ...json }
    const body = bare ? {} : { body: '{}' }
    const reply = await raw(path, { method: endpoint.method, headers, ...body })
    expect(reply.status, `${endpoint.method} ${path} ${reply.text}`).toBe(401)
  }
  for (const path of [
    '/api/me/../leads',
    '//api/leads',
    '/api/leads/',
    '/API/leads',
    '/api/leads;x',
  ])
    expect((await raw(path)).status, path).not.toBe(200)
})

test('the figures for the operator are not for whoever comes through a proxy or from elsewhere', async () => {
  expect((await raw('/metrics')).status).toBe(200)
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    expect((await raw('/metrics', { headers: { [header]: '203.0.113.7' } })).status, header).toBe(
      403,
    )
  const figures = (await raw('/metrics')).text
  expect(figures).not.toContain(lead)
  expect(figures).not.toContain('云杉')
})

test('what fails inside is told to nobody: no statement, no table, no place in the code', async () => {
  const words: string[] = []
  for (const [method, path, body] of [
    ['POST', '/api/leads', { name: 'x', phone, receivedOn: '0000-01-01' }],
    [
      'GET',
      `/api/people?after=${Buffer.from(JSON.stringify(['\u0000', lead])).toString('base64url')}`,
      undefined,
    ],
    ['POST', '/api/api-keys', { name: 'x', scopes: ['constructor'] }],
    [
      'POST',
      '/api/people',
      { name: 'x', email: 'founder@mingli.example', officeId: lead, departmentId: lead },
    ],
    ['PUT', `/api/people/${lead}/roles/lawyer`, undefined],
    ['GET', '/api/leads/%00', undefined],
  ] as [string, string, unknown][]) {
    const reply = await founder.send(method, path, body)
    words.push(JSON.stringify(reply.body))
  }
  for (const one of words) {
    expect(one).not.toMatch(
      /select |insert |"lead"|relation|constraint|\.ts|node_modules|stack|pg_|syntax/i,
    )
  }
})

test('the log names routes, never people, what they wrote, or which record it was', async () => {
  const person = await colleague(product, founder, {
    name: '林晓晓',
    email: 'linxiaoxiao@mingli.example',
    department: '客户关系部',
    roles: ['client_service_specialist'],
  })
  await person.browser.get(`/api/leads/${lead}`)
  await founder.get(`/api/leads?q=${encodeURIComponent(secret)}`)
  await founder.get(`/api/leads/duplicates?phone=${phone}`)
  await founder.post('/api/sign-in', {
    email: 'linxiaoxiao@mingli.example',
    password: '绝密口令一二三',
  })
  await raw(`/api/nothing/${secret}/${phone}`)
  await raw(`/${lead}?mail=linxiaoxiao@mingli.example`)
  await raw('/api/%zz/13812345678')
  await founder.post('/api/people', {
    name: secret,
    email: 'linxiaoxiao@mingli.example',
    phone,
    officeId: lead,
    departmentId: lead,
  })
  await founder.post('/api/leads', { name: secret, phone, receivedOn: '0000-01-01' })
  await raw(`/api/leads/${lead}`, { headers: { authorization: `Bearer cov_${'k'.repeat(40)}` } })
  const log = said.filter((line) => line.startsWith('{"level"')).join('')
  expect(log.length).toBeGreaterThan(1_000)
  expect(log).toContain('/api/leads/:id')
  for (const word of [
    secret,
    encodeURIComponent(secret),
    phone,
    '林晓晓',
    'linxiaoxiao',
    lead,
    person.id,
    '绝密口令',
    'kkkkkkkk',
    'founder@',
  ])
    expect(log.includes(word), word).toBe(false)
  const sessions = [...founder.cookies.values(), ...person.browser.cookies.values()]
  for (const word of sessions) expect(log.includes(word.slice(0, 12))).toBe(false)
})

test('a secret is shown once: not in a list, not in an event, not to a repeated request', async () => {
  const key = { 'idempotency-key': 'the-same-request-1' }
  const make = () => founder.post('/api/api-keys', { name: '报表', scopes: ['readLeads'] }, key)
  const first = (await make()).body.secret as string
  const second = (await make()).body.secret as string
  expect(first).not.toBe(second)
  const list = JSON.stringify((await founder.get('/api/api-keys?of=everyone')).body)
  expect(list).not.toContain(first.slice(14))
  const read = JSON.stringify((await founder.get('/api/people?status=all')).body)
  expect(read).not.toMatch(/accountId|account_id|password|secret/)
})
