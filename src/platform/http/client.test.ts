import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ApiError, addressOf, call } from './client.ts'
import { endpoint } from './endpoint.ts'

const seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = []
const answers: { status: number; body: string }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece) => (body += piece))
  request.on('end', () => {
    seen.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body,
    })
    const next = answers.shift() ?? { status: 200, body: '{}' }
    response.writeHead(next.status, { 'content-type': 'application/json' }).end(next.body)
  })
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const readLead = () =>
  endpoint({
    name: 'readLead',
    method: 'GET',
    path: `${base}/api/leads/:id`,
    right: 'readLead',
    summary: '',
    params: z.object({ id: z.string() }),
    query: z.object({ with: z.array(z.string()).optional() }),
    reply: z.object({ name: z.string() }),
  })
const recordContact = () =>
  endpoint({
    name: 'recordContact',
    method: 'POST',
    path: `${base}/api/contacts`,
    right: 'recordContact',
    summary: '',
    body: z.object({ note: z.string() }),
    reply: z.undefined(),
    status: 204,
  })

describe('the client', () => {
  it('fills in the path and the query, and sends no idempotency key with a reading', async () => {
    answers.push({ status: 200, body: '{"name":"蓝汐"}' })
    const lead = await call(readLead(), { params: { id: 'a/b' }, query: { with: ['x', 'y'] } })
    expect(lead.name).toBe('蓝汐')
    expect(seen.at(-1)?.url).toBe('/api/leads/a%2Fb?with=x&with=y')
    expect(seen.at(-1)?.headers['x-covenant-client']).toBe('web')
    expect(seen.at(-1)?.headers['idempotency-key']).toBeUndefined()
  })

  it('sends the key it is given, or a fresh one, and the version that was seen', async () => {
    answers.push({ status: 204, body: '' }, { status: 204, body: '' })
    await call(recordContact(), { body: { note: '通了' }, idempotencyKey: 'key-12345', ifMatch: 3 })
    expect(seen.at(-1)?.headers['idempotency-key']).toBe('key-12345')
    expect(seen.at(-1)?.headers['if-match']).toBe('"3"')
    await call(recordContact(), { body: { note: '通了' } })
    expect(String(seen.at(-1)?.headers['idempotency-key'])).toMatch(/^[0-9a-f]{32}$/)
  })

  it('says which field is wrong when the server refuses the input', async () => {
    const fields = [{ path: 'note', code: 'too_long', values: { max: 200 } }]
    answers.push({ status: 422, body: JSON.stringify({ error: { code: 'bad_input', fields } }) })
    const error = await call(recordContact(), { body: { note: '' } }).catch((one) => one)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 422, code: 'bad_input', fields, details: {} })
  })

  it('tells a server nobody reaches from one that answers nonsense', async () => {
    answers.push({ status: 502, body: '<html>' })
    const nonsense = await call(recordContact(), { body: { note: '' } }).catch((one) => one)
    expect(nonsense).toMatchObject({ status: 502, code: 'unavailable' })
    const nowhere = { ...recordContact(), path: 'http://127.0.0.1:9/api' }
    const lost = await call(nowhere, { body: { note: '' } }).catch((one) => one)
    expect(lost).toMatchObject({ status: 0, code: 'unreachable' })
  })

  it('leaves empty filters out of an address', () => {
    expect(
      addressOf({ ...readLead(), path: '/api/leads' }, { query: { a: '', b: null, c: 0 } }),
    ).toBe('/api/leads?c=0')
  })
})
