import { request } from 'node:https'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { founder, type Product, setUpAndSignIn, startProduct } from '../../tests/support/product.ts'

const fixtures = join(import.meta.dirname, '../../tests/launch/fixtures')
const cert = readFileSync(join(fixtures, 'localhost-test.crt'))
const key = readFileSync(join(fixtures, 'localhost-test.key'))
const products: Product[] = []
afterAll(async () => {
  for (const one of products) await one.close()
})

async function started(settings: NonNullable<Parameters<typeof startProduct>[0]>['settings']) {
  const product = await startProduct({ settings: settings ?? {} })
  products.push(product)
  return product
}

/** One request over TLS that trusts the test's certificate alone. */
function overTls(url: string, body?: object) {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((done, failed) => {
    const options = {
      ca: cert,
      servername: 'localhost',
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', 'x-covenant-client': 'web' },
    }
    const sent = request(url, options, (reply) => {
      reply.resume()
      done({ status: reply.statusCode ?? 0, headers: reply.headers })
    })
    sent.once('error', failed)
    sent.end(body ? JSON.stringify(body) : undefined)
  })
}

test('with certificate files the server speaks https, tells browsers to stay there, and its cookie goes nowhere else', async () => {
  const product = await started({ publicUrl: 'https://localhost', tls: { cert, key } })
  const health = await overTls(`${product.url}/healthz`)
  expect(health.status).toBe(200)
  expect(health.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/)
  const set = await overTls(`${product.url}/api/set-up`, {
    code: product.setUpCode,
    firmName: '明理律师事务所',
    administratorName: founder.name,
    email: founder.email,
    password: founder.password,
  })
  expect(set.status).toBe(200)
  const signedIn = await overTls(`${product.url}/api/sign-in`, {
    email: founder.email,
    password: founder.password,
  })
  expect(String(signedIn.headers['set-cookie'])).toMatch(/__Host-covenant_session=.*Secure/)
  await expect(fetch(product.url.replace('https', 'http'))).rejects.toThrow('fetch failed')
})

test('behind a proxy that ends TLS the same holds, and limits go by the visitor’s address', async () => {
  const product = await started({
    publicUrl: 'https://crm.mingli.example',
    trustProxy: ['127.0.0.1'],
  })
  const health = await fetch(`${product.url}/healthz`)
  expect(health.headers.get('strict-transport-security')).toMatch(/max-age/)
  expect(await ipSeenBy(product, '203.0.113.9')).toBe('203.0.113.9')
})

test('what a stranger says of its own address is not believed without a trusted proxy', async () => {
  const product = await started({})
  expect(
    (await fetch(`${product.url}/healthz`)).headers.get('strict-transport-security'),
  ).toBeNull()
  expect(await ipSeenBy(product, '203.0.113.9')).toBe('127.0.0.1')
  // A proxy that is not the trusted one is a stranger, too.
  const other = await started({ trustProxy: ['10.9.9.9'] })
  expect(await ipSeenBy(other, '203.0.113.9')).toBe('127.0.0.1')
})

/** The address a sign-in came from, as the product keeps it with the session. */
async function ipSeenBy(product: Product, forwarded: string): Promise<string | undefined> {
  await setUpAndSignIn(product)
  const { email, password } = founder
  const headers = { 'x-forwarded-for': forwarded }
  const reply = await product.browser().post('/api/sign-in', { email, password }, headers)
  expect(reply.status).toBeLessThan(300)
  const client = new pg.Client({ connectionString: product.db.adminUrl })
  await client.connect()
  const { rows } = await client.query<{ ip_address: string }>(
    'select ip_address from auth.session order by created_at desc limit 1',
  )
  await client.end()
  return rows[0]?.ip_address
}
