import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Development, done, startDevelopment } from '../development.fixture.ts'
import { workBits } from './contract.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const stranger = () => firm.server.as(null)
const publishNotice = (notice: string) => firm.look('update firm set privacy_notice = $1', [notice])

/** What the page's script does: tries numbers until the digest begins with zeros. */
function workFor(token: string): string {
  for (let work = 0; ; work += 1) {
    const digest = createHash('sha256').update(`${token}:${work}`).digest()
    if (digest.readUInt32BE() >>> (32 - workBits) === 0) return String(work)
  }
}

async function filledForm(more: object = {}) {
  const form = done(await stranger().get('/api/enquiry-form'))
  firm.clock.advance(20_000)
  return {
    name: '访客',
    phone: '13712345678',
    need: '房东不退押金',
    practiceArea: 'civil',
    consent: true,
    noticeVersion: form.noticeVersion,
    token: form.token,
    work: workFor(form.token),
    ...more,
  }
}
const countLeads = async () => (await firm.look('select 1 from lead')).length

it('a firm without a privacy notice takes no enquiries', async () => {
  expect(done(await stranger().get('/api/enquiry-form'))).toMatchObject({ open: false })
  const refusal = await stranger().post('/api/enquiries', await filledForm())
  expect(refusal).toMatchObject({ status: 409, error: { code: 'enquiries_closed' } })
  await publishNotice('我们仅为答复您的咨询使用您的信息。')
})

it("a stranger's enquiry becomes a lead with its consent, registered by the public, and tells nothing but a word", async () => {
  const body = await filledForm()
  const answer = await stranger().post('/api/enquiries', body)
  expect(answer).toMatchObject({
    status: 201,
    body: { reference: expect.stringMatching(/^\w{4}-\w{4}$/) },
  })
  expect(Object.keys(answer.body)).toEqual(['reference'])
  const list = done(await firm.as('marketer').get('/api/leads'))
  expect(list.items).toHaveLength(1)
  const lead = done(await firm.as('marketer').get(`/api/leads/${list.items[0].id}`))
  expect(lead).toMatchObject({
    name: '访客',
    phone: '+8613712345678',
    stage: 'registered',
    noticeVersion: body.noticeVersion,
    reference: answer.body.reference,
    createdBy: null,
  })
  const events = await firm.look<{ actor_kind: string; data: object }>(
    `select actor_kind, data from event where type = 'lead.registered'`,
  )
  expect(events).toMatchObject([{ actor_kind: 'public', data: { needs_screening: true } }])
  const owed = await firm.look('select clause_code from commitment where subject_id = $1', [
    lead.id,
  ])
  expect(owed).toEqual([{ clause_code: 'D1' }])
})

it('a form serves once', async () => {
  const body = await filledForm()
  done(await stranger().post('/api/enquiries', body))
  const other = await stranger().post('/api/enquiries', { ...body, need: '另一件事' })
  expect(other.error?.code).toBe('form_over')
})

it('sent again after a lost reply is the same enquiry, with the same word', async () => {
  const body = await filledForm()
  const first = done(await stranger().post('/api/enquiries', body))
  const leads = await countLeads()
  const again = done(await stranger().post('/api/enquiries', body))
  expect(again.reference).toBe(first.reference)
  expect(await countLeads()).toBe(leads)
})

it('keeps the words people agreed to when the notice becomes another', async () => {
  const { reference } = done(await stranger().post('/api/enquiries', await filledForm()))
  const [firmNow] = await firm.look<{ privacy_notice: string }>('select privacy_notice from firm')
  const words = firmNow?.privacy_notice ?? ''
  await publishNotice('新的告知。')
  const { items } = done(await firm.as('marketer').get('/api/leads'))
  const lead = done(await firm.as('marketer').get(`/api/leads/${items[0].id}`))
  expect(lead).toMatchObject({ reference, noticeWords: words })
  expect(words).not.toBe('')
  await publishNotice(words)
})

it('a form sent faster than one can type, or hours later, is refused', async () => {
  const form = done(await stranger().get('/api/enquiry-form'))
  const body = { ...(await filledForm()), token: form.token, work: workFor(form.token) }
  firm.clock.advance(-19_000)
  expect((await stranger().post('/api/enquiries', body)).error?.code).toBe('form_over')
  firm.clock.advance(3 * 3_600_000)
  expect((await stranger().post('/api/enquiries', body)).error?.code).toBe('form_over')
})

it('a token nobody signed, or work not done, is refused', async () => {
  const body = await filledForm()
  const token = `${body.token.slice(0, -4)}AAAA`
  const forged = await stranger().post('/api/enquiries', { ...body, token, work: workFor(token) })
  expect(forged.error?.code).toBe('form_over')
  const idle = await stranger().post('/api/enquiries', { ...body, work: '1' })
  expect(idle.error?.code).toBe('work_missing')
})

it('whoever fills in the hidden field is answered as if all were well, and nothing is kept', async () => {
  const before = await countLeads()
  const answer = await stranger().post('/api/enquiries', await filledForm({ homepage: 'http://x' }))
  expect(answer).toMatchObject({ status: 201, body: { reference: expect.any(String) } })
  expect(await countLeads()).toBe(before)
})

it('no consent, no way to reach them, or a notice that changed meanwhile: nothing is kept', async () => {
  const body = await filledForm()
  const without = await stranger().post('/api/enquiries', { ...body, consent: false })
  expect(without.error?.fields).toEqual([{ path: 'consent', code: 'not_a_choice' }])
  const { phone: _, ...unreachable } = body
  const nowhere = await stranger().post('/api/enquiries', unreachable)
  expect(nowhere.error?.fields).toEqual([{ path: 'phone', code: 'no_way_to_reach' }])
  await publishNotice('新的隐私告知')
  const changed = await stranger().post('/api/enquiries', body)
  expect(changed.error?.code).toBe('notice_changed')
})

it('a link in an article says which campaign or channel the enquiry came by', async () => {
  const marketer = firm.as('marketer')
  const make = async (path: string, body: object) => done(await marketer.post(path, body)).id
  const channel = (kind: string, name: string) => make('/api/channels', { kind, name })
  const website = await channel('website', '本所官网')
  const magazine = await channel('media', '法律专栏')
  const walkIn = await channel('walk_in', '来所咨询')
  const spring = await make('/api/campaigns', { channelId: magazine, name: '春季专栏' })
  const over = await make('/api/campaigns', { channelId: magazine, name: '去年专栏' })
  done(await marketer.post(`/api/campaigns/${over}/archiving`))
  const cameBy = async (link: object) => {
    done(await stranger().post('/api/enquiries', await filledForm(link)))
    const [lead] = await firm.look<{ channel_id: string; campaign_id: string | null }>(
      'select channel_id, campaign_id from lead order by id desc limit 1',
    )
    return [lead?.channel_id, lead?.campaign_id]
  }
  expect(await cameBy({ campaign: spring })).toEqual([magazine, spring])
  expect(await cameBy({ channel: magazine })).toEqual([magazine, null])
  expect(await cameBy({ campaign: over, channel: magazine })).toEqual([magazine, null])
  // Nobody is turned away for an old or a made-up link: it is the firm's own site then.
  for (const link of [{}, { campaign: over }, { channel: walkIn }, { campaign: 'x', channel: '' }])
    expect(await cameBy(link)).toEqual([website, null])
})
