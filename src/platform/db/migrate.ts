import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import {
  databaseRoles,
  defaultSchemas,
  type LoginRole,
  rolePassword,
  type Schemas,
} from './roles.ts'

const migrationsFolder = join(import.meta.dirname, '../../../db/migrations')

/** The database was written by a newer version of Covenant than this one. */
export class NewerDatabase extends Error {
  readonly unknown: string[]

  constructor(unknown: string[]) {
    super(`the database holds migrations this version does not know: ${unknown.join(', ')}`)
    this.unknown = unknown
    this.name = 'NewerDatabase'
  }
}

/**
 * Brings the database at `adminUrl` to the newest schema: roles, schemas, then every migration that
 * has not run, each in a transaction, one server at a time (an advisory lock makes a second wait).
 * @returns names of the migrations that ran now.
 */
export async function migrate(
  adminUrl: string,
  secret: string,
  schemas: Schemas = defaultSchemas,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'covenant-migrate' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('covenant migrate'))`)
    await ensureRoles(client, secret)
    await ensureSchemas(client, schemas)
    return await runPending(client, schemas.firm)
  } finally {
    await client.end()
  }
}

async function ensureRoles(client: pg.Client, secret: string): Promise<void> {
  const found = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'covenant_%'`,
  )
  const names = new Set(found.rows.map((row) => row.rolname))
  if (!names.has(databaseRoles.owner)) {
    await client.query(`create role ${databaseRoles.owner} nologin nobypassrls nosuperuser`)
  }
  await client.query(`grant ${databaseRoles.owner} to current_user`)
  for (const role of ['app', 'auth', 'jobs'] as LoginRole[]) {
    const name = databaseRoles[role]
    const password = client.escapeLiteral(rolePassword(secret, role))
    const verb = names.has(name) ? 'alter' : 'create'
    await client.query(`${verb} role ${name} login nobypassrls nosuperuser password ${password}`)
  }
}

async function ensureSchemas(client: pg.Client, schemas: Schemas): Promise<void> {
  const { owner, app, auth, jobs } = databaseRoles
  const database = (await client.query('select current_database() as name')).rows[0].name as string
  const quoted = client.escapeIdentifier(database)
  await client.query(`revoke create on schema public from public`)
  await client.query(`grant create on database ${quoted} to ${owner}`)
  const firm = client.escapeIdentifier(schemas.firm)
  await client.query(`create schema if not exists ${firm}`)
  await client.query(`alter schema ${firm} owner to ${owner}`)
  await client.query(`grant usage on schema ${firm} to ${app}`)
  for (const [schema, role] of [
    [schemas.auth, auth],
    [schemas.jobs, jobs],
  ] as const) {
    const name = client.escapeIdentifier(schema)
    await client.query(`create schema if not exists ${name}`)
    await client.query(`grant all on schema ${name} to ${role}`)
  }
}

async function runPending(client: pg.Client, schema: string): Promise<string[]> {
  const name = client.escapeIdentifier(schema)
  await client.query(`set role ${databaseRoles.owner}`)
  await client.query(`set search_path to ${name}`)
  await client.query(
    `create table if not exists migration (name text primary key, ran_at timestamptz not null)`,
  )
  await client.query(`alter table migration enable row level security`)
  await client.query(`alter table migration force row level security`)
  await client.query(`drop policy if exists owner_all on migration`)
  await client.query(
    `create policy owner_all on migration to ${databaseRoles.owner} using (true) with check (true)`,
  )
  const files = (await readdir(migrationsFolder)).filter((file) => file.endsWith('.sql')).sort()
  const done = (await client.query<{ name: string }>('select name from migration')).rows.map(
    (row) => row.name,
  )
  const unknown = done.filter((one) => !files.includes(one))
  if (unknown.length > 0) throw new NewerDatabase(unknown)
  const ran: string[] = []
  for (const file of files.filter((one) => !done.includes(one))) {
    await client.query('begin')
    try {
      await client.query(await readFile(join(migrationsFolder, file), 'utf8'))
      await client.query('insert into migration (name, ran_at) values ($1, $2)', [file, new Date()])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`migration ${file} failed: ${(error as Error).message}`, { cause: error })
    }
    ran.push(file)
  }
  return ran
}
