import fastify, { type RouteOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PolicyTable } from '#access/index.ts'
import { type Product, startProduct } from '../support/product.ts'

let product: Product
const routes: RouteOptions[] = []

beforeAll(async () => {
  product = await startProduct({ onRoute: (route) => routes.push(route) })
})
afterAll(() => product?.close())

/** Routes that do not say who may call them, or name a right nobody can hold. */
function nameless(
  found: Pick<RouteOptions, 'method' | 'url' | 'config'>[],
  policy: PolicyTable<never>,
): string[] {
  return found
    .filter(({ config }) => {
      const right = config?.endpoint?.right ?? config?.right
      return !right || (right !== 'public' && right !== 'signed-in' && !policy[right])
    })
    .map(({ method, url }) => `${method} ${url}`)
}

test('every route names its right, and every right is in a policy', () => {
  expect(routes.length).toBeGreaterThan(150)
  expect(nameless(routes, product.areas.policy)).toEqual([])
})

test('every right of a policy is asked by some route or verb, under one name in the whole product', () => {
  const names = product.areas.entrances.map(({ endpoint }) => endpoint.name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  const addresses = product.areas.entrances.map(
    ({ endpoint }) => `${endpoint.method} ${endpoint.path}`,
  )
  expect(addresses.filter((one, at) => addresses.indexOf(one) !== at)).toEqual([])
})

test('the guard sees a route without a right, and one with a right nobody holds', async () => {
  const careless: RouteOptions[] = []
  const app = fastify()
  app.addHook('onRoute', (route) => void careless.push(route))
  app.get('/api/open', async () => 'everything')
  app.get('/api/typo', { config: { right: 'raedLeads' } }, async () => 'everything')
  await app.ready()
  const found = nameless(careless, product.areas.policy)
  expect(found).toContain('GET /api/open')
  expect(found).toContain('GET /api/typo')
  await app.close()
})

test('nobody who is not signed in gets anything from an endpoint that is not public', async () => {
  const stranger = product.browser()
  for (const { endpoint } of product.areas.entrances) {
    if (endpoint.right === 'public') continue
    const path = endpoint.path.replaceAll(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const reply = await stranger.send(
      endpoint.method,
      path,
      endpoint.method === 'GET' ? undefined : {},
    )
    expect(reply.status, `${endpoint.method} ${path}`).toBe(401)
  }
})
