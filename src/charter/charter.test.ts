import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, type Runtime, system } from '#access/index.ts'
import { organisationPolicy } from '#organisation/index.ts'
import type { TestClock } from '#platform/clock.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import {
  createSubject,
  foundFirm,
  mondayMorning,
  publish,
  runtimeWith,
  type TestFirm,
} from '../../tests/support/firm.ts'
import { ifMatch, type TestServer, testServer } from '../../tests/support/http.ts'
import type { ClauseInput } from './clauses/contract.ts'
import { charterEntrances, charterPolicy, type KeeperParts, sweepCommitments } from './index.ts'

let db: TestDatabase
let runtime: Runtime
let parts: KeeperParts
let clock: TestClock
let firm: TestFirm
let server: TestServer

beforeAll(async () => {
  db = await freshDatabase()
  ;({ runtime, parts, clock } = runtimeWith(db.database))
  firm = await foundFirm(runtime)
  server = testServer({
    database: db.database,
    clock,
    entrances: charterEntrances(parts),
    policy: { ...organisationPolicy, ...charterPolicy },
    handlers: runtime.handlers,
  })
})
afterAll(async () => {
  await server?.close()
  await db?.drop()
})

const hour = 3_600_000
const as = (name: keyof TestFirm['people']) => server.as(firm.people[name])

/** A lead somebody has just been asked to call: two working hours. */
async function assignedLead(): Promise<string> {
  clock.set(mondayMorning)
  const lead = await createSubject(runtime, {
    kind: 'lead',
    departmentId: firm.departments.民事业务部,
    members: {
      specialist: firm.people.specialist,
      manager: firm.people.manager,
      assessor: firm.people.lawyer,
    },
  })
  await publish(runtime, [{ type: 'lead.assigned', subject: { kind: 'lead', id: lead } }])
  return lead
}
const owedOn = async (lead: string, closed = false) => {
  const answer = await as('manager').get(
    `/api/commitments?box=subject&subject=${lead}&closed=${closed}`,
  )
  expect(answer.status).toBe(200)
  return answer.body.items
}
const happens = (lead: string, type: string, data: Record<string, unknown> = {}) =>
  publish(runtime, [{ type, subject: { kind: 'lead', id: lead }, data }])

describe('a commitment', () => {
  test('counts working hours of the office: due at 11:30 when it opens on Monday at 9:30', async () => {
    const [owed] = await owedOn(await assignedLead())
    expect(owed).toMatchObject({
      clause: 'D2',
      status: 'open',
      dueAt: '2026-03-02T03:30:00.000Z',
      remainingMs: 2 * hour,
    })
    expect(owed.owner.id).toBe(firm.people.specialist)
  })

  test('pauses while we wait for the client and resumes with the time that was left', async () => {
    const lead = await assignedLead()
    clock.advance(0.5 * hour)
    await happens(lead, 'lead.snoozed')
    const [paused] = await owedOn(lead)
    expect(paused).toMatchObject({ status: 'paused', remainingMs: 1.5 * hour })
    clock.advance(72 * hour)
    await sweepCommitments(runtime, parts)
    expect((await owedOn(lead))[0].status).toBe('paused')
    await happens(lead, 'lead.woken')
    const [resumed] = await owedOn(lead)
    expect(resumed).toMatchObject({ status: 'open', remainingMs: 1.5 * hour })
  })

  test('is kept by a first contact that reached the client, not by one that did not', async () => {
    const lead = await assignedLead()
    await happens(lead, 'lead.contacted', { reached: false })
    expect((await owedOn(lead)).map((one: { status: string }) => one.status)).toEqual(['open'])
    await happens(lead, 'lead.contacted', { reached: true })
    const all = await owedOn(lead, true)
    expect(all.find((one: { clause: string }) => one.clause === 'D2').status).toBe('kept')
  })

  test('reminds once, becomes overdue, and climbs the ladder past its owner', async () => {
    const lead = await assignedLead()
    clock.advance(1.2 * hour)
    await sweepCommitments(runtime, parts)
    await sweepCommitments(runtime, parts)
    clock.advance(72 * hour)
    await sweepCommitments(runtime, parts)
    await sweepCommitments(runtime, parts)
    const types = await asActor(db.database, system, (tx) =>
      tx
        .selectFrom('event')
        .select('type')
        .where('subject_id', '=', lead)
        .where('type', 'like', 'commitment.%')
        .orderBy('id')
        .execute(),
    )
    expect(types.map((row) => row.type)).toEqual([
      'commitment.opened',
      'commitment.reminded',
      'commitment.overdue',
      'commitment.escalated',
      'commitment.escalated',
    ])
    const managing = await asActor(db.database, system, (tx) =>
      tx
        .selectFrom('person_role')
        .select('person_id')
        .where('role', '=', 'managing_partner')
        .execute(),
    )
    const boxes = await Promise.all(
      managing.map((row) => server.as(row.person_id).get('/api/commitments?box=escalated')),
    )
    const told = boxes.flatMap((box) => box.body.items).filter((one) => one.subject.id === lead)
    expect(told).toHaveLength(1)
  })

  test('is excused with a reason by a manager, never by whoever owes it', async () => {
    const [owed] = await owedOn(await assignedLead())
    const path = `/api/commitments/${owed.id}/excuse`
    expect((await as('specialist').post(path, { reason: '忙' })).status).toBe(403)
    expect((await as('manager').post(path, { reason: '' })).error?.fields).toEqual([
      { path: 'reason', code: 'required' },
    ])
    const excused = await as('manager').post(path, { reason: '客户已撤回咨询' })
    expect(excused.body).toMatchObject({ status: 'excused', closeReason: '客户已撤回咨询' })
    const again = await as('manager').post(path, { reason: '再次' })
    expect([again.status, again.error?.code]).toEqual([409, 'commitment_closed'])
  })

  test('moves to another owner, who sees it among their own', async () => {
    const lead = await assignedLead()
    const [owed] = await owedOn(lead)
    const moved = await as('specialist').post(`/api/commitments/${owed.id}/transfer`, {
      to: firm.people.otherSpecialist,
      reason: '休假',
    })
    expect(moved.body.owner.id).toBe(firm.people.otherSpecialist)
    const mine = await as('otherSpecialist').get('/api/commitments')
    expect(mine.body.items.map((one: { id: string }) => one.id)).toContain(owed.id)
  })

  test('goes along when the part it belongs to is handed over', async () => {
    const lead = await assignedLead()
    await happens(lead, 'handover.accepted', {
      part: 'specialist',
      from_id: firm.people.specialist,
      to_id: firm.people.otherSpecialist,
    })
    expect((await owedOn(lead))[0].owner.id).toBe(firm.people.otherSpecialist)
  })

  test('is not shown to a lawyer who has nothing to do with the lead', async () => {
    const [owed] = await owedOn(await assignedLead())
    expect((await as('otherLawyer').get(`/api/commitments/${owed.id}`)).status).toBe(404)
    expect((await as('lawyer').get(`/api/commitments/${owed.id}`)).status).toBe(200)
  })

  test('asked for twice with the same key is excused once and answered alike', async () => {
    const [owed] = await owedOn(await assignedLead())
    const key = { 'idempotency-key': `twice-${owed.id}` }
    const path = `/api/commitments/${owed.id}/excuse`
    const first = await as('manager').post(path, { reason: '重复登记' }, key)
    const second = await as('manager').post(path, { reason: '重复登记' }, key)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toEqual(first.body)
    const other = await as('manager').post(path, { reason: '另一个理由' }, key)
    expect(other.error?.code).toBe('key_used_for_something_else')
  })
})

describe('the charter', () => {
  test('is changed by a draft that shows its difference, is published with a reason, and leaves open promises as they were', async () => {
    const lead = await assignedLead()
    const draft = await as('manager').post('/api/charter/draft')
    expect(draft.status).toBe(200)
    const contact = draft.body.clauses.find((clause: ClauseInput) => clause.code === 'D2')
    const changed = { ...contact, deadline: { amount: 4, unit: 'working_hours' } }
    const set = await as('manager').put(
      '/api/charter/draft/clauses/D2',
      changed,
      ifMatch(draft.body.version),
    )
    expect(set.status).toBe(200)
    const stale = await as('manager').put(
      '/api/charter/draft/clauses/D2',
      contact,
      ifMatch(draft.body.version),
    )
    expect(stale.status).toBe(412)
    const difference = await as('manager').get('/api/charter/difference')
    expect(difference.body.differences).toEqual([
      {
        code: 'D2',
        kind: 'changed',
        fields: [{ field: 'deadline', before: contact.deadline, after: changed.deadline }],
      },
    ])
    const publication = { reason: '两小时难以兼顾质量' }
    const version = ifMatch(set.body.version)
    expect(
      (await as('manager').post('/api/charter/publication', publication, version)).status,
    ).toBe(403)
    expect(
      (await as('managingPartner').post('/api/charter/publication', { reason: ' ' }, version))
        .status,
    ).toBe(422)
    const published = await as('managingPartner').post(
      '/api/charter/publication',
      publication,
      version,
    )
    expect(published.body).toMatchObject({
      number: 2,
      status: 'published',
      reason: '两小时难以兼顾质量',
    })
    expect((await owedOn(lead))[0]).toMatchObject({ charterVersion: 1, remainingMs: 2 * hour })
    const [next] = await owedOn(await assignedLead())
    expect(next).toMatchObject({ charterVersion: 2, remainingMs: 4 * hour })
    const adopted = await as('managingPartner').post('/api/charter/versions/2/adoption', {
      reason: '统一口径',
      clauses: ['D2'],
    })
    expect(adopted.body.moved).toBeGreaterThan(0)
    expect((await owedOn(lead))[0]).toMatchObject({ charterVersion: 2, remainingMs: 4 * hour })
  })

  test('runs a clause the code has never heard of, without deployment', async () => {
    const draft = await as('managingPartner').post('/api/charter/draft')
    const clause: ClauseInput = {
      code: 'X7.thanks',
      provision: 'X7',
      title: { zh: '致谢函', en: 'A letter of thanks' },
      duty: {
        zh: '收到介绍后三日内致谢。',
        en: 'Thank whoever introduced them within three days.',
      },
      trigger: [{ event: 'moon.risen', where: { full: true, height: { at_least: 3 } } }],
      owner: [{ relation: 'specialist' }],
      beneficiary: 'lead',
      delay: { amount: 1, unit: 'working_days' },
      deadline: { amount: 3, unit: 'working_days' },
      evidence: [{ event: 'letter.sent' }],
      escalation: [{ after: { amount: 1, unit: 'working_hours' }, to: { role: 'finance' } }],
    }
    const set = await as('managingPartner').put(
      '/api/charter/draft/clauses/X7.thanks',
      clause,
      ifMatch(draft.body.version),
    )
    expect(set.status).toBe(200)
    const published = await as('managingPartner').post(
      '/api/charter/publication',
      { reason: '试行致谢' },
      ifMatch(set.body.version),
    )
    expect(published.status).toBe(200)
    const lead = await assignedLead()
    await happens(lead, 'moon.risen', { full: true, height: 2 })
    await happens(lead, 'moon.risen', { full: true, height: 7 })
    const thanks = async () =>
      (await owedOn(lead, true)).find((one: { clause: string }) => one.clause === 'X7.thanks')
    expect(await thanks()).toMatchObject({ status: 'scheduled' })
    clock.advance(25 * hour)
    await sweepCommitments(runtime, parts)
    expect(await thanks()).toMatchObject({ status: 'open', title: { zh: '致谢函' } })
    clock.advance(20 * 24 * hour)
    await sweepCommitments(runtime, parts)
    expect(await thanks()).toMatchObject({ status: 'open', overdue: true, escalationLevel: 2 })
    await happens(lead, 'letter.sent')
    expect(await thanks()).toMatchObject({ status: 'kept_late' })
  })

  test('refuses a clause that makes no sense, at its field', async () => {
    const draft = await as('manager').post('/api/charter/draft')
    const answer = await as('manager').put(
      '/api/charter/draft/clauses/D9',
      { code: 'D9', provision: 'D9', deadline: { amount: -1, unit: 'fortnights' } },
      ifMatch(draft.body.version),
    )
    expect(answer.status).toBe(422)
    expect(answer.error?.fields).toContainEqual({ path: 'deadline.unit', code: 'not_a_choice' })
    expect(answer.error?.fields).toContainEqual({ path: 'title', code: 'required' })
  })

  test('a published version never changes, whoever tries in the database', async () => {
    const change = asActor(db.database, system, (tx) =>
      tx.updateTable('clause').set({ place: 99 }).where('charter_version', '=', 1).execute(),
    )
    await expect(change).rejects.toThrow(/does not change/)
  })

  test('periodic reviews are owed from the first day, and recording one opens the next', async () => {
    clock.set(mondayMorning)
    const backup = async () =>
      (await as('engineer').get('/api/commitments')).body.items.find(
        (one: { clause: string }) => one.clause === 'O5',
      )
    // On the first day the founder holds every office.
    expect(await backup()).toBeUndefined()
    const findings = { clause: 'O5', findings: '备份已恢复验证' }
    expect((await as('lawyer').post('/api/reviews', findings)).error?.code).toBe('review_not_owed')
    expect((await as('managingPartner').post('/api/reviews', findings)).status).toBe(200)
    const first = await backup()
    expect(first).toMatchObject({ status: 'open' })
    expect((await as('engineer').post('/api/reviews', findings)).status).toBe(200)
    expect((await backup()).id).not.toBe(first.id)
  })
})
