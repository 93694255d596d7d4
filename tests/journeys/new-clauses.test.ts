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
  await house.look(`delete from clause where code in ('G4.again', 'G4.wall', 'G4.sides')`)
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
  expect(await offered()).toEqual(['G4.again', 'G4.wall', 'G4.sides'])
  const take = () => partner().post('/api/charter/draft/new-clauses')
  const draft = done(await take())
  expect(draft).toMatchObject({ number: 2, status: 'draft' })
  expect(draft.clauses.slice(-3).map((one: { code: string }) => one.code)).toEqual([
    'G4.again',
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
    { code: 'G4.again', kind: 'added' },
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
