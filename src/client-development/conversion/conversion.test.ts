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
