import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, type PersonActor } from '#access/index.ts'
import type { TestClock } from '#platform/clock.ts'
import {
  type Colleague,
  colleague,
  founder as founderAccount,
  type Product,
  type Reply,
  setUpAndSignIn,
  signIn,
  startProduct,
} from '../support/product.ts'

// One client's whole life over the API alone: D1 → D4, S1 → S4, M1 → M3, and D1 again.

let product: Product
const people = {} as Record<
  'founder' | 'manager' | 'marketer' | 'specialist' | 'lawyer' | 'head' | 'officer' | 'accountant',
  Colleague
>

beforeAll(async () => {
  product = await startProduct()
  const founder = await setUpAndSignIn(product)
  const me = await founder.get('/api/me')
  people.founder = { ...founderAccount, id: me.body.personId, browser: founder }
  const hire = async (
    key: keyof typeof people,
    name: string,
    department: string,
    roles: Parameters<typeof colleague>[2]['roles'],
  ) => {
    people[key] = await colleague(product, founder, {
      name,
      email: `${key}@mingli.example`,
      department,
      roles,
    })
  }
  await hire('manager', '沈知行', '客户关系部', ['client_relationship_manager'])
  await hire('marketer', '许诺', '市场部', ['marketing'])
  await hire('specialist', '林晓', '客户关系部', ['client_service_specialist'])
  await hire('lawyer', '韩立言', '民事业务部', ['lawyer'])
  await hire('head', '顾明远', '民事业务部', ['partner', 'lawyer', 'department_head'])
  await hire('officer', '方正', '管理层', ['conflict_officer'])
  await hire('accountant', '金算', '财务部', ['finance'])
}, 60_000)
afterAll(() => product?.close())

const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
const as = (who: keyof typeof people) => people[who].browser
const post = async (who: keyof typeof people, path: string, body?: unknown, headers = {}) =>
  ok(await as(who).post(path, body, headers))
const seen = (version: number) => ({ 'if-match': `"${version}"` })
const get = async (who: keyof typeof people, path: string) => ok(await as(who).get(path))
const day = (days: number) =>
  new Date(product.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
/** Days pass; sessions end meanwhile, so that everyone signs in again. */
const daysPass = async (count: number) => {
  ;(product.clock as TestClock).advance(count * 86_400_000)
  await product.work('sweep')
  for (const one of Object.values(people)) await signIn(one.browser, one.email, one.password)
}

/** Clauses still owed on a subject. */
const owed = async (subject: string): Promise<string[]> => {
  const page = await get('founder', `/api/commitments?box=subject&subject=${subject}`)
  return page.items.map((one: { clause: string }) => one.clause).sort()
}

let lead: string
let client: string
let engagement: string

test('D1: a stranger’s enquiry is registered, screened by marketing and assigned', async () => {
  const channel = await post('marketer', '/api/channels', {
    kind: 'online_promotion',
    name: '官网咨询',
  })
  const registered = await post('marketer', '/api/leads', {
    name: '苏州云杉机械有限公司',
    contactName: '赵敏',
    phone: '138 1234 5678',
    need: '拖欠货款纠纷，对方已失联',
    channelId: channel.id,
  })
  lead = registered.id
  expect(await owed(lead)).toEqual(['D1'])
  const department = (await get('founder', '/api/departments')).items.find(
    (one: { name: string }) => one.name === '民事业务部',
  )
  await post('marketer', `/api/leads/${lead}/screening`, {
    outcome: 'accepted',
    practiceArea: 'civil',
    departmentId: department.id,
  })
  expect(await owed(lead)).toEqual(['D1.assign'])
  await post('manager', `/api/leads/${lead}/assignment`, { specialistId: people.specialist.id })
  expect(await owed(lead)).toEqual(['D2'])
})

test('D2: the specialist makes contact, learns the need and presents the firm', async () => {
  const introduction = await post('marketer', '/api/introductions', {
    kind: 'firm',
    title: '明理简介',
    body: '专注民商事争议解决。',
  })
  await post('founder', `/api/introductions/${introduction.id}/approval`, undefined, seen(1))
  const refused = await as('lawyer').get(`/api/leads/${lead}`)
  expect(refused.status).toBe(404)
  await post('specialist', `/api/leads/${lead}/first-contacts`, {
    way: 'call',
    reached: true,
    need: '追讨货款 86 万元，涉及质保金争议',
    needClear: true,
    urgency: 'high',
    nextStep: '律师评估后电话回复',
    nextStepOn: day(2),
    presented: [introduction.id],
    assessorId: people.lawyer.id,
  })
  expect(await owed(lead)).toEqual(['D2.next', 'D3', 'G4'])
})

test('D3: a lawyer assesses the need; what sounds like a promise of success is refused at its field', async () => {
  const assessment = {
    facts: '双方签有供货合同，货物已签收。',
    legalBasis: '民法典合同编',
    risks: '对方可能主张质量瑕疵。',
    prospects: '证据较充分，仍取决于鉴定。',
    advice: '先发律师函，同时申请诉前保全。',
    worthTaking: true,
    plan: '律师函、保全、起诉',
    milestones: [{ title: '发出律师函', responsibleId: people.lawyer.id, dueOn: day(5) }],
    feeEstimate: { kind: 'fixed', low: '30000.00', high: '50000.00', basis: '按标的分段' },
  }
  const promise = await as('lawyer').post(`/api/leads/${lead}/assessments`, {
    ...assessment,
    advice: '包赢，放心',
  })
  expect(promise.status).toBe(422)
  expect(promise.body.error.fields[0]).toMatchObject({ path: 'advice', code: 'outcome_promise' })
  await post('lawyer', `/api/leads/${lead}/assessments`, assessment)
  expect(await owed(lead)).toEqual(['D4.proposal', 'G4'])
})

test('D4: plan and fees are settled separately; conversion waits for conflict decision, identification and contentment', async () => {
  const offer = {
    plan: '律师函、保全、起诉',
    scope: '一审代理',
    milestones: [
      { title: '发出律师函', responsibleId: people.lawyer.id, dueOn: day(5) },
      { title: '申请诉前保全', responsibleId: people.lawyer.id, dueOn: day(12) },
    ],
    fees: { kind: 'fixed', low: '45000.00', high: '45000.00', basis: '一审固定收费' },
    validUntil: day(30),
  }
  const first = await post('lawyer', `/api/leads/${lead}/proposals`, offer)
  const proposalId = first.proposalId
  const said = { saidBy: '赵敏', way: 'call' }
  await post('specialist', `/api/leads/${lead}/contentment`, {
    proposalId,
    about: 'plan',
    content: true,
    ...said,
  })
  const doubt = await post('specialist', `/api/leads/${lead}/contentment`, {
    proposalId,
    about: 'fees',
    content: false,
    doubt: '希望分期支付',
    ...said,
  })
  expect(await owed(lead)).toEqual(['D4', 'D4.doubt', 'D4.doubt_followed', 'G4'])
  const early = await as('specialist').post(`/api/leads/${lead}/conversion`, {
    title: '货款纠纷一审',
    leadLawyerId: people.lawyer.id,
    originating: [{ personId: people.specialist.id, share: 100 }],
  })
  expect(early.status).toBe(409)
  expect(doubt).toBeTruthy()
  const second = await post(
    'lawyer',
    `/api/leads/${lead}/proposals`,
    {
      ...offer,
      fees: { ...offer.fees, basis: '一审固定收费，分两期' },
    },
    seen(1),
  )
  const secondId = second.proposalId
  for (const about of ['plan', 'fees']) {
    await post('specialist', `/api/leads/${lead}/contentment`, {
      proposalId: secondId,
      about,
      content: true,
      ...said,
    })
  }
  await post('officer', `/api/leads/${lead}/conflict-decision`, {
    outcome: 'clear',
    parties: ['苏州云杉机械有限公司', '无锡恒达贸易有限公司'],
    reason: '检索无命中，经核对无关联',
  })
  await post('specialist', `/api/leads/${lead}/identification`, {
    kind: 'organisation',
    documentKind: 'business_licence',
    number: '91350100M000100Y43',
    name: '苏州云杉机械有限公司',
    verifiedHow: 'original_seen',
  })
  expect(await owed(lead)).toEqual(['D4'])
  const converted = await post('specialist', `/api/leads/${lead}/conversion`, {
    title: '货款纠纷一审',
    leadLawyerId: people.lawyer.id,
    originating: [{ personId: people.lawyer.id, share: 100 }],
  })
  client = converted.clientId
  engagement = converted.engagementId
  expect(await owed(lead)).toEqual([])
  expect(await owed(client)).toEqual(['G3', 'O1b'])
  expect(await owed(engagement)).toEqual(['S1'])
  const again = await as('specialist').post(`/api/leads/${lead}/disqualification`, {
    reasonCode: 'duplicate',
    reason: '误登记',
  })
  expect(again.status).toBe(409)
})

test('S1: the contract is signed with its copy and numbered, and the service starts', async () => {
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.4 委托合同'], { type: 'application/pdf' }), '委托合同.pdf')
  const file = await post('lawyer', `/api/files?subjectId=${engagement}`, form)
  const signed = await post('lawyer', `/api/engagements/${engagement}/contract`, {
    kind: 'litigation',
    scope: '一审代理',
    feeKind: 'fixed',
    feeAmount: '45000.00',
    feeTerms: '签约付 60%，开庭前付 40%',
    signedOn: day(0),
    signedFileId: file.id,
  })
  expect(JSON.stringify(signed)).toContain('2026民')
  expect(await owed(engagement)).toEqual(['O3', 'R2', 'S1.start'])
  await post('lawyer', `/api/engagements/${engagement}/start`, {})
  await post('lawyer', `/api/engagements/${engagement}/terms-disclosure`, {
    way: 'mail',
    what: '服务方案与收费标准',
  })
  await post('accountant', `/api/engagements/${engagement}/fees-confirmation`, {})
  expect(await owed(engagement)).toEqual(['O2', 'S2', 'S3'])
  await post(
    'specialist',
    `/api/clients/${client}/profile`,
    {
      needs: '回款',
      preferences: '微信沟通',
    },
    seen((await get('specialist', `/api/clients/${client}`)).version),
  )
})

test('S2: silence towards the client and towards the team is noticed; a report to both keeps both promises', async () => {
  await daysPass(20)
  const overdue = (
    await get('founder', `/api/commitments?box=subject&subject=${engagement}`)
  ).items.filter((one: { overdue: boolean }) => one.overdue)
  expect(overdue.map((one: { clause: string }) => one.clause).sort()).toEqual(['O2', 'S2'])
  await post('lawyer', `/api/engagements/${engagement}/progress-reports`, {
    toClient: true,
    toTeam: true,
    way: 'wechat',
    text: '法院已受理，保全已申请。',
  })
  const closed = (
    await get('founder', `/api/commitments?box=subject&subject=${engagement}&closed=true`)
  ).items
  const late = closed
    .filter((one: { status: string }) => one.status === 'kept_late')
    .map((one: { clause: string }) => one.clause)
  expect(late.sort()).toEqual(['O2', 'S2'])
  expect(await owed(engagement)).toEqual(['O2', 'S2', 'S3'])
})

test('S2: questions are answered, and a decision that is the client’s blocks its step until it is taken', async () => {
  const question = await post('specialist', `/api/engagements/${engagement}/questions`, {
    text: '保全要多久？',
    way: 'wechat',
  })
  expect(await owed(engagement)).toContain('S2.answer')
  await post('lawyer', `/api/questions/${question.id}/answer`, {
    answer: '一般 48 小时内裁定。',
    way: 'wechat',
  })
  expect(await owed(engagement)).not.toContain('S2.answer')
  const plan = await get('lawyer', `/api/engagements/${engagement}/plan`)
  const milestone = plan.milestones[0]
  const decision = await post('lawyer', `/api/engagements/${engagement}/client-decisions`, {
    question: '是否接受对方分期还款方案？',
    options: [
      { title: '接受', consequences: '撤诉，分六期收款，有违约风险' },
      { title: '不接受', consequences: '继续诉讼，预计再需三个月' },
    ],
    answerBy: day(5),
    milestoneId: milestone.id,
  })
  const blocked = await as('lawyer').post(
    `/api/engagements/${engagement}/milestones/${milestone.id}/completion`,
    {},
  )
  expect([blocked.status, blocked.body.error.code]).toEqual([409, 'decision_open'])
  await post('specialist', `/api/client-decisions/${decision.id}/taking`, {
    option: 1,
    saidBy: '赵敏',
    way: 'call',
    evidence: '通话记录',
  })
  await post('lawyer', `/api/engagements/${engagement}/milestones/${milestone.id}/completion`, {})
})

let feedback: string

test('S3 and S4: a talk brings feedback; it is solved, the plan is adjusted naming it, and the client confirms', async () => {
  await post('specialist', `/api/engagements/${engagement}/talks`, {
    way: 'call',
    satisfaction: 3,
    nps: 6,
    said: '希望进展说得更勤',
  })
  const received = await post('specialist', '/api/feedback', {
    subject: { kind: 'engagement', id: engagement },
    kind: 'suggestion',
    text: '希望每周说一次进展',
    touchesPlan: true,
    way: 'call',
  })
  feedback = received.id
  expect(await owed(engagement)).toEqual(
    expect.arrayContaining(['S3.acknowledge', 'S3.resolve', 'S4']),
  )
  await post('specialist', `/api/feedback/${feedback}/acknowledgement`, { way: 'wechat' })
  const plan = await get('lawyer', `/api/engagements/${engagement}/plan`)
  await post(
    'lawyer',
    `/api/engagements/${engagement}/plan-adjustments`,
    {
      reasonKind: 'feedback',
      reason: '增加每周简报',
      feedbackIds: [feedback],
      milestones: [
        ...plan.milestones.map((one: { id: string; title: string }) => ({
          id: one.id,
          title: one.title,
        })),
        { title: '每周五简报' },
      ],
    },
    seen(plan.number),
  )
  await post('lawyer', `/api/feedback/${feedback}/resolution`, {
    solution: '每周五发送简报',
    way: 'wechat',
  })
  expect(await owed(engagement)).toContain('S3.follow')
  await post('specialist', `/api/feedback/${feedback}/confirmation`, { content: true })
  const left = await owed(engagement)
  for (const clause of ['S3.acknowledge', 'S3.resolve', 'S3.follow', 'S4'])
    expect(left).not.toContain(clause)
})

test('M1: after closing a specialist visits again, the file is archived, the quality reviewed', async () => {
  await post('lawyer', `/api/engagements/${engagement}/closing`, {
    outcome: 'won',
    summary: '判决支持全部请求',
  })
  expect(await owed(engagement)).toEqual(['M1', 'R1', 'R6'])
  await post('specialist', `/api/engagements/${engagement}/return-visits`, {
    way: 'phone',
    at: product.clock.now().toISOString(),
    satisfaction: 5,
    nps: 9,
    opinion: '非常专业',
  })
  await post('lawyer', `/api/engagements/${engagement}/archive`, {
    place: 'A-12-3',
    originalsReturned: true,
  })
  await post('head', `/api/engagements/${engagement}/quality-review`, {
    findings: '文书规范，沟通及时',
  })
  expect(await owed(engagement)).toEqual([])
})

test('M2: a key client is contacted regularly and greeted as planned', async () => {
  await post('manager', `/api/clients/${client}/tier`, { tier: 'key', reason: '年度委托潜力大' })
  const planned = await post('specialist', `/api/clients/${client}/planned-contacts`, {
    kind: 'greeting',
    occasion: '端午问候',
    plannedOn: day(10),
    ownerId: people.specialist.id,
  })
  expect(await owed(client)).toEqual(expect.arrayContaining(['M2', 'M2.planned']))
  await post('specialist', `/api/planned-contacts/${planned.id}/completion`, {
    way: 'wechat',
    words: '端午安康',
    at: product.clock.now().toISOString(),
  })
  expect(await owed(client)).not.toContain('M2.planned')
})

test('M3 and D1 again: a later need becomes a new lead that keeps where it came from', async () => {
  const noticed = await post('lawyer', `/api/clients/${client}/opportunities`, {
    title: '常年法律顾问',
    need: '合同审查与合规',
    practiceArea: 'commercial',
    source: 'return_visit',
    ownerId: people.lawyer.id,
  })
  expect(await owed(client)).toContain('M3')
  const pursued = await post('lawyer', `/api/opportunities/${noticed.id}/pursuit`, { as: 'lead' })
  const leadId = pursued.leadId ?? pursued.lead?.id
  expect(await owed(client)).not.toContain('M3')
  const again = await get('specialist', `/api/leads/${leadId}`)
  expect(JSON.stringify(again)).toContain(noticed.id)
  expect(JSON.stringify(again)).toContain(client)
  expect((await owed(leadId)).length).toBeGreaterThan(0)
})

test('the client’s page and its timeline tell the whole story to those who may see it, and nothing to others', async () => {
  const timeline = await get('manager', `/api/clients/${client}/timeline`)
  expect(timeline.items.length).toBeGreaterThan(10)
  expect((await as('marketer').get(`/api/clients/${client}`)).status).toBe(404)
})

/** Every id of a row about these subjects, from every table, with nothing left out. */
async function everyIdOf(subjects: string[]): Promise<string[]> {
  const admin = new pg.Client({ connectionString: product.db.adminUrl })
  await admin.connect()
  const tables = await admin.query<{ table: string }>(`
    select table_name as table from information_schema.columns
    where table_schema = 'firm' and column_name in ('id', 'subject_id') group by 1 having count(*) = 2`)
  const ids = new Set(subjects)
  for (const { table } of tables.rows) {
    const rows = await admin.query(
      `select id::text from firm.${table} where subject_id = any($1)`,
      [subjects],
    )
    for (const row of rows.rows) ids.add(row.id)
  }
  await admin.end()
  return [...ids].filter((id) => id.length === 36)
}

test('a wall shuts a manager who sees everything out of the client: no page, list, count, search, file or timeline knows of it', async () => {
  const subjects = [lead, client, engagement]
  const ids = await everyIdOf(subjects)
  expect(ids.length).toBeGreaterThan(40)
  const reads = product.areas.entrances
    .map((one) => one.endpoint)
    .filter((one) => one.method === 'GET')
  const asked = reads.flatMap((endpoint) => {
    const paths = endpoint.path.includes(':')
      ? ids.map((id) => endpoint.path.replaceAll(/:\w+/g, id))
      : [endpoint.path]
    return paths.flatMap((path) =>
      (path === endpoint.path ? queriesFor(path, subjects) : ['']).map((query) => ({
        name: endpoint.name,
        isList: path === endpoint.path,
        path,
        query,
      })),
    )
  })
  const ask = async (who: keyof typeof people, questions: typeof asked) => {
    const found = new Set<(typeof asked)[number]>()
    const left = [...questions]
    const askOn = async () => {
      for (let one = left.pop(); one; one = left.pop()) {
        const { isList, path, query } = one
        const reply = await as(who).get(path + query)
        expect(reply.status, path).not.toBe(429)
        expect(reply.status, path).toBeLessThan(500)
        const text = JSON.stringify(reply.body)
        const tells = ids.some((id) => text.includes(id)) || /云杉|赵敏|货款/.test(text)
        if (reply.status < 300 && (tells || !isList)) found.add(one)
      }
    }
    await Promise.all(Array.from({ length: 6 }, askOn))
    return found
  }
  // What told nothing before tells nothing behind a wall either.
  const before = await ask('manager', asked)
  expect(new Set([...before].map((one) => one.name)).size).toBeGreaterThan(25)
  const wall = crypto.randomUUID()
  await asActor(product.db.database, officer(), async (tx) => {
    const raised = {
      id: wall,
      reason: '对方当事人亲属',
      raised_by: people.officer.id,
      raised_at: product.clock.now(),
    }
    await tx.insertInto('wall').values(raised).execute()
    await tx.insertInto('wall_subject').values({ wall_id: wall, subject_id: client }).execute()
    await tx
      .insertInto('wall_principal')
      .values({ wall_id: wall, principal_id: people.manager.id })
      .execute()
  })
  expect([...(await ask('manager', [...before]))]).toEqual([])
}, 120_000)

const officer = (): PersonActor => ({
  kind: 'person',
  personId: people.officer.id,
  name: '方正',
  roles: ['conflict_officer'],
  departmentId: people.officer.id,
  standsInFor: [],
  scopes: null,
})

/** Ways to ask a list that might tell of something hidden. */
function queriesFor(path: string, subjects: string[]): string[] {
  const bySubject = subjects.flatMap((id) => [`?box=subject&subject=${id}&closed=true`])
  if (path === '/api/commitments') return ['', '?box=escalated', ...bySubject]
  if (path === '/api/leads')
    return ['', `?q=${encodeURIComponent('云杉')}`, `?q=${encodeURIComponent('云杉机械')}`]
  if (path === '/api/leads/duplicates') return ['?phone=13812345678']
  if (path === '/api/files') return subjects.map((id) => `?subjectId=${id}`)
  if (path === '/api/clients' || path === '/api/engagements')
    return ['', `?q=${encodeURIComponent('云杉')}`]
  return ['']
}
