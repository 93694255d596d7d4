import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { freshDatabase } from '../support/database.ts'
import { testSecret } from '../support/database-server.ts'

// What the register held before it kept origins: each row goes to the affairs that are known to have said it.

const [list, later, byHand] = [
  '2026-03-02T02:00:00Z',
  '2026-03-09T02:00:00Z',
  '2026-03-10T02:00:00Z',
]

test('what is on file finds the affairs that said it, and what cannot be known stays with the party', async () => {
  const db = await freshDatabase(undefined, 'template0')
  await migrate(db.adminUrl, testSecret, { until: '0080_conflicts_taken_back.sql' })
  const admin = new pg.Client({ connectionString: db.adminUrl, options: '-c search_path=firm' })
  await admin.connect()
  await admin.query('set session_replication_role = replica')
  const put = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const all: Record<string, unknown> = table === 'party_change' ? row : { id: uuidv7(), ...row }
    const columns = Object.keys(all)
    const places = columns.map((_, at) => `$${at + 1}`)
    await admin.query(
      `insert into ${table} (${columns.join()}) values (${places.join()})`,
      Object.values(all),
    )
    return all.id as string
  }
  const affair = (kind: string) => put('subject', { kind, created_at: list })
  const lead = async (name: string, phone: string) => {
    const id = await affair('lead')
    const at = { created_at: list, last_activity_at: list, parties_changed_at: list }
    return put('lead', { id, name, phone, stage: 'registered', received_on: '2026-03-02', ...at })
  }
  const [birch, pine] = [await lead('白桦', '13800000001'), await lead('赤松', '13800000002')]
  const id = await affair('client')
  const client = await put('client', {
    id,
    kind: 'organisation',
    name: '白桦',
    registered_at: later,
  })
  const party = await put('party', {
    kind: 'organisation',
    name: '赤松',
    created_at: list,
    updated_at: list,
  })
  for (const [subject_id, role, created_at] of [
    [birch, 'prospect', list],
    [pine, 'prospect', list],
    [client, 'client', later],
  ] as const)
    await put('party_involvement', { party_id: party, subject_id, role, created_at })
  const name = async (called: string, created_at: string) =>
    put('party_name', { party_id: party, kind: 'legal', name: called, created_at })
  await name('白桦', list)
  await name('赤松', list)
  await name('改过的名字', list)
  await name('手写的名字', byHand)
  for (const [value, created_at] of [
    ['13800000001', list],
    ['13800000003', byHand],
  ])
    await put('party_contact', { party_id: party, kind: 'phone', value, created_at })
  for (const [what, at] of [
    ['party', list],
    ['involvement', later],
    ['name', byHand],
  ])
    await put('party_change', { party_id: party, what, at })
  const folded = await put('party', {
    kind: 'organisation',
    name: '赤松二',
    merged_into: party,
    created_at: list,
    updated_at: list,
  })
  const { rows: moved } = await admin.query(
    'select id from party_involvement where subject_id = $1',
    [pine],
  )
  await put('party_merge', {
    kept_id: party,
    folded_id: folded,
    moved: JSON.stringify([{ table: 'party_involvement', column: 'party_id', ids: [moved[0].id] }]),
    merged_at: byHand,
  })
  await put('party_change', { party_id: party, what: 'merge', at: byHand })
  await admin.query('set session_replication_role = origin')
  await migrate(db.adminUrl, testSecret)

  const calls = new Map([
    [birch, 'birch'],
    [pine, 'pine'],
    [client, 'client'],
  ])
  const origins = async (query: string) =>
    Object.fromEntries(
      (await admin.query<{ what: string; said_in: string[] | null }>(query)).rows.map((row) => [
        row.what,
        row.said_in?.map((id) => calls.get(id)).toSorted() ?? null,
      ]),
    )
  expect(await origins('select name as what, said_in from party_name')).toEqual({
    白桦: ['birch', 'client'],
    赤松: ['pine'],
    改过的名字: ['birch', 'pine'],
    手写的名字: null,
  })
  expect(await origins('select value as what, said_in from party_contact')).toEqual({
    13800000001: ['birch'],
    13800000003: null,
  })
  expect(await origins('select what, said_in from party_change')).toEqual({
    party: ['birch', 'pine'],
    involvement: ['client'],
    name: null,
    merge: ['pine'],
  })
  expect(await origins(`select 'merge' as what, said_in from party_merge`)).toEqual({
    merge: ['pine'],
  })
  expect(
    (await admin.query('select name from party_name where shown_at is not null')).rows,
  ).toEqual([{ name: '赤松' }])
  const [registered] = (
    await admin.query('select registered_in from party where merged_into is null')
  ).rows
  expect([birch, pine]).toContain(registered.registered_in)
  await admin.end()
  await db.drop()
}, 60_000)
