import { createHash } from 'node:crypto'
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

const folder = join(import.meta.dirname, '../../../db/migrations')
/** The oldest PostgreSQL that carries the product, as `server_version_num` says it. */
const oldestServer = 150_000

/** The database was written by a newer version of Covenant than this one. */
export class NewerDatabase extends Error {
  readonly unknown: string[]

  constructor(unknown: string[]) {
    super(`the database holds migrations this version does not know: ${unknown.join(', ')}`)
    this.unknown = unknown
    this.name = 'NewerDatabase'
  }
}

/** The database cannot carry the product: too old, or its role may not do what is needed. */
export class UnfitDatabase extends Error {}

export interface MigrateOptions {
  schemas?: Schemas
  /** Stops after the firm's migration of that name: the schema of an older version. */
  until?: string
}

/** What is migrated by itself: a schema, the role that owns its tables, the files that make them. */
interface Part {
  schema: string
  role: string
  folder: string
}

interface Step {
  name: string
  statements: string
  hash: string
}

/**
 * Brings the database at `adminUrl` to the newest schema: roles, schemas, then every migration that
 * has not run, each in a transaction, one server at a time (an advisory lock makes a second wait).
 * A database that a newer version wrote, or whose migrations were others than ours, is left alone.
 * @returns names of the migrations that ran now.
 */
export async function migrate(
  adminUrl: string,
  secret: string,
  { schemas = defaultSchemas, until }: MigrateOptions = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'covenant-migrate' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('covenant migrate'))`)
    await expectFit(client)
    const parts = partsOf(schemas)
    for (const part of parts) await pendingOf(client, part)
    await ensureRoles(client, secret)
    await ensureSchemas(client, schemas)
    const ran: string[] = []
    for (const part of parts) ran.push(...(await runPending(client, part, until)))
    for (const part of parts) await keepOrder(client, part)
    return ran
  } finally {
    await client.end()
  }
}

const partsOf = (schemas: Schemas): Part[] => [
  { schema: schemas.firm, role: databaseRoles.owner, folder },
  { schema: schemas.auth, role: databaseRoles.auth, folder: join(folder, 'accounts') },
]

async function expectFit(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; entitled: boolean }>(
    `select current_setting('server_version_num')::int as version, rolsuper or rolcreaterole as entitled
     from pg_roles where rolname = current_user`,
  )
  const [server] = rows
  if (!server || server.version < oldestServer) {
    throw new UnfitDatabase(
      `PostgreSQL ≥ 15 is needed, this is ${Math.floor((server?.version ?? 0) / 10_000)}. / 需要 PostgreSQL 15 或更新的版本。`,
    )
  }
  if (!server.entitled) {
    throw new UnfitDatabase(
      'DATABASE_URL 的角色须能建角色（CREATEROLE）。 / The role of DATABASE_URL must be allowed to create roles (CREATEROLE).',
    )
  }
}

async function ensureRoles(client: pg.Client, secret: string): Promise<void> {
  const found = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'covenant_%'`,
  )
  const names = new Set(found.rows.map((row) => row.rolname))
  if (!names.has(databaseRoles.owner)) await client.query(`create role ${databaseRoles.owner}`)
  await grantToUs(client, databaseRoles.owner)
  for (const role of ['app', 'auth', 'jobs'] as LoginRole[]) {
    const name = databaseRoles[role]
    const password = client.escapeLiteral(rolePassword(secret, role))
    // A role is made without any privilege; to say so again only a superuser is allowed.
    const verb = names.has(name) ? 'alter' : 'create'
    await client.query(`${verb} role ${name} login password ${password}`)
  }
  await grantToUs(client, databaseRoles.auth)
  await grantToUs(client, databaseRoles.jobs)
}

/** Whoever makes a role may not act as it before it is granted; granted twice, PostgreSQL complains on some versions. */
async function grantToUs(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ able: boolean }>(
    `select pg_has_role(current_user, $1, 'usage') as able`,
    [role],
  )
  if (!rows[0]?.able) await client.query(`grant ${role} to current_user`)
}

async function ensureSchemas(client: pg.Client, schemas: Schemas): Promise<void> {
  const { owner, app, auth, jobs } = databaseRoles
  const database = (await client.query('select current_database() as name')).rows[0].name as string
  const quoted = client.escapeIdentifier(database)
  // In a database of somebody else's the schema `public` is not ours to shut.
  await client.query(`revoke create on schema public from public`).catch(() => {})
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

/** The steps of a part that have not run; refuses a database whose history is not ours. */
async function pendingOf(client: pg.Client, part: Part): Promise<Step[]> {
  const steps = await stepsIn(part.folder)
  const table = `${client.escapeIdentifier(part.schema)}.migration`
  const there = await client.query<{ there: boolean }>(
    `select to_regclass($1) is not null as there`,
    [table],
  )
  if (!there.rows[0]?.there) return steps
  // A dump restored elsewhere comes without its roles; whoever restores it is then a superuser.
  const able = await client.query(
    `select 1 from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'usage')`,
    [part.role],
  )
  if (able.rows.length > 0) await client.query(`set role ${part.role}`)
  const { rows } = await client.query<{ name: string; hash: string | null }>(
    `select name, to_jsonb(m) ->> 'hash' as hash from ${table} m`,
  )
  await client.query('reset role')
  const known = new Map(steps.map((step) => [step.name, step]))
  const unknown = rows.filter((row) => !known.has(row.name)).map((row) => row.name)
  if (unknown.length > 0) throw new NewerDatabase(unknown)
  const other = rows.filter((row) => row.hash && row.hash !== known.get(row.name)?.hash)
  if (other.length > 0) {
    const names = other.map((row) => row.name).join(', ')
    throw new UnfitDatabase(
      `数据库由另一版迁移脚本建立（${names}），未作改动。 / The database was made by other migrations than these (${names}); it was left alone.`,
    )
  }
  const done = new Set(rows.map((row) => row.name))
  return steps.filter((step) => !done.has(step.name))
}

async function stepsIn(from: string): Promise<Step[]> {
  const names = (await readdir(from)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(join(from, name), 'utf8')
      return { name, statements, hash: createHash('sha256').update(statements).digest('hex') }
    }),
  )
}

async function runPending(
  client: pg.Client,
  part: Part,
  until: string | undefined,
): Promise<string[]> {
  const pending = await pendingOf(client, part)
  const wanted = pending.filter((step) => part.folder !== folder || !until || step.name <= until)
  await client.query(`set role ${part.role}`)
  try {
    await client.query(`set search_path to ${client.escapeIdentifier(part.schema)}`)
    await ensureHistory(client, part.role)
    for (const step of wanted) await runStep(client, step)
  } finally {
    await client.query('reset role')
  }
  return wanted.map((step) => step.name)
}

/**
 * A server with other rules for the order of letters reads an index made under the old ones wrongly, and only warns.
 * Indexes in a collation of ours are made anew where its rules are no longer those it was made with.
 */
async function keepOrder(client: pg.Client, { schema, role }: Part): Promise<void> {
  const { rows } = await client.query<{ collation: string; index: string }>(
    `select distinct c.collname as collation, i.relname as index
     from pg_collation c join pg_namespace n on n.oid = c.collnamespace
       left join pg_index x on c.oid = any (x.indcollation::oid[]) left join pg_class i on i.oid = x.indexrelid
     where n.nspname = $1 and c.collversion <> pg_collation_actual_version(c.oid)`,
    [schema],
  )
  if (rows.length === 0) return
  const named = (name: string) =>
    `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
  await client.query(`set role ${role}`)
  try {
    for (const { index } of rows) if (index) await client.query(`reindex index ${named(index)}`)
    for (const name of new Set(rows.map((row) => row.collation))) {
      await client.query(`alter collation ${named(name)} refresh version`)
    }
  } finally {
    await client.query('reset role')
  }
}

async function ensureHistory(client: pg.Client, role: string): Promise<void> {
  await client.query(
    `create table if not exists migration (name text primary key, ran_at timestamptz not null)`,
  )
  await client.query(`alter table migration add column if not exists hash text`)
  await client.query(`alter table migration enable row level security`)
  await client.query(`alter table migration force row level security`)
  await client.query(`drop policy if exists owner_all on migration`)
  await client.query(
    `create policy owner_all on migration to ${role} using (true) with check (true)`,
  )
}

async function runStep(client: pg.Client, { name, statements, hash }: Step): Promise<void> {
  await client.query('begin')
  try {
    await client.query(statements)
    await client.query('insert into migration (name, ran_at, hash) values ($1, $2, $3)', [
      name,
      new Date(),
      hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
