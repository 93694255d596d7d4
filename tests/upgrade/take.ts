// Keeps the data of a small firm as this version writes it, for the upgrades to come.
// By hand, before a release, with the Node of the packages: node tests/upgrade/take.ts
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TestClock } from '#platform/clock.ts'
import { fill } from '../pictures/fill.ts'
import { startDatabaseServer } from '../support/database-server.ts'
import { setUpAndSignIn, startProduct } from '../support/product.ts'
import { keepData } from './data.ts'

const migrations = join(import.meta.dirname, '../../db/migrations')
const last = readdirSync(migrations)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .at(-1) as string
const server = await startDatabaseServer()
const clock = new TestClock('2026-10-26T00:50:00Z')
const product = await startProduct({ clock, databaseServer: server.url })
try {
  await fill(product, clock, await setUpAndSignIn(product))
  const file = join(import.meta.dirname, 'fixtures', `${last.replace('.sql', '')}.json.gz`)
  const packed = await keepData(product.db.adminUrl)
  writeFileSync(file, packed)
  console.log(file, Math.round(packed.length / 1024), 'KB')
} finally {
  await product.close()
  await server.stop()
}
