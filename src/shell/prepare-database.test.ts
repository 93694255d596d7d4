import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate, NewerDatabase, UnfitDatabase } from '#platform/db/migrate.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { startTemporaryPostgres } from '../../launch/temporary-postgres.mjs'
import { prepareDatabase, UnreachableDatabase } from './prepare-database.ts'

// A server of its own: roles belong to the whole of it, and the others' must not change.
const secret = 'a secret of the firm’s own PostgreSQL'
let server: Awaited<ReturnType<typeof startTemporaryPostgres>>

/** Signs in as `user` to `database` of the server. */
function urlOf(user: string, password: string, database: string): string {
  const url = new URL(server.url('postgres'))
  url.username = user
  url.password = password
  url.pathname = `/${database}`
  return url.href
}

async function query(url: string, ...statements: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let last: pg.QueryResult | null = null
    for (const one of statements) last = await client.query(one)
    return last?.rows ?? []
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  server = await startTemporaryPostgres()
  await query(
    server.url('postgres'),
    `create role firm_admin login password 'pw' createdb createrole`,
    `create role nobody_special login password 'pw' createdb`,
    `create role no_database login password 'pw' createrole`,
  )
})
afterAll(() => server?.stop())

test('a role that may create databases and roles is enough, at the first start and at every later one', async () => {
  const url = urlOf('firm_admin', 'pw', 'covenant')
  const first = await prepareDatabase(url, secret)
  expect(first).toContain('0001_access.sql')
  expect(first).toContain('0001_accounts.sql')
  expect(await prepareDatabase(url, secret)).toEqual([])
  for (const role of ['app', 'auth', 'jobs'] as const)
    expect(await query(roleUrl(url, secret, role), 'select 1 as one')).toEqual([{ one: 1 }])
  const roles = await query(
    url,
    `select rolname from pg_roles where rolname like 'covenant\\_%' and rolname <> 'covenant_admin' and (rolsuper or rolbypassrls)`,
  )
  expect(roles).toEqual([])
})

test('a database that a newer version wrote is left alone, roles and passwords too', async () => {
  const url = urlOf('firm_admin', 'pw', 'newer')
  await prepareDatabase(url, secret)
  await query(
    url,
    `set role covenant_owner`,
    `insert into firm.migration (name, ran_at) values ('9999_later.sql', '2030-01-01')`,
  )
  await expect(prepareDatabase(url, 'another secret')).rejects.toThrow(NewerDatabase)
  expect(await query(roleUrl(url, secret, 'app'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a database made by other migrations than ours is refused by name', async () => {
  const url = urlOf('firm_admin', 'pw', 'edited')
  await prepareDatabase(url, secret)
  await query(
    url,
    `set role covenant_owner`,
    `update firm.migration set hash = 'of other words' where name = '0002_events.sql'`,
  )
  await expect(migrate(url, secret)).rejects.toThrow('0002_events.sql')
})

test('a role that may not create roles, or databases, is told what it lacks', async () => {
  await expect(
    prepareDatabase(urlOf('nobody_special', 'pw', 'without_roles'), secret),
  ).rejects.toThrow('CREATEROLE')
  await expect(
    prepareDatabase(urlOf('no_database', 'pw', 'without_database'), secret),
  ).rejects.toThrow('CREATEDB')
  await expect(
    prepareDatabase(urlOf('no_database', 'pw', 'without_database'), secret),
  ).rejects.toThrow(UnfitDatabase)
})

test('a wrong password and a server that is not there are said in words, without the password', async () => {
  const refused = prepareDatabase(urlOf('firm_admin', 'mistyped', 'covenant'), secret)
  await expect(refused).rejects.toThrow('DATABASE_URL 中的用户名与密码')
  await expect(refused).rejects.not.toThrow('mistyped')
  const nowhere = prepareDatabase('postgres://a:b@127.0.0.1:9/covenant', secret, 0)
  await expect(nowhere).rejects.toThrow(UnreachableDatabase)
  await expect(nowhere).rejects.toThrow('ECONNREFUSED')
})

test('the template of the tests was migrated in the same way', async () => {
  const url = new URL(inject('postgres'))
  url.pathname = '/covenant_template'
  const [counted] = await query(url.href, 'select count(*)::int as number from auth.migration')
  expect(counted.number).toBeGreaterThan(0)
})
