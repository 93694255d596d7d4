import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Development,
  done,
  leadAt,
  somebody,
  startDevelopment,
} from '../development.fixture.ts'
import { wakeLeads } from './index.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

const match = (version: number) => ({ 'if-match': `"${version}"` })
const namesIn = (answer: { items: { name: string }[] }) => answer.items.map((item) => item.name)

describe('registering a lead', () => {
  it('keeps the telephone number in one form and needs a way to reach them', async () => {
    const body = { name: '李雷', phone: '+86 139-1111-2222', mail: 'Li@Example.COM' }
    const { id } = done(await firm.as('marketer').post('/api/leads', body))
    const lead = done(await firm.as('marketer').get(`/api/leads/${id}`))
    expect(lead).toMatchObject({
      phone: '+8613911112222',
      mail: 'li@example.com',
      stage: 'registered',
    })
    const nobody = await firm.as('marketer').post('/api/leads', { name: '无名' })
    expect(nobody).toMatchObject({
      status: 422,
      error: { fields: [{ path: 'phone', code: 'no_way_to_reach' }] },
    })
    const wrong = await firm.as('marketer').post('/api/leads', { name: '错', phone: '1391111222' })
    expect(wrong.error?.fields).toEqual([{ path: 'phone', code: 'phone_digit_missing' }])
  })

  it('a specialist who registers for himself has it at once, without screening', async () => {
    const body = somebody({ forMyself: true })
    const lead = done(await firm.as('specialist').post('/api/leads', body))
    expect(lead).toMatchObject({ stage: 'assigned', specialistId: firm.id('specialist') })
    const types = (await firm.eventsOf(lead.id)).map((event) => event.type)
    expect(types.filter((type) => type.startsWith('lead.'))).toEqual([
      'lead.registered',
      'lead.screened',
      'lead.assigned',
    ])
  })

  it("a lawyer's own lead is seen by the lawyer and the head of the department, by no other lawyer", async () => {
    const { id } = done(await firm.as('lawyer').post('/api/leads', somebody({ forMyself: true })))
    const path = `/api/leads/${id}`
    expect(done(await firm.as('lawyer').get(path)).department.name).toBe('民事业务部')
    expect(done(await firm.as('civilHead').get(path)).id).toBe(id)
    expect((await firm.as('otherLawyer').get(path)).status).toBe(404)
    expect(
      (await firm.as('otherLawyer').post(`${path}/snooze`, { until: '2026-05-01', reason: '等' }))
        .status,
    ).toBe(404)
    expect((await firm.as('accountant').get(path)).status).toBe(403)
  })

  it('a duplicate is hinted at by the same telephone, only to whoever sees the other', async () => {
    const body = { name: '重复一', phone: '13922223333', mail: 'twice@example.com' }
    const { id } = done(await firm.as('marketer').post('/api/leads', body))
    const query = '/api/leads/duplicates?phone=139%202222%203333&mail=TWICE@example.com'
    const seen = done(await firm.as('specialist').get(query))
    expect(seen.items).toMatchObject([{ id, name: '重复一', by: ['phone', 'mail'] }])
    expect(done(await firm.as('otherLawyer').get(query)).items).toEqual([])
  })

  it('the same request sent twice makes one lead', async () => {
    const body = somebody()
    const key = { 'idempotency-key': 'register-0001' }
    const one = done(await firm.as('marketer').post('/api/leads', body, key))
    const two = done(await firm.as('marketer').post('/api/leads', body, key))
    expect(two.id).toBe(one.id)
    const other = await firm.as('marketer').post('/api/leads', somebody(), key)
    expect(other).toMatchObject({ status: 409, error: { code: 'key_used_for_something_else' } })
  })

  it('a campaign brings its channel along, and another channel is refused', async () => {
    const as = firm.as('marketer')
    const expo = done(await as.post('/api/channels', { kind: 'industry_event', name: '航运沙龙' }))
    const media = done(await as.post('/api/channels', { kind: 'media', name: '法律播客' }))
    const campaign = done(
      await as.post('/api/campaigns', { channelId: expo.id, name: '11月19日场', cost: '8000' }),
    )
    const { id } = done(await as.post('/api/leads', somebody({ campaignId: campaign.id })))
    expect(done(await as.get(`/api/leads/${id}`)).channel).toEqual({
      id: expo.id,
      name: '航运沙龙',
      nameEn: null,
    })
    const mixed = somebody({ campaignId: campaign.id, channelId: media.id })
    const refusal = await as.post('/api/leads', mixed)
    expect(refusal.error?.fields).toEqual([{ path: 'campaignId', code: 'other_channel' }])
  })
})

describe('changing what is known of a lead', () => {
  it('the second of two editors is shown what stands now', async () => {
    const { id } = await leadAt('registered', firm)
    const path = `/api/leads/${id}`
    const without = await firm.as('marketer').patch(path, { region: '浙江宁波' })
    expect(without.error?.fields).toEqual([{ path: 'if-match', code: 'required' }])
    const changed = done(await firm.as('marketer').patch(path, { region: '浙江宁波' }, match(1)))
    expect(changed).toMatchObject({ region: '浙江宁波', version: 2 })
    const late = await firm.as('specialist').patch(path, { region: '上海' }, match(1))
    expect(late).toMatchObject({
      status: 412,
      error: { code: 'stale', details: { current: { region: '浙江宁波', version: 2 } } },
    })
  })

  it('a field is cleared by null, and saying the same again changes nothing', async () => {
    const { id } = await leadAt('registered', firm, { region: '杭州', estimatedAmount: '100' })
    const path = `/api/leads/${id}`
    const same = await firm
      .as('marketer')
      .patch(path, { region: '杭州', estimatedAmount: '100.00' }, match(1))
    expect(done(same).version).toBe(1)
    const cleared = done(await firm.as('marketer').patch(path, { region: null }, match(1)))
    expect(cleared).toMatchObject({ region: null, version: 2 })
  })
})

describe('screening and assignment', () => {
  it('a rejected lead ends with the reason', async () => {
    const { id } = await leadAt('registered', firm)
    const path = `/api/leads/${id}/screening`
    const silent = await firm.as('marketer').post(path, { outcome: 'rejected' })
    expect(silent.error?.fields).toEqual([{ path: 'reason', code: 'required' }])
    const lead = done(await firm.as('marketer').post(path, { outcome: 'rejected', reason: '推销' }))
    expect(lead.stage).toBe('disqualified')
    const again = await firm
      .as('marketer')
      .post(path, { outcome: 'accepted', practiceArea: 'civil' })
    expect(again.error?.code).toBe('lead_ended')
  })

  it('an accepted lead has a practice area and is screened once', async () => {
    const { id } = await leadAt('registered', firm)
    const path = `/api/leads/${id}/screening`
    const without = await firm.as('marketer').post(path, { outcome: 'accepted' })
    expect(without.error?.code).toBe('practice_area_missing')
    const specialist = await firm.as('specialist').post(path, { outcome: 'accepted' })
    expect(specialist.status).toBe(403)
    done(await firm.as('marketer').post(path, { outcome: 'accepted', practiceArea: 'civil' }))
    const twice = await firm
      .as('marketer')
      .post(path, { outcome: 'accepted', practiceArea: 'civil' })
    expect(twice.error?.code).toBe('already_screened')
  })

  it('rules assign by practice area to the specialist with the fewest open leads', async () => {
    const rule = {
      practiceAreas: ['labour'],
      departmentId: firm.department('民事业务部'),
      specialistIds: [firm.id('specialist'), firm.id('otherSpecialist')],
    }
    const none = await firm.as('manager').put('/api/assignment-rules', { rules: [rule] })
    expect(none.error?.fields[0]?.code).toBe('required')
    const saved = done(
      await firm.as('manager').put('/api/assignment-rules', { rules: [rule] }, match(0)),
    )
    expect(saved).toMatchObject({ version: 1, rules: [{ region: null }] })
    const late = await firm.as('manager').put('/api/assignment-rules', { rules: [] }, match(0))
    expect(late.status).toBe(412)
    const forbidden = await firm
      .as('marketer')
      .put('/api/assignment-rules', { rules: [] }, match(1))
    expect(forbidden.status).toBe(403)
    const ids = await Promise.all(
      [0, 1, 2, 3].map(async () => (await leadAt('registered', firm)).id),
    )
    const many = done(
      await firm.as('marketer').post('/api/leads/screenings', {
        ids,
        outcome: 'accepted',
        practiceArea: 'labour',
      }),
    )
    expect(many).toEqual({ done: expect.arrayContaining(ids), refused: [] })
    const owners = await firm.look<{ specialist_id: string; stage: string }>(
      'select specialist_id, stage from lead where id = any ($1)',
      [ids],
    )
    const ofOther = owners.filter((one) => one.specialist_id === firm.id('otherSpecialist'))
    expect(ofOther.length).toBeGreaterThanOrEqual(2)
    expect(owners.every((one) => one.stage === 'assigned')).toBe(true)
    const events = await firm.eventsOf(ids[0] as string)
    expect(events.find((event) => event.type === 'lead.screened')?.data).toEqual({
      outcome: 'accepted',
      assigned: true,
    })
  })

  it('of many each is accepted in its own practice area; those without one are named', async () => {
    const register = async (more: object) =>
      done(await firm.as('marketer').post('/api/leads', somebody(more))).id as string
    const ids = [
      await register({ practiceArea: 'civil' }),
      await register({ practiceArea: 'family' }),
      await register({}),
    ]
    const body = { ids, outcome: 'accepted' }
    const many = done(await firm.as('marketer').post('/api/leads/screenings', body))
    expect(many.done.toSorted()).toEqual(ids.slice(0, 2).toSorted())
    expect(many.refused).toEqual([{ id: ids[2], code: 'practice_area_missing' }])
    const areas = await firm.look<{ practice_area: string }>(
      'select practice_area from lead where id = any ($1) order by practice_area',
      [many.done],
    )
    expect(areas.map((one) => one.practice_area)).toEqual(['civil', 'family'])
  })

  it('a bulk act names every lead it could not be done to', async () => {
    const [fresh, screened] = [await leadAt('registered', firm), await leadAt('screened', firm)]
    const stranger = '01900000-0000-7000-8000-000000000000'
    const ids = [fresh.id, screened.id, stranger]
    const body = { ids, specialistId: firm.id('otherSpecialist') }
    const answer = done(await firm.as('manager').post('/api/leads/assignments', body))
    expect(answer.done).toEqual([screened.id])
    expect(answer.refused).toEqual([
      { id: fresh.id, code: 'not_screened' },
      { id: stranger, code: 'not_found' },
    ])
  })

  it('an assignment replaces the specialist before, who was a member', async () => {
    const { id } = await leadAt('assigned', firm)
    const path = `/api/leads/${id}/assignment`
    const accountant = await firm.as('manager').post(path, { specialistId: firm.id('accountant') })
    expect(accountant.error?.code).toBe('specialist_not_available')
    done(await firm.as('manager').post(path, { specialistId: firm.id('otherSpecialist') }))
    const members = await firm.look(
      `select person_id from subject_member where subject_id = $1 and part = 'specialist'`,
      [id],
    )
    expect(members).toEqual([{ person_id: firm.id('otherSpecialist') }])
    const same = await firm.as('manager').post(path, { specialistId: firm.id('otherSpecialist') })
    expect(same.error?.code).toBe('already_their_lead')
  })

  it('nobody is asked to look after what a wall keeps from them', async () => {
    const { id } = await leadAt('screened', firm)
    await firm.look(
      `with raised as (insert into wall (id, reason, raised_at) values (gen_random_uuid(), '回避', now()) returning id),
         about as (insert into wall_subject select id, $1 from raised)
       insert into wall_principal (wall_id, principal_id) select id, $2 from raised`,
      [id, firm.id('otherSpecialist')],
    )
    const path = `/api/leads/${id}`
    expect((await firm.as('otherSpecialist').get(path)).status).toBe(404)
    const body = { specialistId: firm.id('otherSpecialist') }
    const refusal = await firm.as('manager').post(`${path}/assignment`, body)
    expect(refusal.error?.code).toBe('walled')
    done(
      await firm.as('manager').post(`${path}/assignment`, { specialistId: firm.id('specialist') }),
    )
  })
})

describe('sleeping and ending', () => {
  it('a lead sleeps until its day and is woken by the morning job', async () => {
    const { id } = await leadAt('assigned', firm)
    const path = `/api/leads/${id}`
    const past = await firm
      .as('specialist')
      .post(`${path}/snooze`, { until: '2026-03-02', reason: '等' })
    expect(past.error?.fields).toEqual([{ path: 'until', code: 'not_in_the_future' }])
    done(
      await firm.as('specialist').post(`${path}/snooze`, { until: '2026-03-04', reason: '出差' }),
    )
    const asleep = done(await firm.as('specialist').get('/api/leads?snoozed=true'))
    expect(asleep.items.map((item: { id: string }) => item.id)).toEqual([id])
    expect(await wakeLeads(firm.server.runtime)).toBe(0)
    firm.clock.advance(2 * 24 * 3_600_000)
    expect(await wakeLeads(firm.server.runtime)).toBe(1)
    const lead = done(await firm.as('specialist').get(path))
    expect(lead).toMatchObject({
      snoozedUntil: null,
      turns: [{ kind: 'waking' }, { kind: 'snooze' }, {}, {}],
    })
    const types = (await firm.eventsOf(id)).map((event) => event.type)
    expect(types).toContain('lead.snoozed')
    expect(types).toContain('lead.woken')
    const wake = await firm.as('specialist').post(`${path}/waking`, {})
    expect(wake.error?.code).toBe('not_snoozed')
  })

  it('another specialist does not end a lead; its own does, with a reason', async () => {
    const { id } = await leadAt('assigned', firm)
    const body = { reasonCode: 'fees', reason: '嫌贵' }
    const other = await firm.as('otherSpecialist').post(`/api/leads/${id}/loss`, body)
    expect(other.status).toBe(403)
    const lead = done(await firm.as('specialist').post(`/api/leads/${id}/loss`, body))
    expect(lead.stage).toBe('lost')
    expect(
      await firm.look(
        'select reason_code, reason from lead_turn where subject_id = $1 and kind = $2',
        [id, 'loss'],
      ),
    ).toEqual([{ reason_code: 'fees', reason: '嫌贵' }])
    const open = await firm.look(
      'select 1 from commitment where subject_id = $1 and closed_at is null',
      [id],
    )
    expect(open).toEqual([])
  })

  it('every end refuses every further act', async () => {
    const ends = [
      ['disqualification', { reasonCode: 'spam', reason: '广告' }],
      ['withdrawal', { reason: '自行解决' }],
      ['loss', { reasonCode: 'plan', reason: '不同意' }],
    ] as const
    for (const [end, body] of ends) {
      const { id } = await leadAt('assigned', firm)
      done(await firm.as('manager').post(`/api/leads/${id}/${end}`, body))
      for (const [again, other] of ends) {
        const refusal = await firm.as('manager').post(`/api/leads/${id}/${again}`, other)
        expect(refusal.error?.code).toBe('lead_ended')
      }
      const contact = { way: 'call', reached: true, notPresented: '对方已了解本所' }
      const refusal = await firm.as('manager').post(`/api/leads/${id}/first-contacts`, contact)
      expect(refusal.error?.code).toBe('lead_ended')
    }
  })

  it('the database itself knows no way back and no shortcut', async () => {
    const { id } = await leadAt('assigned', firm)
    const to = (stage: string) => firm.look('update lead set stage = $2 where id = $1', [id, stage])
    await expect(to('registered')).rejects.toThrow('does not go from assigned to registered')
    await expect(to('proposed')).rejects.toThrow('does not go')
    await expect(to('converted')).rejects.toThrow('does not go')
    await to('lost')
    await expect(to('assigned')).rejects.toThrow('has ended')
    await expect(
      firm.look(
        `insert into first_contact (id, subject_id, way, reached, need_clear, at, recorded_at)
         values (gen_random_uuid(), $1, 'call', true, false, now(), now())`,
        [id],
      ),
    ).rejects.toThrow('has ended')
  })

  it('a lead goes with the specialist part when somebody leaves', async () => {
    const { id } = await leadAt('assigned', firm)
    const { perform, system } = await import('#access/index.ts')
    await perform(firm.server.runtime, system, (work) =>
      work.publish([
        {
          type: 'member.moved',
          subject: { kind: 'lead', id },
          data: { part: 'specialist', to_id: firm.id('otherSpecialist') },
        },
      ]),
    )
    const lead = done(await firm.as('manager').get(`/api/leads/${id}`))
    expect(lead.specialist.id).toBe(firm.id('otherSpecialist'))
  })
})

describe('finding leads', () => {
  beforeAll(async () => {
    for (let index = 0; index < 60; index += 1) {
      firm.clock.advance(1_000)
      const body = somebody({
        name: `舟山海运${String(index).padStart(2, '0')}号`,
        wechat: `zs${index}`,
        estimatedAmount: index % 2 ? String(index * 1000) : null,
        region: '舟山',
      })
      done(await firm.as('marketer').post('/api/leads', body))
    }
    const own = somebody({ name: '舟山海运律师的', forMyself: true })
    done(await firm.as('lawyer').post('/api/leads', own))
  })

  it('pages go on where the one before ended, in every order, without gaps or repeats', async () => {
    for (const sort of ['newest', 'last_activity', 'name', 'received_on', 'amount']) {
      for (const direction of ['asc', 'desc']) {
        const path = `/api/leads?q=舟山海运&sort=${sort}&direction=${direction}`
        const one = done(await firm.as('marketer').get(encodeURI(path)))
        const two = done(await firm.as('marketer').get(encodeURI(`${path}&after=${one.next}`)))
        expect(one.items).toHaveLength(50)
        expect(two).toMatchObject({ next: null, more: false })
        const ids = [...one.items, ...two.items].map((item: { id: string }) => item.id)
        expect(new Set(ids).size).toBe(61)
      }
    }
  })

  it('those received within days are listed, both ends included, page after page', async () => {
    const days = ['2026-02-02', '2026-02-03', '2026-02-05']
    for (const [at, receivedOn] of days.entries()) {
      const body = somebody({ name: `收到之日${at}`, wechat: `day${at}`, receivedOn })
      done(await firm.as('marketer').post('/api/leads', body))
    }
    const within = async (query: string) =>
      namesIn(done(await firm.as('marketer').get(`/api/leads?sort=received_on&${query}`)))
    expect(await within('received_from=2026-02-02&received_to=2026-02-03')).toEqual([
      '收到之日1',
      '收到之日0',
    ])
    expect(await within('received_to=2026-02-02')).toEqual(['收到之日0'])
    const path = '/api/leads?sort=received_on&received_to=2026-02-05&limit=2'
    const one = done(await firm.as('marketer').get(path))
    const two = done(await firm.as('marketer').get(`${path}&after=${one.next}`))
    expect(namesIn({ items: [...one.items, ...two.items] })).toEqual([
      '收到之日2',
      '收到之日1',
      '收到之日0',
    ])
    const bad = await firm.as('marketer').get('/api/leads?received_from=2026-02-30')
    expect(bad.error?.fields).toMatchObject([{ path: 'query.received_from' }])
  })

  it('the page of one order is no place in another', async () => {
    const one = done(await firm.as('marketer').get(encodeURI('/api/leads?q=舟山海运&sort=name')))
    const other = await firm.as('marketer').get(`/api/leads?sort=amount&after=${one.next}`)
    expect(other.error?.fields).toEqual([{ path: 'query.after', code: 'invalid' }])
    const nonsense = await firm.as('marketer').get('/api/leads?after=abc')
    expect(nonsense.status).toBe(422)
  })

  it('two characters, four characters, digits and several words find; percent signs are only signs', async () => {
    const find = async (q: string) =>
      namesIn(done(await firm.as('marketer').get(`/api/leads?q=${encodeURIComponent(q)}`)))
    expect(await find('海运')).toHaveLength(50)
    expect(await find('海运59')).toEqual(['舟山海运59号'])
    expect(await find('舟山 ５９号')).toEqual(['舟山海运59号'])
    expect(await find('%%')).toEqual([])
    const { phone } = done(await firm.as('marketer').get(encodeURI('/api/leads?q=海运59'))).items[0]
    const spelled = phone.replace('+86', '').replace(/^(...)(....)/, '$1-$2-')
    expect(await find(spelled)).toEqual(['舟山海运59号'])
    const short = await firm.as('marketer').get(`/api/leads?q=${encodeURIComponent('海')}`)
    expect(short.error?.fields).toEqual([
      { path: 'query.q', code: 'too_short', values: { min: 2 } },
    ])
  })

  it('a lawyer finds and lists only what the lawyer sees', async () => {
    const found = done(await firm.as('lawyer').get(encodeURI('/api/leads?q=舟山海运')))
    expect(namesIn(found)).toEqual(['舟山海运律师的'])
    const list = done(await firm.as('lawyer').get('/api/leads'))
    expect(namesIn(list)).toContain('舟山海运律师的')
    expect(namesIn(list)).not.toContain('舟山海运59号')
    const head = done(await firm.as('civilHead').get('/api/leads?stage=assigned&sort=name'))
    expect(namesIn(head)).toContain('舟山海运律师的')
    const other = done(await firm.as('otherLawyer').get('/api/leads'))
    expect(other.items).toEqual([])
  })

  it('the board counts each stage and shows its first cards', async () => {
    const board = done(
      await firm.as('marketer').get('/api/leads/board?stage=registered&stage=assigned'),
    )
    expect(board.columns.map((column: { stage: string }) => column.stage)).toEqual([
      'registered',
      'assigned',
    ])
    const counted = await firm.look<{ count: number }>(
      `select count(*)::int as count from lead where stage = 'registered'`,
    )
    expect(board.columns[0]).toMatchObject({ count: counted[0]?.count, more: false })
    expect(board.columns[0].items).toHaveLength(20)
    const lawyer = done(await firm.as('otherLawyer').get('/api/leads/board'))
    expect(lawyer.columns).toHaveLength(9)
    expect(lawyer.columns.every((column: { count: number }) => column.count === 0)).toBe(true)
  })

  it('filters narrow the list together', async () => {
    const path = `/api/leads?stage=assigned&specialist=${firm.id('otherSpecialist')}&practice_area=labour`
    const list = done(await firm.as('manager').get(path))
    expect(list.items.length).toBeGreaterThan(0)
    for (const item of list.items) {
      expect(item).toMatchObject({ stage: 'assigned', practiceArea: 'labour' })
    }
    const unknown = await firm.as('manager').get('/api/leads?stage=nowhere')
    expect(unknown.status).toBe(422)
  })
})
