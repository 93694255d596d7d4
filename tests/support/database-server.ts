import type { TestProject } from 'vitest/node'
import { migrate } from '#platform/db/migrate.ts'
import { startTemporaryPostgres } from '../../launch/temporary-postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** The secret every test database derives its role passwords from. */
export const testSecret = 'secret of the tests'
export const templateName = 'covenant_template'

/** One PostgreSQL for the whole run, with the template that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDatabaseServer()
  project.provide('postgres', server.url)
  return server.stop
}

/** Starts a PostgreSQL of its own and migrates the template in it. */
export async function startDatabaseServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await startTemporaryPostgres()
  await createTemplate(server.url)
  return { url: server.url('postgres'), stop: () => server.stop() }
}

async function createTemplate(url: (database: string) => string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(`create database ${templateName} template template0`)
  await client.end()
  await migrate(url(templateName), testSecret)
}
