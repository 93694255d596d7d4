import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { templateName, testSecret } from './database-server.ts'

export interface TestDatabase {
  /** As the superuser: to look behind the scenes, never to do what the product does. */
  adminUrl: string
  appUrl: string
  authUrl: string
  jobsUrl: string
  secret: string
  /** Connected as the application's role. */
  database: Database
  drop(): Promise<void>
}

/**
 * A database of its own for one test file, copied from the migrated template of the server, or from
 * another template.
 */
export async function freshDatabase(
  server = inject('postgres'),
  template = templateName,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${template}`)
  const adminUrl = new URL(server)
  adminUrl.pathname = `/${name}`
  const url = adminUrl.href
  const appUrl = roleUrl(url, testSecret, 'app')
  const database = openDatabase({ url: appUrl, connections: 8 })
  return {
    adminUrl: url,
    appUrl,
    authUrl: roleUrl(url, testSecret, 'auth'),
    jobsUrl: roleUrl(url, testSecret, 'jobs'),
    secret: testSecret,
    database,
    drop: async () => {
      await database.destroy()
      await administer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
