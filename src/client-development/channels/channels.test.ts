import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Development, done, startDevelopment } from '../development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const match = (version: number) => ({ 'if-match': `"${version}"` })

it('marketing keeps the channels; everyone sees them; the log of the firm says who did what', async () => {
  const made = await firm.as('marketer').post('/api/channels', { kind: 'media', name: '法律播客' })
  expect(made).toMatchObject({ status: 201, body: { name: '法律播客', version: 1 } })
  const lawyer = await firm.as('lawyer').post('/api/channels', { kind: 'media', name: '专栏' })
  expect(lawyer.status).toBe(403)
  expect(done(await firm.as('lawyer').get('/api/channels')).items).toHaveLength(1)
  const events = await firm.look(`select actor_id from event where type = 'channel.created'`)
  expect(events).toEqual([{ actor_id: firm.id('marketer') }])
})

it('two channels of one name are refused, and a stale edit is shown what stands', async () => {
  const as = firm.as('marketer')
  const twice = await as.post('/api/channels', { kind: 'other', name: '法律播客' })
  expect(twice.error?.code).toBe('name_taken')
  const expo = done(
    await as.post('/api/channels', { kind: 'industry_event', name: '展会', nameEn: 'Trade fair' }),
  )
  expect(expo).toMatchObject({ name: '展会', nameEn: 'Trade fair' })
  const path = `/api/channels/${expo.id}`
  done(await as.put(path, { kind: 'industry_event', name: '行业展会' }, match(1)))
  const late = await as.put(path, { kind: 'other', name: '展' }, match(1))
  expect(late).toMatchObject({ status: 412, error: { details: { current: { name: '行业展会' } } } })
})

it('an archived channel leaves the list and frees its name', async () => {
  const as = firm.as('marketer')
  const one = done(await as.post('/api/channels', { kind: 'website', name: '官网' }))
  expect((await as.post(`/api/channels/${one.id}/archiving`)).status).toBe(204)
  const list = done(await as.get('/api/channels')).items.map((item: { id: string }) => item.id)
  expect(list).not.toContain(one.id)
  done(await as.post('/api/channels', { kind: 'website', name: '官网' }))
  expect(done(await as.get('/api/channels?archived=true')).items.length).toBe(4)
})

it('a campaign has its channel, its days and its cost', async () => {
  const as = firm.as('manager')
  const channel = done(await as.get('/api/channels')).items[0]
  const body = { channelId: channel.id, name: '春季', startsOn: '2026-04-02', endsOn: '2026-04-01' }
  const backwards = await as.post('/api/campaigns', body)
  expect(backwards.error?.fields).toEqual([{ path: 'endsOn', code: 'ends_before_it_starts' }])
  const made = done(
    await as.post('/api/campaigns', { ...body, endsOn: '2026-04-30', cost: '12000.5' }),
  )
  expect(made).toMatchObject({ cost: '12000.50', channelName: channel.name })
  const changed = done(
    await as.put(
      `/api/campaigns/${made.id}`,
      { ...body, name: '春季活动', endsOn: null },
      match(1),
    ),
  )
  expect(changed).toMatchObject({ name: '春季活动', version: 2, cost: null })
  expect((await as.post(`/api/campaigns/${made.id}/archiving`)).status).toBe(204)
  expect((await as.post(`/api/campaigns/${made.id}/archiving`)).error?.code).toBe('archived')
})

it('an introduction promises no outcome and is approved anew after every change', async () => {
  const as = firm.as('marketer')
  const body = { kind: 'lawyer', title: '律师', body: '从业二十年', personId: firm.id('lawyer') }
  const promise = await as.post('/api/introductions', { ...body, body: '从未败诉，保证胜诉' })
  expect(promise.error?.fields).toMatchObject([{ path: 'body', code: 'outcome_promise' }])
  const made = done(await as.post('/api/introductions', body))
  const path = `/api/introductions/${made.id}`
  const unseen = await firm.as('managingPartner').post(`${path}/approval`, undefined, match(7))
  expect(unseen).toMatchObject({ status: 412, error: { details: { current: { version: 1 } } } })
  const approved = done(
    await firm.as('managingPartner').post(`${path}/approval`, undefined, match(1)),
  )
  expect(approved).toMatchObject({ approvedByName: 'managingPartner', version: 2 })
  expect(done(await as.get('/api/introductions?approved=true')).items).toHaveLength(1)
  const changed = done(await as.put(path, { ...body, title: '律师介绍' }, match(2)))
  expect(changed).toMatchObject({ approvedAt: null, version: 3 })
  expect(done(await as.get('/api/introductions?approved=true')).items).toHaveLength(0)
  const mixed = await as.post('/api/introductions', {
    ...body,
    departmentId: firm.department('finance'),
  })
  expect(mixed.error?.fields).toEqual([{ path: 'departmentId', code: 'fits_not_the_kind' }])
})
