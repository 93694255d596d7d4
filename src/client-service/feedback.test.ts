import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ifMatch } from '../../tests/support/http.ts'
import { done, type Service, startService } from './service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

const said = (engagementId: string, more: object = {}) => ({
  subject: { kind: 'engagement', id: engagementId },
  kind: 'problem',
  text: '账单看不懂',
  way: 'wechat',
  ...more,
})

describe('feedback', () => {
  it('is acknowledged, resolved and confirmed, each promise kept in turn', async () => {
    const { engagementId } = await firm.running()
    const given = done(await firm.as('specialist').post('/api/feedback', said(engagementId)))
    expect(await firm.promises(given.id)).toEqual(['S3.acknowledge open', 'S3.resolve open'])
    expect(given.promise).toMatchObject({ clause: 'S3.acknowledge', paused: false })
    const path = `/api/feedback/${given.id}`
    done(await firm.as('specialist').post(`${path}/acknowledgement`, { way: 'call' }))
    const solution = { solution: '换成分项账单', way: 'call' }
    done(await firm.as('lawyer').post(`${path}/resolution`, solution))
    expect(await firm.promises(given.id)).toEqual([
      'S3.acknowledge kept',
      'S3.follow open',
      'S3.resolve kept',
    ])
    const own = await firm.as('lawyer').post(`${path}/confirmation`, { content: true })
    expect(own.status).toBe(403)
    const end = done(await firm.as('specialist').post(`${path}/confirmation`, { content: true }))
    expect(end).toMatchObject({ state: 'confirmed', isOpen: false, promise: null })
    expect(await firm.promises(given.id)).toContain('S3.follow kept')
  })

  it('the client is not content with opens again', async () => {
    const { engagementId } = await firm.running()
    const given = done(await firm.as('lawyer').post('/api/feedback', said(engagementId)))
    const path = `/api/feedback/${given.id}`
    done(await firm.as('lawyer').post(`${path}/resolution`, { solution: '已说明', way: 'call' }))
    const mute = await firm.as('specialist').post(`${path}/confirmation`, { content: false })
    expect(mute.status).toBe(422)
    const no = { content: false, said: '还是看不懂' }
    const again = done(await firm.as('specialist').post(`${path}/confirmation`, no))
    expect(again).toMatchObject({ state: 'reopened', isOpen: true, timesReopened: 1 })
    expect(await firm.promises(given.id)).toEqual([
      'S3.acknowledge kept',
      'S3.follow kept',
      'S3.resolve kept',
      'S3.resolve open',
    ])
  })

  it('stands on the desk while something is to be done about it', async () => {
    const { engagementId, clientId } = await firm.running()
    const praise = said(engagementId, { kind: 'praise', text: '很及时' })
    const given = done(await firm.as('specialist').post('/api/feedback', praise))
    const desk = async () => {
      const query = `/api/feedback?state=open&clientId=${clientId}&limit=5`
      const { items } = done(await firm.as('manager').get(query))
      return items.map((one: { id: string }) => one.id)
    }
    expect(await desk()).toEqual([given.id])
    done(
      await firm
        .as('specialist')
        .post(`/api/feedback/${given.id}/acknowledgement`, { way: 'call' }),
    )
    expect(await desk()).toEqual([])
    const resolution = { solution: '谢谢', way: 'call' }
    const solved = await firm
      .as('specialist')
      .post(`/api/feedback/${given.id}/resolution`, resolution)
    expect(solved.error?.code).toBe('wrong_state')
  })
})

describe('a complaint', () => {
  const complaint = (engagementId: string) =>
    said(engagementId, { kind: 'complaint', text: '三周没有回音' })

  it('is handled by nobody of the team complained about', async () => {
    const { engagementId } = await firm.running({ lawyers: [] })
    const given = done(await firm.as('specialist').post('/api/feedback', complaint(engagementId)))
    const path = `/api/feedback/${given.id}`
    expect(await firm.promises(given.id)).toEqual(['T3 open', 'T3.acknowledge open'])
    const handler = await firm
      .as('manager')
      .post(`${path}/handler`, { personId: firm.id('lawyer') })
    expect(handler).toMatchObject({ status: 409, error: { code: 'own_team' } })
    const own = await firm.as('lawyer').post(`${path}/acknowledgement`, { way: 'call' })
    expect(own.status).toBe(403)
    const head = { personId: firm.id('civilHead') }
    expect((await firm.as('manager').post(`${path}/handler`, head)).status).toBe(201)
  })

  it('reaches its owner, who need not see the engagement, and ends with an outcome told', async () => {
    const { engagementId } = await firm.running()
    const given = done(await firm.as('lawyer').post('/api/feedback', complaint(engagementId)))
    const owner = firm.as('complaintOwner')
    const path = `/api/feedback/${given.id}`
    const { items } = done(await owner.get('/api/feedback?state=open&kind=complaint'))
    expect(items.map((one: { id: string }) => one.id)).toContain(given.id)
    done(await owner.post(`${path}/acknowledgement`, { way: 'call', said: '由我处理，十日内答复' }))
    const solution = { solution: '更换主办律师并致歉', way: 'letter' }
    expect((await owner.post(`${path}/resolution`, solution)).error?.code).toBe('outcome_missing')
    const outcome = { ...solution, complaintOutcome: 'upheld' }
    const resolved = done(await owner.post(`${path}/resolution`, outcome))
    expect(resolved).toMatchObject({ state: 'resolved', complaintOutcome: 'upheld' })
    expect(await firm.promises(given.id)).toEqual(
      expect.arrayContaining(['T3 kept', 'T3.acknowledge kept', 'S3.follow open']),
    )
  })

  const owedBy = async (feedbackId: string) =>
    (
      await firm.look(
        `select c.clause_code || ' ' || p.name as line from commitment c join person p on p.id = c.owner_id
         where c.about_id = $1 and c.closed_at is null order by c.clause_code`,
        [feedbackId],
      )
    ).map((row) => row.line)

  it('the client is not content with goes back to the complaint desk, never to the team', async () => {
    const { engagementId } = await firm.running()
    const given = done(await firm.as('specialist').post('/api/feedback', complaint(engagementId)))
    const path = `/api/feedback/${given.id}`
    const outcome = { solution: '已说明', way: 'call', complaintOutcome: 'not_upheld' }
    done(await firm.as('complaintOwner').post(`${path}/resolution`, outcome))
    done(await firm.as('manager').post(`${path}/confirmation`, { content: false, said: '没用' }))
    expect(await owedBy(given.id)).toEqual(['T3 complaintOwner'])
  })

  it('is owed by whoever is named to handle it', async () => {
    const { engagementId } = await firm.running()
    const given = done(await firm.as('specialist').post('/api/feedback', complaint(engagementId)))
    expect(await owedBy(given.id)).toEqual(['T3 complaintOwner', 'T3.acknowledge complaintOwner'])
    const handler = { personId: firm.id('secondPartner') }
    done(await firm.as('complaintOwner').post(`/api/feedback/${given.id}/handler`, handler))
    expect(await owedBy(given.id)).toEqual(['T3 secondPartner', 'T3.acknowledge secondPartner'])
    const path = `/api/feedback/${given.id}`
    const outcome = { solution: '已致歉', way: 'call', complaintOutcome: 'upheld' }
    done(await firm.as('secondPartner').post(`${path}/resolution`, outcome))
    done(await firm.as('manager').post(`${path}/confirmation`, { content: false, said: '没用' }))
    expect(await owedBy(given.id)).toEqual(['T3 secondPartner'])
  })

  it('is confirmed with the client by somebody outside the team, not by the specialist complained about', async () => {
    const { engagementId } = await firm.running()
    const given = done(await firm.as('specialist').post('/api/feedback', complaint(engagementId)))
    const path = `/api/feedback/${given.id}`
    const outcome = { solution: '已更换专员', way: 'call', complaintOutcome: 'upheld' }
    done(await firm.as('complaintOwner').post(`${path}/resolution`, outcome))
    expect(await owedBy(given.id)).toEqual(['S3.follow manager'])
    for (const said of [{ content: true }, { content: false, said: '没用' }]) {
      const own = await firm.as('specialist').post(`${path}/confirmation`, said)
      expect(own).toMatchObject({ status: 409, error: { code: 'own_team' } })
    }
    const seen = done(await firm.as('specialist').get(path))
    expect(seen.abilities.confirmFeedback).toBe(false)
    expect(done(await firm.as('manager').get(path)).abilities.confirmFeedback).toBe(true)
    done(await firm.as('manager').post(`${path}/confirmation`, { content: true, said: '满意' }))
    expect(await firm.promises(given.id)).toContain('S3.follow kept')
  })

  it('of a complaint owner’s own team is owed by somebody outside of it', async () => {
    const lawyers = [
      { person_id: firm.id('lawyer'), part: 'lead_lawyer', share: null },
      { person_id: firm.id('complaintOwner'), part: 'assisting_lawyer', share: null },
      { person_id: firm.id('civilHead'), part: 'originating_lawyer', share: 100 },
    ]
    const { engagementId } = await firm.running({ lawyers })
    const given = done(await firm.as('specialist').post('/api/feedback', complaint(engagementId)))
    expect(await owedBy(given.id)).toEqual(['T3 manager', 'T3.acknowledge manager'])
  })

  it('about the client as a whole is about everyone who works for the client', async () => {
    const { clientId } = await firm.running()
    const whole = { ...complaint(clientId), subject: { kind: 'client', id: clientId } }
    const given = done(await firm.as('manager').post('/api/feedback', whole))
    const handler = { personId: firm.id('lawyer') }
    const named = await firm.as('complaintOwner').post(`/api/feedback/${given.id}/handler`, handler)
    expect(named.error?.code).toBe('own_team')
  })
})

describe('the service plan', () => {
  it('is adjusted to feedback: a new version that says which', async () => {
    const { engagementId, path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const touching = said(engagementId, { kind: 'suggestion', touchesPlan: true })
    const first = done(await lawyer.post('/api/feedback', touching))
    const second = done(await lawyer.post('/api/feedback', touching))
    expect(await firm.promises(first.id)).toContain('S4 open')
    const { milestones } = done(await lawyer.get(`${path}/plan`))
    const [letter, suit] = milestones
    done(await lawyer.post(`${path}/milestones/${letter.id}/completion`, {}))
    const adjustment = {
      reasonKind: 'feedback',
      reason: '客户希望先调解',
      feedbackIds: [first.id, second.id],
      milestones: [
        { id: letter.id, title: '改名也没用' },
        { title: '调解', dueOn: '2026-03-30' },
        { id: suit.id, title: '起诉', dueOn: '2026-05-20' },
      ],
    }
    const dropped = { ...adjustment, milestones: adjustment.milestones.slice(1) }
    const refused = await lawyer.post(`${path}/plan-adjustments`, dropped, ifMatch(1))
    expect(refused.error?.code).toBe('completed_milestone_dropped')
    const plan = done(await lawyer.post(`${path}/plan-adjustments`, adjustment, ifMatch(1)))
    expect(plan).toMatchObject({
      number: 2,
      milestones: [
        { id: letter.id, title: '发出律师函', state: 'completed' },
        { title: '调解', state: 'planned' },
        { id: suit.id, dueOn: '2026-05-20' },
      ],
      versions: [{ number: 2, reason: '客户希望先调解' }, { number: 1 }],
    })
    expect(await firm.promises(first.id)).toContain('S4 kept')
    expect(await firm.promises(second.id)).toContain('S4 kept')
    const before = done(await lawyer.get(`${path}/plan?number=1`))
    expect(before.milestones).toHaveLength(2)
    const unseen = await lawyer.post(`${path}/plan-adjustments`, adjustment, ifMatch(1))
    expect(unseen).toMatchObject({ status: 412, error: { details: { current: { number: 2 } } } })
    const again = await lawyer.post(`${path}/plan-adjustments`, adjustment, ifMatch(2))
    expect(again.error?.code).toBe('feedback_settled')
  })

  it('may be kept with a reason, and is not adjusted to nothing', async () => {
    const { engagementId, path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const touching = said(engagementId, { kind: 'suggestion', touchesPlan: true })
    const given = done(await lawyer.post('/api/feedback', touching))
    const nothing = { reasonKind: 'feedback', reason: '想改', milestones: [{ title: '调解' }] }
    const refused = await lawyer.post(`${path}/plan-adjustments`, nothing)
    expect(refused.error?.fields).toMatchObject([{ path: 'feedbackIds', code: 'required' }])
    done(await lawyer.post(`${path}/plan-keepings`, { feedbackId: given.id, reason: '时效将届满' }))
    expect(await firm.promises(given.id)).toContain('S4 kept')
    const other = await firm.running()
    const foreign = { feedbackId: given.id, reason: '别的案件' }
    const wrong = await lawyer.post(`${other.path}/plan-keepings`, foreign)
    expect(wrong.error?.code).toBe('feedback_not_of_this_client')
  })
})
