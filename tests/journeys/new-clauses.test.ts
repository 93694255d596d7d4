import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, type House, startHouse } from '../support/house.ts'
import { ifMatch } from '../support/http.ts'

// A newer release brings clauses that the charter a firm published before does not have: they are offered for its next
// draft, never put in force by themselves.

let house: House
beforeAll(async () => {
  house = await startHouse()
  // The firm's charter is of a release that knew of no promises to decide again.
  await house.look(`set session_replication_role = replica`)
  await house.look(
    `delete from clause where code in ('G4.further', 'G4.existing', 'G4.again', 'G4.declaration', 'G4.wall', 'G4.sides')`,
  )
  await house.look(`set session_replication_role = origin`)
}, 60_000)
afterAll(() => house?.close())

const partner = () => house.as('managingPartner')
const offered = async (): Promise<string[]> =>
  done(await partner().get('/api/charter/new-clauses')).items.map(
    (one: { code: string }) => one.code,
  )

test('clauses of a newer release are put into a draft by one act, once, and what the firm takes out is not offered again', async () => {
  expect((await house.as('lawyer').get('/api/charter/new-clauses')).status).toBe(403)
  expect(await offered()).toEqual([
    'G4.further',
    'G4.existing',
    'G4.again',
    'G4.declaration',
    'G4.wall',
    'G4.sides',
  ])
  const take = () => partner().post('/api/charter/draft/new-clauses')
  const draft = done(await take())
  expect(draft).toMatchObject({ number: 2, status: 'draft' })
  expect(draft.clauses.slice(-6).map((one: { code: string }) => one.code)).toEqual([
    'G4.further',
    'G4.existing',
    'G4.again',
    'G4.declaration',
    'G4.wall',
    'G4.sides',
  ])
  expect(done(await take())).toEqual(draft)
  expect(await offered()).toEqual([])
  const inForce = done(await partner().get('/api/charter'))
  expect(inForce.number).toBe(1)
  const { differences, problems } = done(await partner().get('/api/charter/difference'))
  expect(problems).toEqual([])
  expect(differences).toMatchObject([
    { code: 'G4.further', kind: 'added' },
    { code: 'G4.existing', kind: 'added' },
    { code: 'G4.again', kind: 'added' },
    { code: 'G4.declaration', kind: 'added' },
    { code: 'G4.wall', kind: 'added' },
    { code: 'G4.sides', kind: 'added' },
  ])
  done(
    await partner().post(
      '/api/charter/publication',
      { reason: '纳入新条款' },
      ifMatch(draft.version),
    ),
  )
  // The firm thinks better of one: that is its own decision.
  const next = done(await partner().post('/api/charter/draft'))
  const path = '/api/charter/draft/clauses/G4.wall'
  const without = done(await partner().delete(path, undefined, ifMatch(next.version)))
  done(
    await partner().post(
      '/api/charter/publication',
      { reason: '另行规定' },
      ifMatch(without.version),
    ),
  )
  expect(await offered()).toEqual([])
})

test('a clause that was taken out of a draft before it was published is offered again only to who asks for it', async () => {
  // A later release, once more.
  await house.look(`set session_replication_role = replica`)
  await house.look(`delete from clause where code = 'G4.sides'`)
  await house.look(`set session_replication_role = origin`)
  expect(await offered()).toEqual(['G4.sides'])
  const drafted = done(await partner().post('/api/charter/draft/new-clauses'))
  const path = '/api/charter/draft/clauses/G4.sides'
  const without = done(await partner().delete(path, undefined, ifMatch(drafted.version)))
  expect(await offered()).toEqual([])
  const kept = without.clauses.find((one: { code: string }) => one.code === 'G4')
  const other = { ...kept, duty: { ...kept.duty, zh: '需求明确后，当日作出书面结论。' } }
  const changed = done(
    await partner().put('/api/charter/draft/clauses/G4', other, ifMatch(without.version)),
  )
  done(
    await partner().post(
      '/api/charter/publication',
      { reason: '当日作出' },
      ifMatch(changed.version),
    ),
  )
  expect(await offered()).toEqual([])
  // Nor by the act that takes all that is new.
  const next = done(await partner().post('/api/charter/draft/new-clauses'))
  const codes = (view: { clauses: { code: string }[] }) => view.clauses.map((one) => one.code)
  expect(codes(next)).not.toContain('G4.sides')
  const leftOut = done(await partner().get('/api/charter/new-clauses')).leftOut
  expect(leftOut.map((one: { code: string }) => one.code)).toEqual(['G4.wall', 'G4.sides'])
  const asked = { codes: ['G4.sides'] }
  const again = done(await partner().post('/api/charter/draft/new-clauses', asked))
  expect(codes(again).at(-1)).toBe('G4.sides')
  expect(codes(again)).not.toContain('G4.wall')
  const left = done(await partner().get('/api/charter/new-clauses')).leftOut
  expect(left.map((one: { code: string }) => one.code)).toEqual(['G4.wall'])
  expect(done(await partner().post('/api/charter/draft/new-clauses', asked))).toEqual(again)
})
