import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import { ifMatch } from '../../../tests/support/http.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'
import { actorOfAccount, actorOfPerson } from './index.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

const as = (who: keyof Organisation['firm']['people']) => house.server.as(house.firm.people[who])
const idOf = (who: keyof Organisation['firm']['people']) => house.firm.people[who]
const newcomer = (name: string, more: object = {}) => ({
  name,
  email: `${name.length}-${name.codePointAt(0)}@firm.example`,
  officeId: house.firm.officeId,
  departmentId: house.firm.departments['民事业务部'],
  ...more,
})

describe('who I am', () => {
  test('I am told my name, roles, department and what I may do', async () => {
    const me = await as('personnel').get('/api/me')
    expect(me.body).toMatchObject({
      personId: idOf('personnel'),
      roles: ['human_resources'],
      departmentName: '人力资源部',
      departmentNameEn: 'Human Resources',
      firmName: '明理律师事务所',
      language: 'zh-CN',
    })
    expect(me.body.rights).toContain('addPerson')
    expect(me.body.rights).not.toContain('grantRole')
  })

  test('I choose my language myself', async () => {
    const changed = await as('lawyer').patch('/api/me', { language: 'en', phone: '13800000000' })
    expect(changed).toMatchObject({ status: 200, body: { language: 'en', phone: '13800000000' } })
  })
})

describe('joining the firm', () => {
  test('human resources takes somebody in, and they get an account', async () => {
    const joined = await as('personnel').post('/api/people', newcomer('钱一'))
    expect(joined).toMatchObject({
      status: 201,
      body: { name: '钱一', roles: [], status: 'active' },
    })
    expect([...house.accounts.all.values()].at(-1)).toMatchObject({ name: '钱一' })
    const account = [...house.accounts.all.keys()].at(-1) as string
    const actor = await actorOfAccount(house.data.database, account, house.clock)
    expect(actor).toMatchObject({ personId: joined.body.id, scopes: null })
    expect(house.events.at(-1)).toMatchObject({ type: 'person.joined', object: joined.body.id })
  })

  test('a lawyer takes nobody in', async () => {
    expect((await as('lawyer').post('/api/people', newcomer('孙二'))).status).toBe(403)
  })

  test('human resources cannot hand out roles with it; a managing partner can', async () => {
    const wanted = newcomer('李三三', { roles: ['lawyer'] })
    expect((await as('personnel').post('/api/people', wanted)).status).toBe(403)
    const joined = await as('managingPartner').post('/api/people', wanted)
    expect(joined.body.roles).toEqual(['lawyer'])
  })

  test('an address belongs to one person, in whatever case it is written', async () => {
    const again = newcomer('周四四四', { email: 'Lawyer@Firm.example' })
    const taken = await as('personnel').post('/api/people', again)
    expect(taken).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'email', code: 'taken' }] },
    })
  })
})

describe('the list of people', () => {
  test('comes a page at a time, nobody twice and nobody missing', async () => {
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const place: string = after === '' ? '' : `&after=${after}`
      const page = await as('lawyer').get(`/api/people?size=5${place}`)
      seen.push(...page.body.items.map((one: { id: string }) => one.id))
      after = page.body.next
    }
    const all = await as('lawyer').get('/api/people?size=200')
    expect(seen).toEqual(all.body.items.map((one: { id: string }) => one.id))
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('stands by pinyin as family names are read, Latin names after Chinese ones', async () => {
    for (const name of [
      '曾明',
      '沈一',
      '郑一',
      '阿宝',
      'Émile',
      '单雄',
      '李四',
      '尉迟恭',
      '韦一',
      'bella',
    ]) {
      await as('personnel').post('/api/people', newcomer(name, { nameEn: 'ordered' }))
    }
    const seen: string[] = []
    let after = ''
    do {
      const page = await as('lawyer').get(`/api/people?search=ordered&size=3${after}`)
      seen.push(...page.body.items.map((one: { name: string }) => one.name))
      after = page.body.next ? `&after=${page.body.next}` : ''
    } while (after)
    expect(seen).toEqual([
      '阿宝',
      '李四',
      '单雄',
      '沈一',
      '韦一',
      '尉迟恭',
      '曾明',
      '郑一',
      'bella',
      'Émile',
    ])
  })

  test('is searched by part of a name; signs of the search language mean themselves', async () => {
    const found = await as('lawyer').get('/api/people?search=SPECIAL')
    expect(found.body.items.map((one: { name: string }) => one.name)).toEqual([
      'otherSpecialist',
      'specialist',
    ])
    expect((await as('lawyer').get('/api/people?search=%25')).body.items).toEqual([])
  })

  test('a made-up place in it is refused', async () => {
    expect((await as('lawyer').get('/api/people?after=nonsense')).status).toBe(422)
  })
})

describe('correcting somebody’s particulars', () => {
  const particulars = async (id: string) => {
    const { name, nameEn, email, phone, officeId, departmentId, language, joinedOn } = (
      await as('personnel').get(`/api/people/${id}`)
    ).body
    return { name, nameEn, email, phone, officeId, departmentId, language, joinedOn }
  }

  test('human resources does; the account follows a new address', async () => {
    const list = await as('personnel').get(`/api/people?search=${encodeURIComponent('钱一')}`)
    const { id, version } = list.body.items[0]
    const change = { ...(await particulars(id)), email: 'qian@firm.example' }
    const changed = await as('personnel').put(`/api/people/${id}`, change, ifMatch(version))
    expect(changed.body).toMatchObject({ email: 'qian@firm.example', version: version + 1 })
    await dispatchOutbox(house.server.runtime)
    expect([...house.accounts.all.values()].map((one) => one.email)).toContain('qian@firm.example')
  })

  test('the address of a managing partner is changed by managing partners only', async () => {
    const id = idOf('secondPartner')
    const change = { ...(await particulars(id)), email: 'mine@firm.example' }
    const refusal = await as('engineer').put(`/api/people/${id}`, change, ifMatch(1))
    expect(refusal).toMatchObject({ status: 409, error: { code: 'managing_partner_only' } })
  })

  test('whoever saw an older version is told', async () => {
    const change = await particulars(idOf('lawyer'))
    expect(
      (await as('personnel').put(`/api/people/${idOf('lawyer')}`, change, ifMatch(77))).status,
    ).toBe(412)
  })
})

describe('roles', () => {
  const role = (who: keyof Organisation['firm']['people'], name: string) =>
    `/api/people/${idOf(who)}/roles/${name}`

  test('an IT administrator gives them, but neither to themselves nor that of a managing partner', async () => {
    expect((await as('engineer').put(role('lawyer', 'partner'))).body.roles).toContain('partner')
    expect(house.events.at(-1)).toMatchObject({
      type: 'person.role_granted',
      data: { role: 'partner' },
    })
    expect((await as('engineer').put(role('engineer', 'finance'))).error?.code).toBe('own_roles')
    expect((await as('engineer').put(role('lawyer', 'managing_partner'))).error?.code).toBe(
      'role_beyond_yours',
    )
    expect(
      (await as('engineer').delete(role('secondPartner', 'managing_partner'))).error?.code,
    ).toBe('role_beyond_yours')
  })

  test('human resources and lawyers give none', async () => {
    expect((await as('personnel').put(role('lawyer', 'finance'))).status).toBe(403)
    expect((await as('lawyer').put(role('lawyer', 'finance'))).status).toBe(403)
  })

  test('a role is given once and taken once', async () => {
    expect((await as('engineer').put(role('lawyer', 'partner'))).error?.code).toBe(
      'already_holds_role',
    )
    expect((await as('engineer').delete(role('lawyer', 'partner'))).status).toBe(200)
    expect((await as('engineer').delete(role('lawyer', 'partner'))).error?.code).toBe(
      'does_not_hold_role',
    )
  })

  test('a role that does not exist is refused at its field', async () => {
    const strange = await as('engineer').put(role('lawyer', 'emperor'))
    expect(strange.error?.fields).toEqual([{ path: 'params.role', code: 'not_a_choice' }])
  })

  test('what was granted counts at once, also for who is known already', async () => {
    const { database } = house.data
    await actorOfPerson(database, idOf('marketer'), house.clock)
    await as('engineer').put(role('marketer', 'finance'))
    const actor = await actorOfPerson(database, idOf('marketer'), house.clock)
    expect(actor?.roles).toEqual(['finance', 'marketing'])
  })

  test('the firm keeps a managing partner, even when the last two go at the same time', async () => {
    const founder = await as('lawyer').get('/api/people?role=managing_partner')
    const ids: string[] = founder.body.items.map((one: { id: string }) => one.id)
    expect(ids).toHaveLength(3)
    const path = (id: string) => `/api/people/${id}/roles/managing_partner`
    const [first, second, third] = ids as [string, string, string]
    expect((await house.server.as(first).delete(path(third))).status).toBe(200)
    const both = await Promise.all([
      house.server.as(first).delete(path(second)),
      house.server.as(second).delete(path(first)),
    ])
    // The second is refused by the rule, or is no managing partner any more when asked who they are.
    expect(both.filter((one) => one.status === 200)).toHaveLength(1)
    const left = await as('lawyer').get('/api/people?role=managing_partner')
    expect(left.body.items).toHaveLength(1)
  })
})
