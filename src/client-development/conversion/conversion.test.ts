import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  clearDecision,
  contentment,
  type Development,
  done,
  identityCard,
  leadAt,
  type Person,
  proposal,
  startDevelopment,
} from '../development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())
beforeEach(() => firm.clock.set('2026-03-02T01:30:00Z'))

const conversion = (more: object = {}) => ({
  title: '租赁合同纠纷',
  leadLawyerId: firm.id('lawyer'),
  originating: [{ personId: firm.id('civilHead'), share: 100 }],
  ...more,
})

/** A lead named 王芳 that lacks nothing but what the test is about. */
async function ready(identified = '王芳') {
  const lead = await leadAt('proposed', firm, { name: '王芳' })
  const road = (what: string) => `/api/leads/${lead.id}/${what}`
  const specialist = firm.as('specialist')
  for (const about of ['plan', 'fees'] as const) {
    done(await specialist.post(road('contentment'), contentment(lead.proposalId, about)))
  }
  const clear = clearDecision(['王芳'])
  done(await firm.as('conflictOfficer').post(road('conflict-decision'), clear))
  done(await specialist.post(road('identification'), { ...identityCard, name: identified }))
  return {
    ...lead,
    road,
    convert: (more?: object) => specialist.post(road('conversion'), conversion(more)),
  }
}

async function shutOut(person: Person, subjectId: string): Promise<void> {
  await perform(firm.server.runtime, system, async ({ tx, now }) => {
    const id = uuidv7()
    await tx.insertInto('wall').values({ id, reason: '曾任对方顾问', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subjectId }).execute()
    const principal_id = firm.id(person)
    await tx.insertInto('wall_principal').values({ wall_id: id, principal_id }).execute()
  })
}

describe('where a client came from', () => {
  const manager = () => firm.as('manager')
  const convertedTo = async (more?: object) => done(await (await ready()).convert(more))

  it('a client who referred a lead is named on it, found in the list and kept with client and engagement', async () => {
    const referrer = (await convertedTo()).clientId
    const marketer = firm.as('marketer')
    const media = { kind: 'media', name: '法治周刊' }
    const channelId = done(await marketer.post('/api/channels', media)).id
    const campaign = { channelId, name: '专栏连载' }
    const campaignId = done(await marketer.post('/api/campaigns', campaign)).id
    const { id, road, convert } = await ready()
    const path = `/api/leads/${id}`
    const { version } = done(await manager().get(path))
    const from = { channelId, campaignId, referrerClientId: referrer }
    done(await manager().patch(path, from, { 'if-match': `"${version}"` }))
    const lead = done(await manager().get(path))
    expect(lead.referrerClient).toEqual({ id: referrer, name: '王芳' })
    // Marketing does not see clients.
    expect(done(await marketer.get(path)).referrerClient).toBeNull()

    const offered = done(await manager().get('/api/leads/referrers')).items
    expect(offered).toEqual([{ id: referrer, name: '王芳' }])
    const found = done(await manager().get(`/api/leads/referrers?q=${encodeURIComponent('王芳')}`))
    expect(found.items).toContainEqual({ id: referrer, name: '王芳' })
    expect(done(await marketer.get('/api/leads/referrers')).items).toEqual([])
    for (const person of ['manager', 'specialist'] as const) {
      const list = done(await firm.as(person).get(`/api/leads?referrer=${referrer}`))
      expect(list.items.map((one: { id: string }) => one.id)).toEqual([id])
    }
    const board = done(await manager().get(`/api/leads/board?referrer=${referrer}`))
    expect(board.columns.flatMap((one: { items: object[] }) => one.items)).toHaveLength(1)

    expect(done(await manager().get(road('conversion'))).missing).toEqual([])
    const made = done(await convert())
    const kept = await firm.look(
      `select c.origin as client, e.origin as engagement from client c, engagement e
       where c.id = $1 and e.id = $2`,
      [made.clientId, made.engagementId],
    )
    const origin = {
      channel_id: channelId,
      campaign_id: campaignId,
      referrer_client_id: referrer,
    }
    expect(kept).toMatchObject([{ client: origin, engagement: origin }])
  })

  it('the referrer is offered again at conversion, and may be said then', async () => {
    const referrer = (await convertedTo()).clientId
    const lead = await ready()
    const unknown = await lead.convert({ referrerClientId: uuidv7() })
    expect(unknown.error?.fields).toEqual([{ path: 'referrerClientId', code: 'not_found' }])
    const { clientId } = done(await lead.convert({ referrerClientId: referrer }))
    const [client] = await firm.look('select origin from client where id = $1', [clientId])
    expect(client).toMatchObject({ origin: { referrer_client_id: referrer } })
    const view = done(await manager().get(`/api/leads/${lead.id}`))
    expect(view).toMatchObject({ stage: 'converted', referrerClient: { id: referrer } })
  })

  it('an opportunity pursued as a lead stays with the engagement that comes of it', async () => {
    const lead = await ready()
    const opportunity = uuidv7()
    await firm.look('update lead set opportunity_id = $2 where id = $1', [lead.id, opportunity])
    const { engagementId } = done(await lead.convert())
    const [engagement] = await firm.look(
      'select opportunity_id, lead_id from engagement where id = $1',
      [engagementId],
    )
    expect(engagement).toEqual({ opportunity_id: opportunity, lead_id: lead.id })
  })
})

describe('conflicts of interest', () => {
  it('are searched again when the document shows another name', async () => {
    const { road, convert } = await ready('王方')
    expect((await convert()).error).toMatchObject({ code: 'conflict_stale' })
    const half = await firm
      .as('conflictOfficer')
      .post(road('conflict-decision'), clearDecision(['王芳']))
    expect(half.error).toMatchObject({
      code: 'parties_not_searched',
      details: { missing: ['王方'] },
    })
    const whole = clearDecision(['王芳', '王方'])
    done(await firm.as('conflictOfficer').post(road('conflict-decision'), whole))
    expect((await convert()).status).toBe(201)
  })

  it('are searched for the name the client is to have', async () => {
    const { convert } = await ready()
    expect((await convert({ clientName: '苏州恒泰机械' })).error).toMatchObject({
      code: 'parties_not_searched',
      details: { missing: ['苏州恒泰机械'] },
    })
    expect((await convert({ clientName: '王 芳' })).status).toBe(201)
  })
})

describe('an offer whose last day has passed', () => {
  it('can be agreed to no more, but doubted still', async () => {
    const lead = await leadAt('proposed', firm)
    firm.clock.set('2026-05-01T02:00:00Z')
    const road = `/api/leads/${lead.id}/contentment`
    const yes = await firm.as('specialist').post(road, contentment(lead.proposalId, 'plan'))
    expect(yes).toMatchObject({ status: 409, error: { code: 'proposal_expired' } })
    const doubt = { content: false, doubt: '还能便宜些吗？' }
    done(await firm.as('specialist').post(road, contentment(lead.proposalId, 'fees', doubt)))
  })

  it('makes no client: a new version is needed first', async () => {
    const { road, convert } = await ready()
    firm.clock.set('2026-05-01T02:00:00Z')
    expect((await convert()).error).toMatchObject({ code: 'proposal_expired' })
    const renewed = { ...proposal(firm), validUntil: '2026-06-30', milestones: later() }
    const current = { 'if-match': '"1"' }
    done(await firm.as('lawyer').post(road('proposals'), renewed, current))
    const { missing } = done(await firm.as('specialist').get(road('conversion')))
    expect(missing).toEqual(['plan_not_content', 'fees_not_content'])
  })
  const later = () => [{ title: '发函', responsibleId: firm.id('lawyer'), dueOn: '2026-06-20' }]
})

describe('behind a wall', () => {
  it('nobody is made lawyer of the matter, and nothing is said of the wall', async () => {
    const { id, convert } = await ready()
    await shutOut('otherLawyer', id)
    const other = firm.id('otherLawyer')
    const assisting = await convert({ assistingLawyerIds: [other] })
    expect(assisting.error?.fields).toEqual([
      { path: 'assistingLawyerIds.0', code: 'not_available' },
    ])
    const leading = await convert({ leadLawyerId: other })
    expect(leading.error?.fields).toEqual([{ path: 'leadLawyerId', code: 'not_available' }])
    expect((await convert()).status).toBe(201)
  })

  it('no rule assigns the lead', async () => {
    const rule = {
      departmentId: firm.department('民事业务部'),
      specialistIds: [firm.id('otherSpecialist'), firm.id('specialist')],
    }
    const first = { 'if-match': '"0"' }
    done(await firm.as('manager').put('/api/assignment-rules', { rules: [rule] }, first))
    const { id } = await leadAt('registered', firm)
    await shutOut('otherSpecialist', id)
    const screening = { outcome: 'accepted', practiceArea: 'civil' }
    const lead = done(await firm.as('marketer').post(`/api/leads/${id}/screening`, screening))
    expect(lead.specialistId).toBe(firm.id('specialist'))
  })
})
