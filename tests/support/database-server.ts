import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/db/migrate.ts'
import { startPostgres } from '../../launch/postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** The secret every test database derives its role passwords from. */
export const testSecret = 'secret of the tests'
export const templateName = 'covenant_template'

/** Starts one PostgreSQL for the whole run and migrates the template that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'covenant-test-'))
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    password: 'test',
    durable: false,
  })
  await createTemplate(server.url)
  project.provide('postgres', server.url('postgres'))
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function createTemplate(url: (database: string) => string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(`create database ${templateName} template template0`)
  await client.end()
  await migrate(url(templateName), testSecret)
}
