import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  clearDecision,
  contentment,
  identityCard,
  leadAt,
} from '#client-development/development.fixture.ts'
import { done, type House, type HousePerson, startHouse } from '../support/house.ts'

// What is owed in a part follows the part: whoever has it now owes it, and nobody else.

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.close())

describe('a lead given to another specialist', () => {
  const reassign = (id: string) =>
    house.as('manager').post(`/api/leads/${id}/assignment`, {
      specialistId: house.id('otherSpecialist'),
      reason: '原专员休产假',
    })

  it('takes the first contact along', async () => {
    const { id } = await leadAt('assigned', house)
    expect(await house.owed(id)).toEqual(['D2 specialist'])
    done(await reassign(id))
    expect(await house.owed(id)).toEqual(['D2 otherSpecialist'])
    const told = (await house.eventsOf(id)).map((event) => event.type)
    expect(told).toContain('commitment.transferred')
  })

  it('takes what is owed on a proposal along', async () => {
    const { id } = await leadAt('proposed', house)
    expect(await house.owed(id)).toContain('D4 specialist')
    done(await reassign(id))
    const owed = await house.owed(id)
    expect(owed).toContain('D4 otherSpecialist')
    expect(owed.filter((line) => line.endsWith(' specialist'))).toEqual([])
  })

  it('leaves with its former specialist what they owe on other leads', async () => {
    const given = await leadAt('assigned', house)
    const kept = await leadAt('assigned', house)
    const ids = { ids: [given.id], specialistId: house.id('otherSpecialist') }
    done(await house.as('manager').post('/api/leads/assignments', ids))
    expect(await house.owed(given.id)).toEqual(['D2 otherSpecialist'])
    expect(await house.owed(kept.id)).toEqual(['D2 specialist'])
  })
})

describe('an assessment asked of another lawyer', () => {
  it('is owed by the lawyer now asked', async () => {
    const { id } = await leadAt('contacted', house)
    expect(await house.owed(id)).toContain('D3 lawyer')
    const again = {
      way: 'call',
      reached: true,
      needClear: true,
      notPresented: '对方时间有限',
      assessorId: house.id('civilHead'),
    }
    done(await house.as('specialist').post(`/api/leads/${id}/first-contacts`, again))
    const owed = await house.owed(id)
    expect(owed).toContain('D3 civilHead')
    expect(owed).not.toContain('D3 lawyer')
  })
})

/** A lead that became a client of the specialist, with a mandate the lawyer runs. */
async function clientOf(broughtBy: HousePerson = 'civilHead', name = '王芳') {
  const { id, proposalId } = await leadAt('proposed', house, { name })
  const road = `/api/leads/${id}`
  const specialist = house.as('specialist')
  done(await specialist.post(`${road}/contentment`, contentment(proposalId, 'plan')))
  done(await specialist.post(`${road}/contentment`, contentment(proposalId, 'fees')))
  const clear = clearDecision([name, identityCard.name])
  done(await house.as('conflictOfficer').post(`${road}/conflict-decision`, clear))
  done(await specialist.post(`${road}/identification`, identityCard))
  const conversion = {
    title: '租赁合同纠纷',
    leadLawyerId: house.id('lawyer'),
    originating: [{ personId: house.id(broughtBy), share: 100 }],
  }
  return done(await specialist.post(`${road}/conversion`, conversion)) as {
    clientId: string
    engagementId: string
  }
}

describe('a client handed over', () => {
  it('takes along what is owed on its engagements', async () => {
    const { clientId, engagementId } = await clientOf()
    const subject = { kind: 'engagement', id: engagementId }
    const feedback = { subject, kind: 'praise', text: '办得很好', way: 'call', saidBy: '王芳' }
    done(await house.as('specialist').post('/api/feedback', feedback))
    expect(await house.owed(engagementId)).toContain('S3.acknowledge specialist')
    const offer = { subjectId: clientId, part: 'specialist', toId: house.id('otherSpecialist') }
    const { id } = done(await house.as('specialist').post('/api/handovers', offer))
    done(await house.as('otherSpecialist').post(`/api/handovers/${id}/acceptance`))
    for (const one of [clientId, engagementId]) {
      const owed = await house.owed(one)
      expect(owed.filter((line) => line.endsWith(' specialist'))).toEqual([])
    }
    expect(await house.owed(engagementId)).toContain('S3.acknowledge otherSpecialist')
  })
})

describe('what is kept by deciding', () => {
  const decisions = async (who: HousePerson, subjectId: string) => {
    const { items } = done(await house.as(who).get('/api/commitments?box=decisions'))
    return items.flatMap((one: { clause: string; subject: { id: string } }) =>
      one.subject.id === subjectId ? one.clause : [],
    ) as string[]
  }
  const count = async (who: HousePerson): Promise<number> =>
    done(await house.as(who).get('/api/my-day/decisions')).count

  it('waits for the head of a department whose mandate ended early, until the grounds are confirmed', async () => {
    const { engagementId } = await clientOf('lawyer', '李强')
    const before = await count('civilHead')
    const ending = { ground: 'fees_unpaid', reason: '催告三次仍未支付' }
    done(await house.as('lawyer').post(`/api/engagements/${engagementId}/ending`, ending))
    expect(await decisions('civilHead', engagementId)).toEqual(['R5'])
    expect(await count('civilHead')).toBe(before + 1)
    // What is done by working, not by deciding, stands on my day alone.
    expect(await decisions('lawyer', engagementId)).toEqual([])
    const note = { note: '理由成立' }
    const at = `/api/engagements/${engagementId}/ending-confirmation`
    done(await house.as('civilHead').post(at, note))
    expect(await decisions('civilHead', engagementId)).toEqual([])
    expect(await count('civilHead')).toBe(before)
  })

  it('waits for the manager where it is disputed who brought a client', async () => {
    const { clientId } = await clientOf('lawyer', '孙悦')
    const before = await count('manager')
    const at = `/api/clients/${clientId}/origination`
    done(await house.as('specialist').post(`${at}/disputes`, { reasons: '会谈由我促成' }))
    expect(await decisions('manager', clientId)).toEqual(['O1a.origination'])
    expect(await count('manager')).toBe(before + 1)
    const { disputes } = done(await house.as('manager').get(at))
    const decision = { outcome: 'left', decision: '登记在先' }
    done(
      await house
        .as('manager')
        .post(`/api/origination-disputes/${disputes[0].id}/decision`, decision),
    )
    expect(await decisions('manager', clientId)).toEqual([])
  })

  it('neither stands there nor is counted behind a wall', async () => {
    const { clientId, engagementId } = await clientOf('lawyer', '郑和')
    const ending = { ground: 'agreed', reason: '双方同意' }
    done(await house.as('lawyer').post(`/api/engagements/${engagementId}/ending`, ending))
    const before = await count('civilHead')
    expect(await decisions('civilHead', engagementId)).toEqual(['R5'])
    const wall = {
      reason: '近亲属任职',
      subjectIds: [clientId],
      principalIds: [house.id('civilHead')],
    }
    done(await house.as('conflictOfficer').post('/api/walls', wall))
    expect(await decisions('civilHead', engagementId)).toEqual([])
    expect(await count('civilHead')).toBe(before - 1)
  })
})
