import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertRows } from '#platform/db/rows.ts'
import { perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { ifMatch } from '../../tests/support/http.ts'
import { done, type Service, startService } from './service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

describe('the client page', () => {
  it('is completed and its details confirmed by whoever cares for the client', async () => {
    const { clientId } = await firm.convert({ contact: null })
    const path = `/api/clients/${clientId}`
    const specialist = firm.as('specialist')
    const profile = { needs: '回款', preferences: '下午三点后联系' }
    const bare = await specialist.post(`${path}/profile`, profile, ifMatch(1))
    expect(bare).toMatchObject({ status: 409, error: { code: 'contact_missing' } })
    const contact = { name: '孟怀瑾', position: '董事长', phone: '138 0013 8000' }
    const added = done(await specialist.post(`${path}/contacts`, contact))
    expect(added.contacts).toMatchObject([{ name: '孟怀瑾', isMain: true }])
    const unseen = await specialist.post(`${path}/profile`, profile, ifMatch(added.version + 1))
    expect(unseen).toMatchObject({ status: 412, error: { details: { current: { id: clientId } } } })
    done(await specialist.post(`${path}/profile`, profile, ifMatch(added.version)))
    done(await specialist.post(`${path}/details-confirmation`, {}))
    expect(await firm.promises(clientId)).toEqual(['G3 kept', 'O1b kept', 'O1b open'])
    const bad = await specialist.post(`${path}/contacts`, { name: '某人', mail: 'not a mail' })
    expect(bad.error?.fields).toMatchObject([{ path: 'mail' }])
  })

  it('is found by any two characters of its name, its contacts or their numbers', async () => {
    const { clientId } = await firm.convert({
      name: '宁波瑞禾冷链物流有限公司',
      contact: { name: '卫青岚', phone: '+8613912345678', mail: null },
    })
    for (const q of ['瑞禾', '青岚', '13912345678', '卫', '冷链 宁波']) {
      const query = `/api/clients?q=${encodeURIComponent(q)}`
      const mine = done(await firm.as('lawyer').get(query))
      expect(
        mine.items.map((one: { id: string }) => one.id),
        q,
      ).toEqual([clientId])
      expect(done(await firm.as('manager').get(query)).items, q).toHaveLength(1)
      expect(done(await firm.as('otherLawyer').get(query)).items, q).toEqual([])
    }
  })

  it('is edited by one at a time', async () => {
    const { clientId } = await firm.convert()
    const path = `/api/clients/${clientId}`
    const { version } = done(await firm.as('manager').get(path))
    const code = { unifiedSocialCreditCode: '91350100M000100Y43' }
    const none = await firm.as('manager').patch(path, code)
    expect(none.error?.fields).toMatchObject([{ code: 'required' }])
    const changed = done(await firm.as('manager').patch(path, code, ifMatch(version)))
    expect(changed.unifiedSocialCreditCode).toBe('91350100M000100Y43')
    const late = await firm.as('specialist').patch(path, { needs: '新' }, ifMatch(version))
    expect(late).toMatchObject({ status: 412, error: { code: 'stale' } })
    const wrong = { unifiedSocialCreditCode: '91350100M000100Y44' }
    const invalid = await firm.as('manager').patch(path, wrong, ifMatch(changed.version))
    expect(invalid.error?.fields).toMatchObject([{ path: 'unifiedSocialCreditCode' }])
  })

  it('shows an identity number in full only to those who need it', async () => {
    const { clientId } = await firm.convert({ kind: 'person', name: '王芳' })
    const path = `/api/clients/${clientId}`
    const { version } = done(await firm.as('specialist').get(path))
    const card = { identityKind: 'resident_identity_card', identityNumber: '11010519491231002X' }
    const kept = done(await firm.as('specialist').patch(path, card, ifMatch(version)))
    expect(kept.identityNumber).toBe('11010519491231002X')
    const seen = done(await firm.as('civilHead').get(path))
    expect(seen.identityNumber).toBe('**************002X')
  })

  it('belongs to a tier that only the manager of the relationship gives', async () => {
    const { clientId } = await firm.convert()
    const path = `/api/clients/${clientId}/tier`
    const key = { tier: 'key', reason: '年收费前十' }
    expect((await firm.as('lawyer').post(path, key)).status).toBe(403)
    expect(done(await firm.as('manager').post(path, key)).tier).toBe('key')
    expect((await firm.as('manager').post(path, key)).error?.code).toBe('same_tier')
    const { items } = done(await firm.as('manager').get('/api/clients?tier=key'))
    expect(items.map((one: { id: string }) => one.id)).toEqual([clientId])
  })

  it('goes to another specialist, who then owes what is owed', async () => {
    const { clientId } = await firm.convert()
    const path = `/api/clients/${clientId}`
    const { version } = done(await firm.as('manager').get(path))
    const team = { specialistId: firm.id('otherSpecialist'), managerId: firm.id('manager') }
    expect((await firm.as('specialist').put(`${path}/care-team`, team)).status).toBe(403)
    const changed = done(await firm.as('manager').put(`${path}/care-team`, team, ifMatch(version)))
    expect(changed.specialistName).toBe('otherSpecialist')
    expect(changed.members).toHaveLength(2)
    const owners = await firm.look('select distinct owner_id from commitment where about_id = $1', [
      clientId,
    ])
    expect(owners).toEqual([{ owner_id: firm.id('otherSpecialist') }])
  })

  it('is listed in pages, newest first, that miss nothing', async () => {
    const ids: string[] = []
    let place = ''
    for (;;) {
      const query = `/api/clients?limit=2${place && `&after=${place}`}`
      const { items, next } = done(await firm.as('manager').get(query))
      ids.push(...items.map((one: { id: string }) => one.id))
      if (!next) break
      place = next
    }
    const all = await firm.look('select id from client order by registered_at desc, id desc')
    expect(ids).toEqual(all.map((row) => row.id))
    const bad = await firm.as('manager').get('/api/clients?after=nonsense')
    expect(bad.status).toBe(422)
  })
})

describe('the timeline', () => {
  it('of a client holds what happened on its engagements, a page at a time', async () => {
    const { clientId, engagementId, leadId, path } = await firm.running()
    const question = { text: '何时开庭', way: 'call' }
    done(await firm.as('lawyer').post(`${path}/questions`, question))
    const types: string[] = []
    let place = ''
    for (;;) {
      const query = `/api/clients/${clientId}/timeline?limit=3${place && `&after=${place}`}`
      const { items, next } = done(await firm.as('specialist').get(query))
      types.push(...items.map((one: { type: string }) => one.type))
      if (!next) break
      place = next
    }
    expect(types.filter((type) => !type.startsWith('commitment.'))).toEqual([
      'question.asked',
      'engagement.started',
      'engagement.contract_signed',
      'engagement.opened',
      'client.registered',
    ])
    const own = done(await firm.as('lawyer').get(`/api/engagements/${engagementId}/timeline`))
    expect(own.items.map((one: { type: string }) => one.type)).not.toContain('client.registered')
    expect(own.items.find((one: { type: string }) => one.type === 'question.asked')).toMatchObject({
      actor: { name: 'lawyer' },
      subject: { kind: 'engagement', id: engagementId },
    })
    const lead = done(await firm.as('specialist').get(`/api/leads/${leadId}/timeline`))
    expect(lead.items.map((one: { type: string }) => one.type)).toContain('lead.converted')
    const unseen = await firm.as('otherLawyer').get(`/api/engagements/${engagementId}/timeline`)
    expect(unseen.status).toBe(404)
  })

  it('tells what happened in the order in which it happened, whenever it was written', async () => {
    const { clientId, engagementId, path } = await firm.running()
    const now = firm.clock.now()
    // Entered afterwards: two things of days before, on the client and on its engagement.
    for (const [days, kind, id] of [
      [3, 'engagement', engagementId],
      [5, 'client', clientId],
      [4, 'engagement', engagementId],
    ] as const) {
      firm.clock.set(new Date(now.getTime() - days * 86_400_000))
      await perform(firm.runtime, system, (work) =>
        work.publish([{ type: 'client.contacted', subject: { kind, id }, data: {} }]),
      )
    }
    firm.clock.set(now)
    for (const at of [`/api/clients/${clientId}`, path]) {
      const times: string[] = []
      const ids: number[] = []
      let place = ''
      for (;;) {
        const query = `${at}/timeline?limit=2${place && `&after=${place}`}`
        const { items, next } = done(await firm.as('specialist').get(query))
        times.push(...items.map((one: { at: string }) => one.at))
        ids.push(...items.map((one: { id: number }) => one.id))
        if (!next) break
        place = next
      }
      expect(times).toEqual(times.toSorted().toReversed())
      expect(new Set(ids).size).toBe(ids.length)
      expect(times.length).toBeGreaterThan(5)
    }
  })

  it('leaves out an engagement the viewer is shut out of', async () => {
    const first = await firm.convert()
    const more = { client_id: first.clientId, client_is_new: false, title: '隔离的委托' }
    const second = await firm.convert(more)
    const shut = firm.id('specialist')
    await perform(firm.runtime, system, async ({ tx, now }) => {
      const wall = uuidv7()
      await insertRows(tx, 'wall', [{ id: wall, reason: '利益冲突', raised_at: now }])
      await insertRows(tx, 'wall_principal', [{ wall_id: wall, principal_id: shut }])
      await insertRows(tx, 'wall_subject', [{ wall_id: wall, subject_id: second.engagementId }])
    })
    const client = done(await firm.as('specialist').get(`/api/clients/${first.clientId}`))
    expect(client.engagements.map((one: { id: string }) => one.id)).toEqual([first.engagementId])
    const timeline = done(
      await firm.as('specialist').get(`/api/clients/${first.clientId}/timeline`),
    )
    const subjects = timeline.items.map((one: { subject: { id: string } }) => one.subject.id)
    expect(subjects).not.toContain(second.engagementId)
    const search = done(await firm.as('specialist').get('/api/engagements?q=隔离的委托'))
    expect(search.items).toEqual([])
    expect(done(await firm.as('manager').get('/api/engagements?q=隔离的委托')).items).toHaveLength(
      1,
    )
  })
})
