import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, type Service, startService } from './service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

describe('what goes to a client', () => {
  it('promises no outcome, at whichever act, and says at which field', async () => {
    const { path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const promise = '本案必胜，保证胜诉，我们胜诉率98%'
    const refused = async (act: string, body: object) =>
      (await lawyer.post(`${path}/${act}`, body)).error?.fields.map(({ path: at, code }) => [
        at,
        code,
      ])
    const report = {
      toClient: true,
      toTeam: true,
      way: 'wechat',
      text: promise,
      nextSteps: promise,
    }
    expect(await refused('progress-reports', report)).toEqual([
      ['text', 'outcome_promise'],
      ['nextSteps', 'outcome_promise'],
    ])
    const choice = { title: '起诉', consequences: promise }
    const put = { question: '起诉还是调解', options: [choice, choice], answerBy: '2026-04-01' }
    expect(await refused('client-decisions', put)).toEqual([
      ['options.0.consequences', 'outcome_promise'],
      ['options.1.consequences', 'outcome_promise'],
    ])
    expect(await refused('terms-disclosure', { way: 'call', what: promise })).toEqual([
      ['what', 'outcome_promise'],
    ])
    expect(await refused('client-duties', { what: promise, dueOn: '2026-04-01' })).toEqual([
      ['what', 'outcome_promise'],
    ])
    // What only colleagues read is theirs to say.
    const inside = { ...report, toClient: false, way: null }
    expect((await lawyer.post(`${path}/progress-reports`, inside)).status).toBe(201)
    const honest = { ...report, text: '我们不能保证胜诉', nextSteps: '' }
    expect((await lawyer.post(`${path}/progress-reports`, honest)).status).toBe(201)
  })
})

describe('progress', () => {
  it('told to the client keeps one promise, told to the client relationship team another', async () => {
    const { engagementId, path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const report = { toClient: true, toTeam: false, way: 'wechat', text: '已立案' }
    const made = done(await lawyer.post(`${path}/progress-reports`, report))
    expect(made).toMatchObject({ toClient: true, reportedBy: { name: 'lawyer' } })
    expect(await firm.promises(engagementId)).toEqual(
      expect.arrayContaining(['S2 kept', 'S2 open', 'O2 open']),
    )
    const shared = { toClient: false, toTeam: true, text: '客户有意再委托' }
    done(await lawyer.post(`${path}/progress-reports`, shared))
    expect(await firm.promises(engagementId)).toEqual(expect.arrayContaining(['O2 kept']))
    const mute = await lawyer.post(`${path}/progress-reports`, { ...shared, toTeam: false })
    expect(mute.error?.fields).toMatchObject([{ path: 'toClient', code: 'required' }])
    const wayless = await lawyer.post(`${path}/progress-reports`, { ...report, way: null })
    expect(wayless.error?.fields).toMatchObject([{ path: 'way', code: 'required' }])
    const { items } = done(await lawyer.get(`${path}/progress-reports?limit=1`))
    expect(items).toMatchObject([{ text: '客户有意再委托' }])
  })

  it('is owed within a working day of an event in the matter', async () => {
    const { engagementId, path } = await firm.running()
    const hearing = { kind: 'hearing', happenedOn: '2026-03-02', text: '开庭通知' }
    const event = done(await firm.as('specialist').post(`${path}/matter-events`, hearing))
    expect(await firm.promises(engagementId)).toContain('S2.event open')
    const report = { toClient: true, toTeam: true, way: 'call', text: '十二月三日开庭' }
    const about = { ...report, matterEventId: event.id }
    done(await firm.as('lawyer').post(`${path}/progress-reports`, about))
    expect(await firm.promises(engagementId)).toContain('S2.event kept')
    const future = { ...hearing, happenedOn: '2026-03-03' }
    const early = await firm.as('specialist').post(`${path}/matter-events`, future)
    expect(early.error?.fields).toMatchObject([{ path: 'happenedOn', code: 'happened_in_future' }])
    const outsider = await firm.as('otherLawyer').post(`${path}/progress-reports`, report)
    expect(outsider.status).toBe(404)
    expect((await firm.as('accountant').post(`${path}/progress-reports`, report)).status).toBe(403)
  })
})

describe('a question of the client', () => {
  it('is answered once, and its promise is kept', async () => {
    const { path } = await firm.running()
    const asked = { text: '停薪留职期间社保由谁缴', way: 'wechat', askedBy: '姜晓棠' }
    const question = done(await firm.as('specialist').post(`${path}/questions`, asked))
    expect(await firm.promises(question.id)).toEqual(['S2.answer open'])
    const answer = { answer: '由单位代缴', way: 'wechat' }
    const answered = done(
      await firm.as('lawyer').post(`/api/questions/${question.id}/answer`, answer),
    )
    expect(answered).toMatchObject({
      state: 'answered',
      settledBy: { name: 'lawyer' },
      abilities: { answerQuestion: false },
    })
    expect(await firm.promises(question.id)).toEqual(['S2.answer kept'])
    const twice = await firm.as('lawyer').post(`/api/questions/${question.id}/answer`, answer)
    expect(twice).toMatchObject({ status: 409, error: { code: 'already_settled' } })
  })

  it('withdrawn by the client is owed no longer', async () => {
    const { path } = await firm.running()
    const asked = { text: '能否延期', way: 'call' }
    const { id } = done(await firm.as('lawyer').post(`${path}/questions`, asked))
    done(await firm.as('lawyer').post(`/api/questions/${id}/withdrawal`, { reason: '已自行解决' }))
    expect(await firm.promises(id)).toEqual(['S2.answer cancelled'])
    const unseen = await firm.as('otherLawyer').post(`/api/questions/${id}/answer`, {
      answer: '好',
      way: 'call',
    })
    expect(unseen.status).toBe(404)
  })
})

describe('a decision that is the client’s', () => {
  it('takes ten options of the greatest length and refuses what is beyond at its field', async () => {
    const { path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const longest = { title: '“'.repeat(200), consequences: '"后果\n'.repeat(1000) }
    const put = { question: '问'.repeat(2000), answerBy: '2026-03-10' }
    const options = Array.from({ length: 10 }, () => longest)
    const made = done(await lawyer.post(`${path}/client-decisions`, { ...put, options }))
    expect(made.options[9].consequences).toHaveLength(3999)
    const eleven = await lawyer.post(`${path}/client-decisions`, {
      ...put,
      options: [...options, longest],
    })
    expect(eleven.error?.fields).toMatchObject([{ path: 'options', code: 'too_many' }])
    const long = { title: '长'.repeat(201), consequences: '长'.repeat(4001) }
    const refused = await lawyer.post(`${path}/client-decisions`, {
      ...put,
      options: [longest, long],
    })
    expect(refused.error?.fields).toEqual([
      { path: 'options.1.title', code: 'too_long', values: { max: 200 } },
      { path: 'options.1.consequences', code: 'too_long', values: { max: 4000 } },
    ])
  })

  const options = [
    { title: '接受分期', consequences: '三期付清，撤回起诉' },
    { title: '继续诉讼', consequences: '约六个月，胜负未定' },
  ]
  it('holds back the milestone that waits for it until it is taken', async () => {
    const { path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const { milestones } = done(await lawyer.get(`${path}/plan`))
    const [letter, suit] = milestones
    const put = { question: '是否接受和解', options, answerBy: '2026-03-10', milestoneId: suit.id }
    const decision = done(await lawyer.post(`${path}/client-decisions`, put))
    expect(await firm.promises(decision.id)).toEqual(['S2.decision open'])
    const blocked = await lawyer.post(`${path}/milestones/${suit.id}/completion`, {})
    expect(blocked).toMatchObject({ status: 409, error: { code: 'decision_open' } })
    expect((await lawyer.post(`${path}/milestones/${letter.id}/completion`, {})).status).toBe(201)
    const taking = { option: 1, saidBy: '孟怀瑾', way: 'visit', evidence: '当面确认并签字' }
    const taken = done(await lawyer.post(`/api/client-decisions/${decision.id}/taking`, taking))
    expect(taken).toMatchObject({ state: 'taken', chosen: 1, saidBy: '孟怀瑾' })
    expect(await firm.promises(decision.id)).toEqual(['S2.decision kept'])
    const completed = done(await lawyer.post(`${path}/milestones/${suit.id}/completion`, {}))
    expect(completed.milestones).toMatchObject([{ state: 'completed' }, { state: 'completed' }])
  })

  it('has at least two options and a day still to come', async () => {
    const { path } = await firm.running()
    const put = { question: '是否上诉', options: options.slice(1), answerBy: '2026-03-10' }
    expect((await firm.as('lawyer').post(`${path}/client-decisions`, put)).status).toBe(422)
    const late = { ...put, options, answerBy: '2026-03-01' }
    const past = await firm.as('lawyer').post(`${path}/client-decisions`, late)
    expect(past.error?.fields).toMatchObject([{ path: 'answerBy', code: 'answer_by_past' }])
  })

  it('lapses with a mandate that ends early', async () => {
    const { path } = await firm.running()
    const put = { question: '是否上诉', options, answerBy: '2026-03-10' }
    const { id } = done(await firm.as('lawyer').post(`${path}/client-decisions`, put))
    const ending = { ground: 'client_terminates', reason: '客户解除委托' }
    done(await firm.as('lawyer').post(`${path}/ending`, ending))
    const { items } = done(await firm.as('lawyer').get(`${path}/client-decisions`))
    expect(items).toMatchObject([{ id, state: 'lapsed' }])
    expect(await firm.promises(id)).toEqual(['S2.decision cancelled'])
  })

  it('is awaited before the engagement is closed, or withdrawn with a reason', async () => {
    const { path } = await firm.running()
    const put = { question: '是否上诉', options, answerBy: '2026-03-10' }
    const { id } = done(await firm.as('lawyer').post(`${path}/client-decisions`, put))
    const closing = { outcome: 'settled', summary: '和解' }
    const refused = await firm.as('lawyer').post(`${path}/closing`, closing)
    expect(refused).toMatchObject({
      status: 409,
      error: { code: 'decisions_awaited', details: { decisions: 1 } },
    })
    const reason = { reason: '对方已全部履行' }
    done(await firm.as('lawyer').post(`/api/client-decisions/${id}/withdrawal`, reason))
    done(await firm.as('lawyer').post(`${path}/closing`, closing))
    expect(await firm.promises(id)).toEqual(['S2.decision cancelled'])
  })
})

describe('what is asked of the client', () => {
  it('is followed by whoever is named until it is there', async () => {
    const { path } = await firm.running()
    const asked = { what: '提供送货单原件', dueOn: '2026-03-06', ownerId: firm.id('specialist') }
    const duty = done(await firm.as('lawyer').post(`${path}/client-duties`, asked))
    const owed = await firm.look('select owner_id from commitment where about_id = $1', [duty.id])
    expect(owed).toEqual([{ owner_id: firm.id('specialist') }])
    const met = done(await firm.as('specialist').post(`/api/client-duties/${duty.id}/meeting`, {}))
    expect(met.state).toBe('met')
    expect(await firm.promises(duty.id)).toEqual(['R4 kept'])
    const drop = { reason: '不需要' }
    const late = await firm.as('lawyer').post(`/api/client-duties/${duty.id}/dropping`, drop)
    expect(late.error?.code).toBe('already_settled')
  })
})

describe('a regular talk', () => {
  it('keeps the promise of talking and counts as contact with the client', async () => {
    const { engagementId, clientId, path } = await firm.running()
    done(
      await firm
        .as('manager')
        .post(`/api/clients/${clientId}/tier`, { tier: 'key', reason: '大客户' }),
    )
    expect(await firm.promises(clientId)).toContain('M2 open')
    const talk = { way: 'visit', satisfaction: 5, nps: 9, said: '账单现在一眼就懂' }
    const made = done(await firm.as('specialist').post(`${path}/talks`, talk))
    expect(made).toMatchObject({ satisfaction: 5, nps: 9, recordedBy: { name: 'specialist' } })
    expect(await firm.promises(engagementId)).toContain('S3 kept')
    expect(await firm.promises(clientId)).toContain('M2 kept')
    const six = await firm.as('specialist').post(`${path}/talks`, { ...talk, satisfaction: 6 })
    expect(six.error?.fields).toMatchObject([{ path: 'satisfaction', code: 'too_large' }])
    const events = await firm.look(`select data from event where type = 'talk.recorded'`)
    expect(events[0].data).toMatchObject({ satisfaction: 5, nps: 9 })
  })
})
