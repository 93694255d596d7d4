import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ifMatch } from '../../../tests/support/http.ts'
import { type Firm, openFirm } from '../maintenance.fixture.ts'
import { developmentPolicy } from './policy.ts'
import { developmentEntrances } from './routes.ts'

let firm: Firm
let clientId: string

beforeAll(async () => {
  firm = await openFirm({ entrances: developmentEntrances, policy: developmentPolicy })
  clientId = await firm.client('南方制造有限公司', 'key', {
    originating_lawyer: firm.people.lawyer,
  })
})
afterAll(() => firm?.close())

const news = (more: object = {}) => ({
  happenedOn: '2026-02-27',
  source: '证券时报',
  url: 'https://news.example.cn/1',
  text: '公司公告拟收购一家欧洲零部件企业',
  ...more,
})
const recorded = (more: object = {}) =>
  firm.as(firm.people.specialist).post(`/api/clients/${clientId}/business-developments`, news(more))
const text = '建议提前评估外商投资审查与经营者集中申报'
const propose = (id: string, approverId: string, by = firm.people.specialist) =>
  firm.as(by).post(`/api/business-developments/${id}/advice-proposals`, { text, approverId })
const decide = (id: string, by: string, body: object) =>
  firm.as(by).post(`/api/business-developments/${id}/advice-decision`, body)
const send = (id: string, by = firm.people.specialist) =>
  firm.as(by).post(`/api/business-developments/${id}/advice`, { way: 'mail' })

describe('news of a client’s business', () => {
  test('call for a lawyer’s advice, approved by another and kept as it was sent', async () => {
    const { body, status } = await recorded()
    expect(status).toBe(201)
    expect(await firm.promises('M3.advice', body.id)).toMatchObject([
      { status: 'open', ownerId: firm.people.lawyer },
    ])
    const early = await send(body.id)
    expect(early).toMatchObject({ status: 409, error: { code: 'advice_not_approved' } })
    const proposed = await propose(body.id, firm.people.lawyer)
    expect(proposed).toMatchObject({
      status: 201,
      body: { state: 'proposed', proposal: { text, approver: { id: firm.people.lawyer } } },
    })
    expect(await firm.promises('M3.approval', body.id)).toMatchObject([
      { status: 'open', ownerId: firm.people.lawyer },
    ])
    expect((await send(body.id)).error?.code).toBe('advice_not_approved')
    const approved = await decide(body.id, firm.people.lawyer, { outcome: 'approved' })
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } })
    expect(await firm.promises('M3.approval', body.id)).toMatchObject([{ status: 'kept' }])
    expect(await firm.promises('M3.advice', body.id)).toMatchObject([{ status: 'open' }])
    const sent = await send(body.id)
    expect(sent).toMatchObject({
      status: 201,
      body: {
        state: 'advised',
        proposal: null,
        advice: { text, approvedBy: { id: firm.people.lawyer }, way: 'mail' },
      },
    })
    expect(await firm.promises('M3.advice', body.id)).toMatchObject([{ status: 'kept' }])
    expect(await send(body.id)).toMatchObject({ status: 409, error: { code: 'advice_settled' } })
  })

  test('come back with a reason where the advice is not approved, and are advised on again', async () => {
    const { id } = (await recorded()).body
    await propose(id, firm.people.lawyer)
    expect((await propose(id, firm.people.lawyer)).error?.code).toBe('advice_proposed')
    const bare = await decide(id, firm.people.lawyer, { outcome: 'returned' })
    expect(bare).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'reason', code: 'required' }] },
    })
    const back = await decide(id, firm.people.lawyer, { outcome: 'returned', reason: '先核实公告' })
    expect(back.body).toMatchObject({
      state: 'recorded',
      proposal: { outcome: 'returned', reason: '先核实公告' },
    })
    const again = await decide(id, firm.people.lawyer, { outcome: 'approved' })
    expect(again.error?.code).toBe('advice_not_proposed')
    expect((await propose(id, firm.people.lawyer)).body.state).toBe('proposed')
  })

  test('are approved neither by the author, nor by somebody outside the matter, nor by whoever is no lawyer', async () => {
    const { id } = (await recorded()).body
    const own = await propose(id, firm.people.lawyer, firm.people.lawyer)
    expect(own).toMatchObject({ status: 409, error: { code: 'approver_is_author' } })
    const clerk = await propose(id, firm.people.accountant)
    expect(clerk.error?.code).toBe('approver_not_lawyer')
    const outsider = await propose(id, firm.people.otherLawyer)
    expect(outsider.error?.code).toBe('approver_does_not_see_client')
    await propose(id, firm.people.lawyer)
    expect((await decide(id, firm.people.specialist, { outcome: 'approved' })).status).toBe(403)
    expect((await decide(id, firm.people.otherLawyer, { outcome: 'approved' })).status).toBe(404)
  })

  test('need no advice for a reason', async () => {
    const { id } = (await recorded()).body
    const path = `/api/business-developments/${id}/no-advice`
    const done = await firm.as(firm.people.lawyer).post(path, { reason: '与法律事务无关' })
    expect(done.body).toMatchObject({ state: 'not_needed', notNeededReason: '与法律事务无关' })
    expect(await firm.promises('M3.advice', id)).toMatchObject([{ status: 'kept' }])
  })

  test('are dated, sourced and past', async () => {
    const tomorrow = await recorded({ happenedOn: '2026-03-03' })
    expect(tomorrow).toMatchObject({ status: 422, error: { fields: [{ code: 'in_future' }] } })
    expect((await recorded({ source: '' })).status).toBe(422)
    expect((await recorded({ url: 'javascript:alert(1)' })).status).toBe(422)
  })

  test('are corrected by whoever saw them last, until advice is given', async () => {
    const { id, version } = (await recorded()).body
    const as = firm.as(firm.people.lawyer)
    const path = `/api/business-developments/${id}`
    const edit = news({ source: '公司公告' })
    expect((await as.put(path, edit, ifMatch(version + 1))).status).toBe(412)
    expect((await as.put(path, edit, ifMatch(version))).body.source).toBe('公司公告')
    await as.post(`${path}/no-advice`, { reason: '无需' })
    expect((await as.put(path, edit, ifMatch(version + 2))).error?.code).toBe('advice_settled')
  })

  test('are listed for those who see the client, the latest first', async () => {
    await recorded()
    const list = '/api/business-developments?state=recorded&limit=1'
    const first = await firm.as(firm.people.specialist).get(list)
    expect(first.body.items).toMatchObject([{ state: 'recorded' }])
    expect((await firm.as(firm.people.otherLawyer).get(list)).body.items).toEqual([])
  })
})

test('the database itself lets nobody send what was not approved, nor approve their own', async () => {
  const { id } = (await recorded()).body
  const forced = firm.asProduct((work) =>
    work.tx
      .insertInto('advice')
      .values({
        id: crypto.randomUUID(),
        subject_id: clientId,
        development_id: id,
        text: '建议',
        way: 'mail',
        author_id: firm.people.lawyer,
        approved_by: firm.people.lawyer,
        sent_at: work.now,
      })
      .execute(),
  )
  await expect(forced).rejects.toThrow(/check constraint/)
  const unapproved = firm.asProduct((work) =>
    work.tx
      .updateTable('business_development')
      .set({ state: 'advised', settled_at: work.now, settled_by: firm.people.lawyer })
      .where('id', '=', id)
      .execute(),
  )
  await expect(unapproved).rejects.toThrow(/proposed, approved and sent/)
})
