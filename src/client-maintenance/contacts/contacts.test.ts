import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ifMatch } from '../../../tests/support/http.ts'
import { type Firm, openFirm } from '../maintenance.fixture.ts'
import { contactPolicy } from './policy.ts'
import { contactEntrances } from './routes.ts'

let firm: Firm
let clientId: string

beforeAll(async () => {
  firm = await openFirm({ entrances: contactEntrances, policy: contactPolicy })
  clientId = await firm.client('南方制造有限公司', 'key', {
    originating_lawyer: firm.people.lawyer,
  })
})
afterAll(() => firm?.close())

const plan = (more: object = {}) => ({
  kind: 'call',
  occasion: '季度沟通',
  plannedOn: '2026-03-10',
  ownerId: firm.people.specialist,
  note: '了解海外投资计划',
  ...more,
})
const planned = async (more: object = {}, by = firm.people.specialist) =>
  firm.as(by).post(`/api/clients/${clientId}/planned-contacts`, plan(more))
const made = (more: object = {}) => ({
  way: 'call',
  words: '客户近期拟设新加坡子公司',
  at: firm.clock.now().toISOString(),
  ...more,
})

describe('a planned contact', () => {
  test('is a promise of its owner on its day, kept when the contact is made', async () => {
    const answer = await planned()
    expect(answer.status).toBe(201)
    const { id } = answer.body
    expect(await firm.promises('M2.planned', id)).toMatchObject([
      { status: 'open', ownerId: firm.people.specialist },
    ])
    const path = `/api/planned-contacts/${id}/completion`
    const done = await firm.as(firm.people.specialist).post(path, made())
    expect(done).toMatchObject({ status: 200, body: { state: 'completed' } })
    expect(Object.values(done.body.abilities)).toEqual([false, false, false, false])
    expect(await firm.promises('M2.planned', id)).toMatchObject([{ status: 'kept' }])
    expect(await firm.promises('M2', clientId)).toMatchObject([{ status: 'open' }])
    const again = await firm.as(firm.people.specialist).post(path, made())
    expect(again).toMatchObject({ status: 409, error: { code: 'contact_settled' } })
  })

  test('is not kept by a contact made without a plan', async () => {
    const { id } = (await planned()).body
    const path = `/api/clients/${clientId}/contact-records`
    const record = await firm.as(firm.people.lawyer).post(path, made({ way: 'wechat' }))
    expect(record).toMatchObject({ status: 201, body: { plannedContactId: null, kind: null } })
    expect(await firm.promises('M2.planned', id)).toMatchObject([{ status: 'open' }])
    const list = await firm.as(firm.people.lawyer).get(path)
    expect(list.body.items).toHaveLength(2)
  })

  test('is cancelled with a reason', async () => {
    const { id } = (await planned()).body
    const path = `/api/planned-contacts/${id}/cancellation`
    const nothing = await firm.as(firm.people.lawyer).post(path, { reason: ' ' })
    expect(nothing.status).toBe(422)
    const done = await firm.as(firm.people.lawyer).post(path, { reason: '客户要求暂不联系' })
    expect(done).toMatchObject({ status: 200, body: { state: 'cancelled' } })
    expect(await firm.promises('M2.planned', id)).toMatchObject([{ status: 'cancelled' }])
  })

  test('put off to another day is a new promise in place of the old', async () => {
    const { id } = (await planned()).body
    const path = `/api/planned-contacts/${id}/postponement`
    const reason = '客户出差'
    const back = await firm
      .as(firm.people.specialist)
      .post(path, { plannedOn: '2026-03-09', reason })
    expect(back).toMatchObject({ status: 409, error: { code: 'contact_not_postponed' } })
    const later = await firm
      .as(firm.people.specialist)
      .post(path, { plannedOn: '2026-03-20', reason })
    expect(later).toMatchObject({ status: 201, body: { postponesId: id, plannedOn: '2026-03-20' } })
    expect(await firm.promises('M2.planned', id)).toMatchObject([{ status: 'cancelled' }])
    expect(await firm.promises('M2.planned', later.body.id)).toHaveLength(1)
  })

  test('is edited by whoever saw it last', async () => {
    const { id, version } = (await planned()).body
    const edit = { occasion: '年中沟通', note: '' }
    const path = `/api/planned-contacts/${id}`
    const as = firm.as(firm.people.specialist)
    expect((await as.put(path, edit)).error?.fields[0]?.code).toBe('required')
    const saved = await as.put(path, edit, ifMatch(version))
    expect(saved.body).toMatchObject({ occasion: '年中沟通', version: version + 1 })
    expect((await as.put(path, edit, ifMatch(version))).status).toBe(412)
  })

  test('lies ahead, and belongs to somebody who is here and may see the client', async () => {
    const past = await planned({ plannedOn: '2026-03-01' })
    expect(past.error?.fields).toMatchObject([{ path: 'plannedOn', code: 'in_past' }])
    const blind = await planned({ ownerId: firm.people.otherLawyer })
    expect(blind).toMatchObject({ status: 409, error: { code: 'owner_does_not_see_client' } })
    const nobody = await planned({ ownerId: crypto.randomUUID() })
    expect(nobody.error?.code).toBe('owner_not_in_firm')
  })

  test('is for those who care for the client; others do not see it', async () => {
    expect((await planned({}, firm.people.otherLawyer)).status).toBe(404)
    expect((await planned({}, firm.people.marketer)).status).toBe(404)
    expect((await planned({}, firm.people.accountant)).status).toBe(403)
    const list = await firm.as(firm.people.otherLawyer).get('/api/planned-contacts')
    expect(list.body.items).toEqual([])
  })

  test('is listed by owner and day, the earliest first, a page at a time', async () => {
    const own = `/api/planned-contacts?owner=${firm.people.lawyer}&from=2026-04-01&to=2026-04-30`
    for (const plannedOn of ['2026-04-02', '2026-04-01', '2026-05-01']) {
      await planned({ plannedOn, ownerId: firm.people.lawyer })
    }
    const first = await firm.as(firm.people.lawyer).get(`${own}&limit=1`)
    expect(first.body.items).toMatchObject([{ plannedOn: '2026-04-01' }])
    const second = await firm.as(firm.people.lawyer).get(`${own}&limit=1&after=${first.body.next}`)
    expect(second.body).toMatchObject({ items: [{ plannedOn: '2026-04-02' }], next: null })
  })
})

describe('a festival greeting for many clients', () => {
  const round = (more: object = {}) => ({
    kind: 'greeting',
    occasion: '端午问候',
    plannedOn: '2026-06-18',
    tier: 'occasional',
    ...more,
  })
  const clients: string[] = []
  beforeAll(async () => {
    for (const name of ['甲公司', '乙公司']) clients.push(await firm.client(name, 'occasional'))
  })

  test('is planned once for each, however often it is asked for', async () => {
    const as = firm.as(firm.people.specialist)
    const first = await as.post('/api/contact-occasions', round())
    expect(first.body).toEqual({ planned: 2, alreadyPlanned: 0, withoutOwner: 0, notFound: 0 })
    clients.push(await firm.client('丙公司', 'occasional'))
    const second = await as.post('/api/contact-occasions', round({ plannedOn: '2026-06-19' }))
    expect(second.body).toMatchObject({ planned: 1, alreadyPlanned: 2 })
    const list = await as.get(`/api/planned-contacts?client=${clients[0]}`)
    expect(list.body.items).toMatchObject([
      { kind: 'greeting', owner: { id: firm.people.specialist }, plannedOn: '2026-06-18' },
    ])
    const [contact] = list.body.items
    expect(await firm.promises('M2.planned', contact.id)).toHaveLength(1)
  })

  test('may be marketing’s, who learns only figures; calls may not', async () => {
    const as = firm.as(firm.people.marketer)
    const greeting = await as.post('/api/contact-occasions', round({ occasion: '中秋问候' }))
    expect(greeting).toMatchObject({ status: 201, body: { planned: 3, withoutOwner: 0 } })
    expect((await as.get('/api/planned-contacts')).body.items).toEqual([])
    const call = await as.post('/api/contact-occasions', round({ kind: 'call' }))
    expect(call.status).toBe(403)
  })

  test('goes round walls, on either side', async () => {
    await firm.wall(firm.people.marketer, clients[0] as string)
    await firm.wall(firm.people.specialist, clients[1] as string)
    const named = round({ tier: undefined, clientIds: clients, occasion: '国庆问候' })
    const answer = await firm.as(firm.people.marketer).post('/api/contact-occasions', named)
    expect(answer.body).toMatchObject({ planned: 2, notFound: 1, withoutOwner: 0 })
    const list = await firm
      .as(firm.people.manager)
      .get(`/api/planned-contacts?client=${clients[1]}`)
    const last = list.body.items.find((one: { occasion: string }) => one.occasion === '国庆问候')
    expect(last.owner.id).toBe(firm.people.manager)
    const own = round({ occasion: '元旦问候', ownerId: firm.people.specialist })
    const answered = await firm.as(firm.people.manager).post('/api/contact-occasions', own)
    expect(answered.body).toMatchObject({ planned: 2, withoutOwner: 1 })
  })

  test('names clients or a tier, not both and not neither', async () => {
    const as = firm.as(firm.people.specialist)
    const both = await as.post('/api/contact-occasions', round({ clientIds: clients }))
    expect(both.error?.fields).toMatchObject([{ path: 'clientIds', code: 'clients_or_tier' }])
    const neither = await as.post('/api/contact-occasions', round({ tier: undefined }))
    expect(neither.status).toBe(422)
  })
})

test('the database itself keeps a settled contact as it is', async () => {
  const { id } = (await planned()).body
  const complete = firm.asProduct((work) =>
    work.tx
      .updateTable('planned_contact')
      .set({ state: 'completed', settled_at: work.now })
      .where('id', '=', id)
      .execute(),
  )
  await expect(complete).rejects.toThrow(/completed by a contact/)
})
