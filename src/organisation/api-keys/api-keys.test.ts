import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, system } from '#access/index.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

type Who = keyof Organisation['firm']['people']
const as = (who: Who) => house.server.as(house.firm.people[who])
const create = (who: Who, scopes: string[], more: object = {}) =>
  as(who).post('/api/api-keys', { name: '官网表单', scopes, ...more })

describe('an API key', () => {
  test('is shown once and kept only as its hash', async () => {
    const made = await create('personnel', ['listPeople'])
    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(/^cov_[\w-]{43}$/)
    expect(made.body.secret.startsWith(made.body.key.prefix)).toBe(true)
    const list = await as('personnel').get('/api/api-keys')
    expect(JSON.stringify(list.body)).not.toContain(made.body.secret)
    const stored = await asActor(house.data.database, system, (tx) =>
      tx
        .selectFrom('api_key')
        .selectAll()
        .where('id', '=', made.body.key.id)
        .executeTakeFirstOrThrow(),
    )
    expect(stored.secret_sha256).toHaveLength(32)
    expect(JSON.stringify(house.events.at(-1))).not.toContain(made.body.secret)
  })

  test('does what its scopes say and no more', async () => {
    const made = await create('personnel', ['listPeople'])
    const caller = house.server.withKey(made.body.secret)
    expect((await caller.get('/api/people')).status).toBe(200)
    expect((await caller.get('/api/departments')).status).toBe(403)
    expect(
      (await caller.post('/api/api-keys', { name: '更多', scopes: ['listPeople'] })).status,
    ).toBe(403)
    const used = await as('personnel').get('/api/api-keys')
    const own = used.body.items.find((one: { id: string }) => one.id === made.body.key.id)
    expect(own.lastUsedAt).toBe(house.clock.now().toISOString())
  })

  test('never carries more than its owner may do', async () => {
    const greedy = await create('lawyer', ['listPeople', 'grantRole', 'rule_the_world'])
    expect(greedy.error).toMatchObject({
      code: 'scope_beyond_yours',
      details: { scopes: ['grantRole', 'rule_the_world'] },
    })
  })

  test('loses what its owner loses', async () => {
    const made = await create('engineer', ['grantRole'])
    const role = `/api/people/${house.firm.people.lawyer}/roles/partner`
    const caller = house.server.withKey(made.body.secret)
    expect((await caller.put(role)).status).toBe(200)
    await as('managingPartner').delete(
      `/api/people/${house.firm.people.engineer}/roles/it_administrator`,
    )
    expect((await caller.delete(role)).status).toBe(403)
    await as('managingPartner').put(
      `/api/people/${house.firm.people.engineer}/roles/it_administrator`,
    )
  })

  test('ends when it is revoked or its time is over', async () => {
    const expiresAt = new Date(house.clock.now().getTime() + 3_600_000).toISOString()
    const short = await create('lawyer', ['listPeople'], { expiresAt })
    const long = await create('lawyer', ['listPeople'])
    await as('lawyer').post(`/api/api-keys/${long.body.key.id}/revocation`)
    expect((await house.server.withKey(long.body.secret).get('/api/people')).status).toBe(401)
    expect((await house.server.withKey(short.body.secret).get('/api/people')).status).toBe(200)
    house.clock.advance(3_600_000)
    expect((await house.server.withKey(short.body.secret).get('/api/people')).status).toBe(401)
    expect((await create('lawyer', ['listPeople'], { expiresAt })).error?.code).toBe(
      'expires_in_the_past',
    )
  })

  test('of another is seen and ended by the IT administrator alone', async () => {
    const made = await create('lawyer', ['listPeople'])
    const path = `/api/api-keys/${made.body.key.id}/revocation`
    expect((await as('otherLawyer').post(path)).status).toBe(404)
    expect((await as('otherLawyer').get('/api/api-keys?of=everyone')).status).toBe(403)
    const all = await as('engineer').get('/api/api-keys?of=everyone')
    expect(all.body.items.map((one: { id: string }) => one.id)).toContain(made.body.key.id)
    expect((await as('engineer').post(path)).status).toBe(200)
    expect(house.events.at(-1)?.type).toBe('api_key.revoked')
    expect((await as('engineer').post(path)).error?.code).toBe('already_revoked')
  })
})
