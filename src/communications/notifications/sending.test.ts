import { afterEach, beforeEach, expect, test } from 'vitest'
import { dispatchOutbox, type Runtime } from '#access/index.ts'
import { openDatabase } from '#platform/db/database.ts'
import type { OutgoingMail } from './parts.ts'
import { done, openFirm, type OpenFirm, type Person } from './notices.fixture.ts'

let firm: OpenFirm
/** What the mail server does with the next mails, in turn; then it takes everything. */
let server: ((mail: OutgoingMail) => Promise<void>)[]
let taken: OutgoingMail[]

beforeEach(async () => {
  server = []
  taken = []
  firm = await openFirm({
    sendMail: async (mail) => {
      const next = server.shift()
      if (next) await next(mail)
      taken.push(mail)
    },
  })
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
})
afterEach(() => firm?.close())

const to = (person: Person) =>
  taken.filter((mail) => mail.to === `${person}@firm.example`.toLowerCase())
const refuse = () => Promise.reject(Object.assign(new Error('451'), { responseCode: 451 }))
const chosen = (items: object[]) => firm.as('specialist').put('/api/notice-choices', { items })

/** A first contact that is overdue at 11:31 of Monday. */
async function overdueLead(name: string): Promise<string> {
  await firm.at('2026-03-02T09:30')
  const lead = await firm.givenLead(name)
  await firm.at('2026-03-02T10:31')
  await firm.at('2026-03-02T11:31')
  return lead
}

test('a person chooses for a channel how a kind, or all of a clause, is told', async () => {
  done(
    await chosen([
      { channel: 'mail', kind: 'commitment_overdue', wanted: 'digest' },
      { channel: 'mail', clause: 'D2', kind: null, wanted: 'off' },
      { channel: 'app', kind: 'commitment_opened', wanted: 'off' },
    ]),
  )
  const lead = await overdueLead('王晓梅')
  expect(to('specialist')).toEqual([])
  const items = done(await firm.as('specialist').get('/api/notices')).items
  const kinds = items
    .filter((one: { subject: { id: string } }) => one.subject.id === lead)
    .map((one: { kind: string }) => one.kind)
  expect(kinds).toEqual(['commitment_overdue', 'commitment_due'])
  await firm.at('2026-03-03T09:00')
  expect(to('specialist')).toEqual([])
})

test('the firm’s default holds for whoever chose nothing, and is set by the client relationship manager', async () => {
  const items = [{ channel: 'mail', kind: 'commitment_overdue', wanted: 'digest' }]
  const set = (person: Person) =>
    firm.as(person).put('/api/notice-choices/firm', { items, webhookSays: 'names' })
  for (const person of ['specialist', 'lawyer', 'engineer'] as const)
    expect((await set(person)).status, person).toBe(403)
  expect(done(await set('manager'))).toMatchObject({ firm: items, webhookSays: 'names', own: [] })
  await overdueLead('李国强')
  expect(to('specialist').map((mail) => mail.subject)).toEqual([
    expect.stringContaining('【即将到期】'),
  ])
  done(await chosen([{ channel: 'mail', kind: 'commitment_overdue', wanted: 'at_once' }]))
  await firm.at('2026-03-02T14:00')
  await firm.givenLead('周敏')
  await firm.at('2026-03-02T16:01')
  expect(to('specialist').at(-1)?.subject).toContain('【已逾期】初次沟通（周敏）')
})

test('what came up to somebody cannot be switched off', async () => {
  const kind = 'commitment_escalated'
  const off = await firm.as('manager').put('/api/notice-choices', {
    items: [{ channel: 'mail', kind, wanted: 'off' }],
  })
  expect([off.status, off.error?.fields[0]]).toMatchObject([422, { code: 'cannot_be_off' }])
  const clause = { channel: 'mail', clause: 'D2', wanted: 'off' }
  done(await firm.as('manager').put('/api/notice-choices', { items: [clause] }))
  await overdueLead('钱进')
  await firm.at('2026-03-02T15:40')
  expect(to('manager').map((mail) => mail.subject)).toEqual([
    expect.stringContaining('【升级给你】'),
  ])
})

test('while somebody is on leave their delegate is told, and nobody once they left', async () => {
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('何平')
  const leave = { until: '2026-03-20T10:00:00+08:00', reason: '休假' }
  const away = `/api/people/${firm.id('specialist')}/leave-of-absence`
  done(await firm.as('specialist').post(away, { ...leave, deputyId: firm.id('otherSpecialist') }))
  await firm.at('2026-03-02T11:31')
  expect(to('specialist')).toEqual([])
  const [urgent] = to('otherSpecialist')
  expect(urgent?.text).toContain('代specialist')
  const [notice] = done(await firm.as('otherSpecialist').get('/api/notices')).items
  expect(notice).toMatchObject({ insteadOf: { id: firm.id('specialist') } })
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.look(`update person set status = 'left', left_at = $1 where id = $2`, [
    firm.clock.now(),
    firm.id('specialist'),
  ])
  const before = taken.length
  await firm.at('2026-03-03T09:00')
  expect(taken.slice(before).filter((mail) => mail.text.includes('何平'))).toEqual([])
})

test('while somebody is on leave without a deputy the head of their department is told', async () => {
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('何安')
  const leave = { until: '2026-03-20T10:00:00+08:00', reason: '休假' }
  const away = `/api/people/${firm.id('specialist')}/leave-of-absence`
  done(await firm.as('specialist').post(away, leave))
  await firm.at('2026-03-02T11:31')
  expect(to('specialist')).toEqual([])
  const told = to('manager').map((mail) => mail.text)
  expect(told).toContainEqual(expect.stringMatching(/何安[^]*代specialist|代specialist[^]*何安/))
  const [notice] = done(await firm.as('manager').get('/api/notices?box=unread')).items
  expect(notice).toMatchObject({ insteadOf: { id: firm.id('specialist') } })
  done(await firm.as('manager').post('/api/notices/reading', { ids: [notice.id] }))
  expect(done(await firm.as('civilHead').get('/api/notices')).items).toEqual([])
  done(await firm.as('specialist').post(`/api/people/${firm.id('specialist')}/return`, {}))
  const before = taken.length
  await firm.at('2026-03-03T09:00')
  const later = taken.slice(before)
  expect(later.filter(({ text }) => text.includes('代specialist'))).toEqual([])
  expect(to('specialist').some(({ text }) => text.includes('何安'))).toBe(true)
})

test('a wall raised after it was written down keeps a notice from being sent and from being seen', async () => {
  await firm.at('2026-03-02T17:30')
  const lead = await firm.givenLead('隐名客户')
  await firm.work()
  expect(done(await firm.as('specialist').get('/api/notices')).items[0].subject.id).toBe(lead)
  await firm.wall(lead, 'specialist')
  await firm.at('2026-03-03T09:00')
  expect(to('specialist').filter((mail) => mail.text.includes('隐名客户'))).toEqual([])
  const seen = done(await firm.as('specialist').get('/api/notices')).items
  expect(seen.filter((one: { subject: { id: string } }) => one.subject.id === lead)).toEqual([])
  expect(await firm.as('specialist').get('/api/notices/unread')).toMatchObject({
    body: { count: 0 },
  })
})

test('a mail the server refuses is sent again after growing pauses, and arrives once', async () => {
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('冯远')
  server = [refuse, refuse, refuse]
  await firm.at('2026-03-02T10:31')
  expect(to('specialist')).toEqual([])
  const pauses: number[] = []
  for (let seconds = 1; seconds <= 20 && to('specialist').length === 0; seconds += 1) {
    firm.clock.advance(1_000)
    const left = server.length
    await firm.work()
    if (server.length < left || to('specialist').length > 0) pauses.push(seconds)
  }
  expect(pauses).toEqual([1, 3, 7])
  await firm.at('2026-03-02T10:50')
  expect(to('specialist')).toHaveLength(1)
})

test('a server that dies after the mail left sends nothing twice; the next digest tells of it again', async () => {
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('罗成')
  firm.clock.set('2026-03-02T10:31:00+08:00')
  await firm.chore('sweep')
  const arrived = Promise.withResolvers<void>()
  // The mail server has taken it; the answer never comes back to the one who sent it.
  server = [
    async (mail) => {
      taken.push(mail)
      arrived.resolve()
      await new Promise(() => {})
    },
  ]
  const dying = openDatabase({ url: firm.product.db.appUrl, name: 'dying' })
  const runtime: Runtime = { ...firm.product.runtime, database: dying }
  void dispatchOutbox(runtime).catch(() => {})
  await arrived.promise
  await firm.look(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dying'`,
  )
  await expect
    .poll(() => firm.look(`select 1 from pg_stat_activity where application_name = 'dying'`))
    .toEqual([])
  await firm.at('2026-03-02T10:32')
  await firm.at('2026-03-02T10:45')
  expect(to('specialist')).toHaveLength(1)
  expect(await firm.look('select state from notice_sending')).toEqual([{ state: 'uncertain' }])
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.at('2026-03-03T09:00')
  expect(to('specialist').map((mail) => mail.subject)).toEqual([
    expect.stringContaining('【即将到期】'),
    '守约每日摘要：2项待办',
  ])
})

test('two servers at work send one mail', async () => {
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('秦岭')
  await firm.work()
  firm.clock.set('2026-03-03T09:00:00+08:00')
  const twice = [firm.chore('send-digests'), firm.chore('send-digests')]
  await Promise.all(twice)
  await Promise.all([
    dispatchOutbox(firm.product.runtime, 1_000),
    dispatchOutbox(firm.product.runtime, 1_000),
  ])
  expect(to('specialist').filter((mail) => mail.text.includes('秦岭'))).toHaveLength(1)
})

test('a mail is in the language of its reader, its links lead to the firm’s address alone, and names are only text', async () => {
  await firm.look(`update person set language = 'en' where id = $1`, [firm.id('specialist')])
  await firm.at('2026-03-02T09:30')
  await firm.givenLead('<b>Acme</b> "Co" & Söhne')
  await firm.at('2026-03-02T10:31')
  const [mail] = to('specialist')
  expect(mail?.subject).toContain('[Due soon] First contact')
  expect(mail?.html).toContain('&lt;b&gt;Acme&lt;/b&gt;')
  expect(mail?.html).not.toContain('<b>Acme')
  const links = [...(mail?.html ?? '').matchAll(/href="([^"]*)"/g)].map((match) => match[1])
  expect(links.length).toBeGreaterThan(2)
  for (const link of links) expect(link).toMatch(/^http:\/\/localhost\//)
})
