import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

let db: TestDatabase
let client: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  client = new pg.Client({ connectionString: db.adminUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await db?.drop()
})

/** Tables that stand outside any wall because they hold nothing about a client. */
const aboutNoClient = new Set([
  'subject_member',
  'wall_subject',
  'wall_shut',
  'idempotency',
  'outbox',
])
/** Tables whose own id is the subject. */
const subjects = ['subject', 'lead', 'client', 'engagement']
/** Schemas with roles of their own: the only exceptions. */
const exceptions = ['auth', 'jobs']

interface Weakness {
  table: string
  weakness: string
}

/** What is wrong with the protection of the tables, wherever they lie. */
async function weaknesses(): Promise<Weakness[]> {
  const { rows } = await client.query(
    `select n.nspname as schema, c.relname as table, c.relkind as kind, c.relrowsecurity as enabled,
      c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
      coalesce(c.reloptions::text, '') as options,
      c.relname = any($1) or exists (select 1 from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'subject_id' and not a.attisdropped) as about_subject,
      array(select p.polcmd::text || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' '
          || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') from pg_policy p
        -- A restrictive policy only ever narrows what the others open.
        where p.polrelid = c.oid and p.polpermissive and not ('covenant_owner'::regrole = any(p.polroles))) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> all($2) and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and c.relkind in ('r', 'p', 'm', 'f', 'v')`,
    [subjects, exceptions],
  )
  return rows.flatMap((row) => {
    const found: Weakness[] = []
    const say = (weakness: string) => found.push({ table: row.table, weakness })
    if (row.schema !== 'firm') say('outside the schema of the firm')
    if (row.kind === 'v') {
      // A view reads with its owner's rights unless it is told otherwise.
      if (!/security_invoker=(true|on|1)/.test(row.options)) say('a view past the policies')
      return found
    }
    if (!row.enabled) say('row-level security is off')
    if (!row.forced) say('row-level security is not forced on its owner')
    if (row.owner !== 'covenant_owner') say('not owned by covenant_owner')
    if (row.about_subject && !aboutNoClient.has(row.table)) {
      for (const policy of row.policies as string[]) {
        // What one registers oneself is new: no wall can stand around it yet.
        const begins = policy.startsWith('a ') && policy.includes('created_by')
        const ofTheFirm = row.table === 'subject' && policy.includes("kind = 'firm'::text")
        // What only the product itself may do; it sees everything.
        const bySystem =
          /^\w \(?\s*\(?\s*SELECT (firm\.)?is_system\(\) AS is_system\s*\)?\)?\s*$/.test(
            policy.replaceAll(/\s+/g, ' ').replace(/^(\w) +/, '$1 '),
          )
        if (!policy.includes('walled()') && !begins && !ofTheFirm && !bySystem)
          say(`a policy past the walls: ${policy}`)
      }
    }
    return found
  })
}

test('every table of the firm has forced row-level security, and what is about a client stands behind the walls', async () => {
  expect(await weaknesses()).toEqual([])
})

test('the guard sees a table without protection', async () => {
  await client.query('begin')
  await client.query(`create table firm.careless (id uuid, subject_id uuid)`)
  const found = (await weaknesses()).filter((one) => one.table === 'careless')
  await client.query('rollback')
  expect(found.map((one) => one.weakness)).toContain('row-level security is off')
})

test('the guard sees a policy that forgets the walls', async () => {
  await client.query('begin')
  await client.query(`create table firm.careless (id uuid, subject_id uuid)`)
  await client.query(`alter table firm.careless owner to covenant_owner`)
  await client.query(`alter table firm.careless enable row level security`)
  await client.query(`alter table firm.careless force row level security`)
  await client.query(`create policy open on firm.careless to covenant_app using (true)`)
  const found = (await weaknesses()).filter((one) => one.table === 'careless')
  await client.query('rollback')
  expect(found).toHaveLength(1)
})

test('the guard sees a lead without walls, a write past them, a view, and a table that lies elsewhere', async () => {
  await client.query('begin')
  await client.query(`drop policy reach_and_walls on firm.lead`)
  await client.query(`create policy open on firm.lead for select to covenant_app using (true)`)
  await client.query(
    `create policy writes on firm.talk for insert to covenant_app with check (true)`,
  )
  await client.query(`create view firm.careless as select * from firm.lead`)
  await client.query(`create table public.careless (id uuid)`)
  const found = await weaknesses()
  await client.query('rollback')
  const said = (table: string) =>
    found.filter((one) => one.table === table).map((one) => one.weakness)
  expect(said('lead').join()).toContain('past the walls')
  expect(said('talk').join()).toContain('past the walls')
  expect(said('careless')).toContain('a view past the policies')
  expect(said('careless')).toContain('outside the schema of the firm')
})

test('no role of ours may bypass row-level security, and the application owns nothing', async () => {
  const { rows } = await client.query(
    `select rolname, rolbypassrls, rolsuper from pg_roles where rolname like 'covenant\\_%' and rolname <> 'covenant_admin'`,
  )
  expect(rows.length).toBeGreaterThanOrEqual(4)
  expect(rows.filter((row) => row.rolbypassrls || row.rolsuper)).toEqual([])
  const owned = await client.query(
    `select relname from pg_class where relowner = 'covenant_app'::regrole`,
  )
  expect(owned.rows).toEqual([])
})

test('security definer functions of the firm pin their search path', async () => {
  const { rows } = await client.query(
    `select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'firm' and prosecdef and not coalesce(proconfig::text, '') like '%search_path%'`,
  )
  expect(rows).toEqual([])
})
