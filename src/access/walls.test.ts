import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { foundFirm, runtimeWith, type TestFirm } from '../../tests/support/firm.ts'
import { asActor, type PersonActor, type Runtime } from './index.ts'

// A wall may stand around hundreds of subjects and name a whole department's people one by one.

const clients = Array.from({ length: 500 }, () => crypto.randomUUID())
const engagements = clients.map((parent) => ({ id: crypto.randomUUID(), parent }))
const principals = Array.from({ length: 20 }, () => crypto.randomUUID())

let db: TestDatabase
let runtime: Runtime
let firm: TestFirm
let admin: pg.Client

beforeAll(async () => {
  db = await freshDatabase()
  ;({ runtime } = runtimeWith(db.database))
  firm = await foundFirm(runtime)
  admin = new pg.Client({ connectionString: db.adminUrl })
  await admin.connect()
  await asActor(db.database, { kind: 'system' }, async (tx) => {
    const created_at = new Date()
    await tx
      .insertInto('subject')
      .values(clients.map((id) => ({ id, kind: 'client', created_at })))
      .execute()
    await tx
      .insertInto('subject')
      .values(
        engagements.map(({ id, parent }) => ({
          id,
          kind: 'engagement',
          parent_id: parent,
          created_at,
        })),
      )
      .execute()
  })
})
afterAll(async () => {
  await admin?.end()
  await db?.drop()
})

const officer = (): PersonActor => ({
  kind: 'person',
  personId: firm.people.conflictOfficer,
  name: 'conflictOfficer',
  roles: ['conflict_officer'],
  departmentId: firm.departments.management as string,
  standsInFor: [],
  scopes: null,
})

/** Raises a wall, each table in one statement; which of the two comes first makes no difference. */
async function raise(subjects: string[], people: string[], peopleFirst = false): Promise<string> {
  const id = crypto.randomUUID()
  await asActor(db.database, officer(), async (tx) => {
    await tx
      .insertInto('wall')
      .values({
        id,
        reason: 'adverse parties',
        raised_by: firm.people.conflictOfficer,
        raised_at: new Date(),
      })
      .execute()
    const around = () =>
      tx
        .insertInto('wall_subject')
        .values(subjects.map((subject_id) => ({ wall_id: id, subject_id })))
        .execute()
    const against = () =>
      tx
        .insertInto('wall_principal')
        .values(people.map((principal_id) => ({ wall_id: id, principal_id })))
        .execute()
    if (peopleFirst) await against()
    await around()
    if (!peopleFirst) await against()
  })
  return id
}

const lift = (id: string) =>
  asActor(db.database, officer(), (tx) =>
    tx
      .updateTable('wall')
      .set({ lifted_at: new Date(), lift_reason: 'over' })
      .where('id', '=', id)
      .execute(),
  )

/** Who is shut out of what, as the policies read it. */
async function shut(): Promise<string[]> {
  const { rows } = await admin.query('select principal_id, subject_id from firm.wall_shut')
  return rows.map((row) => `${row.principal_id} ${row.subject_id}`).sort()
}

/** Everybody out of each of these clients and of its engagement. */
const outOf = (people: string[], which: string[]) =>
  people
    .flatMap((person) => [
      ...which.map((id) => `${person} ${id}`),
      ...engagements
        .filter(({ parent }) => which.includes(parent))
        .map(({ id }) => `${person} ${id}`),
    ])
    .sort()

test('a wall over five hundred clients shuts twenty people out of each and of all below it, until it is lifted', async () => {
  const wall = await raise(clients, principals)
  expect(await shut()).toEqual(outOf(principals, clients))
  await lift(wall)
  expect(await shut()).toEqual([])
})

test('where two walls stand over one client, lifting one leaves what the other shuts', async () => {
  const [first, second, third] = clients as [string, string, string]
  const [one, two, three] = principals as [string, string, string]
  const wide = await raise([first, second], [one, two])
  const narrow = await raise([second, third], [two, three], true)
  await lift(wide)
  expect(await shut()).toEqual(outOf([two, three], [second, third]))
  await lift(narrow)
  expect(await shut()).toEqual([])
})

test('a wall that loses people or subjects opens just those, and one that gains some shuts them', async () => {
  const [first, second, third] = clients as [string, string, string]
  const [one, two, three] = principals as [string, string, string]
  const wall = await raise([first, second], [one, two])
  await asActor(db.database, officer(), async (tx) => {
    await tx.deleteFrom('wall_principal').where('principal_id', '=', one).execute()
    await tx.deleteFrom('wall_subject').where('subject_id', '=', first).execute()
  })
  expect(await shut()).toEqual(outOf([two], [second]))
  await asActor(db.database, officer(), async (tx) => {
    await tx.insertInto('wall_subject').values({ wall_id: wall, subject_id: third }).execute()
    await tx.insertInto('wall_principal').values({ wall_id: wall, principal_id: three }).execute()
  })
  expect(await shut()).toEqual(outOf([two, three], [second, third]))
  await lift(wall)
})

test('an engagement that moves to a walled client is behind its wall, and free where it leaves it', async () => {
  const [walled, free] = clients as [string, string]
  const moved = engagements.find(({ parent }) => parent === free)?.id as string
  const wall = await raise([walled], [principals[0] as string])
  const move = (parent_id: string) =>
    admin.query('update firm.subject set parent_id = $1 where id = $2', [parent_id, moved])
  const before = await shut()
  await move(walled)
  expect(await shut()).toEqual([...before, `${principals[0]} ${moved}`].sort())
  await move(free)
  expect(await shut()).toEqual(before)
  await lift(wall)
})
