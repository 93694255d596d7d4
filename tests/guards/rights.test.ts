import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
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

/** Rights of a policy that no endpoint names and no verb asks for. */
function idle(policy: PolicyTable<never>, asked: Set<string>, sources: string): string[] {
  return Object.keys(policy).filter((right) => !asked.has(right) && !sources.includes(`'${right}'`))
}

async function verbs(): Promise<string> {
  const root = join(import.meta.dirname, '../../src')
  const texts: string[] = []
  for await (const file of glob('**/*.ts', { cwd: root })) {
    if (/\/web\/|policy\.ts$|\.test\.ts$/.test(file)) continue
    texts.push(await readFile(join(root, file), 'utf8'))
  }
  return texts.join('\n')
}

test('every right of a policy is asked by some route or verb', async () => {
  const { entrances, policy } = product.areas
  const asked = new Set([
    ...entrances.map(({ endpoint }) => endpoint.right),
    ...routes.map(({ config }) => String(config?.right)),
  ])
  const sources = await verbs()
  expect(idle(policy, asked, sources)).toEqual([])
  const careless = { ...policy, danceOnTables: { roles: 'anyone' } } as PolicyTable<never>
  expect(idle(careless, asked, sources)).toEqual(['danceOnTables'])
})

test('every endpoint has a name and an address of its own', () => {
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
