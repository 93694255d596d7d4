import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertRows } from '#platform/db/rows.ts'
import { ifMatch } from '../../../tests/support/http.ts'
import { entrances, policy } from '../index.ts'
import { type Firm, openFirm } from '../maintenance.fixture.ts'

let firm: Firm
let clientId: string

beforeAll(async () => {
  firm = await openFirm({ entrances, policy })
  clientId = await firm.client('南方制造有限公司', 'key', {
    originating_lawyer: firm.people.lawyer,
  })
})
afterAll(() => firm?.close())

const need = (more: object = {}) => ({
  title: '海外并购法律服务',
  need: '收购欧洲零部件企业，需要尽职调查与交易文件',
  practiceArea: 'commercial',
  source: 'client',
  ownerId: firm.people.lawyer,
  ...more,
})
const noticed = (more: object = {}) =>
  firm.as(firm.people.specialist).post(`/api/clients/${clientId}/opportunities`, need(more))

describe('an opportunity', () => {
  test('is followed by its owner until a reason says why nothing came of it', async () => {
    const { body, status } = await noticed()
    expect(status).toBe(201)
    expect(await firm.promises('M3', body.id)).toMatchObject([
      { status: 'open', ownerId: firm.people.lawyer },
    ])
    const path = `/api/opportunities/${body.id}/drop`
    const wordless = await firm.as(firm.people.lawyer).post(path, { reason: 'price', words: '' })
    expect(wordless.status).toBe(422)
    const reason = { reason: 'chose_another_firm', words: '客户选择了当地律所' }
    const dropped = await firm.as(firm.people.lawyer).post(path, reason)
    expect(dropped.body).toMatchObject({ state: 'dropped', dropReason: 'chose_another_firm' })
    expect(await firm.promises('M3', body.id)).toMatchObject([{ status: 'kept' }])
    const again = await firm.as(firm.people.lawyer).post(path, reason)
    expect(again).toMatchObject({ status: 409, error: { code: 'opportunity_settled' } })
  })

  test('names the record it was noticed in, of this client', async () => {
    const wire = `/api/clients/${clientId}/business-developments`
    const news = await firm.as(firm.people.specialist).post(wire, {
      happenedOn: '2026-02-27',
      source: '公司公告',
      text: '拟收购欧洲企业',
    })
    const found = await noticed({ source: 'development', sourceId: news.body.id })
    expect(found.status).toBe(201)
    const other = await firm.client('北方贸易有限公司')
    const foreign = await firm
      .as(firm.people.specialist)
      .post(`/api/clients/${other}/opportunities`, {
        ...need({ source: 'development', sourceId: news.body.id }),
        ownerId: firm.people.specialist,
      })
    expect(foreign.error?.fields).toMatchObject([{ path: 'sourceId', code: 'unknown' }])
    const nowhere = await noticed({ source: 'other', sourceId: news.body.id })
    expect(nowhere.status).toBe(422)
  })

  test('has an owner who may see the client', async () => {
    const blind = await noticed({ ownerId: firm.people.otherLawyer })
    expect(blind).toMatchObject({ status: 409, error: { code: 'owner_does_not_see_client' } })
  })

  test('is edited by whoever saw it last', async () => {
    const { id, version } = (await noticed()).body
    const {
      source: _,
      ownerId: __,
      ...fields
    } = need({ title: '欧洲并购' }) as never as Record<string, unknown>
    const as = firm.as(firm.people.lawyer)
    const path = `/api/opportunities/${id}`
    expect((await as.put(path, fields)).error?.fields[0]?.code).toBe('required')
    const saved = await as.put(path, fields, ifMatch(version))
    expect(saved.body).toMatchObject({ title: '欧洲并购', version: version + 1 })
    expect((await as.put(path, fields, ifMatch(version))).status).toBe(412)
  })

  test('is seen and acted on by those who work for the client only', async () => {
    const { id } = (await noticed()).body
    const path = `/api/opportunities/${id}`
    expect((await firm.as(firm.people.otherLawyer).get(path)).status).toBe(404)
    const words = { reason: 'price', words: '报价过高' }
    expect((await firm.as(firm.people.accountant).post(`${path}/drop`, words)).status).toBe(403)
    const seen = await firm.as(firm.people.accountant).get(path)
    expect(seen.body.abilities).toMatchObject({ pursueOpportunity: false, dropOpportunity: false })
    const list = await firm.as(firm.people.otherLawyer).get('/api/opportunities')
    expect(list.body.items).toEqual([])
  })
})

describe('an opportunity pursued', () => {
  test('becomes a lead of the client’s own, of whom the firm knows how to reach them', async () => {
    const { id } = (await noticed()).body
    const path = `/api/opportunities/${id}/pursuit`
    const as = firm.as(firm.people.lawyer)
    const silent = await as.post(path, { as: 'lead' })
    expect(silent).toMatchObject({ status: 409, error: { code: 'client_cannot_be_reached' } })
    await firm.asProduct((work) =>
      insertRows(work.tx, 'client_contact', [
        {
          id: crypto.randomUUID(),
          subject_id: clientId,
          name: '林女士',
          position: '法务总监',
          phone: '+8613812345678',
          is_main: true,
          note: '',
          created_at: work.now,
        },
      ]),
    )
    const pursued = await as.post(path, { as: 'lead', opponents: ['欧洲零部件集团'] })
    expect(pursued).toMatchObject({ status: 201, body: { state: 'pursued', engagementId: null } })
    expect(await firm.promises('M3', id)).toMatchObject([{ status: 'kept' }])
    const lead = await firm.asProduct((work) =>
      work.tx
        .selectFrom('lead')
        .selectAll()
        .where('id', '=', pursued.body.leadId)
        .executeTakeFirstOrThrow(),
    )
    expect(lead).toMatchObject({
      name: '南方制造有限公司',
      contact_name: '林女士',
      client_id: clientId,
      opportunity_id: id,
      specialist_id: firm.people.specialist,
      opponents: ['欧洲零部件集团'],
    })
    expect((await as.post(path, { as: 'lead' })).error?.code).toBe('opportunity_settled')
  })

  test('becomes a new engagement, which waits for the conflict officer', async () => {
    const { id } = (await noticed()).body
    const path = `/api/opportunities/${id}/pursuit`
    const instruction = {
      as: 'engagement',
      departmentId: firm.firm.departments['民事业务部'],
      lawyers: [{ personId: firm.people.lawyer, part: 'lead_lawyer' }],
    }
    const as = firm.as(firm.people.lawyer)
    const said = { outcome: 'clear', reason: '无冲突', decidedBy: firm.people.conflictOfficer }
    expect((await as.post(path, { ...instruction, conflict: said })).status).toBe(422)
    const pursued = await as.post(path, instruction)
    expect(pursued).toMatchObject({ status: 201, body: { state: 'pursued', leadId: null } })
    const engagement = await firm.asProduct((work) =>
      work.tx
        .selectFrom('engagement')
        .select(['client_id', 'opportunity_id', 'title', 'conflict_decided_at'])
        .where('id', '=', pursued.body.engagementId)
        .executeTakeFirstOrThrow(),
    )
    expect(engagement).toEqual({
      client_id: clientId,
      opportunity_id: id,
      title: '海外并购法律服务',
      conflict_decided_at: null,
    })
    expect(await firm.promises('S1', pursued.body.engagementId)).toHaveLength(1)
  })
})
