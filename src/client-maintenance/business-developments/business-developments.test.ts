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
const advise = (id: string, approvedBy: string, by = firm.people.specialist) =>
  firm.as(by).post(`/api/business-developments/${id}/advice`, {
    text: '建议提前评估外商投资审查与经营者集中申报',
    way: 'mail',
    approvedBy,
  })

describe('news of a client’s business', () => {
  test('call for a lawyer’s advice, approved by another and kept as it was sent', async () => {
    const { body, status } = await recorded()
    expect(status).toBe(201)
    expect(await firm.promises('M3.advice', body.id)).toMatchObject([
      { status: 'open', ownerId: firm.people.lawyer },
    ])
    const sent = await advise(body.id, firm.people.lawyer)
    expect(sent).toMatchObject({
      status: 201,
      body: { state: 'advised', advice: { approvedBy: { id: firm.people.lawyer }, way: 'mail' } },
    })
    expect(await firm.promises('M3.advice', body.id)).toMatchObject([{ status: 'kept' }])
    const again = await advise(body.id, firm.people.lawyer)
    expect(again).toMatchObject({ status: 409, error: { code: 'advice_settled' } })
  })

  test('are not advised on by the author alone, nor by somebody outside the matter', async () => {
    const { id } = (await recorded()).body
    const own = await advise(id, firm.people.lawyer, firm.people.lawyer)
    expect(own).toMatchObject({ status: 409, error: { code: 'approver_is_author' } })
    const clerk = await advise(id, firm.people.accountant)
    expect(clerk.error?.code).toBe('approver_not_lawyer')
    const outsider = await advise(id, firm.people.otherLawyer)
    expect(outsider.error?.code).toBe('approver_does_not_see_client')
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
    const list = '/api/business-developments?state=recorded&limit=1'
    const first = await firm.as(firm.people.specialist).get(list)
    expect(first.body.items).toMatchObject([{ state: 'recorded' }])
    expect((await firm.as(firm.people.otherLawyer).get(list)).body.items).toEqual([])
  })
})

test('the database itself lets nobody approve their own advice', async () => {
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
})
