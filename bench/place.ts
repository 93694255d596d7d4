import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createSignIn } from '#access/sign-in/index.ts'
import { TestClock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { startPostgres } from '../launch/postgres.mjs'
import { foundFirm, runtimeWith, type TestFirm } from '../tests/support/firm.ts'
import { note } from './figure.ts'

export const benchSecret = 'secret of the bench, known to everybody'

/** A migrated database. */
export interface BenchDatabase {
  adminUrl: string
  appUrl: string
  database: Database
  /** A connection as the superuser, in the firm's schema: to fill tables fast. */
  admin: pg.Client
}

/** A PostgreSQL of its own with durable settings, and a first database in it. */
export interface BenchPlace extends BenchDatabase {
  postgres: Awaited<ReturnType<typeof startPostgres>>
  folder: string
  /** Another database beside the first. */
  create(name: string): Promise<BenchDatabase>
  /** Starts PostgreSQL again where it was, after it was killed. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openPlace(options: { durable?: boolean } = {}): Promise<BenchPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'covenant-bench-'))
  // The unprivileged server must be able to enter it.
  await chmod(folder, 0o755)
  const settings = {
    dataDir: join(folder, 'postgres'),
    password: 'bench',
    durable: options.durable ?? true,
  }
  const opened: BenchDatabase[] = []
  const create = async (name: string) => {
    const made = await createDatabase(
      place.postgres.url('postgres'),
      place.postgres.url(name),
      name,
    )
    opened.push(made)
    return made
  }
  const place = { postgres: await startPostgres(settings), folder, create } as BenchPlace
  Object.assign(place, await create('covenant'))
  place.restart = async () => {
    // Processes of the killed one may still hold its memory for a moment.
    for (let tries = 1; ; tries += 1) {
      try {
        place.postgres = await startPostgres({ ...settings, port: place.postgres.port })
        return
      } catch (error) {
        note(`PostgreSQL did not start: ${(error as Error).message}`)
        if (tries >= 20) throw error
        await new Promise((go) => setTimeout(go, 300))
      }
    }
  }
  place.close = async () => {
    for (const one of opened) {
      await one.database.destroy()
      await one.admin.end().catch(() => {})
    }
    await place.postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return place
}

async function createDatabase(
  serverUrl: string,
  adminUrl: string,
  name: string,
): Promise<BenchDatabase> {
  const creator = new pg.Client({ connectionString: serverUrl })
  await creator.connect()
  await creator.query(`create database ${creator.escapeIdentifier(name)} template template0`)
  await creator.end()
  await migrate(adminUrl, benchSecret)
  const admin = await connectAdmin(adminUrl)
  const appUrl = roleUrl(adminUrl, benchSecret, 'app')
  return { adminUrl, appUrl, database: openDatabase({ url: appUrl }), admin }
}

/** A connection as the superuser, in the firm's schema. */
export async function connectAdmin(adminUrl: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: adminUrl, options: '-c search_path=firm' })
  admin.on('error', () => {})
  await admin.connect()
  return admin
}

const password = 'a long password of the bench'
export type Person = keyof TestFirm['people']

/** The mail and password by which somebody of the bench's firm signs in. */
export const credentialsOf = (person: Person): [string, string] => [
  `${person}@firm.example`.toLowerCase(),
  password,
]

/** Founds the firm, by the machine's clock, with accounts for those who will sign in. */
export async function foundBenchFirm(place: BenchDatabase, people: Person[]): Promise<TestFirm> {
  const clock = new TestClock(new Date().toISOString())
  const firm = await foundFirm(runtimeWith(place.database, clock).runtime)
  const signIn = await createSignIn({
    authDatabaseUrl: roleUrl(place.adminUrl, benchSecret, 'auth'),
    secret: benchSecret,
    publicUrl: 'http://localhost',
    clock,
    sendMail: async () => {},
  })
  for (const person of people) {
    const [email, secret] = credentialsOf(person)
    const account = await signIn.createAccount({ email, name: person, password: secret })
    const id = firm.people[person]
    await place.admin.query('update person set account_id = $1 where id = $2', [account, id])
  }
  await signIn.close()
  return firm
}
