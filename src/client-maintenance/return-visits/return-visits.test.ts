import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Firm, openFirm } from '../maintenance.fixture.ts'
import { returnVisitPolicy } from './policy.ts'
import { returnVisitEntrances } from './routes.ts'

let firm: Firm
let clientId: string
let engagementId: string

beforeAll(async () => {
  firm = await openFirm({ entrances: returnVisitEntrances, policy: returnVisitPolicy })
  clientId = await firm.client('南方制造有限公司', 'key')
  engagementId = await firm.engagement(clientId, true)
  firm.clock.advance(3 * 86_400_000)
})
afterAll(() => firm?.close())

const said = (more: object = {}) => ({
  way: 'phone',
  at: firm.clock.now().toISOString(),
  satisfaction: 5,
  nps: 9,
  opinion: '律师专业负责',
  suggestions: '希望报告更频繁',
  wishesContact: true,
  ...more,
})
const visits = (id: string) => `/api/engagements/${id}/return-visits`

describe('a return visit', () => {
  test('is owed after closing, and recording it keeps the promise', async () => {
    expect((await firm.promises('M1', engagementId))[0]).toMatchObject({ status: 'open' })
    const answer = await firm.as(firm.people.specialist).post(visits(engagementId), said())
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ satisfaction: 5, nps: 9, client: { id: clientId } })
    expect((await firm.promises('M1', engagementId))[0]).toMatchObject({ status: 'kept' })
  })

  test('counts as regular contact with a key client', async () => {
    expect(await firm.promises('M2', clientId)).toMatchObject([{ status: 'open' }])
  })

  test('does not come before the end of the service', async () => {
    const running = await firm.engagement(clientId, false)
    const early = await firm.as(firm.people.specialist).post(visits(running), said())
    expect(early).toMatchObject({ status: 409, error: { code: 'engagement_not_closed' } })
    const at = new Date(firm.clock.now().getTime() - 30 * 86_400_000).toISOString()
    const dated = await firm.as(firm.people.specialist).post(visits(engagementId), said({ at }))
    expect(dated).toMatchObject({ status: 409, error: { code: 'visit_before_closing' } })
  })

  test('is not recorded by the lawyer whose service is judged, nor seen by strangers to the matter', async () => {
    const own = await firm.as(firm.people.lawyer).post(visits(engagementId), said())
    expect(own.status).toBe(403)
    const other = await firm.as(firm.people.otherLawyer).post(visits(engagementId), said())
    expect(other.status).toBe(404)
  })

  test('has happened, and says how content the client is', async () => {
    const at = new Date(firm.clock.now().getTime() + 60_000).toISOString()
    const future = await firm.as(firm.people.specialist).post(visits(engagementId), said({ at }))
    expect(future).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'at', code: 'in_future' }] },
    })
    const more = { satisfaction: 6 }
    const six = await firm.as(firm.people.specialist).post(visits(engagementId), said(more))
    expect(six).toMatchObject({ status: 422, error: { fields: [{ path: 'satisfaction' }] } })
  })

  test('lets a suggestion be followed as feedback at once', async () => {
    const as = firm.as(firm.people.specialist)
    const answer = await as.post(visits(engagementId), said({ asFeedback: true }))
    expect(answer).toMatchObject({ status: 201, body: { feedbackId: expect.any(String) } })
    const { feedbackId } = answer.body
    expect(await firm.promises('S3.resolve', feedbackId)).toMatchObject([
      { status: 'open', ownerId: firm.people.lawyer },
    ])
    const silent = await as.post(visits(engagementId), said({ asFeedback: true, suggestions: '' }))
    expect(silent.error?.fields).toMatchObject([{ path: 'suggestions', code: 'required' }])
  })

  test('is listed a page at a time, the latest first, for those who see the matter', async () => {
    const at = new Date(firm.clock.now().getTime() - 3_600_000).toISOString()
    await firm.as(firm.people.specialist).post(visits(engagementId), said({ at, nps: null }))
    const list = `/api/return-visits?client=${clientId}&limit=2`
    const first = await firm.as(firm.people.specialist).get(list)
    expect(first.body.items).toMatchObject([{ nps: 9 }, { nps: 9 }])
    const second = await firm.as(firm.people.lawyer).get(`${list}&after=${first.body.next}`)
    expect(second.body).toMatchObject({ items: [{ nps: null }], next: null })
    const stranger = await firm.as(firm.people.otherLawyer).get('/api/return-visits')
    expect(stranger.body.items).toEqual([])
  })

  test('the database itself refuses one on an engagement that runs', async () => {
    const running = await firm.engagement(clientId, false)
    const forced = firm.asProduct((work) =>
      work.tx
        .insertInto('return_visit')
        .values({
          id: crypto.randomUUID(),
          subject_id: running,
          client_id: clientId,
          way: 'phone',
          at: work.now,
          satisfaction: 5,
          wishes_contact: false,
          recorded_at: work.now,
        })
        .execute(),
    )
    await expect(forced).rejects.toThrow(/follows the closing/)
  })
})
