import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '#platform/http/refusal.ts'
import { sameOrigin } from './index.ts'

const app = Fastify()
app.setErrorHandler((error, _request, reply) =>
  reply.status((error as Refusal).status ?? 500).send({ code: (error as Error).message }),
)
app.addHook('onRequest', sameOrigin('https://covenant.example.cn'))
app.route({ method: ['GET', 'POST'], url: '/api/leads', handler: async () => ({ code: 'done' }) })
app.post('/enquiry', async () => ({ code: 'done' }))
afterAll(() => app.close())

const web = { 'x-covenant-client': 'web' }

async function outcome(method: 'GET' | 'POST', url: string, headers: Record<string, string>) {
  return (await app.inject({ method, url, headers })).json().code as string
}

test.each([
  ['reading needs nothing', 'GET', '/api/leads', {}, 'done'],
  [
    'a form of another site cannot send our header',
    'POST',
    '/api/leads',
    {},
    'client_header_missing',
  ],
  ['our own web may', 'POST', '/api/leads', web, 'done'],
  ['an API key may', 'POST', '/api/leads', { authorization: 'Bearer k' }, 'done'],
  [
    'another scheme is no key',
    'POST',
    '/api/leads',
    { authorization: 'Basic k' },
    'client_header_missing',
  ],
  [
    'the public address may',
    'POST',
    '/api/leads',
    { ...web, origin: 'https://covenant.example.cn' },
    'done',
  ],
  [
    'the host it was sent to may',
    'POST',
    '/api/leads',
    { ...web, origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' },
    'done',
  ],
  [
    'another site may not',
    'POST',
    '/api/leads',
    { ...web, origin: 'https://evil.example' },
    'other_origin',
  ],
  [
    'a page without an origin may not',
    'POST',
    '/api/leads',
    { ...web, origin: 'null' },
    'other_origin',
  ],
  [
    'another spelling of the path does not help',
    'POST',
    '/%61pi/leads',
    {},
    'client_header_missing',
  ],
  ['what lies outside /api is not its business', 'POST', '/enquiry', {}, 'done'],
] as const)('%s', async (_name, method, url, headers, code) => {
  expect(await outcome(method, url, headers)).toBe(code)
})
