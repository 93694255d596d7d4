import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { registerLeads } from '../../client-development/leads/index.ts'
import { done, openFirm, type OpenFirm, type Person } from './notices.fixture.ts'

let firm: OpenFirm

beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm?.close())

// Each test has a week of its own, so that nothing of the one before is still owed to anybody.
let monday = 1
beforeEach(async () => {
  monday += 7
  await firm.look(`update notice set read_at = at where read_at is null`)
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.at(day(0, '08:00'))
  firm.product.mails.length = 0
})
/** A time of a day of the week of this test: 0 is Monday. */
function day(of: number, time: string): string {
  const date = new Date(Date.UTC(2026, 2, 2 + monday - 1 + of))
  return `${date.toISOString().slice(0, 10)}T${time}`
}

const notices = async (person: Person) => done(await firm.as(person).get('/api/notices')).items
const unread = async (person: Person) => done(await firm.as(person).get('/api/notices/unread'))
const about = async (person: Person, subject: string) =>
  (await notices(person)).filter((one: { subject: { id: string } }) => one.subject.id === subject)
const kindsAbout = async (person: Person, subject: string) =>
  (await about(person, subject)).map((one: { kind: string }) => one.kind)

test('whoever is given a promise finds it under the bell, and whoever gave it is told nothing', async () => {
  await firm.at(day(0, '10:00'))
  const before = await unread('specialist')
  const lead = await firm.givenLead('王晓梅')
  await firm.work()
  const [notice] = await about('specialist', lead)
  expect(notice).toMatchObject({
    kind: 'commitment_opened',
    red: false,
    clause: 'D2',
    subject: { kind: 'lead', id: lead, name: '王晓梅' },
    title: { zh: '初次沟通' },
    settled: false,
    insteadOf: null,
    read: false,
  })
  expect((await unread('specialist')).count).toBe(before.count + 1)
  expect(await kindsAbout('manager', lead)).not.toContain('commitment_opened')
  expect(await about('lawyer', lead)).toEqual([])
})

test('a notice is read, unread again, and all of them at once', async () => {
  await firm.at(day(0, '10:00'))
  const lead = await firm.givenLead('李国强')
  await firm.work()
  const [notice] = await about('specialist', lead)
  const ids = [notice.id]
  const mark = (body: object) => firm.as('specialist').post('/api/notices/reading', body)
  expect(done(await mark({ ids }))).toEqual({ count: 1 })
  expect((await about('specialist', lead))[0].read).toBe(true)
  expect(done(await mark({ ids, read: false }))).toEqual({ count: 1 })
  expect(done(await firm.as('lawyer').post('/api/notices/reading', { ids }))).toEqual({ count: 0 })
  expect(done(await mark({})).count).toBeGreaterThan(0)
  expect(await unread('specialist')).toEqual({ count: 0, red: 0 })
  const left = done(await firm.as('specialist').get('/api/notices?box=unread'))
  expect(left.items).toEqual([])
})

test('what does not press waits for the digest at nine of the next working day, once', async () => {
  await firm.at(day(0, '17:50'))
  const lead = await firm.givenLead('赵敏')
  await firm.at(day(0, '17:55'))
  expect(firm.mailsTo('specialist')).toEqual([])
  await firm.at(day(1, '08:59'))
  expect(firm.mailsTo('specialist')).toEqual([])
  await firm.at(day(1, '09:00'))
  const [digest, ...more] = firm.mailsTo('specialist')
  expect(more).toEqual([])
  expect(digest?.subject).toBe('守约每日摘要：1项待办')
  expect(digest?.text).toContain('【新的承诺】初次沟通（赵敏）')
  expect(digest?.text).toContain(`http://localhost/leads/${lead}`)
  await firm.at(day(1, '09:05'))
  await firm.at(day(1, '09:10'))
  expect(firm.mailsTo('specialist')).toHaveLength(1)
})

test('what comes after nine waits for the next morning; a morning with nothing new brings no mail', async () => {
  await firm.at(day(0, '09:30'))
  await firm.givenLead('何平')
  await firm.at(day(0, '09:40'))
  expect(firm.mailsTo('specialist').filter((mail) => mail.subject.includes('摘要'))).toEqual([])
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.at(day(1, '09:00'))
  expect(firm.mailsTo('specialist')).toHaveLength(1)
  await firm.at(day(2, '09:00'))
  expect(firm.mailsTo('specialist')).toHaveLength(1)
})

test('the digest leaves out what was read or done since', async () => {
  await firm.at(day(0, '16:30'))
  const kept = await firm.givenLead('孙莉')
  const read = await firm.givenLead('周涛')
  await firm.work()
  const [notice] = await about('specialist', read)
  done(await firm.as('specialist').post('/api/notices/reading', { ids: [notice.id] }))
  const contact = {
    way: 'call',
    reached: true,
    needClear: true,
    need: '追讨货款',
    notPresented: '对方时间有限',
  }
  const more = { ...contact, assessorId: firm.id('lawyer') }
  done(await firm.as('specialist').post(`/api/leads/${kept}/first-contacts`, more))
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  await firm.at(day(1, '09:00'))
  expect(firm.mailsTo('specialist')).toEqual([])
  expect((await about('specialist', kept)).at(-1)).toMatchObject({ settled: true })
})

test('the last reminder, a missed deadline and what came up to somebody are told at once', async () => {
  await firm.at(day(0, '09:30'))
  const lead = await firm.givenLead('钱进')
  await firm.at(day(0, '10:31'))
  const [due] = firm.mailsTo('specialist')
  expect(due?.subject).toContain('【即将到期】初次沟通（钱进）')
  await firm.at(day(0, '11:31'))
  expect(firm.mailsTo('specialist').at(-1)?.subject).toContain('【已逾期】')
  expect(firm.mailsTo('manager')).toEqual([])
  await firm.at(day(0, '15:40'))
  const [escalated, ...more] = firm.mailsTo('manager')
  expect(more).toEqual([])
  expect(escalated?.subject).toContain('【升级给你】初次沟通（钱进）')
  expect(firm.mailsTo('specialist')).toHaveLength(2)
  expect(await kindsAbout('specialist', lead)).toEqual([
    'commitment_overdue',
    'commitment_due',
    'commitment_opened',
  ])
  expect((await unread('manager')).red).toBeGreaterThan(0)
})

test('nothing is sent at night, at weekends or on a holiday: it is held until the office works', async () => {
  // Friday, two hours before a weekend.
  await firm.at(day(4, '16:30'))
  await firm.givenLead('吴芳')
  await firm.look(`update commitment set next_step_at = $1 where next_step_at is not null`, [
    new Date(`${day(4, '21:00')}:00+08:00`),
  ])
  await firm.look(
    `update commitment set due_at = $1 where closed_at is null and overdue_at is null
    and clause_code = 'D2'`,
    [new Date(`${day(4, '20:30')}:00+08:00`)],
  )
  for (const [of, time] of [
    [4, '21:00'],
    [5, '10:00'],
    [6, '14:00'],
    [7, '08:59'],
  ] as const) {
    await firm.at(day(of, time))
    expect(firm.mailsTo('specialist'), `${of} ${time}`).toEqual([])
  }
  await firm.at(day(7, '09:00'))
  const subjects = firm.mailsTo('specialist').map((mail) => mail.subject)
  expect(subjects.filter((one) => one.includes('已逾期'))).toHaveLength(1)
  monday += 7
})

test('a holiday is no day for a digest', async () => {
  // 清明节 2026: 4 to 6 April; Monday the 6th is a holiday.
  firm.clock.set('2026-04-03T17:30:00+08:00')
  await firm.givenLead('郑和')
  await firm.at('2026-04-03T17:40')
  await firm.look(`update commitment set next_step_at = null where closed_at is null`)
  firm.product.mails.length = 0
  await firm.at('2026-04-06T09:30')
  expect(firm.mailsTo('specialist')).toEqual([])
  await firm.at('2026-04-07T09:00')
  expect(firm.mailsTo('specialist')).toHaveLength(1)
  monday = 43
})

test('an import that opens many promises tells their owner once of each clause', async () => {
  await firm.at(day(0, '10:00'))
  const importId = uuidv7()
  await firm.look(
    `insert into sheet_import (id, kind, name, content_sha256, byte_count, format, state, sheets, imported_by, imported_at)
    values ($1, 'lead', '线索.csv', $2, 1, 'csv', 'read', '[]', $3, now())`,
    [importId, '0'.repeat(64), firm.id('manager')],
  )
  const names = ['何静', '吕伟', '施磊']
  const ids: string[] = []
  // Two chunks of one import, as it makes them.
  for (const chunk of [names.slice(0, 2), names.slice(2)]) {
    await perform(firm.product.runtime, system, async (work) => {
      ids.push(
        ...(await registerLeads(
          work,
          chunk.map((name) => ({ name, phone: '13800001234', importId })),
        )),
      )
    })
  }
  await firm.work()
  const promised = await firm.look<{ owner: string }>(
    `select owner_id as owner from commitment where subject_id = any($1) and status = 'open'`,
    [ids],
  )
  expect(promised).toHaveLength(3)
  const told = await firm.look<{ owner: string }>(
    `select person_id as owner from notice where import_id = $1 order by 1`,
    [importId],
  )
  const owners = [...new Set(promised.map((one) => one.owner))]
  expect(told.map((one) => one.owner)).toEqual(owners.toSorted())
  const both = [...(await notices('marketer')), ...(await notices('marketingHead'))]
  const shown = both.filter((one) => one.ofImport)
  expect(shown).toHaveLength(owners.length)
  expect(shown[0]).toMatchObject({
    kind: 'commitment_opened',
    clause: 'D1',
    settled: false,
  })
})
