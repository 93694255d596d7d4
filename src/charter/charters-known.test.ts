import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, type Runtime, stranger, system } from '#access/index.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { foundFirm, runtimeWith, type TestFirm } from '../../tests/support/firm.ts'
import { ifMatch, type TestServer, testServer } from '../../tests/support/http.ts'
import { charterEntrances, charterPolicy, type KeeperParts } from './index.ts'
import { publishCharter } from './versions/verbs.ts'

let db: TestDatabase
let runtime: Runtime
let parts: KeeperParts
let firm: TestFirm
let server: TestServer

beforeAll(async () => {
  db = await freshDatabase()
  const made = runtimeWith(db.database)
  ;({ runtime, parts } = made)
  firm = await foundFirm(runtime)
  server = testServer({
    database: db.database,
    clock: made.clock,
    entrances: charterEntrances(parts),
    policy: charterPolicy,
    handlers: runtime.handlers,
  })
})
afterAll(async () => {
  await server?.close()
  await db?.drop()
})

const as = (name: keyof TestFirm['people']) => server.as(firm.people[name])
const knownDeadline = (number: number) =>
  perform(runtime, system, async ({ tx }) => {
    const charter = (await parts.charters.versions(tx, [number])).get(number)
    return charter?.clauses.get('D2')?.deadline.amount
  })

/** Puts a first contact within so many hours into the draft. @returns the draft's edit version */
async function draftWith(hours: number): Promise<number> {
  const draft = await as('manager').post('/api/charter/draft')
  const contact = draft.body.clauses.find((clause: { code: string }) => clause.code === 'D2')
  const set = await as('manager').put(
    '/api/charter/draft/clauses/D2',
    { ...contact, deadline: { amount: hours, unit: 'working_hours' } },
    ifMatch(draft.body.version),
  )
  expect(set.status).toBe(200)
  return set.body.version
}

test('asking for a version that does not exist, or is a draft, pins nothing', async () => {
  const adoption = { reason: '试一试' }
  const partner = as('managingPartner')
  const early = await partner.post('/api/charter/versions/2/adoption', adoption)
  expect([early.status, early.error?.code]).toEqual([409, 'not_published'])
  await draftWith(3)
  expect((await partner.post('/api/charter/versions/2/adoption', adoption)).error?.code).toBe(
    'not_published',
  )
  expect(await knownDeadline(2)).toBeUndefined()
})

test('a publication that is undone leaves nothing behind in memory', async () => {
  const version = await draftWith(4)
  const undone = perform(runtime, system, async (work) => {
    await publishCharter(work, {
      body: { reason: '先试行' },
      ifMatch: version,
    } as Parameters<typeof publishCharter>[1])
    // The keeper has read the charter of this transaction by now; so do we.
    expect((await parts.charters.current(work.tx))?.number).toBe(2)
    throw new Error('the power fails')
  })
  await expect(undone).rejects.toThrow('the power fails')
  expect(await knownDeadline(2)).toBeUndefined()
  const again = await draftWith(6)
  const published = await as('managingPartner').post(
    '/api/charter/publication',
    { reason: '改为六小时' },
    ifMatch(again),
  )
  expect(published.status).toBe(200)
  expect(await knownDeadline(2)).toBe(6)
})

test('who may not read the charter does not make it empty for the others', async () => {
  const fresh = (await import('./clauses/index.ts')).createCharters()
  const ask = (actor: typeof stranger | typeof system) =>
    perform(runtime, actor, ({ tx }) => fresh.versions(tx, [1]))
  expect((await ask(stranger)).size).toBe(0)
  expect((await ask(system)).get(1)?.clauses.size).toBeGreaterThan(30)
})
