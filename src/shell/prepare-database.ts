import pg from 'pg'
import { migrate } from '#platform/db/migrate.ts'

/** Makes the database of `adminUrl` where it is missing, and brings it to the newest schema. */
export async function prepareDatabase(adminUrl: string, secret: string): Promise<string[]> {
  await createIfMissing(adminUrl)
  return migrate(adminUrl, secret)
}

/** PostgreSQL's code for "there is no such database". */
const noSuchDatabase = '3D000'

async function createIfMissing(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  try {
    await client.connect()
    return await client.end()
  } catch (error) {
    if ((error as { code?: string }).code !== noSuchDatabase) throw error
  }
  const url = new URL(adminUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  try {
    await admin.query(
      `create database ${admin.escapeIdentifier(name)} template template0 encoding 'UTF8'`,
    )
  } finally {
    await admin.end()
  }
}
