import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { startPostgres } from '../launch/postgres.mjs'

export const benchSecret = 'secret of the bench'

/** A PostgreSQL of its own with durable settings, migrated. */
export interface BenchPlace {
  adminUrl: string
  appUrl: string
  database: Database
  /** A connection as the superuser, in the firm's schema: to fill tables fast. */
  admin: pg.Client
  postgres: Awaited<ReturnType<typeof startPostgres>>
  folder: string
  close(): Promise<void>
}

export async function openPlace(options: { durable?: boolean } = {}): Promise<BenchPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'covenant-bench-'))
  // The unprivileged server must be able to enter it.
  await chmod(folder, 0o755)
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    password: 'bench',
    durable: options.durable ?? true,
  })
  const creator = new pg.Client({ connectionString: postgres.url('postgres') })
  await creator.connect()
  await creator.query('create database covenant template template0')
  await creator.end()
  const adminUrl = postgres.url('covenant')
  await migrate(adminUrl, benchSecret)
  const admin = new pg.Client({ connectionString: adminUrl, options: '-c search_path=firm' })
  await admin.connect()
  const appUrl = roleUrl(adminUrl, benchSecret, 'app')
  const database = openDatabase({ url: appUrl })
  return {
    adminUrl,
    appUrl,
    database,
    admin,
    postgres,
    folder,
    close: async () => {
      await database.destroy()
      await admin.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
