import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  assessment,
  clearDecision,
  contentment,
  type Development,
  done,
  identityCard,
  leadAt,
  proposal,
  somebody,
  startDevelopment,
  steps,
} from './development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const openClauses = async (leadId: string) =>
  (
    await firm.look<{ clause_code: string }>(
      `select clause_code from commitment where subject_id = $1 and closed_at is null order by clause_code`,
      [leadId],
    )
  ).map((row) => row.clause_code)

describe('the road of a lead from registration to client', () => {
  let id = ''
  let proposalId = ''
  const road = (what: string) => `/api/leads/${id}/${what}`

  it('marketing registers it, and screening is owed', async () => {
    const body = somebody({ name: '王芳', organisation: '蓝汐海洋工程', opponents: ['鑫澜海洋'] })
    const lead = done(await firm.as('marketer').post('/api/leads', body))
    id = lead.id
    expect(lead).toMatchObject({ stage: 'registered', version: 1 })
    expect(lead.abilities).toMatchObject({
      screenLead: true,
      assignLead: false,
      convertLead: false,
    })
    expect(await openClauses(id)).toEqual(['D1'])
  })

  it('screening without a rule that matches leaves the assignment to the manager', async () => {
    const body = { outcome: 'accepted', practiceArea: 'civil' }
    const lead = done(await firm.as('marketer').post(road('screening'), body))
    expect(lead).toMatchObject({ stage: 'screened', specialistId: null })
    expect(await openClauses(id)).toEqual(['D1.assign'])
  })

  it('the manager assigns it, and the first contact is owed by the specialist', async () => {
    const body = {
      specialistId: firm.id('specialist'),
      departmentId: firm.department('民事业务部'),
    }
    const lead = done(await firm.as('manager').post(road('assignment'), body))
    expect(lead).toMatchObject({ stage: 'assigned', specialistId: firm.id('specialist') })
    expect(await openClauses(id)).toEqual(['D2'])
    const owner = await firm.look<{ owner_id: string }>(
      `select owner_id from commitment where subject_id = $1 and clause_code = 'D2'`,
      [id],
    )
    expect(owner[0]?.owner_id).toBe(firm.id('specialist'))
  })

  it('a contact that reaches nobody keeps no promise', async () => {
    const body = { way: 'call', reached: false, note: '无人接听' }
    const { lead } = done(await firm.as('specialist').post(road('first-contacts'), body))
    expect(lead.stage).toBe('assigned')
    expect(await openClauses(id)).toEqual(['D2'])
  })

  it('the specialist reaches them; the clear need goes to the head of the department and the conflict desk', async () => {
    const body = {
      way: 'wechat',
      reached: true,
      need: '两艘工作船的租金被拖欠半年',
      needClear: true,
      notPresented: '对方时间有限',
      nextStep: '发送材料清单',
      nextStepOn: '2026-03-05',
    }
    const { lead } = done(await firm.as('specialist').post(road('first-contacts'), body))
    expect(lead).toMatchObject({ stage: 'contacted', assessorId: firm.id('civilHead') })
    expect(await openClauses(id)).toEqual(['D2.next', 'D3', 'G4'])
    const contacts = (await firm.eventsOf(id)).filter((event) => event.type === 'lead.contacted')
    expect(contacts.at(-1)).toMatchObject({
      data: {
        way: 'wechat',
        reached: true,
        need_clear: true,
        next_step_on: '2026-03-05',
        first: false,
        presented: 0,
        not_presented: '对方时间有限',
      },
    })
  })

  it('a lawyer of the department who was not asked does not even see it', async () => {
    expect(await firm.as('lawyer').get(`/api/leads/${id}`)).toMatchObject({ status: 404 })
    expect(await firm.as('otherLawyer').get(`/api/leads/${id}`)).toMatchObject({ status: 404 })
  })

  it('the head assesses the need, and a proposal is owed', async () => {
    const body = {
      facts: '租金付到五月',
      legalBasis: '民法典第七百二十二条',
      risks: '对方可能主张抵销',
      prospects: '证据较充分，但无法保证胜诉',
      missingDocuments: ['租赁合同原件'],
      advice: '先发律师函',
      worthTaking: true,
      plan: '发函、保全、起诉',
      milestones: [{ title: '发函', responsibleId: firm.id('lawyer'), dueOn: '2026-03-20' }],
      feeEstimate: { kind: 'fixed', low: '20000', high: '30000.5', basis: '一审' },
    }
    const { lead } = done(await firm.as('civilHead').post(road('assessments'), body))
    expect(lead.stage).toBe('assessed')
    expect(await openClauses(id)).toEqual(['D4.proposal', 'G4'])
  })

  it('plan and fees are offered', async () => {
    const offered = done(await firm.as('civilHead').post(road('proposals'), proposal(firm)))
    expect(offered).toMatchObject({ number: 1, lead: { stage: 'proposed' } })
    proposalId = offered.proposalId
    expect(await openClauses(id)).toEqual(['D4', 'G4'])
  })

  it('a doubt about the fees is answered by the lawyer and followed by the specialist', async () => {
    const doubt = contentment(proposalId, 'fees', { content: false, doubt: '为什么这么贵？' })
    const said = done(await firm.as('specialist').post(road('contentment'), doubt))
    expect(said.complete).toBe(false)
    expect(await openClauses(id)).toEqual(['D4', 'D4.doubt', 'D4.doubt_followed', 'G4'])
    const answer = { contentmentId: said.contentmentId, answer: '含保全与差旅' }
    done(await firm.as('civilHead').post(road('doubt-answer'), answer))
    expect(await openClauses(id)).toEqual(['D4', 'D4.doubt_followed', 'G4'])
    const again = await firm.as('civilHead').post(road('doubt-answer'), answer)
    expect(again.error?.code).toBe('no_open_doubt')
  })

  it('a new version asks for contentment anew', async () => {
    done(await firm.as('specialist').post(road('contentment'), contentment(proposalId, 'plan')))
    const unseen = await firm.as('civilHead').post(road('proposals'), proposal(firm), {
      'if-match': '"7"',
    })
    expect(unseen).toMatchObject({ status: 412, error: { details: { current: { number: 1 } } } })
    const seen = { 'if-match': '"1"' }
    const offered = done(await firm.as('civilHead').post(road('proposals'), proposal(firm), seen))
    expect(offered.number).toBe(2)
    const old = await firm
      .as('specialist')
      .post(road('contentment'), contentment(proposalId, 'fees'))
    expect(old).toMatchObject({ status: 409, error: { code: 'proposal_superseded' } })
    proposalId = offered.proposalId
    const { missing } = done(await firm.as('specialist').get(road('conversion')))
    expect(missing).toEqual([
      'identification_missing',
      'conflict_missing',
      'plan_not_content',
      'fees_not_content',
    ])
  })

  it('conversion is refused, naming everything that is missing', async () => {
    const refusal = await firm.as('specialist').post(road('conversion'), conversion())
    expect(refusal).toMatchObject({ status: 409, error: { code: 'identification_missing' } })
    expect(refusal.error?.details.missing).toEqual([
      'identification_missing',
      'conflict_missing',
      'plan_not_content',
      'fees_not_content',
    ])
  })

  it('the lead says yes to plan and fees', async () => {
    const one = done(
      await firm.as('specialist').post(road('contentment'), contentment(proposalId, 'plan')),
    )
    expect(one.complete).toBe(false)
    const two = done(
      await firm.as('specialist').post(road('contentment'), contentment(proposalId, 'fees')),
    )
    expect(two.complete).toBe(true)
    const said = (await firm.eventsOf(id)).filter(
      (event) => event.type === 'proposal.contentment_recorded',
    )
    expect(said.at(-1)).toMatchObject({
      data: { about: 'fees', content: true, complete: true },
    })
  })

  it('a conflict decision that did not look for the opponent is refused', async () => {
    const half = clearDecision(['王芳', '蓝汐海洋工程'])
    const refusal = await firm.as('conflictOfficer').post(road('conflict-decision'), half)
    expect(refusal.error).toMatchObject({
      code: 'parties_not_searched',
      details: { missing: ['鑫澜海洋'] },
    })
    const whole = clearDecision(['王芳', '蓝汐海洋工程', '鑫澜海洋'])
    done(await firm.as('conflictOfficer').post(road('conflict-decision'), whole))
    expect(await openClauses(id)).toEqual(['D4'])
  })

  it('an opponent added afterwards makes the decision stale', async () => {
    firm.clock.advance(60_000)
    const { version } = done(await firm.as('specialist').get(`/api/leads/${id}`))
    const body = { opponents: ['鑫澜海洋', '鑫澜控股'] }
    const match = { 'if-match': `"${version}"` }
    const changed = done(await firm.as('specialist').patch(`/api/leads/${id}`, body, match))
    expect(changed.conflictDecisions[0].stale).toBe(true)
    const { missing } = done(await firm.as('specialist').get(road('conversion')))
    expect(missing).toEqual(['identification_missing', 'conflict_stale'])
    firm.clock.advance(60_000)
    const again = clearDecision(['王芳', '蓝汐海洋工程', '鑫澜海洋', '鑫澜控股'])
    done(await firm.as('conflictOfficer').post(road('conflict-decision'), again))
  })

  it('a wrong check digit is seen at the field; the right number is shown by its end only', async () => {
    const wrong = { ...identityCard, number: '110105194912310021' }
    const refusal = await firm.as('specialist').post(road('identification'), wrong)
    expect(refusal).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'number', code: 'identity_number_check' }] },
    })
    done(await firm.as('specialist').post(road('identification'), identityCard))
    const lead = done(await firm.as('specialist').get(`/api/leads/${id}`))
    expect(lead.identifications[0].number).toBe('**************002X')
  })

  it('shares that do not make a whole are refused at the field', async () => {
    const body = conversion({ originating: [{ personId: firm.id('civilHead'), share: 60 }] })
    const refusal = await firm.as('specialist').post(road('conversion'), body)
    expect(refusal.error?.fields).toEqual([{ path: 'originating', code: 'shares_not_100' }])
  })

  it('the lead becomes a client with an engagement, once, however often the button is pressed', async () => {
    const key = { 'idempotency-key': 'convert-once-0001' }
    expect(done(await firm.as('specialist').get(road('conversion'))).ready).toBe(true)
    const first = await firm.as('specialist').post(road('conversion'), conversion(), key)
    expect(first.status).toBe(201)
    const second = await firm.as('specialist').post(road('conversion'), conversion(), key)
    expect(second.body).toEqual(first.body)
    const events = await firm.eventsOf(id)
    expect(events.filter((event) => event.type === 'lead.converted')).toHaveLength(1)
    expect(events.find((event) => event.type === 'lead.converted')?.data).toMatchObject({
      client_id: first.body.clientId,
      engagement_id: first.body.engagementId,
      client_is_new: true,
      name: '王芳',
      kind: 'person',
      proposal_id: proposalId,
      lead_lawyer_id: firm.id('lawyer'),
      practice_area: 'civil',
      milestones: [{ title: '发出律师函', due_on: '2026-03-20' }],
      fees: { kind: 'fixed' },
    })
    const clients = await firm.look('select name from client where id = $1', [first.body.clientId])
    expect(clients).toEqual([{ name: '王芳' }])
    const ofLead = (await openClauses(id)).filter((clause) => clause.startsWith('D'))
    expect(ofLead).toEqual([])
  })

  it('a converted lead takes nothing more, neither from people nor in the database', async () => {
    const lead = done(await firm.as('specialist').get(`/api/leads/${id}`))
    expect(lead).toMatchObject({ stage: 'converted', proposals: [{ number: 2 }, { number: 1 }] })
    expect(Object.values(lead.abilities).some(Boolean)).toBe(false)
    const snooze = await firm
      .as('specialist')
      .post(road('snooze'), { until: '2026-05-01', reason: '等' })
    expect(snooze).toMatchObject({ status: 409, error: { code: 'lead_ended' } })
    await expect(
      firm.look(`update lead set stage = 'proposed' where id = $1`, [id]),
    ).rejects.toThrow('has ended')
    await expect(firm.look(`update lead set name = '别人' where id = $1`, [id])).rejects.toThrow(
      'has ended',
    )
  })

  it('whoever is a client already stays the same client with a new engagement', async () => {
    const first = done(await firm.as('specialist').get(road('conversion'))).conversion
    const next = await leadAt('proposed', firm, { name: '王芳' })
    const path = `/api/leads/${next.id}`
    const { version } = done(await firm.as('specialist').get(path))
    const match = { 'if-match': `"${version}"` }
    const known = { clientId: first.clientId }
    const blind = await firm.as('marketer').patch(path, known, match)
    expect(blind.error?.fields).toEqual([{ path: 'clientId', code: 'not_found' }])
    done(await firm.as('specialist').patch(path, known, match))
    done(
      await firm.as('conflictOfficer').post(`${path}/conflict-decision`, clearDecision(['王芳'])),
    )
    done(await firm.as('specialist').post(`${path}/identification`, identityCard))
    for (const about of ['plan', 'fees'] as const) {
      const body = contentment(next.proposalId, about)
      done(await firm.as('specialist').post(`${path}/contentment`, body))
    }
    const twice = await Promise.all(
      [0, 1].map(() => firm.as('specialist').post(`${path}/conversion`, conversion())),
    )
    const made = twice.filter((answer) => answer.status === 201)
    const refused = twice.filter((answer) => answer.status === 409)
    expect(made).toHaveLength(1)
    expect(refused[0]?.error?.code).toBe('lead_ended')
    expect(made[0]?.body.clientId).toBe(first.clientId)
    expect(made[0]?.body.engagementId).not.toBe(first.engagementId)
  })

  const conversion = (more: object = {}) => ({
    title: '船舶租金纠纷',
    leadLawyerId: firm.id('lawyer'),
    assistingLawyerIds: [firm.id('otherLawyer')],
    originating: [
      { personId: firm.id('civilHead'), share: 66.67 },
      { personId: firm.id('specialist'), share: 33.33 },
    ],
    ...more,
  })
})

describe('refusals on the road', () => {
  it('a refused conflict keeps a lead from becoming a client', async () => {
    const { id, proposalId } = await leadAt('proposed', firm, { name: '冲突者' })
    const road = `/api/leads/${id}`
    const decision = { ...clearDecision(['冲突者']), outcome: 'refused', reason: '对方为现客户' }
    done(await firm.as('conflictOfficer').post(`${road}/conflict-decision`, decision))
    done(await firm.as('specialist').post(`${road}/identification`, identityCard))
    for (const about of ['plan', 'fees'] as const) {
      done(await firm.as('specialist').post(`${road}/contentment`, contentment(proposalId, about)))
    }
    const refusal = await firm.as('specialist').post(`${road}/conversion`, {
      title: '委托',
      leadLawyerId: firm.id('lawyer'),
      originating: [{ personId: firm.id('lawyer'), share: 100 }],
    })
    expect(refusal.error).toMatchObject({
      code: 'conflict_refused',
      details: { missing: ['conflict_refused'] },
    })
  })

  it('only the conflict officer decides on conflicts', async () => {
    const { id } = await leadAt('contacted', firm)
    const refusal = await firm
      .as('managingPartner')
      .post(`/api/leads/${id}/conflict-decision`, clearDecision(['x']))
    expect(refusal.status).toBe(403)
  })

  it('an assessment that promises an outcome is refused at the field', async () => {
    const { id } = await leadAt('contacted', firm)
    const body = {
      facts: '甲',
      legalBasis: '乙',
      risks: '丙',
      prospects: '本案百分之百胜诉',
      advice: '我们保 证 胜 诉',
      worthTaking: false,
    }
    const refusal = await firm.as('lawyer').post(`/api/leads/${id}/assessments`, body)
    expect(refusal.error?.fields.map(({ path, code }) => [path, code])).toEqual([
      ['prospects', 'outcome_promise'],
      ['advice', 'outcome_promise'],
    ])
  })

  it('no contingency fee where the law forbids it, with the source named', async () => {
    const { id } = await leadAt('assessed', firm)
    const offer = (claimKinds: string[]) => ({
      ...proposal(firm),
      fees: { kind: 'contingency', low: '0', high: '90000', basis: '追回额的一成', claimKinds },
    })
    const refusal = await firm.as('lawyer').post(`/api/leads/${id}/proposals`, offer(['wages']))
    expect(refusal.error).toMatchObject({
      code: 'contingency_forbidden',
      details: { source: '司发通〔2021〕87号' },
    })
    done(await firm.as('lawyer').post(`/api/leads/${id}/proposals`, offer(['none_of_these'])))
  })

  it('no proposal without an assessment that says the case is worth taking', async () => {
    const early = await leadAt('contacted', firm)
    const refusal = await firm.as('lawyer').post(`/api/leads/${early.id}/proposals`, proposal(firm))
    expect(refusal.error?.code).toBe('not_assessed')
    const body = {
      facts: '甲',
      legalBasis: '乙',
      risks: '丙',
      prospects: '丁',
      advice: '不建议起诉',
      worthTaking: false,
    }
    done(await firm.as('lawyer').post(`/api/leads/${early.id}/assessments`, body))
    const later = await firm.as('lawyer').post(`/api/leads/${early.id}/proposals`, proposal(firm))
    expect(later.error?.code).toBe('not_worth_taking')
  })

  it('only approved introductions can be presented', async () => {
    const { id } = await leadAt('assigned', firm)
    const text = { kind: 'firm', title: '本所介绍', body: '成立于二〇〇一年' }
    const introduction = done(await firm.as('marketer').post('/api/introductions', text))
    const contact = { way: 'visit', reached: true, presented: [introduction.id] }
    const refusal = await firm.as('specialist').post(`/api/leads/${id}/first-contacts`, contact)
    expect(refusal.error?.fields).toEqual([{ path: 'presented.0', code: 'not_approved' }])
    const own = await firm.as('marketer').post(`/api/introductions/${introduction.id}/approval`)
    expect(own.status).toBe(403)
    const approval = `/api/introductions/${introduction.id}/approval`
    done(await firm.as('manager').post(approval, undefined, { 'if-match': '"1"' }))
    done(await firm.as('specialist').post(`/api/leads/${id}/first-contacts`, contact))
    const lead = done(await firm.as('specialist').get(`/api/leads/${id}`))
    expect(lead.contacts[0].presented).toEqual([{ id: introduction.id, title: '本所介绍' }])
  })

  it('a talk after the assessment says what was said, and moves nothing back', async () => {
    const { id } = await leadAt('proposed', firm)
    const path = `/api/leads/${id}/first-contacts`
    const talk = { way: 'call', reached: true, note: '对方问报价可否分期' }
    const recorded = done(await firm.as('specialist').post(path, talk))
    expect(recorded.lead.stage).toBe('proposed')
    const lead = done(await firm.as('specialist').get(`/api/leads/${id}`))
    expect(lead.contacts).toContainEqual(
      expect.objectContaining({ note: '对方问报价可否分期', presented: [] }),
    )
    expect(lead.need).not.toBe('')
  })

  it('whoever was reached was told of the firm, or it is said why not', async () => {
    const { id } = await leadAt('assigned', firm)
    const path = `/api/leads/${id}/first-contacts`
    const talk = { way: 'call', reached: true }
    const specialist = firm.as('specialist')
    const silent = await specialist.post(path, talk)
    expect(silent).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'notPresented', code: 'nothing_presented' }] },
    })
    done(await specialist.post(path, { way: 'call', reached: false }))
    done(await specialist.post(path, { ...talk, notPresented: '对方时间有限' }))
    const words = { kind: 'firm', title: '本所简介', body: '成立于二〇〇一年' }
    const introduction = done(await firm.as('marketer').post('/api/introductions', words))
    const approval = `/api/introductions/${introduction.id}/approval`
    done(await firm.as('manager').post(approval, undefined, { 'if-match': '"1"' }))
    const both = { ...talk, presented: [introduction.id], notPresented: '对方时间有限' }
    const torn = await specialist.post(path, both)
    expect(torn.error?.fields).toEqual([{ path: 'notPresented', code: 'was_presented' }])
    // A reason is no presentation: it is asked again, until something was presented once.
    expect((await specialist.post(path, talk)).error?.fields[0]?.code).toBe('nothing_presented')
    firm.clock.advance(60_000)
    done(await specialist.post(path, { ...talk, presented: [introduction.id] }))
    done(await specialist.post(path, talk))
    const { contacts } = done(await specialist.get(`/api/leads/${id}`))
    expect(contacts.map((one: { notPresented: string }) => one.notPresented)).toContain(
      '对方时间有限',
    )
    const told = (await firm.eventsOf(id)).filter(({ data }) => data.presented === 1)
    expect(told).toMatchObject([
      { type: 'lead.contacted', data: { introduction_ids: [introduction.id], not_presented: '' } },
    ])
  })

  it('a need is not clear without the need', async () => {
    const { id } = await leadAt('assigned', firm)
    const path = `/api/leads/${id}/first-contacts`
    const contact = {
      way: 'call',
      reached: true,
      needClear: true,
      notPresented: '对方已了解本所',
    }
    const specialist = firm.as('specialist')
    const empty = await specialist.post(path, contact)
    expect(empty).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'need', code: 'clear_need_unsaid' }] },
    })
    // What was noted when the lead was registered is the need as well.
    const { version } = done(await specialist.get(`/api/leads/${id}`))
    const match = { 'if-match': `"${version}"` }
    done(await specialist.patch(`/api/leads/${id}`, { need: '追讨货款' }, match))
    done(await specialist.post(path, contact))
  })

  it('a need taken away afterwards keeps a lead from becoming a client', async () => {
    const { id } = await leadAt('proposed', firm)
    const road = `/api/leads/${id}`
    const { version } = done(await firm.as('specialist').get(road))
    const match = { 'if-match': `"${version}"` }
    done(await firm.as('specialist').patch(road, { need: '' }, match))
    const refusal = await firm.as('specialist').post(`${road}/conversion`, {
      title: '委托',
      leadLawyerId: firm.id('lawyer'),
      originating: [{ personId: firm.id('lawyer'), share: 100 }],
    })
    expect(refusal).toMatchObject({ status: 409, error: { code: 'need_missing' } })
    expect(refusal.error?.details.missing).toContain('need_missing')
  })

  it('the assessment is asked of a lawyer of the department that practises it', async () => {
    const { id } = await leadAt('assigned', firm)
    const path = `/api/leads/${id}/first-contacts`
    const contact = {
      way: 'call',
      reached: true,
      need: '追讨货款',
      needClear: true,
      notPresented: '对方已了解本所',
    }
    const ask = (more: object) => firm.as('specialist').post(path, { ...contact, ...more })
    const criminal = firm.department('刑事业务部')
    const elsewhere = await ask({ assessorId: firm.id('otherLawyer') })
    expect(elsewhere).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'assessorId', code: 'other_department' }] },
    })
    const none = await ask({ departmentId: firm.department('marketing') })
    expect(none.error?.fields).toEqual([{ path: 'departmentId', code: 'not_a_practice' }])
    const other = await ask({ departmentId: criminal })
    expect(other.error?.fields).toEqual([{ path: 'departmentId', code: 'other_practice' }])
    const { lead } = done(
      await ask({
        departmentId: criminal,
        practiceArea: 'criminal',
        assessorId: firm.id('otherLawyer'),
      }),
    )
    expect(lead).toMatchObject({ departmentId: criminal, assessorId: firm.id('otherLawyer') })
    const body = { ...assessment, milestones: steps(firm) }
    const stranger = await firm.as('lawyer').post(`/api/leads/${id}/assessments`, body)
    expect(stranger.status).toBe(404)
    done(await firm.as('otherLawyer').post(`/api/leads/${id}/assessments`, body))
  })

  it('a case worth taking has a plan with a step at least, and an estimate of the fees', async () => {
    const { id } = await leadAt('contacted', firm)
    const path = `/api/leads/${id}/assessments`
    const bare = await firm.as('lawyer').post(path, { ...assessment, feeEstimate: null })
    expect(bare).toMatchObject({
      status: 422,
      error: {
        fields: [
          { path: 'milestones', code: 'required' },
          { path: 'feeEstimate', code: 'required' },
        ],
      },
    })
    done(await firm.as('lawyer').post(path, { ...assessment, milestones: steps(firm) }))
  })

  it('a first contact lies in the past and a clear need has a department', async () => {
    const { id } = done(
      await firm.as('specialist').post('/api/leads', somebody({ forMyself: true })),
    )
    const path = `/api/leads/${id}/first-contacts`
    const contact = {
      way: 'call',
      reached: true,
      need: '欠薪',
      needClear: true,
      notPresented: '对方时间有限',
    }
    const future = await firm
      .as('specialist')
      .post(path, { ...contact, at: '2027-01-01T00:00:00Z' })
    expect(future.error?.fields).toEqual([{ path: 'at', code: 'in_the_future' }])
    const nowhere = await firm.as('specialist').post(path, contact)
    expect(nowhere.error?.code).toBe('department_missing')
    const departmentId = firm.department('民事业务部')
    const { lead } = done(await firm.as('specialist').post(path, { ...contact, departmentId }))
    expect(lead).toMatchObject({ departmentId, assessorId: firm.id('civilHead') })
    expect(done(await firm.as('civilHead').get(`/api/leads/${id}`)).id).toBe(id)
  })
})
