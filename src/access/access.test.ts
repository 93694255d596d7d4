import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import {
  createSubject,
  foundFirm,
  publish,
  runtimeWith,
  type TestFirm,
} from '../../tests/support/firm.ts'
import {
  type Actor,
  answering,
  asActor,
  asSystem,
  dispatchOutbox,
  type PersonActor,
  perform,
  type RecordedEvent,
  type Role,
  type Runtime,
  stranger,
} from './index.ts'

let db: TestDatabase
let runtime: Runtime
let firm: TestFirm

beforeAll(async () => {
  db = await freshDatabase()
  ;({ runtime } = runtimeWith(db.database))
  firm = await foundFirm(runtime)
})
afterAll(() => db?.drop())

const person = (
  name: keyof TestFirm['people'],
  department: string,
  roles: Role[],
): PersonActor => ({
  kind: 'person',
  personId: firm.people[name],
  name,
  roles,
  departmentId: firm.departments[department] as string,
  standsInFor: [],
  scopes: null,
})
const civilLawyer = () => person('lawyer', '民事业务部', ['lawyer'])
const criminalLawyer = () => person('otherLawyer', '刑事业务部', ['lawyer'])
const civilHead = () => person('civilHead', '民事业务部', ['partner', 'department_head', 'lawyer'])
const managingPartner = () => person('managingPartner', 'management', ['managing_partner'])
const manager = () => person('manager', 'client_relationship', ['client_relationship_manager'])
const engineer = () => person('engineer', 'information_technology', ['it_administrator'])
const conflictOfficer = () => person('conflictOfficer', 'management', ['conflict_officer'])

const sees = (actor: Actor, id: string) =>
  asActor(db.database, actor, async (tx) => {
    const rows = await tx.selectFrom('subject').select('id').where('id', '=', id).execute()
    const events = await tx.selectFrom('event').select('id').where('subject_id', '=', id).execute()
    return { subject: rows.length > 0, events: events.length }
  })

const civilLead = (members: Record<string, string> = {}) =>
  createSubject(runtime, {
    kind: 'lead',
    departmentId: firm.departments.民事业务部,
    members,
  })

test('a lead is seen by who works on it, by the head of its department and by the client relationship team, and by no other lawyer', async () => {
  const lead = await civilLead({ assessor: firm.people.lawyer })
  await publish(runtime, [{ type: 'lead.noted', subject: { kind: 'lead', id: lead } }])
  for (const actor of [civilLawyer(), civilHead(), manager(), managingPartner()]) {
    expect(await sees(actor, lead)).toEqual({ subject: true, events: 1 })
  }
  for (const actor of [criminalLawyer(), engineer(), stranger]) {
    expect(await sees(actor, lead)).toEqual({ subject: false, events: 0 })
  }
})

test('a wall shuts a person out of a client and of everything below it, the managing partner too, and lifting it opens them again', async () => {
  const client = await createSubject(runtime, { kind: 'client' })
  const before = await createSubject(runtime, { kind: 'engagement', parentId: client })
  const wall = await raiseWall(client, firm.people.managingPartner)
  const after = await createSubject(runtime, { kind: 'engagement', parentId: client })
  await publish(runtime, [
    { type: 'engagement.noted', subject: { kind: 'engagement', id: before } },
  ])
  for (const id of [client, before, after]) {
    expect(await sees(managingPartner(), id)).toEqual({ subject: false, events: 0 })
    expect((await sees(manager(), id)).subject).toBe(true)
  }
  await asActor(db.database, conflictOfficer(), (tx) =>
    tx
      .updateTable('wall')
      .set({ lifted_at: new Date(), lift_reason: 'over' })
      .where('id', '=', wall)
      .execute(),
  )
  expect(await sees(managingPartner(), before)).toEqual({ subject: true, events: 1 })
})

test('a wall around a department shuts out its people even where they work on the matter', async () => {
  const lead = await civilLead({ assessor: firm.people.lawyer })
  await raiseWall(lead, firm.departments.民事业务部 as string)
  expect((await sees(civilLawyer(), lead)).subject).toBe(false)
  expect((await sees(civilHead(), lead)).subject).toBe(false)
})

test('a duty on a walled client is never given to who is shut out of it', async () => {
  const lead = await civilLead({ specialist: firm.people.specialist })
  await raiseWall(lead, firm.people.specialist)
  await publish(runtime, [{ type: 'lead.assigned', subject: { kind: 'lead', id: lead } }])
  const owed = await asActor(db.database, { kind: 'system' }, (tx) =>
    tx
      .selectFrom('commitment')
      .select('owner_id')
      .where('subject_id', '=', lead)
      .executeTakeFirstOrThrow(),
  )
  expect(owed.owner_id).not.toBe(firm.people.specialist)
})

async function raiseWall(subject: string, principal: string): Promise<string> {
  const id = crypto.randomUUID()
  await asActor(db.database, conflictOfficer(), async (tx) => {
    await tx
      .insertInto('wall')
      .values({
        id,
        reason: 'adverse parties',
        raised_by: firm.people.conflictOfficer,
        raised_at: new Date(),
      })
      .execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subject }).execute()
    await tx.insertInto('wall_principal').values({ wall_id: id, principal_id: principal }).execute()
  })
  return id
}

test('nobody but the conflict officer and a managing partner raises, reads or lifts a wall', async () => {
  const lead = await civilLead()
  const id = await raiseWall(lead, firm.people.otherSpecialist)
  for (const actor of [criminalLawyer(), engineer(), manager()]) {
    const read = await asActor(db.database, actor, (tx) =>
      tx.selectFrom('wall').select('id').execute(),
    )
    expect(read).toEqual([])
    const lifted = await asActor(db.database, actor, (tx) =>
      tx.deleteFrom('wall_principal').where('wall_id', '=', id).executeTakeFirst(),
    )
    expect(Number(lifted.numDeletedRows)).toBe(0)
  }
})

test('an actor cannot write about what they do not see', async () => {
  const lead = await civilLead()
  const act = perform(runtime, criminalLawyer(), (work) =>
    work.publish([{ type: 'lead.noted', subject: { kind: 'lead', id: lead } }]),
  )
  await expect(act).rejects.toThrow(/row-level security/)
})

test('the log is never changed, not even by its owner', async () => {
  const lead = await civilLead()
  await publish(runtime, [{ type: 'lead.noted', subject: { kind: 'lead', id: lead } }])
  const admin = new pg.Client({ connectionString: db.adminUrl })
  await admin.connect()
  await expect(admin.query(`update firm.event set type = 'lead.forged'`)).rejects.toThrow(
    /never changed/,
  )
  await expect(admin.query('delete from firm.event')).rejects.toThrow(/never changed/)
  await expect(admin.query('truncate firm.event cascade')).rejects.toThrow(/never changed/)
  await admin.end()
})

test('events written together keep their order', async () => {
  const lead = await civilLead()
  const types = Array.from(
    { length: 50 },
    (_, at) => `lead.step_${'abcdefghij'[at % 10]}${'abcde'[Math.floor(at / 10)]}`,
  )
  const recorded = await publish(
    runtime,
    types.map((type) => ({ type, subject: { kind: 'lead' as const, id: lead } })),
  )
  const rows = await asActor(db.database, { kind: 'system' }, (tx) =>
    tx
      .selectFrom('event')
      .select(['id', 'type'])
      .where('subject_id', '=', lead)
      .orderBy('id')
      .execute(),
  )
  expect(rows.map((row) => row.type)).toEqual(types)
  expect(recorded.map((event) => event.id)).toEqual(rows.map((row) => row.id))
})

test('what a verb does with the sight of the product ends with that part of it', async () => {
  const lead = await civilLead()
  await perform(runtime, criminalLawyer(), async (work) => {
    const within = await asSystem(work, (tx) =>
      tx.selectFrom('subject').select('id').where('id', '=', lead).execute(),
    )
    const afterwards = await work.tx
      .selectFrom('subject')
      .select('id')
      .where('id', '=', lead)
      .execute()
    expect([within.length, afterwards.length]).toEqual([1, 0])
  })
})

test('an effect that fails is tried again later, each time after a longer pause, and happens once', async () => {
  const clock = runtime.clock as import('#platform/clock.ts').TestClock
  const seen: RecordedEvent[] = []
  let failures = 2
  const failing: Runtime = {
    ...runtime,
    handlers: {
      immediate: [],
      later: [
        {
          consumer: 'test consumer',
          types: ['lead.noted'],
          handle: async (_work, event) => {
            if (failures > 0) {
              failures -= 1
              throw new Error('the mail server is away')
            }
            seen.push(event)
          },
        },
      ],
    },
  }
  const lead = await civilLead()
  await perform(failing, { kind: 'system' }, (work) =>
    work.publish([
      { type: 'lead.noted', subject: { kind: 'lead', id: lead }, data: { word: 'hello' } },
    ]),
  )
  await dispatchOutbox(failing)
  expect(seen).toHaveLength(0)
  await dispatchOutbox(failing)
  expect(seen).toHaveLength(0)
  clock.advance(2_000)
  await dispatchOutbox(failing)
  clock.advance(5_000)
  await dispatchOutbox(failing)
  await dispatchOutbox(failing)
  expect(seen.map((event) => event.data)).toEqual([{ word: 'hello' }])
})

test('what nobody waits for lets requests go first, five seconds at most, and then does not wait for each of them', async () => {
  const { runtime: plain, clock } = runtimeWith(db.database)
  const seen: unknown[] = []
  const busy: Runtime = {
    ...plain,
    handlers: {
      immediate: [],
      later: [
        {
          consumer: 'test.patient',
          types: ['lead.noted'],
          handle: async (_, event) => void seen.push(event.data.word),
        },
      ],
    },
  }
  const lead = await civilLead()
  const words = ['one', 'two', 'three', 'four']
  await perform(busy, { kind: 'system' }, (work) =>
    work.publish(
      words.map((word) => ({
        type: 'lead.noted',
        subject: { kind: 'lead', id: lead },
        data: { word },
      })),
    ),
  )
  const moments = vi.spyOn(globalThis, 'setTimeout')
  const { promise, resolve } = Promise.withResolvers<void>()
  const request = answering(busy, () => promise)
  clock.advance(4_000)
  await dispatchOutbox(busy)
  expect(seen).toEqual([])
  clock.advance(2_000)
  moments.mockClear()
  await dispatchOutbox(busy)
  expect(seen).toEqual(words)
  // One moment of 200 ms looked at every 5 ms, not one for each of the four.
  const looks = moments.mock.calls.filter(([, ms]) => ms === 5).length
  expect(looks).toBeLessThanOrEqual(41)
  moments.mockRestore()
  resolve()
  await request
})
