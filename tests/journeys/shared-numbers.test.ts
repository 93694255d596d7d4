import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform, system } from '#access/index.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { done, type House, startHouse } from '../support/house.ts'

// A telephone in common and the same name make two people a pair; the switchboard that thousands are reached at does not.
// Neither it nor the name of an insurer that thousands stand against costs anybody a look at each of the thousands.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

/** People in the register who share a telephone, each with a name of their own. */
async function peopleAt(phone: string, many: number): Promise<void> {
  await house.look(
    `with fresh as (insert into party (id, kind, name, tied, created_at, updated_at)
       select gen_random_uuid(), 'person', '总机' || n || '号', false, now(), now() from generate_series(1, $2::int) n returning id, name),
     named as (insert into party_name (id, party_id, kind, name, created_at) select gen_random_uuid(), id, 'legal', name, now() from fresh)
     insert into party_contact (id, party_id, kind, value, created_at) select gen_random_uuid(), id, 'phone', $1, now() from fresh`,
    [`+86${phone}`, many],
  )
}

async function registered(name: string, phone: string): Promise<string> {
  const contact = { kind: 'phone', value: phone }
  const party = { kind: 'person', name, names: [], identifiers: [], contacts: [contact] }
  return done(await house.as('conflictOfficer').post('/api/parties', party)).id
}
/** Organisations of one name. */
const organisationsCalled = (name: string, many: number) =>
  house.look(
    `with fresh as (insert into party (id, kind, name, tied, created_at, updated_at)
       select gen_random_uuid(), 'organisation', $1, false, now(), now() from generate_series(1, $2::int) returning id, name)
     insert into party_name (id, party_id, kind, name, created_at) select gen_random_uuid(), id, 'legal', name, now() from fresh`,
    [name, many],
  )
/** Rows that looking whom a party may repeat reads. */
const rowsReadFor = (id: string) =>
  perform(house.server.runtime, system, async ({ tx, now }) => {
    // What the connection read before may not be counted yet.
    const before = await rowsRead(tx)
    await sql`select raise_look_alikes(array[${id}]::uuid[], 'typing', null, ${now}::timestamptz)`.execute(
      tx,
    )
    return (await rowsRead(tx)) - before
  })

async function rowsRead(tx: Tx): Promise<number> {
  const read = await sql<{ rows: number }>`
    select sum(idx_tup_fetch + seq_tup_read)::int as rows from pg_stat_xact_user_tables
    where relname in ('party_contact', 'party_name', 'party')`.execute(tx)
  return read.rows[0]?.rows ?? Number.NaN
}

const pairsOf = (id: string) =>
  house.look(`select why from party_duplicate where $1 in (party_id, other_id)`, [id])

describe('a telephone', () => {
  it('of a few makes two of one name a pair', async () => {
    await peopleAt('13655550001', 20)
    expect(await pairsOf(await registered('总机7号', '13655550001'))).toEqual([
      { why: 'same_contact' },
    ])
  })

  it('of very many tells nothing, and is not looked through', async () => {
    await peopleAt('13655550002', 3_000)
    const id = await registered('总机7号', '13655550002')
    expect(await pairsOf(id)).toEqual([])
    expect(await rowsReadFor(id)).toBeLessThan(300)
  })
})

it('of an organisation among thousands of its name one is found, and a few are looked at', async () => {
  const name = '平安通达财产保险股份有限公司'
  await organisationsCalled(name, 3_000)
  // As the database does by itself within the minute.
  await house.look('analyze party, party_name, party_contact')
  const party = { kind: 'organisation', name, names: [], identifiers: [], contacts: [] }
  const { id } = done(await house.as('conflictOfficer').post('/api/parties', party))
  expect(await pairsOf(id)).toEqual([{ why: 'same_name' }])
  expect(await rowsReadFor(id)).toBeLessThan(300)
})
