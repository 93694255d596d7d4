import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatchOutbox } from '#access/index.ts'
import {
  done,
  openFirm,
  type OpenFirm,
  type Person,
} from '../../src/communications/notifications/notices.fixture.ts'

// One mechanism takes back whatever says that it can be: afterwards every row is as it was before, whoever
// wrote it, and only the log knows of both.

let firm: OpenFirm
beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
}, 60_000)
afterAll(() => firm?.close())

/** What may differ: the log itself, and what belongs to requests. */
const besides = ['event', 'outbox', 'act', 'act_row', 'idempotency', 'party_change']

/** Every row of every table. */
async function everything(): Promise<Record<string, string[]>> {
  const tables = await firm.look<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'firm' and c.relkind = 'r' order by 1`,
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    if (besides.includes(name)) continue
    const rows = await firm.look<{ row: string }>(
      `select to_jsonb(x)::text as row from ${name} x order by 1`,
    )
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

interface Act {
  by: Person
  path: string
  body?: object
}
const wayBack = { 'x-covenant-way-back': 'yes' }
const send = (act: Act) => firm.as(act.by).post(act.path, act.body, wayBack)

/** Carries an act out; its id. */
async function carryOut(act: Act): Promise<string> {
  const answer = await send(act)
  done(answer)
  return String(answer.headers['x-covenant-act'])
}
const takeBack = (by: Person, id: string) => firm.as(by).post(`/api/acts/${id}/taking-back`)

async function registered(name = '王芳'): Promise<string> {
  const details = { name, phone: '13800001234', practiceArea: 'civil' }
  return done(await firm.as('marketer').post('/api/leads', details)).id
}
const specialist = () => firm.id('specialist')
const plan = () => ({ kind: 'call', occasion: '', plannedOn: '2026-03-09', ownerId: specialist() })
const made = { way: 'call', words: '已通话', at: '2026-03-02T01:50:00Z' }

async function planned(): Promise<string> {
  const { clientId } = await firm.convertedLead()
  const path = `/api/clients/${clientId}/planned-contacts`
  return `/api/planned-contacts/${done(await firm.as('manager').post(path, plan())).id}`
}

const acts: Record<string, () => Promise<Act>> = {
  screenLead: async () => ({
    by: 'marketer',
    path: `/api/leads/${await registered()}/screening`,
    body: { outcome: 'accepted', practiceArea: 'civil' },
  }),
  'screenLead, rejecting': async () => ({
    by: 'marketer',
    path: `/api/leads/${await registered()}/screening`,
    body: { outcome: 'rejected', reason: '不在业务范围' },
  }),
  screenLeads: async () => ({
    by: 'marketer',
    path: '/api/leads/screenings',
    body: {
      ids: [await registered('一'), await registered('二')],
      outcome: 'accepted',
      practiceArea: 'civil',
    },
  }),
  assignLead: async () => {
    const id = await registered()
    const path = `/api/leads/${id}`
    done(
      await firm
        .as('marketer')
        .post(`${path}/screening`, { outcome: 'accepted', practiceArea: 'civil' }),
    )
    const departmentId = firm.firm.departments.民事业务部
    return {
      by: 'manager',
      path: `${path}/assignment`,
      body: { specialistId: specialist(), departmentId },
    }
  },
  'assignLead, to another': async () => ({
    by: 'manager',
    path: `/api/leads/${await firm.givenLead('李强')}/assignment`,
    body: { specialistId: firm.id('otherSpecialist') },
  }),
  assignLeads: async () => ({
    by: 'manager',
    path: '/api/leads/assignments',
    body: {
      ids: [await firm.givenLead('甲'), await firm.givenLead('乙')],
      specialistId: firm.id('otherSpecialist'),
    },
  }),
  snoozeLead: async () => ({
    by: 'specialist',
    path: `/api/leads/${await firm.givenLead('赵敏')}/snooze`,
    body: { until: '2026-04-01', reason: '两个月后再说' },
  }),
  wakeLead: async () => {
    const path = `/api/leads/${await firm.givenLead('钱一')}`
    const rest = { until: '2026-04-01', reason: '以后再说' }
    done(await firm.as('specialist').post(`${path}/snooze`, rest))
    return { by: 'specialist', path: `${path}/waking`, body: {} }
  },
  snoozeLeads: async () => ({
    by: 'specialist',
    path: '/api/leads/snoozes',
    body: { ids: [await firm.givenLead('甲')], until: '2026-04-01', reason: '以后再说' },
  }),
  disqualifyLeads: async () => ({
    by: 'specialist',
    path: '/api/leads/disqualifications',
    body: { ids: [await firm.givenLead('甲')], reasonCode: 'unreachable', reason: '打了五次' },
  }),
  loseLead: async () => ({
    by: 'specialist',
    path: `/api/leads/${await firm.givenLead('冯六')}/loss`,
    body: { reasonCode: 'other', reason: '另请他人' },
  }),
  withdrawLead: async () => ({
    by: 'specialist',
    path: `/api/leads/${await firm.givenLead('陈七')}/withdrawal`,
    body: { reason: '不再需要' },
  }),
  disqualifyLead: async () => ({
    by: 'specialist',
    path: `/api/leads/${await firm.givenLead('孙二')}/disqualification`,
    body: { reasonCode: 'unreachable', reason: '打了五次' },
  }),
  recordFirstContact: async () => ({
    by: 'specialist',
    path: `/api/leads/${await firm.givenLead('周三')}/first-contacts`,
    body: {
      way: 'call',
      reached: true,
      needClear: true,
      need: '追讨货款',
      notPresented: '对方时间有限',
      departmentId: firm.firm.departments.民事业务部,
    },
  }),
  'recordNote, of a client': async () => ({
    by: 'lawyer',
    path: '/api/notes',
    body: {
      subjectId: (await firm.convertedLead()).clientId,
      source: 'call',
      text: '来电催问进展',
    },
  }),
  planContact: async () => {
    const { clientId } = await firm.convertedLead()
    return { by: 'manager', path: `/api/clients/${clientId}/planned-contacts`, body: plan() }
  },
  completePlannedContact: async () => ({
    by: 'specialist',
    path: `${await planned()}/completion`,
    body: made,
  }),
  postponePlannedContact: async () => ({
    by: 'specialist',
    path: `${await planned()}/postponement`,
    body: { plannedOn: '2026-03-16', reason: '客户出差' },
  }),
  cancelPlannedContact: async () => ({
    by: 'specialist',
    path: `${await planned()}/cancellation`,
    body: { reason: '客户不需要' },
  }),
  recordContact: async () => ({
    by: 'specialist',
    path: `/api/clients/${(await firm.convertedLead()).clientId}/contact-records`,
    body: made,
  }),
  reportProgress: async () => ({
    by: 'lawyer',
    path: `/api/engagements/${(await firm.convertedLead()).engagementId}/progress-reports`,
    body: { toClient: true, toTeam: true, way: 'call', text: '已发出律师函' },
  }),
  recordTalk: async () => ({
    by: 'specialist',
    path: `/api/engagements/${(await firm.convertedLead()).engagementId}/talks`,
    body: { way: 'call', said: '客户满意', satisfaction: 5 },
  }),
  excuseCommitment: async () => {
    const lead = await firm.givenLead('吴四')
    const [owed] = await firm.look<{ id: string }>(
      `select id from commitment where subject_id = $1 and status = 'open' limit 1`,
      [lead],
    )
    return {
      by: 'manager',
      path: `/api/commitments/${owed?.id}/excuse`,
      body: { reason: '客户要求推迟' },
    }
  },
  offerHandovers: async () => ({
    by: 'specialist',
    path: '/api/handovers/offers',
    body: {
      subjectIds: [await firm.givenLead('甲'), await firm.givenLead('乙')],
      part: 'specialist',
      toId: firm.id('otherSpecialist'),
      note: '休假',
    },
  }),
  offerHandover: async () => ({
    by: 'specialist',
    path: '/api/handovers',
    body: {
      subjectId: await firm.givenLead('郑五'),
      part: 'specialist',
      toId: firm.id('otherSpecialist'),
      note: '休假',
    },
  }),
}

describe.each(Object.keys(acts))('%s', (name) => {
  test('taken back, everything is as it was, and the log tells of both', async () => {
    const act = await (acts[name] as () => Promise<Act>)()
    await firm.work()
    const before = await everything()
    const id = await carryOut(act)
    expect(await everything()).not.toEqual(before)
    done(await takeBack(act.by, id))
    expect(await everything()).toEqual(before)
    const told = await firm.look(`select data ->> 'verb' as verb from event where object_id = $1`, [
      id,
    ])
    expect(new Set(told.map(({ verb }) => verb))).toEqual(new Set([name.split(',')[0]]))
  })
})

test('an act can be done anew after it was taken back, and taking back twice is taking back once', async () => {
  const act = await (acts.assignLead as () => Promise<Act>)()
  const id = await carryOut(act)
  done(await takeBack('manager', id))
  done(await takeBack('manager', id))
  expect((await send(act)).status).toBe(200)
})

test('what others were to hear waits until it can no longer be taken back', async () => {
  const act = await (acts.assignLead as () => Promise<Act>)()
  await firm.work()
  const heard = async () =>
    (await firm.look(`select * from notice where person_id = $1`, [specialist()])).length
  const before = await heard()
  const first = await carryOut(act)
  await dispatchOutbox(firm.product.runtime, 1_000)
  expect(await heard()).toBe(before)
  done(await takeBack('manager', first))
  await carryOut(act)
  await dispatchOutbox(firm.product.runtime, 1_000)
  expect(await heard()).toBe(before)
  firm.clock.set(new Date(firm.clock.now().getTime() + 16_000).toISOString())
  await dispatchOutbox(firm.product.runtime, 1_000)
  expect(await heard()).toBeGreaterThan(before)
  const ofFirst = `select 1 from notice n join act a on n.event_id = any(a.event_ids) where a.id = $1`
  expect(await firm.look(ofFirst, [first])).toEqual([])
})

test('an act of a program, which has no way back, is told at once', async () => {
  const act = await (acts.assignLead as () => Promise<Act>)()
  await firm.work()
  const answer = await firm.as(act.by).post(act.path, act.body)
  expect(answer.headers['x-covenant-act']).toBeUndefined()
  const [waiting] = await firm.look<{ due: Date }>(`select max(due_at) as due from outbox`)
  expect(waiting?.due.getTime()).toBeLessThanOrEqual(firm.clock.now().getTime())
})

test('it is refused in words when somebody has gone on from it, when it is late, and to everybody else', async () => {
  const act = await (acts.assignLead as () => Promise<Act>)()
  const lead = act.path.split('/')[3]
  const id = await carryOut(act)
  expect((await takeBack('marketer', id)).status).toBe(404)
  expect((await takeBack('managingPartner', id)).status).toBe(404)
  const contact = (await (acts.recordFirstContact as () => Promise<Act>)()).body
  done(await firm.as('specialist').post(`/api/leads/${lead}/first-contacts`, contact))
  expect((await takeBack('manager', id)).error?.code).toBe('built_on')
  const offered = await carryOut(await (acts.offerHandover as () => Promise<Act>)())
  firm.clock.set(new Date(firm.clock.now().getTime() + 16_000).toISOString())
  expect((await takeBack('specialist', offered)).error?.code).toBe('too_late_to_take_back')
})

test('whatever an endpoint that can be taken back writes to lies in tables that are noted', () => {
  const declared = firm.product.areas.entrances.filter(({ endpoint }) => endpoint.takesBack)
  const tried = new Set(Object.keys(acts).map((name) => name.split(',')[0]))
  expect(declared.map(({ endpoint }) => endpoint.name).filter((name) => !tried.has(name))).toEqual(
    [],
  )
})

test('of what acts wrote nothing is kept for more than a day', async () => {
  await firm.at('2026-03-04T10:00')
  await firm.chore('forget-acts')
  expect(await firm.look('select 1 from act union all select 1 from act_row')).toEqual([])
})
