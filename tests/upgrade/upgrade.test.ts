import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TestClock } from '#platform/clock.ts'
import { migrate } from '#platform/db/migrate.ts'
import { freshDatabase } from '../support/database.ts'
import { testSecret } from '../support/database-server.ts'
import { founder, signIn, startProduct } from '../support/product.ts'
import { layData } from './data.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
/** Each is the data of a small firm, named after the last migration of the version that wrote it. */
const versions = readdirSync(fixtures).map((file) => file.replace('.json.gz', ''))

test('there is data of an older version to try', () => {
  expect(versions.length).toBeGreaterThan(0)
})

test.each(versions)(
  'a firm kept by version %s is brought up to date, and its work goes on',
  async (version) => {
    const db = await freshDatabase(undefined, 'template0')
    await migrate(db.adminUrl, testSecret, { until: `${version}.sql` })
    await layData(db.adminUrl, readFileSync(join(fixtures, `${version}.json.gz`)))
    await migrate(db.adminUrl, testSecret)
    expect(await migrate(db.adminUrl, testSecret)).toEqual([])

    // The day after the data was kept.
    const product = await startProduct({ db, clock: new TestClock('2026-11-25T02:00:00Z') })
    const browser = product.browser()
    await signIn(browser, founder.email, founder.password)
    const clients = await browser.get('/api/clients')
    expect(clients.body.items.length).toBeGreaterThan(2)
    const leads = await browser.get('/api/leads')
    expect(leads.body.items.length).toBeGreaterThan(10)

    const broken: string[] = []
    for (const { endpoint } of product.areas.entrances) {
      const own = /^\/api\/(\w+)\/:id/.exec(endpoint.path)?.[1] ?? ''
      const id = { leads, clients }[own as 'leads' | 'clients']?.body.items[0].id
      const path = id ? endpoint.path.replace(':id', id) : endpoint.path
      if (endpoint.method !== 'GET' || path.includes(':')) continue
      const { status } = await browser.get(path)
      if (status >= 500) broken.push(`${path}: ${status}`)
    }
    expect(broken).toEqual([])

    for (const { name } of product.areas.chores) await product.work(name)
    const me = (await browser.get('/api/me')).body
    const registered = await browser.post('/api/leads', {
      name: '升级之后来的人',
      phone: '13800001234',
    })
    expect(registered.status, JSON.stringify(registered.body)).toBe(201)
    const owed = await browser.get(`/api/commitments?box=subject&subject=${registered.body.id}`)
    expect(owed.body.items.map((one: { clause: string }) => one.clause)).toEqual(['D1'])
    expect(me.name).toBe(founder.name)
    await product.close()
  },
  60_000,
)
