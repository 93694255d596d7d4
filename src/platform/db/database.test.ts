import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { testSecret } from '../../../tests/support/database-server.ts'
import { migrate } from './migrate.ts'
import { type Database, inTransaction, openDatabase, unawaited } from './database.ts'

let database: Database
beforeAll(async () => {
  const { appUrl } = await freshDatabase()
  database = openDatabase({ url: appUrl, connections: 1 })
})
afterAll(() => database?.destroy())

const say = (kind: string) => sql`select set_config('covenant.kind', ${kind}, true)`
const kindNow = sql<{ kind: string }>`select current_setting('covenant.kind', true) as kind`

test('who acts is known to the first statement of a transaction and forgotten after it', async () => {
  const within = await database.transaction().execute(async (tx) => {
    await say('public').execute(tx)
    await say('system').execute(tx)
    return kindNow.execute(tx)
  })
  expect(within.rows).toEqual([{ kind: 'system' }])
  const after = await kindNow.execute(database)
  expect(after.rows[0]?.kind).not.toBe('system')
})

test('who acts already is not said again, and what was said in between is', async () => {
  const said = await database.transaction().execute(async (tx) => {
    const heard: (string | undefined)[] = []
    for (const kind of ['system', 'public', 'system', 'system']) {
      await say('nobody').execute(tx)
      await say(kind).execute(tx)
      heard.push((await kindNow.execute(tx)).rows[0]?.kind)
    }
    return heard
  })
  expect(said).toEqual(['system', 'public', 'system', 'system'])
})

test('what a savepoint takes back of who acts is said again', async () => {
  const heard = await database.transaction().execute(async (tx) => {
    await say('public').execute(tx)
    await kindNow.execute(tx)
    await sql`savepoint before`.execute(tx)
    await say('system').execute(tx)
    await kindNow.execute(tx)
    await sql`rollback to savepoint before`.execute(tx)
    await say('system').execute(tx)
    return (await kindNow.execute(tx)).rows[0]?.kind
  })
  expect(heard).toBe('system')
})

test('where saying who acts fails, so does the statement that follows, and nothing of it is done', async () => {
  const act = database.transaction().execute(async (tx) => {
    await sql`select set_config('covenant.kind', 'system', 1 / ${0}::int = 1)`.execute(tx)
    return kindNow.execute(tx)
  })
  await expect(act).rejects.toMatchObject({ code: '22012' })
  expect((await sql<{ one: number }>`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }])
})

test('a transaction that only says who acts ends like any other', async () => {
  await database.transaction().execute((tx) => say('system').execute(tx))
  const undone = database.transaction().execute(async (tx) => {
    await say('system').execute(tx)
    throw new Error('thought better of it')
  })
  await expect(undone).rejects.toThrow('thought better of it')
  const after = await kindNow.execute(database)
  expect(after.rows[0]?.kind).not.toBe('system')
})

test('what is asked for together is answered in one transaction, each its own', async () => {
  const answers = await inTransaction(database, async (tx) => {
    await say('system').execute(tx)
    const one = (at: number) => sql<{ at: number }>`select ${at}::int as at`.execute(tx)
    const [kind, ...numbers] = await Promise.all([kindNow.execute(tx), one(1), one(2), one(3)])
    return [kind.rows[0]?.kind, ...numbers.map(({ rows }) => rows[0]?.at)]
  })
  expect(answers).toEqual(['system', 1, 2, 3])
})

test('where one of those asked together fails, nothing of the transaction is done', async () => {
  const act = inTransaction(database, async (tx) => {
    await sql`create temporary table kept (n int)`.execute(tx)
    const division = (by: number) => sql`insert into kept values (1 / ${by}::int)`.execute(tx)
    await Promise.all([division(1), division(0), division(1)])
  })
  await expect(act).rejects.toMatchObject({ code: '22012' })
  const left = await sql<{
    there: boolean
  }>`select to_regclass('pg_temp.kept') is not null as there`.execute(database)
  expect(left.rows).toEqual([{ there: false }])
})

test('an index by name is made anew when the server comes with other rules for the order of letters', async () => {
  const db = await freshDatabase()
  const admin = new pg.Client({ connectionString: db.adminUrl })
  await admin.connect()
  const files = async () =>
    (
      await admin.query(
        `select relfilenode from pg_class where relname in ('client_by_name', 'lead_name') order by relname`,
      )
    ).rows
  const before = await files()
  await migrate(db.adminUrl, testSecret)
  expect(await files()).toEqual(before)
  await admin.query(`update pg_collation set collversion = '1' where collname = 'name_order'`)
  await migrate(db.adminUrl, testSecret)
  const versions = await admin.query(
    `select collversion = pg_collation_actual_version(oid) as same from pg_collation where collname = 'name_order'`,
  )
  const after = await files()
  await admin.end()
  await db.drop()
  expect(versions.rows).toEqual([{ same: true }])
  expect(after).toHaveLength(2)
  expect(after.filter((one, at) => one.relfilenode === before[at]?.relfilenode)).toEqual([])
})

const kept = sql`create temporary table kept (n int) on commit drop`
const keep = (n: number, by = 1) => sql`insert into kept values (${n}::int / ${by}::int)`
const howMany = sql<{ many: number }>`select count(*) as many from kept`

test('a statement that is not waited for is done before the one that follows', async () => {
  const many = await inTransaction(database, async (tx) => {
    await kept.execute(tx)
    for (let n = 0; n < 40; n += 1) await unawaited(tx, keep(n).execute(tx))
    return (await howMany.execute(tx)).rows[0]?.many
  })
  expect(many).toBe(40)
})

test('where one that is not waited for fails, the transaction ends with its error, not with that of what follows', async () => {
  const act = inTransaction(database, async (tx) => {
    await kept.execute(tx)
    await unawaited(tx, keep(1, 0).execute(tx))
    await unawaited(tx, keep(2).execute(tx))
    return (await howMany.execute(tx)).rows
  })
  await expect(act).rejects.toMatchObject({ code: '22012' })
})

test('it ends so too where nothing follows, or where the act thinks better of it', async () => {
  const last = inTransaction(database, async (tx) => {
    await kept.execute(tx)
    await unawaited(tx, keep(1, 0).execute(tx))
  })
  await expect(last).rejects.toMatchObject({ code: '22012' })
  const regretted = inTransaction(database, async (tx) => {
    await kept.execute(tx)
    await unawaited(tx, keep(1, 0).execute(tx))
    throw new Error('thought better of it')
  })
  await expect(regretted).rejects.toMatchObject({ code: '22012' })
})
