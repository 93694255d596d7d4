import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#platform/identifier.ts'
import { mondayMorning } from '../../../tests/support/firm.ts'
import {
  clearDecision,
  contentment,
  type Development,
  done,
  identityCard,
  leadAt,
  type Person,
  somebody,
  startDevelopment,
} from '../development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const days = (count: number) => firm.clock.advance(count * 86_400_000)

/** A lead a lawyer brought, claimed on registration. */
async function brought(by: Person, more: object = {}): Promise<{ id: string; phone: string }> {
  const details = somebody({ forMyself: true, originatorId: firm.id(by), ...more })
  const { id } = done(await firm.as(by).post('/api/leads', details))
  return { id, phone: (details as unknown as { phone: string }).phone }
}
const origination = async (who: Person, lead: string) =>
  done(await firm.as(who).get(`/api/leads/${lead}/origination`))
const look = async (who: Person, body: object) =>
  done(await firm.as(who).post('/api/originations/look-up', body)).items
const claim = (who: Person, lead: string, body: object = {}) =>
  firm.as(who).post(`/api/leads/${lead}/origination`, body)

/** Shuts a person out of a lead. */
async function raiseWall(lead: string, who: Person): Promise<void> {
  const id = uuidv7()
  await firm.look('insert into wall (id, reason, raised_at) values ($1, $2, now())', [
    id,
    '利益冲突',
  ])
  await firm.look('insert into wall_subject values ($1, $2)', [id, lead])
  await firm.look('insert into wall_principal (wall_id, principal_id) values ($1, $2)', [
    id,
    firm.id(who),
  ])
}

describe('first registration', () => {
  test('whoever brings a lead is protected for ninety days', async () => {
    const lead = await brought('lawyer')
    const { claim: held, abilities } = await origination('lawyer', lead.id)
    expect(held).toMatchObject({
      state: 'claimed',
      shares: [{ person: { name: 'lawyer' }, share: 100 }],
    })
    expect(Date.parse(held.expiresAt) - Date.parse(held.registeredAt)).toBe(90 * 86_400_000)
    expect(abilities).toMatchObject({ releaseOrigination: true, claimOrigination: false })
  })

  test('of two who claim the same person at once, one wins', async () => {
    const same = { phone: '13755550001' }
    const one = await brought('lawyer', { ...same, originatorId: null })
    const two = await brought('otherLawyer', { ...same, originatorId: null })
    const answers = await Promise.all([claim('lawyer', one.id), claim('otherLawyer', two.id)])
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 409]))
    expect(answers.find((answer) => answer.status === 409)?.error?.code).toBe('origination_taken')
  })

  test('whoever registers the same person later has a lead and no claim, by full name as well', async () => {
    await brought('lawyer', { organisation: '远山重工 股份公司' })
    const late = await brought('otherLawyer', { organisation: '远山重工股份公司' })
    const { claim: none, taken, abilities } = await origination('otherLawyer', late.id)
    expect(none).toBeNull()
    expect(taken.by).toEqual([{ id: firm.id('lawyer'), name: 'lawyer' }])
    expect(abilities).toMatchObject({ claimOrigination: false, disputeOrigination: true })
  })

  test('protection lapses by the clock, activity renews it, and what has lapsed is free', async () => {
    const lead = await brought('lawyer')
    days(80)
    const contact = { way: 'call', reached: false, note: '无人接听' }
    done(await firm.as('lawyer').post(`/api/leads/${lead.id}/first-contacts`, contact))
    days(80)
    expect((await origination('lawyer', lead.id)).claim.state).toBe('claimed')
    expect(await look('otherLawyer', { phone: lead.phone })).toHaveLength(1)
    days(11)
    expect((await origination('lawyer', lead.id)).claim.state).toBe('expired')
    expect(await look('otherLawyer', { phone: lead.phone })).toEqual([])
    const next = await brought('otherLawyer', { phone: lead.phone })
    expect((await origination('otherLawyer', next.id)).claim.state).toBe('claimed')
  })

  test('the firm says how long; what is released is free at once', async () => {
    const setting = '/api/origination-setting'
    expect((await firm.as('lawyer').put(setting, { protectedDays: 1 })).status).toBe(403)
    done(await firm.as('manager').put(setting, { protectedDays: 30 }))
    const lead = await brought('lawyer')
    const { claim: held } = await origination('lawyer', lead.id)
    expect(Date.parse(held.expiresAt) - Date.parse(held.registeredAt)).toBe(30 * 86_400_000)
    done(await firm.as('manager').put(setting, { protectedDays: 90 }))
    const release = (who: Person) =>
      firm.as(who).post(`/api/leads/${lead.id}/origination/release`, { reason: '转给同事' })
    expect((await release('manager')).status).toBe(403)
    done(await release('lawyer'))
    expect(await look('otherLawyer', { phone: lead.phone })).toEqual([])
  })
})

describe('seen as taken', () => {
  test('a colleague learns by whom, since and until when, nothing else; and it is recorded once a day', async () => {
    const lead = await brought('lawyer')
    const found = await look('otherLawyer', { phone: lead.phone })
    expect(found).toEqual([
      {
        by: [{ id: firm.id('lawyer'), name: 'lawyer' }],
        since: expect.any(String),
        until: expect.any(String),
      },
    ])
    await look('otherLawyer', { phone: lead.phone })
    expect((await firm.as('otherLawyer').get(`/api/leads/${lead.id}`)).status).toBe(404)
    expect((await firm.as('otherLawyer').get(`/api/leads/${lead.id}/origination`)).status).toBe(404)
    const told = (await firm.eventsOf(lead.id)).filter((one) => one.type === 'origination.told')
    expect(told).toHaveLength(1)
  })

  test('part of a name finds nobody', async () => {
    await brought('lawyer', { organisation: '青禾生物科技' })
    expect(await look('otherLawyer', { name: '青禾生物 科技' })).toHaveLength(1)
    expect(await look('otherLawyer', { name: '青禾生物' })).toEqual([])
    await brought('lawyer', { name: '赵六七' })
    expect(await look('otherLawyer', { name: '赵六七' })).toEqual([])
  })

  test('behind a wall there is nothing, whatever is asked', async () => {
    const lead = await brought('lawyer')
    await raiseWall(lead.id, 'otherLawyer')
    const nobody = await look('otherLawyer', { phone: '13999990000' })
    expect(await look('otherLawyer', { phone: lead.phone })).toEqual(nobody)
    const own = await brought('otherLawyer', { phone: lead.phone })
    const { taken, claim: held } = await origination('otherLawyer', own.id)
    expect([taken, held.state]).toEqual([null, 'claimed'])
    const told = (await firm.eventsOf(lead.id)).filter((one) => one.type === 'origination.told')
    expect(told).toEqual([])
  })
})

/** A dispute of the other lawyer about what the lawyer brought. */
async function disputed(claimant: Person = 'lawyer', by: Person = 'otherLawyer') {
  const lead = await brought(claimant)
  const late = await brought(by, { phone: lead.phone })
  const body = { reasons: '我先与其会谈', evidence: '一月十五日会议纪要' }
  const view = done(await firm.as(by).post(`/api/leads/${late.id}/origination/disputes`, body))
  return { lead, late, id: view.disputes[0].id as string }
}
const decide = (who: Person, id: string, body: object) =>
  firm
    .as(who)
    .post(`/api/origination-disputes/${id}/decision`, { decision: '双方各有贡献', ...body })

describe('arbitration', () => {
  test('a dispute is a promise of the manager, kept by the decision', async () => {
    const { id, lead, late } = await disputed()
    const owed = () =>
      firm.look<{ owner_id: string; status: string }>(
        `select owner_id, status from commitment where about_id = $1 and clause_code = 'O1a.origination'`,
        [id],
      )
    expect(await owed()).toEqual([{ owner_id: firm.id('manager'), status: 'open' }])
    const answer = { answer: '客户由我介绍' }
    const path = `/api/origination-disputes/${id}/answer`
    expect((await firm.as('otherLawyer').post(path, answer)).status).toBe(403)
    done(await firm.as('lawyer').post(path, answer))
    expect((await firm.as('lawyer').post(path, answer)).error?.code).toBe('dispute_answered')
    done(await decide('manager', id, { outcome: 'left' }))
    expect(await owed()).toMatchObject([{ status: 'kept' }])
    expect((await origination('otherLawyer', late.id)).disputes).toMatchObject([
      { outcome: 'left', decision: '双方各有贡献', decidedBy: { name: 'manager' } },
    ])
    expect((await origination('lawyer', lead.id)).claim.state).toBe('claimed')
    expect((await decide('managingPartner', id, { outcome: 'left' })).error?.code).toBe(
      'dispute_decided',
    )
  })

  test('nobody decides their own dispute, and who is no side reads nothing of it', async () => {
    const { id, lead } = await disputed('manager', 'otherLawyer')
    expect((await decide('manager', id, { outcome: 'left' })).status).toBe(403)
    expect((await decide('otherLawyer', id, { outcome: 'awarded' })).status).toBe(403)
    expect((await decide('lawyer', id, { outcome: 'awarded' })).status).toBe(403)
    expect((await origination('specialist', lead.id)).disputes).toEqual([])
    const owners = await firm.look<{ role: string }>(
      `select r.role from commitment c join person_role r on r.person_id = c.owner_id
       where c.about_id = $1 and r.role <> 'it_administrator'`,
      [id],
    )
    expect(owners).toEqual([{ role: 'managing_partner' }])
    done(await decide('managingPartner', id, { outcome: 'left' }))
  })

  test('one asks once, not about what is one’s own, and not about what nobody holds', async () => {
    const { late, lead } = await disputed()
    const ask = (who: Person, id: string) =>
      firm.as(who).post(`/api/leads/${id}/origination/disputes`, { reasons: '再议' })
    expect((await ask('otherLawyer', late.id)).error?.code).toBe('already_disputed')
    expect((await ask('lawyer', lead.id)).error?.code).toBe('own_origination')
    const free = await brought('lawyer', { originatorId: null })
    expect((await ask('lawyer', free.id)).error?.code).toBe('origination_not_taken')
  })

  test('an award changes who is proposed as originating lawyer, on either lead', async () => {
    const { id, lead, late } = await disputed()
    const proposed = async (who: Person, of: string) =>
      done(await firm.as(who).get(`/api/leads/${of}/conversion`)).originating.map(
        (one: { person: { name: string }; share: number }) => [one.person.name, one.share],
      )
    expect(await proposed('lawyer', lead.id)).toEqual([['lawyer', 100]])
    expect(await proposed('otherLawyer', late.id)).toEqual([])
    const without = await decide('manager', id, { outcome: 'shared' })
    expect(without.error?.fields).toEqual([{ path: 'share', code: 'share_goes_with_shared' }])
    done(await decide('manager', id, { outcome: 'shared', share: 40 }))
    const shared = [
      ['lawyer', 60],
      ['otherLawyer', 40],
    ]
    expect(await proposed('lawyer', lead.id)).toEqual(shared)
    expect(await proposed('otherLawyer', late.id)).toEqual(shared)
  })
})

/** A lead converted with these people on record as having brought it. */
async function converted(
  originating: { personId: string; share: number }[],
  more: { originatorId?: string; name?: string; phone?: string } = {},
): Promise<{ leadId: string; clientId: string }> {
  firm.clock.set(mondayMorning)
  const lead = await leadAt('proposed', firm, more)
  const path = `/api/leads/${lead.id}`
  for (const about of ['plan', 'fees'] as const)
    done(
      await firm.as('specialist').post(`${path}/contentment`, contentment(lead.proposalId, about)),
    )
  const { name } = done(await firm.as('specialist').get(path))
  done(await firm.as('specialist').post(`${path}/identification`, identityCard))
  const names = clearDecision([name, identityCard.name])
  done(await firm.as('conflictOfficer').post(`${path}/conflict-decision`, names))
  const called = more.name ? { clientName: more.name } : {}
  const said = { title: '租金纠纷', leadLawyerId: firm.id('lawyer'), originating, ...called }
  const { clientId } = done(await firm.as('specialist').post(`${path}/conversion`, said))
  return { leadId: lead.id, clientId }
}
const allTo = (who: Person) => [{ personId: firm.id(who), share: 100 }]

test('the claim goes with the lead to its client and is kept while the engagement runs', async () => {
  const { leadId, clientId } = await converted(allTo('lawyer'), {
    originatorId: firm.id('lawyer'),
  })
  days(400)
  const held = done(await firm.as('lawyer').get(`/api/clients/${clientId}/origination`))
  expect(held.claim).toMatchObject({ state: 'claimed', expiresAt: null })
  const phone = (
    await firm.look<{ phone: string }>('select phone from lead where id = $1', [leadId])
  )[0]
  expect(await look('otherLawyer', { phone: phone?.phone })).toMatchObject([{ until: null }])
})

test('who brought a client is what was said when its lead was converted, where nobody had claimed it', async () => {
  const { leadId, clientId } = await converted([
    { personId: firm.id('lawyer'), share: 70 },
    { personId: firm.id('otherLawyer'), share: 30 },
  ])
  const { claim } = done(await firm.as('lawyer').get(`/api/clients/${clientId}/origination`))
  expect(claim).toMatchObject({ state: 'claimed', expiresAt: null })
  expect(claim.shares).toMatchObject([
    { person: { name: 'lawyer' }, share: 70 },
    { person: { name: 'otherLawyer' }, share: 30 },
  ])
  // Both see the client they brought, and the lead tells the same.
  done(await firm.as('otherLawyer').get(`/api/clients/${clientId}/origination`))
  expect((await origination('lawyer', leadId)).claim).toMatchObject({ state: 'claimed' })
  const taken = await firm
    .as('manager')
    .post(`/api/clients/${clientId}/origination`, { claimantId: firm.id('civilHead') })
  expect(taken.error?.code).toBe('origination_taken')
})

test('a client somebody else stands protected for says so, although the conversion named another', async () => {
  const { phone } = await brought('otherLawyer', { name: '钱思远与合伙人' })
  const { clientId } = await converted(allTo('lawyer'), {
    name: '钱思远与合伙人',
  })
  const shown = done(await firm.as('manager').get(`/api/clients/${clientId}/origination`))
  expect(shown).toMatchObject({ claim: null, taken: { by: [{ name: 'otherLawyer' }] } })
  // By the telephone of the lead as well, whatever the client is called.
  const other = await converted(allTo('lawyer'), { phone })
  const reached = done(await firm.as('manager').get(`/api/clients/${other.clientId}/origination`))
  expect(reached.claim).toBeNull()
})

describe('on the page of the client', () => {
  let clientId: string
  const path = () => `/api/clients/${clientId}/origination`

  test('whoever works for it claims it, and not what is taken', async () => {
    const made = await converted(allTo('lawyer'))
    clientId = made.clientId
    const over = await firm
      .as('lawyer')
      .post(`/api/leads/${made.leadId}/origination/release`, { reason: '另有安排' })
    done(over)
    const before = done(await firm.as('lawyer').get(path()))
    expect(before).toMatchObject({
      claim: { state: 'released' },
      abilities: { claimOrigination: true },
    })
    expect((await firm.as('otherLawyer').post(path(), {})).status).toBe(404)
    const claimed = done(await firm.as('lawyer').post(path(), {}))
    expect(claimed.claim).toMatchObject({ state: 'claimed', expiresAt: null })
    expect(claimed.abilities).toMatchObject({ claimOrigination: false, disputeOrigination: false })
    const again = await firm.as('manager').post(path(), { claimantId: firm.id('otherLawyer') })
    expect(again.error?.code).toBe('origination_taken')
  })

  test('a colleague who works for it disputes it once, the claimant answers, the manager decides', async () => {
    const said = { reasons: '首次会谈由我促成', evidence: '' }
    const open = done(await firm.as('specialist').get(path()))
    expect(open.abilities).toMatchObject({ disputeOrigination: true })
    done(await firm.as('specialist').post(`${path()}/disputes`, said))
    const twice = await firm.as('specialist').post(`${path()}/disputes`, said)
    expect(twice.error?.code).toBe('already_disputed')
    const own = await firm.as('lawyer').post(`${path()}/disputes`, said)
    expect(own.error?.code).toBe('own_origination')
    const { disputes } = done(await firm.as('lawyer').get(path()))
    const of = `/api/origination-disputes/${disputes[0].id}`
    done(await firm.as('lawyer').post(`${of}/answer`, { answer: '客户由我介绍' }))
    const decision = { outcome: 'shared', share: 30, decision: '各有贡献' }
    done(await firm.as('manager').post(`${of}/decision`, decision))
    const after = done(await firm.as('lawyer').get(path()))
    expect(after.claim.shares.map((one: { share: number }) => one.share)).toEqual([70, 30])
  })
})
