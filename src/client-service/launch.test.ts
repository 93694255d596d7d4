import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { publish } from '../../tests/support/firm.ts'
import { ifMatch } from '../../tests/support/http.ts'
import { done, type Service, startService } from './service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

describe('a lead that has become a client', () => {
  it('has a client page, an engagement with its lawyers, a first plan and its promises', async () => {
    const { clientId, engagementId, leadId } = await firm.convert()
    const client = done(await firm.as('specialist').get(`/api/clients/${clientId}`))
    expect(client).toMatchObject({
      name: '浙江禾屿食品科技有限公司',
      tier: 'regular',
      leadId,
      specialistName: 'specialist',
      mainContactName: '姜晓棠',
      origin: { channel: '老客户介绍' },
      cameBy: { channel: '老客户介绍', campaign: null, referrer: null, referrerName: null },
      engagements: [{ id: engagementId, stage: 'opened', leadLawyerName: 'lawyer' }],
    })
    expect(client.members.map((one: { part: string }) => one.part).sort()).toEqual([
      'manager',
      'specialist',
    ])
    const engagement = done(await firm.as('lawyer').get(`/api/engagements/${engagementId}`))
    expect(engagement).toMatchObject({
      stage: 'opened',
      number: null,
      feeKind: 'fixed',
      feeAmount: '150000.00',
      cameBy: { channel: '老客户介绍' },
      conflict: { outcome: 'clear', stale: false },
      parties: [{ name: '浙江禾屿食品科技有限公司', role: 'client' }],
      abilities: { signContract: true, startEngagement: false, confirmFees: false },
    })
    const plan = done(await firm.as('lawyer').get(`/api/engagements/${engagementId}/plan`))
    expect(plan).toMatchObject({
      number: 1,
      milestones: [{ title: '发出律师函', state: 'planned' }, { title: '起诉' }],
    })
    expect(await firm.promises(clientId)).toEqual(['G3 open', 'O1b open'])
    expect(await firm.promises(engagementId)).toEqual(['S1 open'])
  })

  it('who is a client already gets a further engagement only', async () => {
    const first = await firm.convert({ name: '老客户' })
    await firm.convert({ name: '老客户', client_id: first.clientId, client_is_new: false })
    const client = done(await firm.as('manager').get(`/api/clients/${first.clientId}`))
    expect(client.engagements).toHaveLength(2)
    const registered = (await firm.eventsOf(first.clientId)).filter(
      (type) => type === 'client.registered',
    )
    expect(registered).toHaveLength(1)
  })

  it('is seen by those who work on it and by nobody else', async () => {
    const { clientId, engagementId } = await firm.convert()
    for (const person of ['lawyer', 'civilHead', 'specialist', 'accountant'] as const) {
      expect((await firm.as(person).get(`/api/clients/${clientId}`)).status, person).toBe(200)
    }
    for (const person of ['otherLawyer', 'marketer', 'engineer'] as const) {
      expect((await firm.as(person).get(`/api/clients/${clientId}`)).status, person).toBe(404)
      const engagement = await firm.as(person).get(`/api/engagements/${engagementId}`)
      expect(engagement.status, person).toBe(404)
      const listed = done(await firm.as(person).get('/api/clients'))
      expect(listed.items, person).toEqual([])
      const found = done(await firm.as(person).get('/api/engagements?q=腾跃'))
      expect(found.items, person).toEqual([])
    }
    expect((await firm.as(null).get(`/api/clients/${clientId}`)).status).toBe(401)
  })
})

describe('the engagement contract', () => {
  it('with its signed copy gives the case its number, gapless within year and department', async () => {
    const numbers: string[] = []
    while (numbers.length < 3) {
      const { engagementId } = await firm.convert()
      const path = `/api/engagements/${engagementId}/contract`
      const signed = done(await firm.as('lawyer').post(path, await firm.contract(engagementId)))
      expect(signed.stage).toBe('signed')
      numbers.push(signed.number)
      expect(await firm.promises(engagementId)).toEqual([
        'O3 open',
        'R2 open',
        'S1 kept',
        'S1.start open',
      ])
    }
    const first = Number(numbers[0]?.slice(-4))
    const expected = [0, 1, 2].map((more) => `2026民${String(first + more).padStart(4, '0')}`)
    expect(numbers).toEqual(expected)
    const found = done(await firm.as('lawyer').get(`/api/engagements?q=${numbers[1]}`))
    expect(found.items).toMatchObject([{ number: numbers[1] }])
  })

  it('is not there without the signed copy of this very engagement', async () => {
    const { engagementId, clientId } = await firm.convert()
    const path = `/api/engagements/${engagementId}/contract`
    const ofClient = await firm.fileOf(clientId, 'client')
    const contract = await firm.contract(engagementId, { signedFileId: ofClient })
    const answer = await firm.as('lawyer').post(path, contract)
    expect(answer.status).toBe(422)
    expect(answer.error?.fields).toEqual([{ path: 'signedFileId', code: 'signed_copy_missing' }])
  })

  it('is refused at the field where a day or a fee cannot be', async () => {
    const { engagementId } = await firm.convert()
    const wrong = await firm.contract(engagementId, {
      signedOn: '2026-03-03',
      feeAmount: null,
      termFrom: '2026-04-01',
      termTo: '2026-03-31',
    })
    const answer = await firm.as('lawyer').post(`/api/engagements/${engagementId}/contract`, wrong)
    expect(answer.status).toBe(422)
    expect(answer.error?.fields).toEqual([
      { path: 'signedOn', code: 'signed_in_future' },
      { path: 'termTo', code: 'term_reversed' },
      { path: 'feeAmount', code: 'fee_missing' },
    ])
  })

  it('with a contingency fee keeps to the highest the law allows', async () => {
    const { engagementId } = await firm.convert()
    const path = `/api/engagements/${engagementId}/contract`
    const named = { feeKind: 'contingency', claimKinds: ['none_of_these'] }
    const terms = { ...named, amountInDispute: '3000000.00' }
    const above = await firm.contract(engagementId, { ...terms, feeAmount: '480000.01' })
    expect((await firm.as('lawyer').post(path, above)).error?.fields).toEqual([
      { path: 'feeAmount', code: 'contingency_too_high', values: { most: '480000.00' } },
    ])
    const allowed = await firm.contract(engagementId, { ...terms, feeAmount: '480000.00' })
    const open = await firm.contract(engagementId, {
      feeKind: 'mixed',
      feeAmount: '900000.00',
      feeTerms: '按回款额的60 %',
    })
    expect((await firm.as('lawyer').post(path, open)).error?.fields.map((one) => one.path)).toEqual(
      ['claimKinds', 'feeTerms', 'amountInDispute'],
    )
    const signed = done(await firm.as('lawyer').post(path, allowed))
    expect(signed.claimKinds).toEqual(['none_of_these'])
  })

  it('hangs no fee on the outcome of a claim the proposal named and the law excludes', async () => {
    const proposalId = await firm.proposalFor(['wages'])
    const { engagementId } = await firm.convert({ proposal_id: proposalId })
    const path = `/api/engagements/${engagementId}/contract`
    const terms = { feeKind: 'contingency', feeAmount: '1.00', amountInDispute: '100.00' }
    const answer = await firm.as('lawyer').post(path, await firm.contract(engagementId, terms))
    expect(answer.status).toBe(422)
    expect(answer.error?.fields).toEqual([{ path: 'feeKind', code: 'contingency_forbidden' }])
  })

  it('waits for a new conflict decision once parties have changed', async () => {
    const { engagementId } = await firm.convert()
    const path = `/api/engagements/${engagementId}`
    firm.clock.advance(60_000)
    const opponent = { name: '腾跃包装有限公司', role: 'opponent' }
    const changed = done(await firm.as('lawyer').post(`${path}/parties`, opponent))
    expect(changed.conflict.stale).toBe(true)
    const contract = await firm.contract(engagementId)
    const stale = await firm.as('lawyer').post(`${path}/contract`, contract)
    expect(stale).toMatchObject({ status: 409, error: { code: 'conflict_stale' } })
    const decision = { outcome: 'clear', reason: '对方不是本所客户' }
    const own = await firm.as('lawyer').post(`${path}/conflict-decision`, decision)
    expect(own.status).toBe(403)
    firm.clock.advance(60_000)
    done(await firm.as('conflictOfficer').post(`${path}/conflict-decision`, decision))
    expect((await firm.as('lawyer').post(`${path}/contract`, contract)).status).toBe(201)
    const found = done(await firm.as('lawyer').get('/api/engagements?q=腾跃包装有限'))
    expect(found.items.map((one: { id: string }) => one.id)).toContain(engagementId)
  })
})

describe('a further engagement of a client', () => {
  const wanted = (clientId: string) => ({
    clientId,
    title: '年度法律顾问',
    practiceArea: 'commercial',
    departmentId: firm.department('民事业务部'),
    lawyers: [{ personId: firm.id('lawyer'), part: 'lead_lawyer' }],
  })

  it('opens at once and is signed once the conflict officer decided, whatever whoever opens it says', async () => {
    const { clientId } = await firm.convert()
    const said = { outcome: 'clear', reason: '看过', decidedBy: firm.id('conflictOfficer') }
    const typed = { ...wanted(clientId), conflict: said }
    expect((await firm.as('lawyer').post('/api/engagements', typed)).status).toBe(422)
    const opened = done(await firm.as('lawyer').post('/api/engagements', wanted(clientId)))
    expect(opened).toMatchObject({
      stage: 'opened',
      clientId,
      leadLawyerName: 'lawyer',
      conflict: { decidedAt: null, outcome: null, stale: false },
    })
    expect(await firm.promises(opened.id)).toEqual(['G4.further open', 'S1 open'])
    const path = `/api/engagements/${opened.id}`
    const contract = await firm.contract(opened.id)
    const early = await firm.as('lawyer').post(`${path}/contract`, contract)
    expect(early).toMatchObject({ status: 409, error: { code: 'conflict_missing' } })
    const decision = { outcome: 'clear', reason: '已检索' }
    done(await firm.as('conflictOfficer').post(`${path}/conflict-decision`, decision))
    expect(await firm.promises(opened.id)).toEqual(['G4.further kept', 'S1 open'])
    expect((await firm.as('lawyer').post(`${path}/contract`, contract)).status).toBe(201)
  })

  it('begins no work on parties who came in after the contract before the officer decided on them', async () => {
    const { engagementId } = await firm.convert()
    const path = `/api/engagements/${engagementId}`
    done(await firm.as('lawyer').post(`${path}/contract`, await firm.contract(engagementId)))
    firm.clock.advance(60_000)
    const opponent = { name: '腾跃包装有限公司', role: 'opponent' }
    done(await firm.as('lawyer').post(`${path}/parties`, opponent))
    const early = await firm.as('lawyer').post(`${path}/start`, {})
    expect(early).toMatchObject({ status: 409, error: { code: 'conflict_stale' } })
    firm.clock.advance(60_000)
    const decision = { outcome: 'clear', reason: '对方不是本所客户' }
    done(await firm.as('conflictOfficer').post(`${path}/conflict-decision`, decision))
    expect((await firm.as('lawyer').post(`${path}/start`, {})).status).toBe(201)
  })

  it('always has one lead lawyer, and shares of a hundred or none', async () => {
    const { clientId } = await firm.convert()
    const open = (lawyers: object[]) =>
      firm.as('manager').post('/api/engagements', { ...wanted(clientId), lawyers })
    const helper = { personId: firm.id('lawyer'), part: 'assisting_lawyer' }
    const problems = async (lawyers: object[]) => (await open(lawyers)).error?.fields
    expect(await problems([helper])).toEqual([{ path: 'lawyers', code: 'no_lead_lawyer' }])
    const lead = { personId: firm.id('lawyer'), part: 'lead_lawyer', share: '60' }
    const origin = { personId: firm.id('civilHead'), part: 'originating_lawyer' }
    expect(await problems([lead, { ...origin, share: '30' }])).toEqual([
      { path: 'lawyers', code: 'shares_not_100', values: { sum: '90' } },
    ])
    expect((await open([lead, { ...origin, share: '40' }])).status).toBe(201)
  })

  it('names who runs the matter first, then who helps, then who brought it', async () => {
    const { clientId } = await firm.convert()
    const opened = done(
      await firm.as('manager').post('/api/engagements', {
        ...wanted(clientId),
        lawyers: [
          { personId: firm.id('civilHead'), part: 'originating_lawyer' },
          { personId: firm.id('otherLawyer'), part: 'assisting_lawyer' },
          { personId: firm.id('lawyer'), part: 'lead_lawyer' },
        ],
      }),
    )
    const { lawyers } = done(await firm.as('manager').get(`/api/engagements/${opened.id}`))
    expect(lawyers.map((one: { part: string }) => one.part)).toEqual([
      'lead_lawyer',
      'assisting_lawyer',
      'originating_lawyer',
    ])
  })

  it('that changes hands is seen by its new lead lawyer and no longer by the former', async () => {
    const { engagementId, clientId } = await firm.convert({ lawyers: [] })
    const path = `/api/engagements/${engagementId}`
    const { version } = done(await firm.as('manager').get(path))
    const lawyers = [{ personId: firm.id('otherLawyer'), part: 'lead_lawyer' }]
    expect((await firm.as('manager').put(`${path}/lawyers`, { lawyers })).status).toBe(422)
    const stale = await firm.as('manager').put(`${path}/lawyers`, { lawyers }, ifMatch(version + 1))
    expect(stale.status).toBe(412)
    const twice = { lawyers: [...lawyers, ...lawyers] }
    const refused = await firm.as('manager').put(`${path}/lawyers`, twice, ifMatch(version))
    expect(refused.error?.fields).toEqual([
      { path: 'lawyers.1.personId', code: 'lawyer_named_twice' },
    ])
    done(await firm.as('lawyer').put(`${path}/lawyers`, { lawyers }, ifMatch(version)))
    const owed = `select owner_id from commitment where about_id = $1 and clause_code = 'S1'`
    expect(await firm.look(owed, [engagementId])).toEqual([{ owner_id: firm.id('otherLawyer') }])
    expect((await firm.as('otherLawyer').get(path)).status).toBe(200)
    expect((await firm.as('otherLawyer').get(`/api/clients/${clientId}`)).status).toBe(200)
    expect((await firm.as('lawyer').get(path)).status).toBe(404)
    expect((await firm.as('lawyer').get(`/api/clients/${clientId}`)).status).toBe(404)
  })
})

describe('an engagement of another department than its client’s', () => {
  it('is run by the head of its own department, who need not see the client’s page', async () => {
    const elsewhere = { department_id: firm.department('刑事业务部'), lawyers: [] }
    const first = await firm.convert(elsewhere)
    const further = await firm.convert({
      client_id: first.clientId,
      client_is_new: false,
      lawyers: [],
      opponents: ['某包装厂'],
    })
    const head = firm.as('civilHead')
    const path = `/api/engagements/${further.engagementId}`
    expect(done(await head.get(path))).toMatchObject({
      clientName: '浙江禾屿食品科技有限公司',
      parties: [{ role: 'client' }, { name: '某包装厂', role: 'opponent' }],
    })
    const { items } = done(await head.get(`/api/engagements?q=${encodeURIComponent('某包装厂')}`))
    expect(items).toMatchObject([{ id: further.engagementId }])
    expect((await head.get(`/api/clients/${first.clientId}`)).status).toBe(404)
    expect((await head.get(`/api/engagements/${first.engagementId}`)).status).toBe(404)
    const talk = { way: 'call', said: '一切顺利' }
    expect((await head.post(`${path}/talks`, talk)).status).toBe(201)
    expect(await firm.eventsOf(first.clientId)).toContain('client.contacted')
  })

  it('names its new lead lawyer, with the share, once a hand-over is accepted', async () => {
    const { engagementId } = await firm.convert({
      lawyers: [
        { person_id: firm.id('lawyer'), part: 'lead_lawyer', share: '60' },
        { person_id: firm.id('civilHead'), part: 'originating_lawyer', share: '40' },
      ],
    })
    const data = {
      part: 'lead_lawyer',
      from_id: firm.id('lawyer'),
      to_id: firm.id('otherLawyer'),
    }
    const subject = { kind: 'engagement' as const, id: engagementId }
    await publish(firm.runtime, [{ type: 'handover.accepted', subject, data }])
    const { lawyers } = done(await firm.as('manager').get(`/api/engagements/${engagementId}`))
    expect(lawyers).toMatchObject([
      { name: 'otherLawyer', part: 'lead_lawyer', share: '60.00' },
      { name: 'civilHead', part: 'originating_lawyer', share: '40.00' },
    ])
  })
})

describe('the road of an engagement', () => {
  it('runs from contract to archive, each step once and in its order', async () => {
    const { engagementId, path } = await firm.running()
    const lawyer = firm.as('lawyer')
    expect(await firm.promises(engagementId)).toEqual(
      expect.arrayContaining(['O2 open', 'S1.start kept', 'S2 open', 'S3 open']),
    )
    expect((await lawyer.post(`${path}/start`, {})).error?.code).toBe('wrong_stage')
    done(await lawyer.post(`${path}/terms-disclosure`, { way: 'visit', what: '方案与收费标准' }))
    expect((await lawyer.post(`${path}/fees-confirmation`, {})).status).toBe(403)
    done(await firm.as('accountant').post(`${path}/fees-confirmation`, {}))
    const again = await firm.as('accountant').post(`${path}/fees-confirmation`, {})
    expect(again.error?.code).toBe('already_done')
    done(await lawyer.post(`${path}/suspension`, { reason: '等待鉴定' }))
    expect(await firm.promises(engagementId)).toContain('S2 paused')
    done(await lawyer.post(`${path}/resumption`, {}))
    done(await lawyer.post(`${path}/closing`, { outcome: 'won', summary: '全部支持' }))
    expect(await firm.promises(engagementId)).toEqual(
      expect.arrayContaining(['M1 open', 'R1 open', 'R6 open', 'S2 cancelled', 'O3 kept']),
    )
    const own = await firm.as('civilHead').post(`${path}/quality-review`, { findings: '好' })
    expect(own.error?.code).toBe('own_work')
    const review = { findings: '按时、清楚' }
    done(await firm.as('managingPartner').post(`${path}/quality-review`, review))
    done(await lawyer.post(`${path}/archive`, { place: 'A-12', originalsReturned: true }))
    expect(await firm.eventsOf(engagementId)).toEqual(
      expect.arrayContaining([
        'engagement.opened',
        'engagement.contract_signed',
        'engagement.started',
        'engagement.terms_disclosed',
        'engagement.fees_confirmed',
        'engagement.suspended',
        'engagement.resumed',
        'engagement.closed',
        'engagement.quality_reviewed',
        'engagement.archived',
      ]),
    )
    const { acts } = done(await lawyer.get(path))
    expect(acts[0]).toMatchObject({ act: 'archive', by: { name: 'lawyer' } })
  })

  it('may end early on a lawful ground, which the head of the department confirms', async () => {
    const { engagementId, path } = await firm.running({ lawyers: [] })
    const ending = { ground: 'fees_unpaid', reason: '催告三次仍未支付' }
    done(await firm.as('lawyer').post(`${path}/ending`, ending))
    expect(await firm.promises(engagementId)).toEqual(
      expect.arrayContaining(['M1 open', 'R5 open', 'R6 open']),
    )
    const note = { note: '理由成立' }
    expect((await firm.as('lawyer').post(`${path}/ending-confirmation`, note)).status).toBe(403)
    done(await firm.as('civilHead').post(`${path}/ending-confirmation`, note))
    const review = { findings: '无' }
    const notClosed = await firm.as('managingPartner').post(`${path}/quality-review`, review)
    expect(notClosed.error?.code).toBe('wrong_stage')
  })

  it('takes nobody from behind a wall, and says nothing of the wall', async () => {
    const { engagementId, clientId, path } = await firm.running()
    await perform(firm.runtime, system, async ({ tx, now }) => {
      const id = uuidv7()
      await tx.insertInto('wall').values({ id, reason: '曾任对方顾问', raised_at: now }).execute()
      await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: clientId }).execute()
      for (const person of ['otherLawyer', 'otherSpecialist'] as const) {
        const principal_id = firm.id(person)
        await tx.insertInto('wall_principal').values({ wall_id: id, principal_id }).execute()
      }
    })
    const manager = firm.as('manager')
    const { version } = done(await manager.get(path))
    const lawyers = [
      { personId: firm.id('lawyer'), part: 'lead_lawyer' },
      { personId: firm.id('otherLawyer'), part: 'assisting_lawyer' },
    ]
    const joined = await manager.put(`${path}/lawyers`, { lawyers }, ifMatch(version))
    expect(joined.error?.fields).toEqual([{ path: 'lawyers.1.personId', code: 'not_available' }])
    const client = done(await manager.get(`/api/clients/${clientId}`))
    const team = { specialistId: firm.id('otherSpecialist'), managerId: firm.id('manager') }
    const cared = await manager.put(
      `/api/clients/${clientId}/care-team`,
      team,
      ifMatch(client.version),
    )
    expect(cared.error?.fields).toEqual([{ path: 'specialistId', code: 'not_available' }])
    expect(await firm.eventsOf(engagementId)).not.toContain('engagement.lawyers_set')
  })

  it('cannot be turned back, not even behind the rules', async () => {
    const { engagementId } = await firm.running()
    const back = `update engagement set stage = 'opened' where id = $1`
    await expect(firm.look(back, [engagementId])).rejects.toThrow('does not go from running')
  })
})
