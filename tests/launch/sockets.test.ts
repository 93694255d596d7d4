import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startPostgres } from '../../launch/postgres.mjs'
import { temporaryFolder } from './temporary-folder.ts'

async function heardFrom(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ address: string | null }>(
    'select host(inet_client_addr()) as address',
  )
  await client.end()
  return rows[0]?.address ?? null
}

test('the database is spoken to by a socket in its own folder, and one left by a killed server goes', async () => {
  const dataDir = join(temporaryFolder(), 'postgres')
  const first = await startPostgres({ dataDir, password: 'one', durable: false })
  expect(await heardFrom(first.url())).toBeNull()
  await first.stop()
  const left = join(first.data, '.s.PGSQL.1')
  writeFileSync(left, '')
  const second = await startPostgres({ dataDir, password: 'one', durable: false })
  expect(existsSync(left)).toBe(false)
  await second.stop()
})

test('a folder too deep for the name of a socket is spoken to by the port', async () => {
  const dataDir = join(temporaryFolder(), 'deep'.repeat(25), 'postgres')
  const server = await startPostgres({ dataDir, password: 'one', durable: false })
  expect(await heardFrom(server.url())).toBe('127.0.0.1')
  await server.stop()
})
