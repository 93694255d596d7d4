import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOfPerson, forgetActors } from '#organisation/index.ts'
import type { Role } from '#access/index.ts'
import {
  type Browser,
  type Colleague,
  colleague,
  founder as founderAccount,
  type Product,
  type Reply,
  setUpAndSignIn,
  startProduct,
} from '../support/product.ts'

// Nobody gets more rights, or more sight, than the firm gave them.

type Who =
  | 'founder'
  | 'engineer'
  | 'personnel'
  | 'personnelHead'
  | 'officer'
  | 'manager'
  | 'lawyer'
  | 'leaver'
  | 'head'
  | 'rival'
  | 'marketer'

let product: Product
const people = {} as Record<Who, Colleague>
const departments: Record<string, { id: string; version: number; officeId: string }> = {}
/** A lead the lawyer works on, in the lawyer's department. */
let lead: string

const staff: [Who, string, Role[]][] = [
  ['engineer', '信息技术部', ['it_administrator']],
  ['personnel', '人力资源部', ['human_resources']],
  ['personnelHead', '人力资源部', ['human_resources', 'department_head']],
  ['officer', '管理层', ['conflict_officer']],
  ['manager', '客户关系部', ['client_relationship_manager']],
  ['lawyer', '民事业务部', ['lawyer']],
  ['leaver', '民事业务部', ['lawyer']],
  ['head', '民事业务部', ['partner', 'department_head']],
  ['rival', '刑事业务部', ['lawyer', 'department_head']],
  ['marketer', '市场部', ['marketing']],
]

beforeAll(async () => {
  product = await startProduct()
  const founder = await setUpAndSignIn(product)
  const me = await founder.get('/api/me')
  people.founder = { ...founderAccount, id: me.body.personId, browser: founder }
  for (const [who, department, roles] of staff) {
    const email = `${who.toLowerCase()}@mingli.example`
    people[who] = await colleague(product, founder, { name: who, email, department, roles })
  }
  for (const one of (await founder.get('/api/departments')).body.items) departments[one.name] = one
  lead = await leadOfTheLawyer()
})
afterAll(() => product?.close())

const as = (who: Who): Browser => people[who].browser
const answer = (reply: Reply) => [reply.status, reply.body?.error?.code]
const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

async function leadOfTheLawyer(): Promise<string> {
  const details = { name: '云杉机械', phone: '13812345678', forMyself: true }
  return ok(await as('lawyer').post('/api/leads', details)).id
}
const sees = async (who: Who) => (await as(who).get(`/api/leads/${lead}`)).status === 200

/** The person as they are, to change one thing. */
async function change(by: Who, whom: Who, fields: Record<string, unknown>): Promise<Reply> {
  const person = ok(await as(by).get(`/api/people/${people[whom].id}`))
  const { name, nameEn, email, phone, officeId, departmentId, language, joinedOn } = person
  const body = { name, nameEn, email, phone, officeId, departmentId, language, joinedOn, ...fields }
  const headers = { 'if-match': `"${person.version}"` }
  return as(by).send('PUT', `/api/people/${people[whom].id}`, body, headers)
}

test('the people who run the machines and the files see no client, whatever they open', async () => {
  for (const who of ['engineer', 'personnel', 'personnelHead', 'rival'] as const)
    expect(await sees(who), who).toBe(false)
})

test('nobody gives themselves a role, and nobody but a managing partner makes a managing partner', async () => {
  const give = (by: Who, whom: Who, role: Role) =>
    as(by).send('PUT', `/api/people/${people[whom].id}/roles/${role}`)
  expect(answer(await give('engineer', 'engineer', 'conflict_officer'))).toEqual([409, 'own_roles'])
  expect((await give('engineer', 'marketer', 'managing_partner')).status).toBe(409)
  for (const who of ['personnel', 'head', 'manager', 'officer'] as const)
    expect((await give(who, 'marketer', 'marketing')).status, who).toBe(403)
  const take = await as('engineer').send(
    'DELETE',
    `/api/people/${people.founder.id}/roles/managing_partner`,
  )
  expect(take.status).toBe(409)
})

test('nobody is hired into a role the one who hires could not give', async () => {
  const hire = (by: Who, roles: Role[]) =>
    as(by).post('/api/people', {
      name: '傀儡',
      email: 'puppet@mingli.example',
      departmentId: departments.管理层?.id,
      officeId: departments.管理层?.officeId,
      roles,
    })
  expect((await hire('engineer', ['managing_partner'])).status).toBe(409)
  expect((await hire('personnel', ['client_relationship_manager'])).status).toBe(403)
  expect((await hire('head', [])).status).toBe(403)
})

test('human resources settle who takes over from a leaver, but never take over themselves', async () => {
  const details = { name: '雪松贸易', phone: '13912345678', forMyself: true }
  const theirs = ok(await as('leaver').post('/api/leads', details)).id
  const leaving = (by: Who, successor: Who) =>
    as(by).post(`/api/people/${people.leaver.id}/leaving`, {
      successorId: people[successor].id,
      reason: '离职',
    })
  expect((await leaving('engineer', 'engineer')).status).toBe(403)
  const sly = await leaving('personnelHead', 'personnelHead')
  const read = await as('personnelHead').get(`/api/leads/${theirs}`)
  expect([sly.status, read.status]).toEqual([409, 404])
})

test('a head of department with the right to change people does not move themselves to where the work is', async () => {
  const moved = await change('personnelHead', 'personnelHead', {
    departmentId: departments.民事业务部?.id,
  })
  expect([moved.status, await sees('personnelHead')]).toEqual([409, false])
})

test('the account of who decides over the firm or over conflicts is not taken over by changing its mail', async () => {
  for (const whom of ['founder', 'officer', 'manager'] as const)
    for (const by of ['engineer', 'personnel'] as const) {
      const changed = await change(by, whom, { email: `taken-${whom}-${by}@evil.example` })
      expect(answer(changed), `${by} ${whom}`).toEqual([409, 'managing_partner_only'])
    }
})

test('the second factor of a managing partner is taken off by a managing partner only', async () => {
  const removal = (by: Who, whom: Who) =>
    as(by).post(`/api/people/${people[whom].id}/second-factor-removal`)
  expect(answer(await removal('engineer', 'founder'))).toEqual([409, 'managing_partner_only'])
  expect((await removal('personnel', 'marketer')).status).toBe(403)
  expect((await removal('founder', 'marketer')).status).toBe(200)
})

test('when the mail somebody signs in with is changed by another, the former mail is told', async () => {
  const changed = await change('engineer', 'marketer', { email: 'new-marketer@mingli.example' })
  expect(changed.status).toBe(200)
  product.mails.length = 0
  await product.work()
  await new Promise((go) => setTimeout(go, 50))
  expect(product.mails.map((mail) => mail.to)).toContain('marketer@mingli.example')
})

test('the head of one department does not make themselves head of another', async () => {
  const { id, version } = departments.刑事业务部 as { id: string; version: number }
  const body = { ...departments.刑事业务部, headId: people.head.id }
  const plain = {
    name: '刑事业务部',
    kind: 'practice',
    officeId: body.officeId,
    headId: people.head.id,
  }
  const headers = { 'if-match': `"${version}"` }
  expect((await as('head').send('PUT', `/api/departments/${id}`, plain, headers)).status).toBe(403)
  expect((await change('head', 'head', { departmentId: id })).status).toBe(403)
  const away = { until: '2027-01-01T00:00:00Z', reason: '休假', deputyId: people.head.id }
  expect(
    (await as('head').post(`/api/people/${people.rival.id}/leave-of-absence`, away)).status,
  ).toBe(403)
})

const period = (person: Who, delegate: Who) => ({
  personId: people[person].id,
  delegateId: people[delegate].id,
  startsAt: product.clock.now().toISOString(),
  endsAt: new Date(product.clock.now().getTime() + 86_400_000).toISOString(),
  reason: '出差',
})

test('a deputy does the work and never holds the roles; a deputy of a deputy holds nothing', async () => {
  expect(
    (await as('personnel').post('/api/delegations', period('lawyer', 'personnel'))).status,
  ).toBe(409)
  expect((await as('rival').post('/api/delegations', period('lawyer', 'rival'))).status).toBe(403)
  ok(await as('lawyer').post('/api/delegations', period('lawyer', 'rival')))
  ok(await as('founder').post('/api/delegations', period('founder', 'marketer')))
  ok(await as('rival').post('/api/delegations', period('rival', 'engineer')))
  forgetActors()
  expect(await sees('rival')).toBe(true)
  expect(await sees('engineer')).toBe(false)
  const marketer = await actorOfPerson(product.db.database, people.marketer.id, product.clock)
  expect(marketer).toMatchObject({ roles: ['marketing'], standsInFor: [people.founder.id] })
  const me = ok(await as('marketer').get('/api/me'))
  for (const right of ['grantRole', 'leaveFirm', 'assignLead', 'publishCharter'])
    expect(me.rights, right).not.toContain(right)
  const granted = await as('marketer').send(
    'PUT',
    `/api/people/${people.engineer.id}/roles/managing_partner`,
  )
  expect(granted.status).toBe(403)
})

async function keyOf(who: Who, scopes: string[]): Promise<string> {
  return ok(await as(who).post('/api/api-keys', { name: '报表', scopes })).secret
}
const withKey = async (key: string, method: string, path: string, body?: unknown) => {
  const response = await fetch(product.url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return {
    status: response.status,
    text: response.status === 200 && path === '/api/live' ? '' : await response.text(),
  }
}

test('a key does what it was made for and nothing else: not what only the signed-in may, not its maker’s other rights', async () => {
  const key = await keyOf('founder', ['listPeople'])
  expect((await withKey(key, 'GET', '/api/people')).status).toBe(200)
  for (const [method, path, body] of [
    ['GET', '/api/me'],
    ['PATCH', '/api/me', { language: 'en' }],
    ['GET', '/api/api-keys'],
    ['POST', '/api/api-keys', { name: '更多', scopes: ['grantRole'] }],
    ['PUT', '/api/password', { current: founderAccount.password, next: 'another long one' }],
    ['POST', '/api/totp/enrolment', { password: founderAccount.password }],
    ['POST', '/api/sign-out-everywhere', undefined],
    ['GET', '/api/leads'],
    ['GET', '/api/firm'],
    ['PUT', `/api/people/${people.rival.id}/roles/partner`, undefined],
  ] as [string, string, unknown][])
    expect([401, 403], `${method} ${path}`).toContain(
      (await withKey(key, method, path, body)).status,
    )
})

test('a key does not listen to what changes in the firm: that is for who is signed in', async () => {
  const key = await keyOf('founder', ['listPeople'])
  const stop = new AbortController()
  const response = await fetch(`${product.url}/api/live`, {
    headers: { authorization: `Bearer ${key}` },
    signal: stop.signal,
  })
  stop.abort()
  expect(response.status).toBe(403)
})

test('a key is never made with words that are no right', async () => {
  for (const scope of ['signed-in', 'public', 'constructor', '__proto__', 'toString', 'readAll']) {
    const made = await as('founder').post('/api/api-keys', { name: '坏', scopes: [scope] })
    expect(answer(made), scope).toEqual([409, 'scope_beyond_yours'])
  }
})

test('nobody uses, sees or ends the keys of others; a key ends with its maker’s right', async () => {
  const mine = ok(await as('lawyer').post('/api/api-keys', { name: '甲', scopes: ['readLeads'] }))
  for (const who of ['rival', 'personnel', 'head'] as const)
    expect((await as(who).post(`/api/api-keys/${mine.key.id}/revocation`)).status, who).toBe(404)
  expect((await as('rival').get('/api/api-keys?of=everyone')).status).toBe(403)
  expect((await withKey(mine.secret, 'GET', '/api/leads')).status).toBe(200)
  ok(await as('founder').send('DELETE', `/api/people/${people.lawyer.id}/roles/lawyer`))
  forgetActors()
  expect((await withKey(mine.secret, 'GET', '/api/leads')).status).toBe(403)
  ok(await as('founder').send('PUT', `/api/people/${people.lawyer.id}/roles/lawyer`))
  ok(await as('engineer').post(`/api/api-keys/${mine.key.id}/revocation`))
  forgetActors()
  expect((await withKey(mine.secret, 'GET', '/api/leads')).status).toBe(401)
})

test('who has left can do nothing any more, with a session or a key', async () => {
  const key = ok(await as('rival').post('/api/api-keys', { name: '乙', scopes: ['readLeads'] }))
  const body = { successorId: people.head.id, reason: '离职' }
  ok(await as('personnel').post(`/api/people/${people.rival.id}/leaving`, body))
  forgetActors()
  expect((await withKey(key.secret, 'GET', '/api/leads')).status).toBe(401)
  expect((await as('rival').get('/api/leads')).status).toBe(401)
  await product.work()
  const { email, password } = people.rival
  expect((await product.browser().post('/api/sign-in', { email, password })).status).toBe(403)
})
